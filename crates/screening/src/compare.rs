//! Two parties side by side: names first, then what else is known.
//!
//! **Architecture Invariant:** without a birth date known to the year or a document that agrees
//! nothing is a match, however alike or rare the names are; places of birth never make one, and
//! countries change nothing.

use std::borrow::Cow;

use crate::comparison::{About, Band, Comparison, How, Stance, Statement, THRESHOLD};
use crate::facts::{DAY_BITS, facts};
use crate::names::{
    Alignment, Lexeme, Lexicon, NameForm, Pair, Part, Read, ReadPart, Role, align, read, variants,
};
use crate::party::{Kind, Name, NameRole, Party};

/// The most names of a party that are compared.
pub(crate) const NAMES_MAX: usize = 256;
/// The most parts of a name that are compared.
pub(crate) const PARTS_MAX: usize = crate::names::WORDS_MAX;

/// The names of a party as they are compared, one field taken apart where it holds several; with
/// each, the place of the name it is of.
fn spelled(party: &Party) -> impl Iterator<Item = (usize, Cow<'_, Name>)> {
    let names = party.names.iter().enumerate();
    let spelled = names.flat_map(|(at, name)| {
        variants(name, party.kind).into_iter().map(move |variant| (at, variant))
    });
    spelled.take(NAMES_MAX)
}

/// A party's names as they are compared, read one by one.
pub(crate) fn names_of(party: &Party, lexicon: &mut Lexicon<'_>) -> impl Iterator<Item = Read> {
    spelled(party).map(|(_, name)| read(&name, party.kind, lexicon))
}

/// The nearest two names of two parties, by their places among the names as compared.
#[derive(Clone, Debug)]
pub(crate) struct Nearest {
    /// Which of mine.
    pub(crate) mine: usize,
    /// Which of theirs.
    pub(crate) theirs: usize,
    /// How they lie.
    pub(crate) alignment: Alignment,
    /// What the names alone support, in bits.
    pub(crate) bits: f32,
}

/// Lays all names of one side beside all of the other and keeps the nearest two.
pub(crate) fn nearest(mine: &[NameForm<&Lexeme>], theirs: &[NameForm<&Lexeme>]) -> Option<Nearest> {
    let mut best: Option<Nearest> = None;
    for (at_mine, one) in mine.iter().enumerate() {
        for (at_theirs, two) in theirs.iter().enumerate() {
            let near = side_by_side((at_mine, one), (at_theirs, two));
            let rank = |near: &Nearest| (near.alignment.similarity, near.bits);
            if best.as_ref().is_none_or(|best| rank(&near) > rank(best)) {
                best = Some(near);
            }
        }
    }
    let best = best?;
    let silent = best.leaves_patronymic(&mine[best.mine], &theirs[best.theirs]);
    Some(if silent { contradicted(mine, theirs).unwrap_or(best) } else { best })
}

fn side_by_side(mine: (usize, &NameForm<&Lexeme>), theirs: (usize, &NameForm<&Lexeme>)) -> Nearest {
    let alignment = align(mine.1, theirs.1);
    let bits = bits(&alignment, mine.1, theirs.1);
    Nearest { mine: mine.0, theirs: theirs.0, alignment, bits }
}

impl Nearest {
    /// Whether one side has a patronymic of which the other says nothing in this name.
    fn leaves_patronymic(&self, mine: &NameForm<&Lexeme>, theirs: &NameForm<&Lexeme>) -> bool {
        let is = |form: &NameForm<&Lexeme>, at: &usize| form.parts[*at].role == Role::Patronymic;
        let alignment = &self.alignment;
        alignment.mine_alone.iter().any(|at| is(mine, at))
            || alignment.theirs_alone.iter().any(|at| is(theirs, at))
    }
}

/// What a party has in one of its names holds for the others: where an alias leaves the patronymic
/// out, another name of the same party may contradict it. Nothing, if none does or one agrees.
fn contradicted(mine: &[NameForm<&Lexeme>], theirs: &[NameForm<&Lexeme>]) -> Option<Nearest> {
    let patronymic =
        |form: &NameForm<&Lexeme>| form.parts.iter().position(|part| part.role == Role::Patronymic);
    let mut worst: Option<Nearest> = None;
    for one in mine.iter().enumerate() {
        let Some(my) = patronymic(one.1) else { continue };
        for two in theirs.iter().enumerate() {
            let Some(their) = patronymic(two.1) else { continue };
            if one.1.parts[my].word.like(two.1.parts[their].word).share > 0.0 {
                return None;
            }
            let near = side_by_side(one, two);
            let only = near.alignment.against == [(my, their)];
            let similarity = |near: &Nearest| near.alignment.similarity;
            if only && worst.as_ref().is_none_or(|worst| similarity(&near) > similarity(worst)) {
                worst = Some(near);
            }
        }
    }
    worst
}

