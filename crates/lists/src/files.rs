//! Files that belong together, and several lists at once.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use screening::Party;
use serde::{Deserialize, Serialize};

use crate::format::{self, Format};
use crate::ftm;
use crate::intake::Intake;
use crate::ofac_csv::{self, Joined, Part};
use crate::report::{Report, Unreadable};
use crate::rows;
use crate::source::Source;

/// What came of one of the files.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileReport {
    /// The file.
    pub path: PathBuf,
    /// What came of it.
    pub report: Report,
}

/// Parties in memory, and what came of each file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Loaded {
    /// The parties of all files, file after file.
    pub parties: Vec<Party>,
    /// What came of each file, in the order given.
    pub reports: Vec<FileReport>,
}

impl Loaded {
    /// Which file a party came from, by the party's place.
    pub fn file_of(&self, party: usize) -> Option<&FileReport> {
        let mut before = 0_u64;
        self.reports.iter().find(|file| {
            before += file.report.parties;
            (party as u64) < before
        })
    }
}

/// Reads files into memory. See [`each_of_files`].
pub fn read_files(paths: &[PathBuf], format: Option<Format>) -> Result<Loaded, Unreadable> {
    let mut parties = Vec::new();
    let reports = each_of_files(paths, format, &mut |_, party| parties.push(party))?;
    Ok(Loaded { parties, reports })
}

/// Reads files one after the other and gives out their parties, each with the place of its file.
/// Without a format, each file shows its own. OFAC's CSV files are joined whatever their order:
/// names and addresses go to the entries of their numbers. Nobody comes twice from a file that is
/// given once.
pub fn each_of_files(
    paths: &[PathBuf],
    format: Option<Format>,
    each: &mut dyn FnMut(usize, Party),
) -> Result<Vec<FileReport>, Unreadable> {
    let named = |path: &Path, why: Unreadable| Unreadable::File {
        path: path.to_owned(),
        why: Box::new(why),
    };
    let mut reports: Vec<Option<Report>> = vec![None; paths.len()];
    let mut joined = Joined::default();
    let mut entries = Vec::new();
    // What adds to entries first, so that entries can be given out as they come.
    for (place, path) in paths.iter().enumerate() {
        match part_of(path, format).map_err(|why| named(path, why))? {
            Some(Part::Entries) | None => entries.push(place),
            Some(_) => {
                let report = one(path, Some(Format::OfacCsv), &mut joined, &mut |_| {});
                reports[place] = Some(report.map_err(|why| named(path, why))?);
            }
        }
    }
    let adds = entries.len() < paths.len();
    for place in entries {
        let path = &paths[place];
        let report = one(path, format, &mut joined, &mut |party| each(place, party));
        reports[place] = Some(report.map_err(|why| named(path, why))?);
    }
    let left = joined.left();
    let mut all = Vec::new();
    for (path, report) in paths.iter().zip(reports) {
        all.extend(report.map(|report| FileReport { path: path.clone(), report }));
    }
    // Told once, in the first file that adds: which of them a row came from is not kept.
    let adding = all.iter_mut().find(|file| adds && file.report.parties == 0);
    if left > 0
        && let Some(file) = adding
    {
        let what = format!("{left} names, addresses or comments of numbers no entry has");
        let expected = "entries with these numbers (sdn.csv)";
        let problem = crate::report::Problem::new(1, what, expected, "they are left out");
        file.report.problems.add(problem);
    }
    Ok(all)
}

fn open(path: &Path) -> Result<BufReader<File>, Unreadable> {
    Ok(BufReader::with_capacity(256 * 1024, File::open(path)?))
}

/// Which of OFAC's CSV files this is, if it is one.
fn part_of(path: &Path, format: Option<Format>) -> Result<Option<Part>, Unreadable> {
    let mut source = Source::new(open(path)?);
    let first = source.first()?;
    let format = match format {
        Some(format) => format,
        None => format::found(first)?,
    };
    if format != Format::OfacCsv {
        return Ok(None);
    }
    let text = String::from_utf8_lossy(first);
    Ok(Part::of(rows::cells_of(text.lines().next().unwrap_or_default(), ',').len()))
}

fn one(
    path: &Path,
    format: Option<Format>,
    joined: &mut Joined,
    each: &mut dyn FnMut(Party),
) -> Result<Report, Unreadable> {
    let mut source = Source::new(open(path)?);
    let format = match format {
        Some(format) => format,
        None => format::found(source.first()?)?,
    };
    let mut intake = Intake::new(each);
    match format {
        Format::OfacCsv => {
            ofac_csv::read(&mut source, &mut intake, joined)?;
        }
        Format::FollowTheMoney => {
            let apart = ftm::apart(&mut Source::new(open(path)?))?;
            ftm::read(&mut source, &mut intake, apart)?;
        }
        _ => return crate::read_as(source, format, intake),
    }
    crate::finish(source, intake, format)
}
