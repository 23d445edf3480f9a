//! What screening finds, written for people, for spreadsheets and for programs.

use std::io::{BufWriter, Stdout, Write};
use std::path::Path;

use anyhow::Result;
use lists::{FileReport, Loaded, Report};
use screening::{Found, Hit, Index, Party};
use serde_json::json;
use tables::add_cell;

use super::part::Part;
use super::screen::lists_used;

const HEADER: &str = "asked_id,asked_name,band,similarity,evidence_bits,list,list_sha256,\
                      listed_id,listed_name,matched_name,reasons,total_hits\n";

/// Somebody who was asked about, and whom they may be.
pub(super) struct Asked<'a> {
    pub(super) party: &'a Party,
    pub(super) found: &'a Found,
}

impl Asked<'_> {
    /// How many more there are than are told.
    fn more(&self) -> usize {
        self.found.total.saturating_sub(self.found.hits.len())
    }
}

/// Where findings are written.
pub(super) struct Out<'a> {
    index: &'a Index,
    loaded: &'a Loaded,
    json: bool,
    screen: BufWriter<Stdout>,
    file: Option<Part>,
    asked: u64,
    alike: u64,
    hits: u64,
}

impl<'a> Out<'a> {
    pub(super) fn new(
        index: &'a Index,
        loaded: &'a Loaded,
        file: Option<&Path>,
        json: bool,
    ) -> Result<Self> {
        let file = file.map(|path| Part::begin(path, HEADER.as_bytes())).transpose()?;
        let screen = BufWriter::new(std::io::stdout());
        Ok(Self { index, loaded, json, screen, file, asked: 0, alike: 0, hits: 0 })
    }

    /// How many were asked about.
    pub(super) fn asked(&self) -> u64 {
        self.asked
    }

    /// Writes what was found of one.
    pub(super) fn write(&mut self, asked: &Asked<'_>) -> Result<()> {
        self.asked += 1;
        self.alike += u64::from(asked.found.total > 0);
        self.hits += asked.found.total as u64;
        if self.json {
            let line = self.as_json(asked);
            writeln!(self.screen, "{line}")?;
        } else if asked.found.total > 0 {
            let text = self.as_text(asked)?;
            self.screen.write_all(text.as_bytes())?;
        }
        let rows = self.as_rows(asked);
        if let Some(file) = &mut self.file {
            file.write(&rows)?;
        }
        Ok(())
    }

    /// Closes the file and says how much there was.
    pub(super) fn finish(mut self, names: &Report) -> Result<u64> {
        if let Some(file) = self.file.take() {
            file.finish()?;
        }
        if !self.json {
            let (asked, alike, hits) = (self.asked, self.alike, self.hits);
            let unread = names.problems.total;
            writeln!(self.screen, "Asked about        {asked}")?;
            writeln!(self.screen, "Somebody is alike  {alike} ({hits} hits)")?;
            writeln!(self.screen, "Problems in names  {unread}")?;
            for (path, digest, broken_off) in lists_used(self.loaded) {
                let missing = if broken_off { ", broken off: people are missing" } else { "" };
                writeln!(self.screen, "List               {path} {digest}{missing}")?;
            }
            if hits > 0 {
                writeln!(self.screen, "A hit is a question for an officer, never an answer.")?;
            }
        }
        self.screen.flush()?;
        Ok(self.hits)
    }

    fn listed(&self, hit: &Hit) -> Option<(&'a Party, &'a FileReport)> {
        Some((self.index.parties().get(hit.party)?, self.loaded.file_of(hit.party)?))
    }

    fn as_text(&self, asked: &Asked<'_>) -> Result<String> {
        use std::fmt::Write;
        let mut told = format!("{} ({})\n", asked.party.name(), asked.party.id);
        for hit in &asked.found.hits {
            let Some((party, file)) = self.listed(hit) else { continue };
            let found = &hit.comparison;
            let (band, name) = (found.band, party.name());
            writeln!(
                told,
                "  {band}: {name}\n    similarity {:.3}, evidence {:.1} bits; {} {}",
                found.similarity,
                found.evidence,
                file.path.display(),
                party.id,
            )?;
            if let Some(nearest) = party.names.get(found.name).filter(|_| found.name > 0) {
                writeln!(told, "    nearest by the name {}", nearest.text)?;
            }
            for statement in &found.statements {
                writeln!(told, "    - {}", statement)?;
            }
        }
        if asked.more() > 0 {
            writeln!(told, "  and {} more; --limit tells more of them", asked.more())?;
        }
        told.push('\n');
        Ok(told)
    }

    fn as_json(&self, asked: &Asked<'_>) -> serde_json::Value {
        let hits = asked.found.hits.iter().filter_map(|hit| {
            let (party, file) = self.listed(hit)?;
            let reasons: Vec<String> =
                hit.comparison.statements.iter().map(ToString::to_string).collect();
            Some(json!({
                "list": file.path,
                "list_sha256": file.report.digest,
                "party": party,
                "comparison": hit.comparison,
                "reasons": reasons,
            }))
        });
        let hits: Vec<_> = hits.collect();
        let mut told = json!({ "asked": asked.party, "hits": hits, "total": asked.found.total });
        let used = lists_used(self.loaded).into_iter();
        let broken: Vec<String> = used.filter(|used| used.2).map(|used| used.0).collect();
        if !broken.is_empty() {
            told["broken_off"] = json!(broken);
        }
        told
    }

    fn as_rows(&self, asked: &Asked<'_>) -> Vec<u8> {
        let mut rows = Vec::new();
        let total = asked.found.total.to_string();
        for hit in &asked.found.hits {
            let Some((party, file)) = self.listed(hit) else { continue };
            let found = &hit.comparison;
            let nearest = party.names.get(found.name).map_or("", |name| name.text.as_str());
            let said: Vec<String> = found.statements.iter().map(ToString::to_string).collect();
            let numbers = [format!("{:.3}", found.similarity), format!("{:.1}", found.evidence)];
            let list = file.path.display().to_string();
            row(
                &mut rows,
                [
                    asked.party.id.as_str(),
                    asked.party.name(),
                    &found.band.to_string(),
                    &numbers[0],
                    &numbers[1],
                    &list,
                    &file.report.digest,
                    &party.id,
                    party.name(),
                    nearest,
                    &said.join(". "),
                    &total,
                ],
            );
        }
        if asked.found.total == 0 {
            let nobody = screening::Band::NoMatch.to_string();
            let (id, name) = (asked.party.id.as_str(), asked.party.name());
            row(&mut rows, [id, name, nobody.as_str(), "", "", "", "", "", "", "", "", &total]);
        }
        rows
    }
}

fn row(to: &mut Vec<u8>, cells: [&str; 12]) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            to.push(b',');
        }
        if !cell.is_empty() {
            add_cell(to, cell);
        }
    }
    to.push(b'\n');
}
