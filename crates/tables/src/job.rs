//! The work: rows are read by one, decided and laid out by many, and kept in order.

use std::path::Path;

use jiff::civil::Date;
use programme::{Batch, Programme};
use rayon::prelude::*;

use crate::decided::{Decided, Outcomes};
use crate::error::TablesError;
use crate::format::Format;
use crate::layout::Layout;
use crate::manifest::{Fingerprint, Manifest};
use crate::parts::{Done, Parts, SHOWN_MAX, Start};
use crate::problem::Problem;
use crate::source::{Piece, Source};
use crate::{arrow_out, csv_out, join};

/// Rows of a part, unless said otherwise.
pub const PART_ROWS: usize = 65_536;
/// How many parts are worked on at once at most, so that memory is bounded on any machine.
const AT_ONCE_MAX: usize = 16;

/// What to do.
#[derive(Clone, Debug)]
pub struct Job<'a> {
    /// What decides.
    pub programme: &'a Programme,
    /// For which day.
    pub on: Date,
    /// The file of people.
    pub people: &'a Path,
    /// The file to write.
    pub out: &'a Path,
    /// Columns carried over, beside `id`.
    pub keep: &'a [String],
    /// Stop at the first row that cannot be read.
    pub strict: bool,
    /// What to do about what is there already.
    pub start: Start,
    /// Rows of a part; [`PART_ROWS`] is a good number.
    pub part_rows: usize,
}

/// Where the work stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Rows done by an earlier run.
    pub resumed: u64,
    /// Rows done.
    pub done: u64,
    /// Rows there are: counted where the file says so, otherwise reckoned from its size.
    pub total: u64,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Summary {
    /// How many rows came to what.
    pub outcomes: Outcomes,
    /// How many problems there are.
    pub problems: u64,
    /// The first of them.
    pub shown: Vec<Problem>,
    /// Rows done by an earlier run.
    pub resumed: u64,
}

/// Decides all people of a file and writes the result.
pub fn decide_people(
    job: &Job<'_>,
    told: &mut (dyn FnMut(Stand) + Send),
) -> Result<Summary, TablesError> {
    let (from, to) = (Format::of(job.people)?, Format::of(job.out)?);
    let people = Fingerprint::of(job.people)?;
    let real = |path: &Path| path.canonicalize().ok();
    if real(job.out).is_some_and(|out| real(job.people) == Some(out)) {
        return Err(TablesError::SameFile { path: job.out.to_owned() });
    }
    let mut source = Source::open(job.people, from, job.programme, job.keep, &[])?;
    let layout = Layout::new(job.programme, source.carried())?;
    let manifest = Manifest {
        written_by: env!("CARGO_PKG_VERSION").to_owned(),
        people,
        programme: job.programme.digest(),
        on: job.on,
        from,
        to,
        keep: job.keep.to_vec(),
        part_rows: job.part_rows.max(1),
    };
    let (parts, done) = Parts::open(job.out, job.start, &manifest)?;
    let bad_before = done.iter().find_map(|part| part.shown.first());
    if let Some(problem) = bad_before.filter(|_| job.strict) {
        return Err(TablesError::BadRow { problem: problem.clone() });
    }
    if let Some(last) = done.last() {
        source.seek(last.after, done.len())?;
    }
    let resumed = done.iter().map(|part| part.outcomes.rows()).sum();
    let mut run = Run {
        job,
        to,
        schema: arrow_out::schema(&layout, facts_of(job)),
        layout,
        batch: Batch::new(job.programme, job.on),
        parts,
        done,
        bytes: manifest.people.bytes(),
    };
    match run.all(&mut source, resumed, told) {
        Err(error @ TablesError::BadRow { .. }) => {
            run.parts.drop_all()?;
            return Err(error);
        }
        other => other?,
    }
    if Fingerprint::of(job.people)? != manifest.people {
        return Err(TablesError::Changed { path: job.people.to_owned() });
    }
    run.finish(resumed)
}

