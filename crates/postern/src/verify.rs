//! Checking an office: journals chain, stages follow from them, books balance, every sealed body is
//! there, and every decision replays to the same bytes.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use casework::authority::Digested;
use casework::duplicate::Part;
use casework::journal::{self, EventKind};
use casework::{CaseId, Stage};
use desk::record::Record;
use keyring::{CaseKey, IntakeKey};
use programme::{Digest, Programme};
use sealing::{InnerHeader, Purpose, SealedBy};
use serde::Serialize;
use store::{CaseRow, Direction, Office, Store, TestimonyState};

/// Cases read at a time.
const PAGE: u64 = 500;

/// What was checked, and what does not hold.
#[derive(Default, Debug, Serialize)]
pub struct Report {
    /// Cases seen.
    pub cases: u64,
    /// Of these, erased ones: only their chain can be checked.
    pub erased: u64,
    /// Journal entries whose chain was checked.
    pub entries: u64,
    /// Sealed bodies that are there and are what the journal says.
    pub bodies: u64,
    /// Decisions replayed to the same bytes.
    pub decisions: u64,
    /// Whether decisions could be replayed: an officer's key was given.
    pub replayed: bool,
    /// What does not hold, in words.
    pub problems: Vec<String>,
}

impl Report {
    /// Whether everything that was tried holds.
    pub fn holds(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Checks everything. Without a key, decisions stay sealed and are not replayed.
pub async fn verify(
    store: &Store,
    key: Option<&IntakeKey>,
    progress: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<Report> {
    let office = store.office();
    let total: u64 = office.stage_counts().await?.values().sum();
    let mut checker = Checker {
        office: office.clone(),
        key,
        programmes: BTreeMap::new(),
        report: Report { replayed: key.is_some(), ..Report::default() },
    };
    let mut after = None;
    loop {
        let page = office.all_cases(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.case);
        for row in &page {
            checker.case(row).await?;
            progress(checker.report.cases, total);
        }
    }
    checker.testimonies().await?;
    checker.books().await?;
    Ok(checker.report)
}

struct Checker<'a> {
    office: Office,
    key: Option<&'a IntakeKey>,
    programmes: BTreeMap<Digest, Option<Programme>>,
    report: Report,
}

impl Checker<'_> {
    fn problem(&mut self, row: &CaseRow, what: impl std::fmt::Display) {
        self.report.problems.push(format!("{}: {what}", row.designation));
    }

    async fn case(&mut self, row: &CaseRow) -> Result<()> {
        self.report.cases += 1;
        let entries = self.office.journal(row.case).await?;
        self.report.entries += entries.len() as u64;
        match journal::verify(row.case, &entries) {
            Err(error) => self.problem(row, format!("the journal does not chain: {error}")),
            Ok(head) if head != row.head => {
                self.problem(row, "the case's head is not the end of its journal");
            }
            Ok(_) => {}
        }
        match stage_of(&entries) {
            Some(stage) if stage == row.stage => {}
            stage => self
                .problem(row, format!("the case is {:?}, its journal says {stage:?}", row.stage)),
        }
        if is_set_aside(&entries) != row.set_aside {
            self.problem(row, "its journal and the merges do not agree whether it is set aside");
        }
        if row.erasing && row.stage != Stage::Erased {
            self.problem(row, "its erasure is begun and not finished: start the office once");
            return Ok(());
        }
        if row.stage == Stage::Erased {
            self.report.erased += 1;
            return self.erased(row).await;
        }
        self.sealed(row, &entries).await
    }

    async fn erased(&mut self, row: &CaseRow) -> Result<()> {
        if !self.office.bodies(row.case).await?.is_empty() {
            self.problem(row, "erased, and yet sealed bodies are left");
        }
        if self.office.wrap(row.case).await.is_ok() {
            self.problem(row, "erased, and yet its key is left");
        }
        if !self.office.tokens(row.case).await?.is_empty() {
            self.problem(row, "erased, and yet blind tokens are left");
        }
        Ok(())
    }

    /// What the journal names must be there, and nothing else; what is there must be what it names.
    async fn sealed(&mut self, row: &CaseRow, entries: &[journal::Entry]) -> Result<()> {
        let case_key = match self.key {
            Some(key) => self.open_case(row, key).await?,
            None => None,
        };
        let mut named = named_bodies(entries);
        for body in self.office.bodies(row.case).await? {
            let place = place(body.direction, body.sequence);
            match named.remove(&place) {
                None => {
                    self.problem(row, format!("{place} is stored; the journal does not name it"))
                }
                Some(digest) if digest != body.digest.to_string() => {
                    self.problem(row, format!("{place} is not the body the journal names"));
                }
                Some(_) => {}
            }
            let bytes = match self.office.body_bytes(&body).await {
                Ok(bytes) => bytes,
                Err(error) => {
                    self.problem(row, format!("{place}: {error}"));
                    continue;
                }
            };
            self.report.bodies += 1;
            let Some(case_key) = &case_key else { continue };
            if body.direction != Direction::Office || body.purpose != Purpose::Record {
                continue;
            }
            let expected = header(row, body.purpose, body.sequence, body.sealed_by);
            match case_key.open(&bytes, &expected) {
                Ok(plain) => self.record(row, entries, &place, &plain).await?,
                Err(error) => self.problem(row, format!("{place} does not open: {error}")),
            }
        }
        for place in named.keys() {
            self.problem(row, format!("{place} is missing"));
        }
        Ok(())
    }

    async fn open_case(&mut self, row: &CaseRow, key: &IntakeKey) -> Result<Option<CaseKey>> {
        let wrap = self.office.wrap(row.case).await?;
        match key.open_case(&wrap, &header(row, Purpose::Wrap, 0, SealedBy::Server)) {
            Ok(case_key) => Ok(Some(case_key)),
            Err(error) => {
                self.problem(row, format!("its key does not open: {error}"));
                Ok(None)
            }
        }
    }

    /// A record of the office: if the journal calls it an assessment, it is one, and it replays.
    async fn record(
        &mut self,
        row: &CaseRow,
        entries: &[journal::Entry],
        place: &str,
        plain: &[u8],
    ) -> Result<()> {
        let journalled = entries.iter().find_map(|entry| {
            let payload = &entry.event.payload;
            let of_this = entry.event.kind == EventKind::Assessed && payload.get(place).is_some();
            of_this.then(|| payload.get("assessment")).flatten()
        });
        let assessment = match (Record::from_bytes(plain), journalled) {
            (Some(Record::Assessment { assessment }), Some(digest))
                if assessment.digest().to_string() == digest =>
            {
                assessment
            }
            (Some(Record::Assessment { .. }), _) | (Some(_), Some(_)) => {
                self.problem(row, format!("{place} is not the assessment the journal names"));
                return Ok(());
            }
            (Some(_), None) => return Ok(()),
            (None, _) => {
                self.problem(row, format!("{place} is no record that this version writes"));
                return Ok(());
            }
        };
        match self.programme(assessment.programme).await? {
            Some(programme) if assessment.replays(&programme) => self.report.decisions += 1,
            Some(_) => self.problem(row, format!("{place} does not replay to the same bytes")),
            None => self.problem(row, "the programme it was decided with is missing"),
        }
        Ok(())
    }

    async fn programme(&mut self, digest: Digest) -> Result<Option<Programme>> {
        if let Some(known) = self.programmes.get(&digest) {
            return Ok(known.clone());
        }
        let sources = self.office.programme(&digest).await?;
        let programme = sources.and_then(|sources| programme::load(&sources).ok());
        self.programmes.insert(digest, programme.clone());
        Ok(programme)
    }

    /// Testimonies have no journal, since none may tell of them; what was given must be readable.
    async fn testimonies(&mut self) -> Result<()> {
        for page in 1.. {
            let found = self.office.testimonies(None, page).await?;
            for row in &found.items {
                if row.state == TestimonyState::Withdrawn {
                    continue;
                }
                let bodies = self.office.testimony_bodies(row.id).await?;
                let given = bodies.iter().filter(|body| body.direction == Direction::In).count();
                if given != 1 + usize::from(row.video) {
                    self.report.problems.push(format!("testimony {}: bodies are missing", row.id));
                }
                for body in bodies {
                    match self.office.body_bytes(&body).await {
                        Ok(_) => self.report.bodies += 1,
                        Err(error) => {
                            self.report.problems.push(format!("testimony {}: {error}", row.id));
                        }
                    }
                }
            }
            if page * found.per_page >= found.total {
                break;
            }
        }
        Ok(())
    }

    async fn books(&mut self) -> Result<()> {
        for imbalance in self.office.check_books().await? {
            let partner = &imbalance.partner;
            self.report.problems.push(format!("the books of {partner} do not balance"));
        }
        if let Some(damage) = self.office.check_audit_chain().await? {
            self.report.problems.push(format!("the audit trail does not chain: {damage:?}"));
        }
        for list in self.office.damaged_lists().await? {
            let name = list.list.name;
            let what = format!("the list {name:?} is not what was read in: load it again");
            self.report.problems.push(what);
        }
        for blob in self.office.missing_blobs().await? {
            self.report.problems.push(format!("the vault misses the sealed file {blob}"));
        }
        Ok(())
    }
}

/// A body's name in the journal, such as `in_1`.
fn place(direction: Direction, sequence: u64) -> String {
    let direction = match direction {
        Direction::In => "in",
        Direction::Out => "out",
        Direction::Office => "office",
    };
    format!("{direction}_{sequence}")
}

/// Every body a journal names, with its digest.
fn named_bodies(entries: &[journal::Entry]) -> BTreeMap<String, String> {
    let pairs = entries.iter().flat_map(|entry| entry.event.payload.iter());
    let is_body = |key: &str| {
        let number = ["in_", "out_", "office_"].iter().find_map(|word| key.strip_prefix(word));
        number.is_some_and(|number| number.parse::<u64>().is_ok())
    };
    pairs
        .filter(|(key, _)| is_body(key))
        .map(|(key, digest)| (key.to_owned(), digest.to_owned()))
        .collect()
}

/// The stage a journal leads to.
fn stage_of(entries: &[journal::Entry]) -> Option<Stage> {
    let mut entries = entries.iter();
    entries.next().filter(|entry| entry.event.kind == EventKind::ApplicationReceived)?;
    entries.try_fold(Stage::Received, |stage, entry| stage.after(entry.event.kind).ok())
}

/// Whether a journal leaves the case set aside: merged so, not undone, not erased.
fn is_set_aside(entries: &[journal::Entry]) -> bool {
    let is_part = |entry: &&journal::Entry| {
        entry.event.payload.get("part") == Some(Part::SetAside.name())
            || entry.event.kind == EventKind::Erased
    };
    let last = entries.iter().rev().find(is_part);
    last.is_some_and(|entry| entry.event.kind == EventKind::Merged)
}

fn header(row: &CaseRow, purpose: Purpose, sequence: u64, sealed_by: SealedBy) -> InnerHeader {
    let case: CaseId = row.case;
    InnerHeader { programme: *row.programme.as_bytes(), case, purpose, sequence, sealed_by }
}

/// Unlocks the intake key with an officer's passphrase.
pub async fn unlock(office: &Office, name: &str, passphrase: &str) -> Result<IntakeKey> {
    let row = office.officer_by_name(name).await?;
    let row = row.with_context(|| format!("no officer is called {name}"))?;
    let passphrase = keyring::Passphrase::parse(passphrase).context("not a passphrase")?;
    let identity = keyring::unlock(&passphrase, &row.sealed_identity)
        .with_context(|| format!("the passphrase does not open {name}'s key"))?;
    let wrap = row.intake_wrap.with_context(|| format!("{name}'s roles open no cases"))?;
    IntakeKey::unwrap(&identity, &wrap).context("the intake key does not open")
}
