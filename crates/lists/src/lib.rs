//! Official lists in: what they say, and what could not be read.
//!
//! [`read`] takes one file as its office publishes it and gives out a [`Party`] for each entry, one
//! after the other; [`read_files`] takes files that belong together, such as the parts of OFAC's
//! list. What cannot be read is told in the [`Report`], at its line, and the rest is loaded.
//!
//! **Architecture Invariant:** a file of any length is read in bounded memory; a piece that is too
//! long is cut or passed over, and the report says so. XML has no document types and no entities
//! here: nothing in a list can make it grow or reach for another file.

#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod dates;
mod encoding;
mod eu;
mod files;
mod format;
mod ftm;
mod ftm_apart;
mod intake;
mod ofac_csv;
mod ofac_reference;
mod ofac_remarks;
mod ofac_xml;
mod plain;
mod plain_columns;
mod report;
mod rows;
mod source;
mod text;
mod uk;
mod uk_cells;
mod un;
mod values;
mod waiting;
mod xml;

use std::io::BufRead;

use screening::Party;

pub use dates::days;
pub use files::{FileReport, Loaded, each_of_files, read_files};
pub use format::Format;
pub use ftm::party_of_entity;
pub use plain_columns::{COLUMNS, Meaning};
pub use report::{PROBLEMS_KEPT, Problem, Problems, Report, Unreadable};
pub use text::NAME_CHARS_MAX;

use ftm_apart::Apart;
use intake::Intake;
use source::Source;

/// Reads one list and gives out its parties in the order of the list. Without a format, it is found
/// from the first bytes. Only a file that is none of the formats, or that cannot be read from the
/// disk, is an error; all else that is wrong is a problem of the report.
pub fn read(
    input: impl BufRead,
    format: Option<Format>,
    each: &mut dyn FnMut(Party),
) -> Result<Report, Unreadable> {
    let mut source = Source::new(input);
    let format = match format {
        Some(format) => format,
        None => format::found(source.first()?)?,
    };
    read_as(source, format, Intake::new(each))
}

/// Reads a list of a known format.
fn read_as<R: BufRead>(
    mut source: Source<R>,
    format: Format,
    mut intake: Intake<'_>,
) -> Result<Report, Unreadable> {
    match format {
        Format::OfacCsv => ofac_csv::read_alone(&mut source, &mut intake),
        Format::OfacAdvancedXml => ofac_xml::read(&mut source, &mut intake),
        Format::EuXml => eu::read(&mut source, &mut intake),
        Format::UnXml => un::read(&mut source, &mut intake),
        Format::UkCsv => uk::read(&mut source, &mut intake),
        Format::FollowTheMoney => ftm::read(&mut source, &mut intake, Apart::default()),
        Format::Csv => plain::read(&mut source, &mut intake),
    }?;
    finish(source, intake, format)
}

/// Reads names somebody asks about: a CSV file with a header, as [`Format::Csv`], or text with one
/// name a line. What looks like another file is an error, so that its lines are not taken for
/// names; who has no identifier is called after the line.
pub fn read_names(input: impl BufRead, each: &mut dyn FnMut(Party)) -> Result<Report, Unreadable> {
    let mut source = Source::new(input);
    let mut intake = Intake::asked(each);
    if plain::has_header(source.first()?) {
        plain::read(&mut source, &mut intake)?;
    } else {
        plain::must_be_names(source.first()?)?;
        plain::read_lines(&mut source, &mut intake)?;
    }
    finish(source, intake, Format::Csv)
}

/// Reads what is left, so that the digest is that of the whole file, and closes the report.
fn finish<R: BufRead>(
    mut source: Source<R>,
    mut intake: Intake<'_>,
    format: Format,
) -> Result<Report, Unreadable> {
    source.drain()?;
    for note in source.notes() {
        intake.problems.add(note);
    }
    Ok(intake.report(format, source.digest(), source.bytes()))
}
