//! What is known beside names: dates of birth, documents, places, gender, countries.

use jiff::civil::Date;

use crate::comparison::{About, How, Stance, Statement};
use crate::days::Days;
use crate::papers::{OtherNumber, SameNumber, other_number, same_number};
use crate::party::{Document, Gender, Party};
use crate::places::place_words;

/// One point beside the names, and what it does to the two numbers.
pub(crate) struct Fact {
    /// What is said.
    pub(crate) statement: Statement,
    /// What it takes off similarity.
    pub(crate) fall: f32,
    /// What it adds to evidence, in bits.
    pub(crate) bits: f32,
}

impl Fact {
    fn new(about: About, (stance, how): (Stance, How), ours: String, theirs: String) -> Self {
        Self { statement: Statement { about, stance, how, ours, theirs }, fall: 0.0, bits: 0.0 }
    }
}

/// All points beside the names on which at least one side says something.
pub(crate) fn facts(ours: &Party, listed: &Party) -> Vec<Fact> {
    let born = born(ours, listed);
    let is_day = |born: &Fact| born.bits >= DAY_BITS;
    let other =
        other_number(ours, listed).map(|other| number(&other, born.as_ref().is_some_and(is_day)));
    let same = same_number(ours, listed).map(|same| document(&same));
    let rest = [same, other, place(ours, listed), gender(ours, listed), country(ours, listed)];
    born.into_iter().chain(rest.into_iter().flatten()).collect()
}

/// The days among which a date of birth lies: those of people now living, about seventy years.
const LIFE_DAYS: f32 = 25_567.0;
/// From so many bits on, dates of birth agree about to the day. A month has fewer; a day of which
/// day and month changed places, or one of several days, has more.
pub(crate) const DAY_BITS: f32 = 10.0;
/// What a date of birth takes off similarity that is another year, and one that may be a slip.
const OTHER_BIRTH: f32 = 0.30;
const NEAR_BIRTH: f32 = 0.12;
/// What a date with day and month changed places is worth less, in bits.
const SWAPPED_BITS: f32 = 4.0;

fn born(ours: &Party, listed: &Party) -> Option<Fact> {
    let written = |days: &[Days]| days.iter().map(Days::to_string).collect::<Vec<_>>().join(" or ");
    let about = |stance, how| {
        Fact::new(About::Born, (stance, how), written(&ours.born), written(&listed.born))
    };
    if ours.born.is_empty() || listed.born.is_empty() {
        let silent = ours.born.is_empty() && listed.born.is_empty();
        return (!silent).then(|| about(Stance::Omitted, How::Silent));
    }
    let pairs = || ours.born.iter().flat_map(|mine| listed.born.iter().map(move |one| (mine, one)));
    // Of several dates, any may agree by chance.
    let tried = ((ours.born.len() * listed.born.len()) as f32).log2();
    // Of a and b days one of a stranger's meets the other where it begins on one of a + b - 1 days:
    // a range of forty years is met by most, however exact the other date is.
    let meeting = pairs().filter(|(mine, theirs)| mine.meets(theirs));
    if let Some(days) = meeting.map(|(mine, theirs)| length(mine) + length(theirs) - 1).min() {
        let how = if days == 1 { How::Same } else { How::Overlaps };
        let bits = ((LIFE_DAYS / days as f32).log2() - tried).max(0.0);
        return Some(Fact { bits, ..about(Stance::Agrees, how) });
    }
    let exact = || pairs().filter_map(|(mine, theirs)| mine.exact().zip(theirs.exact()));
    if exact().any(|(mine, theirs)| swapped(mine) == Some(theirs)) {
        let bits = (LIFE_DAYS.log2() - SWAPPED_BITS - tried).max(0.0);
        return Some(Fact { bits, ..about(Stance::Agrees, How::Swapped) });
    }
    let is_slip = exact().any(|(mine, theirs)| one_part_apart(mine, theirs));
    let fall = if is_slip { NEAR_BIRTH } else { OTHER_BIRTH };
    let how = if is_slip { How::Misspelt } else { How::Other };
    Some(Fact { fall, bits: -fall * 40.0, ..about(Stance::Contradicts, how) })
}

/// How many days there are.
fn length(days: &Days) -> i32 {
    1 + days_between(days.first, days.last)
}

fn days_between(first: Date, last: Date) -> i32 {
    first.until(last).map_or(0, |span| span.get_days().abs())
}

fn swapped(date: Date) -> Option<Date> {
    let (month, day) = (date.day(), date.month());
    (month <= 12 && month != day).then(|| Date::new(date.year(), month, day).ok()).flatten()
}

