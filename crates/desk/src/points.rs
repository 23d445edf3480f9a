//! The points of a comparison in words: what agrees, what is left out, what contradicts.

use jiff::civil::Date;
use pages::Shell;
use screening::{About, Band, How, Stance, Statement};

use crate::visible::Visible;

/// One point, both sides beside each other.
pub(crate) struct Point {
    pub(crate) about: String,
    pub(crate) ours: Visible,
    pub(crate) theirs: Visible,
    pub(crate) how: String,
}

/// The points that go one way.
pub(crate) struct Points {
    pub(crate) stance: String,
    pub(crate) class: &'static str,
    pub(crate) points: Vec<Point>,
}

/// What a comparison comes to.
pub(crate) struct Verdict {
    /// Its name, for the colour of its badge.
    pub(crate) name: &'static str,
    pub(crate) band: String,
    pub(crate) meaning: String,
    pub(crate) similarity: String,
    pub(crate) evidence: String,
}

/// What speaks against comes first, so that nobody stops reading before it.
const ORDER: [Stance; 3] = [Stance::Contradicts, Stance::Agrees, Stance::Omitted];

/// Statements by which way they go.
pub(crate) fn points(shell: &Shell, statements: &[Statement]) -> Vec<Points> {
    let group = |stance: Stance| {
        let class = stance_name(stance);
        let points = statements.iter().filter(|statement| statement.stance == stance);
        let point = |statement: &Statement| Point {
            about: shell.named("desk-about", about(statement.about)),
            ours: Visible::new(side(shell, statement.about, &statement.ours)),
            theirs: Visible::new(side(shell, statement.about, &statement.theirs)),
            how: shell.named("desk-how", how(statement.how)),
        };
        let points = points.map(point).collect();
        Points { stance: shell.named("desk-stance", class), class, points }
    };
    let groups = ORDER.into_iter().map(group);
    groups.filter(|group| !group.points.is_empty()).collect()
}

/// What one side says, with days as the rest of the page writes them.
fn side(shell: &Shell, about: About, said: &str) -> String {
    let days = || said.split(" or ").map(|days| in_words(shell, days)).collect::<Option<Vec<_>>>();
    match about {
        About::Born => days().map_or_else(|| said.to_owned(), |days| days.join(" / ")),
        _ => said.to_owned(),
    }
}

/// Days as [`screening::Days`] writes them; none if it is something else.
fn in_words(shell: &Shell, days: &str) -> Option<String> {
    let (first, last) = days.split_once(" to ").unwrap_or((days, days));
    let (first, last): (Date, Date) = (first.parse().ok()?, last.parse().ok()?);
    let years = first.day_of_year() == 1 && last == last.last_of_year();
    Some(match (first.year(), last.year()) {
        (one, other) if years && one == other => one.to_string(),
        (one, other) if years => format!("{one}–{other}"),
        _ if first == last => shell.date(&first),
        _ if first.day() == 1 && last == first.last_of_month() => shell.month(&first),
        _ => format!("{} – {}", shell.date(&first), shell.date(&last)),
    })
}

/// The band in words, and both numbers.
pub(crate) fn verdict(
    shell: &Shell,
    band: Band,
    similarity_thousandths: u16,
    evidence_tenths: i32,
) -> Verdict {
    let name = band_name(band);
    let similarity = tenths(shell, i32::from(similarity_thousandths));
    let evidence = tenths(shell, evidence_tenths);
    Verdict {
        name,
        band: shell.named("desk-band", name),
        meaning: shell.named("desk-band-meaning", name),
        similarity: shell.with("desk-hit-similarity", "percent", similarity),
        evidence: shell.with("desk-hit-evidence", "bits", evidence),
    }
}

/// A number of tenths with the decimal sign of the language.
fn tenths(shell: &Shell, number: i32) -> String {
    let sign = if number < 0 { "−" } else { "" };
    let point = if shell.language.tag() == "en" { '.' } else { ',' };
    let number = number.unsigned_abs();
    format!("{sign}{}{point}{}", number / 10, number % 10)
}

/// Its name, which is the class of its rows, too: agreeing is not good, nor contradicting bad.
fn stance_name(stance: Stance) -> &'static str {
    match stance {
        Stance::Agrees => "agrees",
        Stance::Omitted => "omitted",
        Stance::Contradicts => "contradicts",
    }
}

fn band_name(band: Band) -> &'static str {
    match band {
        Band::NoMatch => "no-match",
        Band::InsufficientEvidence => "insufficient-evidence",
        Band::Review => "review",
        Band::Match => "match",
    }
}

fn about(about: About) -> &'static str {
    match about {
        About::Given => "given",
        About::Patronymic => "patronymic",
        About::Family => "family",
        About::Part => "part",
        About::Order => "order",
        About::Born => "born",
        About::Place => "place",
        About::Gender => "gender",
        About::Country => "country",
        About::Document => "document",
        About::Kind => "kind",
        About::LegalForm => "legal-form",
    }
}

fn how(how: How) -> &'static str {
    match how {
        How::Same => "same",
        How::Romanised => "romanised",
        How::Kindred => "kindred",
        How::ShortForm => "short-form",
        How::Inflected => "inflected",
        How::Initial => "initial",
        How::Misspelt => "misspelt",
        How::Swapped => "swapped",
        How::Overlaps => "overlaps",
        How::NumberOnly => "number-only",
        How::Silent => "silent",
        How::Other => "other",
    }
}
