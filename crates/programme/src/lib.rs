//! The policy language: parse, check, lower, decide, explain. Pure.
//!
//! [`load`] reads a programme and its overlays and collects every problem it finds; [`decide`]
//! applies the result to one person's facts on one day and says why.
//!
//! **Architecture Invariant:** no file, network, clock or randomness is touched here. The same
//! texts, facts and day give the same bytes on every machine and in every year.

#![warn(clippy::float_arithmetic)]
#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod amounts;
mod analyse;
mod answer;
mod audience;
mod batch;
mod changes;
mod check;
mod codes;
mod days;
mod decide;
mod decision;
mod diagnostic;
mod digest;
mod evaluate;
mod exchange;
mod explain;
mod expression;
mod facts;
mod grant;
mod graph;
mod household;
mod matching;
mod money;
mod nearest;
mod origin;
mod outlook;
mod people;
mod programme;
mod read;
mod render;
mod shift;
mod small_set;
mod solve;
mod source;
mod standing;
mod tree;
mod typed;
mod value;

pub use answer::{Answer, GrantColumn, grant_columns};
pub use batch::{Batch, Codes};
pub use changes::{Change, changes};
pub use decide::{decide, decide_after_review, is_asked, rests_on};
pub use decision::{Decision, Grant, Outcome, Reason, RefusedBenefit, Schedule};
pub use diagnostic::{Code, Diagnostic, Label, Severity, Witness};
pub use digest::{Digest, DigestError};
pub use exchange::{Decimal, Exchange, Rate, Rounding};
pub use facts::Facts;
pub use money::{Currency, CurrencyError, Money, MoneyError};
pub use nearest::nearest;
pub use outlook::{Chance, Outlook, matters, outlook};
pub use people::{Column, ColumnForm, People, PeopleError};
pub use programme::{
    Audience, Benefit, Condition, DatedValue, Derived, Exclusion, FactDef, Guarantee, Lapse, Match,
    Parameter, ParameterValue, Part, Partner, Programme, Rule, Step,
};
pub use shift::Shift;
pub use source::SourceFile;
pub use standing::{Standing, State, standing};
pub use value::{FactError, FactKind, Value};

use std::sync::Arc;

use diagnostic::Place;
use programme::Policy;

/// The most files a programme can be made of.
const SOURCES_MAX: usize = 16;
/// The most problems told in one run; nobody reads more.
const PROBLEMS_MAX: usize = 200;

/// A programme that may let something depend on testimony: for forecasts alone, which ask what
/// such a rule would do. Nobody's case can be decided with it.
#[derive(Clone, Debug)]
pub struct Simulated(Programme);

impl Simulated {
    /// The policy whose effect is forecast.
    pub fn programme(&self) -> &Programme {
        &self.0
    }
}

/// Reads a programme: the first text is the programme itself, the rest are overlays in order.
///
/// Every problem of one run is given at once, in the order of the files.
pub fn load(sources: &[SourceFile]) -> Result<Programme, Vec<Diagnostic>> {
    load_as(sources, false)
}

/// Reads a programme for a forecast: what depends on testimony is a warning there. Everything else
/// is refused as by [`load`].
pub fn load_simulated(sources: &[SourceFile]) -> Result<Simulated, Vec<Diagnostic>> {
    load_as(sources, true).map(Simulated)
}

fn load_as(sources: &[SourceFile], simulated: bool) -> Result<Programme, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let policy = read_all(sources, simulated, &mut problems);
    let failed = problems.iter().any(|problem| problem.severity == Severity::Error);
    in_order(sources, &mut problems);
    match policy {
        Some(mut policy) if !failed => {
            policy.digest = source::digest(sources);
            policy.sources = sources.to_vec();
            policy.warnings = problems;
            Ok(Programme { inner: Arc::new(policy) })
        }
        _ => Err(problems),
    }
}

/// A programme and everything that is wrong or looks wrong with it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The programme, if it could be read; it may still hold mistakes that [`load`] cannot see.
    pub programme: Option<Programme>,
    /// All problems, in the order of the files.
    pub problems: Vec<Diagnostic>,
}

impl Checked {
    /// Whether nothing stops the programme from being used.
    pub fn is_sound(&self) -> bool {
        let wrong = self.problems.iter().any(|problem| problem.severity == Severity::Error);
        self.programme.is_some() && !wrong
    }
}

/// Reads a programme and looks for what it gets wrong: everything [`load`] finds and, if there is
/// nothing that stops it from being read, what only shows when all its possible people are
/// considered. `on` is the day of the check: values past their review on it are told.
///
/// [`load`] is enough for a programme that was checked when it came into use; an office starts
/// only with one that is sound.
pub fn check(sources: &[SourceFile], on: jiff::civil::Date) -> Checked {
    let programme = match load(sources) {
        Ok(programme) => programme,
        Err(problems) => return Checked { programme: None, problems },
    };
    let mut problems = programme.warnings().to_vec();
    problems.extend(analyse::analyse(&programme, on));
    in_order(sources, &mut problems);
    Checked { programme: Some(programme), problems }
}

/// Puts problems in the order of their places, and bounds how many are told.
fn in_order(sources: &[SourceFile], problems: &mut Vec<Diagnostic>) {
    let position = |problem: &Diagnostic| {
        let label = problem.labels.first();
        let file = label.and_then(|l| sources.iter().position(|s| s.name == l.file));
        (file, label.map(|label| label.span.start))
    };
    problems.sort_by_key(position);
    if problems.len() > PROBLEMS_MAX {
        let more = problems.len() - PROBLEMS_MAX;
        problems.truncate(PROBLEMS_MAX);
        let message = format!("{more} more problems are not shown");
        problems.push(Diagnostic::error(Code::TooLarge, message));
    }
}

fn read_all(
    sources: &[SourceFile],
    simulated: bool,
    problems: &mut Vec<Diagnostic>,
) -> Option<Policy> {
    if sources.is_empty() || sources.len() > SOURCES_MAX {
        let message = format!("expected 1 to {SOURCES_MAX} files, found {}", sources.len());
        let problem = Diagnostic::error(Code::NoProgramme, message);
        problems.push(problem.help("give the programme first, and overlays behind it"));
        return None;
    }
    // Places are found by the name of their file, so two files cannot share one.
    let mut names: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    names.sort_unstable();
    if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        let message = format!("the file `{}` is given twice", twice[0]);
        let problem = Diagnostic::error(Code::NoProgramme, message);
        problems.push(problem.help("give each file once"));
        return None;
    }
    let tables: Vec<_> = sources.iter().map(|source| tree::read(source, problems)).collect();
    let mut tables = tables.into_iter().collect::<Option<Vec<_>>>()?.into_iter();
    let mut whole = tables.next()?;
    for upon in tables {
        tree::overlay(&mut whole, upon);
    }
    let start = Place { file: sources[0].name.as_str().into(), span: 0..0 };
    let mut context = read::Context { sources, problems };
    let draft = read::read(&whole, &start, &mut context);
    check::check(draft, simulated, problems)
}