/// Whether two of year, month and day are the same: a slip, or a paper that says otherwise.
fn one_part_apart(one: Date, other: Date) -> bool {
    let same = [one.year() == other.year(), one.month() == other.month(), one.day() == other.day()];
    let near_year = one.year().abs_diff(other.year()) <= 1;
    same.into_iter().filter(|same| *same).count() == 2 && near_year
}

/// What a document that agrees supports, in bits: numbers are given once in a country, but are
/// mistyped and reused.
const DOCUMENT_BITS: f32 = 24.0;

fn document(same: &SameNumber<'_>) -> Fact {
    let (mine, theirs) = (same.mine, same.theirs);
    if same.one_paper {
        let (mine, theirs) = (mine.number.clone(), theirs.number.clone());
        let fact = Fact::new(About::Document, (Stance::Agrees, How::Same), mine, theirs);
        return Fact { bits: DOCUMENT_BITS, ..fact };
    }
    // Two papers that happen to have one number support nothing: that they may be one paper with a
    // wrong word for it is for an officer to see.
    Fact::new(About::Document, (Stance::Agrees, How::NumberOnly), written(mine), written(theirs))
}

/// What a number takes off similarity that is another where everybody has one, and one that may be
/// a slip. Where the day of birth agrees, the person is likelier than the number.
const OTHER_NUMBER: f32 = 0.30;
const NEAR_NUMBER: f32 = 0.12;

fn number(other: &OtherNumber<'_>, same_birth: bool) -> Fact {
    let how = if other.is_slip { How::Misspelt } else { How::Other };
    let fall = if other.is_slip || same_birth { NEAR_NUMBER } else { OTHER_NUMBER };
    let ends = (written(other.mine), written(other.theirs));
    let fact = Fact::new(About::Document, (Stance::Contradicts, how), ends.0, ends.1);
    Fact { fall, bits: -fall * 40.0, ..fact }
}

/// A paper with its kind and country: `Passport 12345 (ru)`.
fn written(paper: &Document) -> String {
    let country = match paper.country.is_empty() {
        true => String::new(),
        false => format!(" ({})", paper.country),
    };
    format!("{} {}{country}", paper.kind, paper.number).trim_start().to_owned()
}

/// What a place of birth that agrees supports, in bits: a place is shared by many.
const PLACE_BITS: f32 = 3.0;

fn place(ours: &Party, listed: &Party) -> Option<Fact> {
    let (mine, theirs) = (place_words(&ours.places), place_words(&listed.places));
    if mine.is_empty() || theirs.is_empty() {
        return None;
    }
    let meets = mine.iter().any(|mine| theirs.iter().any(|theirs| mine.like(theirs).share > 0.9));
    let stance = if meets { Stance::Agrees } else { Stance::Contradicts };
    let how = if meets { How::Overlaps } else { How::Other };
    let text = |places: &[String]| places.join("; ");
    let fact = Fact::new(About::Place, (stance, how), text(&ours.places), text(&listed.places));
    // Places are written as village, district or country: what differs says next to nothing.
    Some(Fact { bits: if meets { PLACE_BITS } else { 0.0 }, ..fact })
}

fn gender(ours: &Party, listed: &Party) -> Option<Fact> {
    let word = |gender: Gender| match gender {
        Gender::Female => "female".to_owned(),
        Gender::Male => "male".to_owned(),
    };
    let (mine, theirs) = (ours.gender?, listed.gender?);
    let same = mine == theirs;
    let stance = if same { Stance::Agrees } else { Stance::Contradicts };
    let how = if same { How::Same } else { How::Other };
    let fact = Fact::new(About::Gender, (stance, how), word(mine), word(theirs));
    let (fall, bits) = if same { (0.0, 1.0) } else { (0.15, -4.0) };
    Some(Fact { fall, bits, ..fact })
}

/// Countries that differ are said, and change neither number: a fall, however small, would put one
/// nationality below the threshold where another is above it. A country that agrees is no point.
fn country(ours: &Party, listed: &Party) -> Option<Fact> {
    if ours.countries.is_empty() || listed.countries.is_empty() {
        return None;
    }
    let is_code = |country: &String| country.chars().count() == 2;
    let comparable = ours.countries.iter().chain(&listed.countries).all(is_code);
    let meets = ours.countries.iter().any(|mine| {
        listed.countries.iter().any(|theirs| mine.to_lowercase() == theirs.to_lowercase())
    });
    if meets || !comparable {
        return None;
    }
    let text = |countries: &[String]| countries.join(", ");
    let ends = (text(&ours.countries), text(&listed.countries));
    Some(Fact::new(About::Country, (Stance::Contradicts, How::Other), ends.0, ends.1))
}
