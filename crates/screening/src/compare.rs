//! Two parties side by side: names first, then what else is known.
//!
//! **Architecture Invariant:** without a birth date or a document that agrees nothing is a match,
//! however alike or rare the names are; countries and places of birth never make one.

use crate::comparison::{About, Band, Comparison, How, Stance, Statement, THRESHOLD};
use crate::facts::facts;
use crate::names::{Alignment, Lexeme, NameForm, Pair, Part, Role, align, read};
use crate::party::{Kind, NameRole, Party};

/// The most names of a party that are compared.
pub(crate) const NAMES_MAX: usize = 64;
/// The most parts of a name that are compared.
const PARTS_MAX: usize = 12;

/// Words met so far, each analysed once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    lexemes: Vec<Lexeme>,
    places: std::collections::BTreeMap<Box<str>, u32>,
}

impl Lexicon {
    /// The place of a folded word, new if it was not met before.
    fn place(&mut self, folded: &str) -> u32 {
        if let Some(place) = self.places.get(folded) {
            return *place;
        }
        let place = u32::try_from(self.lexemes.len()).unwrap_or(u32::MAX);
        self.lexemes.push(Lexeme::new(folded));
        self.places.insert(folded.into(), place);
        place
    }

    /// All words, by place.
    pub(crate) fn lexemes(&self) -> &[Lexeme] {
        &self.lexemes
    }

    /// A party's names, prepared.
    pub(crate) fn prepare(&mut self, party: &Party) -> Vec<NameForm<u32>> {
        let names = party.names.iter().take(NAMES_MAX);
        names
            .map(|name| {
                let read = read(name, party.kind);
                let parts = read.parts.iter().take(PARTS_MAX);
                let parts =
                    parts.map(|(word, role)| Part { word: self.place(&word.folded), role: *role });
                NameForm { parts: parts.collect(), legal: read.legal }
            })
            .collect()
    }

    /// A prepared name with its words looked up.
    pub(crate) fn resolved(&self, form: &NameForm<u32>) -> NameForm<&Lexeme> {
        let part =
            |part: &Part<u32>| Part { word: &self.lexemes[part.word as usize], role: part.role };
        NameForm { parts: form.parts.iter().map(part).collect(), legal: form.legal }
    }
}

/// The nearest two names of two parties.
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
    for (at_mine, mine) in mine.iter().enumerate() {
        for (at_theirs, theirs) in theirs.iter().enumerate() {
            let alignment = align(mine, theirs);
            let bits = bits(&alignment, mine, theirs);
            let rank = (alignment.similarity, bits);
            if best.as_ref().is_none_or(|best| rank > (best.alignment.similarity, best.bits)) {
                best = Some(Nearest { mine: at_mine, theirs: at_theirs, alignment, bits });
            }
        }
    }
    best
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
    let (mine, theirs) = (lexicon.prepare(ours), lexicon.prepare(listed));
    let resolve = |forms: &[NameForm<u32>]| {
        forms.iter().map(|form| lexicon.resolved(form)).collect::<Vec<_>>()
    };
    let nearest = nearest(&resolve(&mine), &resolve(&theirs));
    compared(ours, listed, nearest.as_ref())
}

/// What a comparison comes to, once the nearest names are known.
pub(crate) fn compared(ours: &Party, listed: &Party, nearest: Option<&Nearest>) -> Comparison {
    let mut statements = nearest.map_or_else(Vec::new, |near| name_statements(ours, listed, near));
    let facts = facts(ours, listed);
    let mut similarity = nearest.map_or(0.0, |nearest| nearest.alignment.similarity);
    let mut evidence = nearest.map_or(0.0, |nearest| nearest.bits);
    let weak = nearest.is_some_and(|near| {
        listed.names.get(near.theirs).is_some_and(|name| name.role == NameRole::WeakAlias)
    });
    if weak {
        evidence -= WEAK_BITS;
    }
    for fact in &facts {
        similarity -= fact.fall;
        evidence += fact.bits;
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
    let band = band(similarity, evidence, &statements);
    let name = nearest.map_or(0, |nearest| nearest.theirs);
    Comparison { similarity, evidence, band, name, statements }
}

/// What agreement with a name its own list calls weak takes off, in bits.
const WEAK_BITS: f32 = 3.0;
/// From this evidence on, names and a birth date that agree are a match: one chance in a million.
const MATCH_BITS: f64 = 20.0;

fn band(similarity: f64, evidence: f64, statements: &[Statement]) -> Band {
    let agrees = |about: About| {
        let agreed = |one: &&Statement| one.about == about && one.stance == Stance::Agrees;
        statements.iter().find(agreed)
    };
    let document = agrees(About::Document).is_some();
    if similarity < THRESHOLD {
        return if document { Band::Review } else { Band::NoMatch };
    }
    let contradicts = |one: &Statement| {
        one.stance == Stance::Contradicts && !matches!(one.about, About::Country | About::Place)
    };
    if statements.iter().any(contradicts) {
        return Band::Review;
    }
    match agrees(About::Born) {
        Some(_) if evidence >= MATCH_BITS => Band::Match,
        _ if document => Band::Match,
        Some(_) => Band::Review,
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
fn name_statements(ours: &Party, listed: &Party, near: &Nearest) -> Vec<Statement> {
    let read_of = |party: &Party, at: usize| {
        party.names.get(at).map(|name| read(name, party.kind).parts).unwrap_or_default()
    };
    let (mine, theirs) = (read_of(ours, near.mine), read_of(listed, near.theirs));
    let written = |parts: &[(crate::names::Word, Role)], (first, count): (usize, usize)| {
        let run = parts.iter().skip(first).take(count);
        run.map(|(word, _)| word.written.as_str()).collect::<Vec<_>>().join(" ")
    };
    let role = |parts: &[(crate::names::Word, Role)], at: usize| {
        parts.get(at).map_or(Role::Other, |(_, role)| *role)
    };
    let alignment = &near.alignment;
    let mut said = Vec::new();
    for pair in &alignment.pairs {
        let about = about(role(&mine, pair.mine.0), role(&theirs, pair.theirs.0));
        let (ours, theirs) = (written(&mine, pair.mine), written(&theirs, pair.theirs));
        let how = pair.like.how;
        said.push((pair.mine.0, Statement { about, stance: Stance::Agrees, how, ours, theirs }));
    }
    for (i, j) in &alignment.against {
        let about = about(role(&mine, *i), role(&theirs, *j));
        let (ours, theirs) = (written(&mine, (*i, 1)), written(&theirs, (*j, 1)));
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
        let role = role(&mine, *at);
        said.push((*at, silent(about(role, role), written(&mine, (*at, 1)), String::new())));
    }
    for at in &alignment.theirs_alone {
        let role = role(&theirs, *at);
        let theirs = written(&theirs, (*at, 1));
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