/// How many bits a part that agrees supports: the base-2 logarithm of how many people there are
/// for one who bears it. A common given name is borne by one in twenty to thirty, a Russian
/// surname by one in a thousand or so (our judgement, from published counts of common names).
fn rarity(part: &Part<&Lexeme>) -> f32 {
    let common = || part.word.given.iter().any(|form| form.name_is_common());
    match part.role {
        Role::Given if common() => 4.5,
        Role::Given if !part.word.given.is_empty() => 7.0,
        Role::Given => 8.0,
        Role::Patronymic | Role::Father if !part.word.fathers.is_empty() => 5.0,
        Role::Patronymic | Role::Father => 7.0,
        Role::Family => 10.0,
        Role::Other if !part.word.given.is_empty() => 5.0,
        Role::Other => 9.0,
        Role::Number(_) => 4.0,
        Role::Generic => 2.0,
        Role::Light => 0.0,
    }
}

/// What a part that contradicts takes off, in bits.
const AGAINST_BITS: f32 = 8.0;

fn bits(alignment: &Alignment, mine: &NameForm<&Lexeme>, theirs: &NameForm<&Lexeme>) -> f32 {
    let of_pair = |pair: &Pair| {
        let rare = rarity(&mine.parts[pair.mine.0]).min(rarity(&theirs.parts[pair.theirs.0]));
        match pair.like.how {
            How::Initial => 1.5,
            _ => rare * pair.like.share,
        }
    };
    let agreed: f32 = alignment.pairs.iter().map(of_pair).sum();
    agreed - AGAINST_BITS * alignment.against.len() as f32
}

/// Compares somebody with a listed party.
pub fn compare(ours: &Party, listed: &Party) -> Comparison {
    let mut lexicon = Lexicon::default();
    let [mine, theirs] =
        [ours, listed].map(|party| names_of(party, &mut lexicon).collect::<Vec<_>>());
    let resolve = |names: &[Read]| {
        let forms = names.iter().map(|name| lexicon.resolved(&name.form(PARTS_MAX)));
        forms.collect::<Vec<_>>()
    };
    let nearest = nearest(&resolve(&mine), &resolve(&theirs));
    compared((ours, &mine), listed, nearest.as_ref(), &mut lexicon)
}

/// What a comparison comes to, once the nearest names are known; ours are read already.
pub(crate) fn compared(
    (ours, mine): (&Party, &[Read]),
    listed: &Party,
    nearest: Option<&Nearest>,
    lexicon: &mut Lexicon<'_>,
) -> Comparison {
    let theirs = nearest.and_then(|near| spelled(listed).nth(near.theirs));
    let name = theirs.as_ref().map_or(0, |(at, _)| *at);
    let theirs = theirs.map(|(_, name)| read(&name, listed.kind, lexicon).parts);
    let mut statements = match (nearest, theirs) {
        (Some(near), Some(theirs)) => name_statements(&mine[near.mine].parts, &theirs, near),
        _ => Vec::new(),
    };
    let facts = facts(ours, listed);
    let mut similarity = nearest.map_or(0.0, |nearest| nearest.alignment.similarity);
    let mut evidence = nearest.map_or(0.0, |nearest| nearest.bits);
    if listed.names.get(name).is_some_and(|name| name.role == NameRole::WeakAlias) {
        evidence -= WEAK_BITS;
    }
    // What the band rests on: a place of birth is told, and makes no match.
    let mut grounds = evidence;
    let mut birth = None;
    for fact in &facts {
        similarity -= fact.fall;
        evidence += fact.bits;
        if fact.statement.about == About::Born && fact.statement.stance == Stance::Agrees {
            birth = Some(fact.bits);
        }
        grounds += if fact.statement.about == About::Place { 0.0 } else { fact.bits };
    }
    if differ_in_kind(ours.kind, listed.kind) {
        similarity /= 2.0;
        statements.push(Statement {
            about: About::Kind,
            stance: Stance::Contradicts,
            how: How::Other,
            ours: kind_word(ours.kind).to_owned(),
            theirs: kind_word(listed.kind).to_owned(),
        });
    }
    statements.extend(facts.into_iter().map(|fact| fact.statement));
    let similarity = (f64::from(similarity.clamp(0.0, 1.0)) * 1000.0).round() / 1000.0;
    let evidence = (f64::from(evidence) * 10.0).round() / 10.0;
    let band = band(similarity, grounds, birth, &statements);
    Comparison { similarity, evidence, band, name, statements }
}