/// What a file says about where its decisions come from.
fn facts_of(job: &Job<'_>) -> std::collections::BTreeMap<String, String> {
    let programme = job.programme;
    [
        ("programme", programme.name().to_owned()),
        ("programme_version", programme.version().to_owned()),
        ("programme_digest", programme.digest().to_string()),
        ("decided_for", job.on.to_string()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

struct Run<'a> {
    job: &'a Job<'a>,
    to: Format,
    schema: arrow_schema::SchemaRef,
    layout: Layout,
    batch: Batch,
    parts: Parts,
    done: Vec<Done>,
    bytes: u64,
}

impl Run<'_> {
    /// Reads the next pieces while those at hand are worked on.
    fn all(
        &mut self,
        source: &mut Source,
        resumed: u64,
        told: &mut (dyn FnMut(Stand) + Send),
    ) -> Result<(), TablesError> {
        let mut rows = resumed;
        let width = rayon::current_num_threads().clamp(1, AT_ONCE_MAX);
        let part_rows = self.job.part_rows.max(1);
        let mut pieces = source.pieces(width, part_rows)?;
        while !pieces.is_empty() {
            let total = source.total(pieces.last().map(|piece| piece.after), self.bytes);
            let this = &*self;
            let (next, done) = rayon::join(
                || source.pieces(width, part_rows),
                || pieces.into_par_iter().map(|piece| this.part(piece)).collect::<Vec<_>>(),
            );
            for done in done {
                let done = done?;
                rows += done.outcomes.rows();
                self.done.push(done);
            }
            pieces = next?;
            let total = if pieces.is_empty() { rows } else { total.max(rows + 1) };
            told(Stand { resumed, done: rows, total });
        }
        Ok(())
    }

    /// Decides a piece and writes its part.
    fn part(&self, piece: Piece) -> Result<Done, TablesError> {
        let (index, after) = (piece.index, piece.after);
        let chunk = piece.read(self.job.programme)?;
        if self.job.strict
            && let Some(problem) = chunk.problems.first()
        {
            return Err(TablesError::BadRow { problem: problem.clone() });
        }
        let decided = Decided::new(&self.batch, &chunk);
        let (layout, batch) = (&self.layout, &self.batch);
        let as_batch = || arrow_out::batch(&self.schema, layout, batch, &chunk, &decided);
        let unfit = |why| TablesError::Layout { why };
        let rows = match self.to {
            Format::Csv => Ok(csv_out::rows(layout, batch, &chunk, &decided)),
            Format::Parquet => as_batch()
                .map_err(|error| error.to_string())
                .and_then(|batch| arrow_out::as_parquet(&batch).map_err(|e| e.to_string())),
            Format::Arrow => as_batch()
                .and_then(|batch| arrow_out::as_arrow(&batch))
                .map_err(|error| error.to_string()),
        };
        let done = Done {
            after,
            outcomes: decided.count(batch),
            problems: chunk.problems.len() as u64,
            shown: chunk.problems.iter().take(SHOWN_MAX).cloned().collect(),
        };
        let problems = csv_out::problems(&chunk.problems);
        self.parts.write(index, &rows.map_err(unfit)?, &problems, &done)?;
        Ok(done)
    }

    /// Joins the parts.
    fn finish(self, resumed: u64) -> Result<Summary, TablesError> {
        let mut outcomes = Outcomes::default();
        self.done.iter().for_each(|part| outcomes.add(&part.outcomes));
        let problems = self.done.iter().map(|part| part.problems).sum();
        let shown = self.done.iter().flat_map(|part| &part.shown).take(SHOWN_MAX);
        let shown = shown.cloned().collect();
        let (count, to, layout) = (self.done.len(), self.to, &self.layout);
        self.parts.finish(
            problems > 0,
            |parts, out| match to {
                Format::Csv => join::lines(parts, count, "part", &csv_out::header(layout), out),
                Format::Parquet => join::parquet(parts, count, out),
                Format::Arrow => join::arrow(parts, count, out),
            },
            |parts, out| join::lines(parts, count, "problems", csv_out::PROBLEMS_HEADER, out),
        )?;
        Ok(Summary { outcomes, problems, shown, resumed })
    }
}