/// What agreement with a name its own list calls weak takes off, in bits.
const WEAK_BITS: f32 = 3.0;
/// From this evidence on, names and a day of birth that agree are a match: one chance in a million.
const MATCH_BITS: f32 = 20.0;
/// From this evidence on, a month or a year of birth is enough: one chance in a thousand million,
/// so that a country of 150 million has hardly another. A common name in full stays below, whatever
/// the year: hundreds bear it who were born in one year.
const RARE_BITS: f32 = 30.0;
/// What a date needs for that by itself: a year has it on both sides, two years or "about" have
/// not.
const YEAR_BITS: f32 = 5.0;
/// What a date needs to tell anything: in a span without it every second person now living is born.
const TELLING_BITS: f32 = 1.0;

/// The band, from what names, dates and papers support, and what the date of birth does if it
/// agrees.
fn band(similarity: f64, grounds: f32, birth: Option<f32>, statements: &[Statement]) -> Band {
    let number = |one: &&Statement| one.about == About::Document && one.stance == Stance::Agrees;
    let number = statements.iter().find(number).map(|one| one.how);
    if similarity < THRESHOLD {
        return if number.is_some() { Band::Review } else { Band::NoMatch };
    }
    let contradicts = |one: &Statement| {
        one.stance == Stance::Contradicts && !matches!(one.about, About::Country | About::Place)
    };
    if statements.iter().any(contradicts) {
        return Band::Review;
    }
    let birth = birth.unwrap_or(0.0);
    let by_birth = (birth >= DAY_BITS && grounds >= MATCH_BITS)
        || (birth >= YEAR_BITS && grounds >= RARE_BITS);
    match number {
        Some(how) if how != How::NumberOnly => Band::Match,
        _ if by_birth => Band::Match,
        Some(_) => Band::Review,
        None if birth >= TELLING_BITS => Band::Review,
        None => Band::InsufficientEvidence,
    }
}

fn differ_in_kind(one: Kind, other: Kind) -> bool {
    one != other && one != Kind::Unknown && other != Kind::Unknown
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "a person",
        Kind::Organisation => "an organisation",
        Kind::Vessel => "a vessel",
        Kind::Aircraft => "an aircraft",
        Kind::Unknown => "not said",
    }
}

/// What the nearest names say, part by part, in the order of mine.
fn name_statements(mine: &[ReadPart], theirs: &[ReadPart], near: &Nearest) -> Vec<Statement> {
    let written = |parts: &[ReadPart], (first, count): (usize, usize)| {
        let run = parts.iter().skip(first).take(count);
        run.map(|part| part.word.written.as_str()).collect::<Vec<_>>().join(" ")
    };
    let role = |parts: &[ReadPart], at: usize| parts.get(at).map_or(Role::Other, |part| part.role);
    let alignment = &near.alignment;
    let mut said = Vec::new();
    for pair in &alignment.pairs {
        let about = about(role(mine, pair.mine.0), role(theirs, pair.theirs.0));
        let (ours, theirs) = (written(mine, pair.mine), written(theirs, pair.theirs));
        let how = pair.like.how;
        said.push((pair.mine.0, Statement { about, stance: Stance::Agrees, how, ours, theirs }));
    }
    for (i, j) in &alignment.against {
        let about = about(role(mine, *i), role(theirs, *j));
        let (ours, theirs) = (written(mine, (*i, 1)), written(theirs, (*j, 1)));
        let (stance, how) = (Stance::Contradicts, How::Other);
        said.push((*i, Statement { about, stance, how, ours, theirs }));
    }
    let silent = |about: About, ours: String, theirs: String| Statement {
        about,
        stance: Stance::Omitted,
        how: How::Silent,
        ours,
        theirs,
    };
    for at in &alignment.mine_alone {
        let role = role(mine, *at);
        said.push((*at, silent(about(role, role), written(mine, (*at, 1)), String::new())));
    }
    for at in &alignment.theirs_alone {
        let role = role(theirs, *at);
        let theirs = written(theirs, (*at, 1));
        said.push((usize::MAX, silent(about(role, role), String::new(), theirs)));
    }
    said.sort_by_key(|(at, _)| *at);
    said.into_iter().map(|(_, statement)| statement).collect()
}

fn about(mine: Role, theirs: Role) -> About {
    let either = |role: Role| mine == role || theirs == role;
    if either(Role::Patronymic) || either(Role::Father) {
        About::Patronymic
    } else if either(Role::Family) {
        About::Family
    } else if either(Role::Given) {
        About::Given
    } else {
        About::Part
    }
}

#[cfg(test)]
mod tests;
