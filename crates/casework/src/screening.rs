//! Stage 3, screen: whom somebody may be on the lists the office loaded, and an officer's judgement
//! of each possible match.
//!
//! **Architecture Invariant:** a hit is a question for an officer, never an answer. Nothing here
//! refuses anybody, and a judgement that it is the same person refuses nobody either: whether an
//! exclusion follows (1951 Convention, art. 1F) is a person's finding, made elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use ::screening::{Band, Comparison, Days, Gender, Kind, Name, Party, Statement};
use programme::{Digest, Facts, Value};
use serde::{Deserialize, Serialize};

use crate::application::{Application, Member};
use crate::refusal::Refusal;

/// The most characters of an officer's judgement of a possible match.
pub const JUDGEMENT_MAX: usize = 2_000;
/// The most hits one screening keeps; it says how many more there were.
pub const HITS_MAX: usize = 20;
/// How many hits are asked for, so that those judged before do not take the places of new ones.
pub const HITS_ASKED: usize = 400;
/// The most names, reasons or programmes kept of a listed party.
const SHOWN_MAX: usize = 8;
/// The most characters kept of each.
const TEXT_MAX: usize = 400;
/// Not cut below so many when a screening must be shorter.
const TEXT_MIN: usize = 50;

/// A list that was used, as it was then.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct ListUsed {
    /// What the office calls it.
    pub name: String,
    /// Digest of its bytes as published.
    pub digest: Digest,
}

/// A possible match.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hit {
    /// The list, by digest.
    pub list: Digest,
    /// The party, by its identifier on that list.
    pub party: String,
    /// Digest of all the list says of the party: a change makes it a new hit.
    pub content: Digest,
    /// The name that was the nearest, then the party's other names, as far as they are kept.
    pub names: Vec<String>,
    /// What the comparison comes to.
    pub band: Band,
    /// How alike the names are, in thousandths.
    pub similarity_thousandths: u16,
    /// How much supports that it is one person: tenths of a bit.
    pub evidence_tenths: i32,
    /// Agreements, omissions and contradictions, one by one.
    pub statements: Vec<Statement>,
    /// Why the party is listed, in the list's words.
    pub reasons: Vec<String>,
    /// Under which programmes, in the list's words.
    pub programmes: Vec<String>,
}

/// Whom somebody may be on the lists.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct FoundHits {
    /// The likeliest, at most [`HITS_ASKED`].
    pub hits: Vec<Hit>,
    /// How many more there may be.
    pub not_given: u64,
}

impl FoundHits {
    /// What an index gave out of so many in all, the likeliest first. The first that is no match
    /// ends it: none that comes after is one, given out or not.
    pub fn new(given: Vec<Hit>, total: usize) -> Self {
        let of = given.len();
        let hits: Vec<Hit> =
            given.into_iter().take_while(|hit| hit.band != Band::NoMatch).collect();
        let not_given = if hits.len() == of { total.saturating_sub(of) as u64 } else { 0 };
        Self { hits, not_given }
    }
}

/// A hit that was judged before and comes with its judgement.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Carried {
    /// The party's content, which has not changed since.
    pub content: Digest,
    /// The judgement, by the sequence of its record.
    pub resolution: u64,
}

/// One comparison of a case with all current lists.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Screening {
    /// What was compared.
    pub compared: Party,
    /// The lists it was compared with, sorted by name.
    pub lists: Vec<ListUsed>,
    /// What nobody has judged yet, the likeliest first.
    pub hits: Vec<Hit>,
    /// What was judged before.
    pub carried: Vec<Carried>,
    /// How many hits are not kept because there were too many: nobody has looked at them.
    pub left_off: u64,
}

/// What an officer finds about a possible match.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// The same person.
    Same,
    /// Somebody else.
    Other,
    /// It cannot be told yet: the hit stays open.
    Unclear,
}

/// An officer's judgement of a possible match.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HitResolution {
    /// What was judged: the listed party's content.
    pub content: Digest,
    /// What they find.
    pub judgement: Judgement,
    /// Why, in the officer's words.
    pub reason: String,
    /// The lists of the screening that was before them.
    pub lists: Vec<ListUsed>,
}

impl Judgement {
    /// All, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Other, Self::Same, Self::Unclear];

    /// The name in forms and as the key of its words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Other => "other",
            Self::Unclear => "unclear",
        }
    }

    /// The judgement with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|judgement| judgement.name() == name)
    }

    /// Whether nothing is left to judge after it.
    pub const fn settles(self) -> bool {
        !matches!(self, Self::Unclear)
    }
}

impl HitResolution {
    /// A judgement of a hit of this screening; refused without a reason or with too long a one.
    pub fn new(
        screening: &Screening,
        content: Digest,
        judgement: Judgement,
        reason: &str,
    ) -> Result<Self, Refusal> {
        let reason = reason.trim().to_owned();
        let length = reason.chars().count();
        if length == 0 || length > JUDGEMENT_MAX {
            return Err(Refusal::TextLength { limit: JUDGEMENT_MAX });
        }
        Ok(Self { content, judgement, reason, lists: screening.lists.clone() })
    }
}

impl Hit {
    /// A hit as it is kept, from a listed party and how it compares.
    pub fn new(list: Digest, party: &Party, comparison: &Comparison) -> Self {
        let nearest = party.names.get(comparison.name).map(|name| name.text.as_str());
        let others = party.names.iter().map(|name| name.text.as_str());
        let mut seen = BTreeSet::new();
        let names = nearest.into_iter().chain(others).filter(|name| seen.insert(*name));
        let short = |statement: &Statement| Statement {
            ours: shortened(&statement.ours),
            theirs: shortened(&statement.theirs),
            ..statement.clone()
        };
        Self {
            list,
            party: shortened(&party.id),
            content: content_digest(party),
            names: kept(names),
            band: comparison.band,
            similarity_thousandths: (comparison.similarity * 1000.0).round() as u16,
            evidence_tenths: (comparison.evidence * 10.0).round() as i32,
            statements: comparison.statements.iter().map(short).collect(),
            reasons: kept(party.reasons.iter().map(String::as_str)),
            programmes: kept(party.programmes.iter().map(String::as_str)),
        }
    }

    /// What it says in words, from the list and of the applicant.
    fn texts(&mut self) -> impl Iterator<Item = &mut String> {
        let said = self.statements.iter_mut().flat_map(|one| [&mut one.ours, &mut one.theirs]);
        self.names.iter_mut().chain(&mut self.reasons).chain(&mut self.programmes).chain(said)
    }
}

fn kept<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    texts.take(SHOWN_MAX).map(shortened).collect()
}

fn shortened(text: &str) -> String {
    text.chars().take(TEXT_MAX).collect()
}

impl Screening {
    /// A screening: what was judged before, with unchanged content, is carried over with its last
    /// judgement; the rest is new or still open.
    pub fn new(
        compared: Party,
        mut lists: Vec<ListUsed>,
        found: FoundHits,
        judged: &Judgements<'_>,
    ) -> Self {
        lists.sort();
        let left_off = found.not_given;
        let mut screening =
            Self { compared, lists, hits: Vec::new(), carried: Vec::new(), left_off };
        let mut seen = BTreeSet::new();
        for hit in found.hits.into_iter().filter(|hit| seen.insert(hit.content)) {
            match judged.of(&hit.content) {
                Some((resolution, last)) if last.judgement.settles() => {
                    let content = hit.content;
                    screening.carried.push(Carried { content, resolution });
                }
                _ if screening.hits.len() < HITS_MAX => screening.hits.push(hit),
                _ => screening.left_off += 1,
            }
        }
        screening
    }

    /// Keeps less: the longest of what lists say is cut to half of it or, where nothing is long any
    /// more, the least likely hit is left off. Whether there was something to cut.
    pub fn shorten(&mut self) -> bool {
        let longest = self.hits.iter_mut().flat_map(Hit::texts).map(|text| text.chars().count());
        let half = longest.max().unwrap_or_default() / 2;
        if half >= TEXT_MIN {
            for text in self.hits.iter_mut().flat_map(Hit::texts) {
                *text = text.chars().take(half).collect();
            }
            return true;
        }
        let left_off = self.hits.pop().is_some();
        self.left_off += u64::from(left_off);
        left_off
    }

    /// The hits that are still to be judged.
    pub fn open<'a>(&'a self, judged: &'a Judgements<'_>) -> impl Iterator<Item = &'a Hit> {
        self.hits
            .iter()
            .filter(|hit| judged.of(&hit.content).is_none_or(|(_, last)| !last.judgement.settles()))
    }

    /// Whether anything is left to judge: what was left off may be anybody.
    pub fn is_open(&self, judged: &Judgements<'_>) -> bool {
        self.left_off > 0 || self.open(judged).next().is_some()
    }

    /// The digest of the set of lists it was made with.
    pub fn lists_digest(&self) -> Digest {
        lists_digest(self.lists.iter().map(|list| list.digest))
    }
}

/// Every judgement of a case, by what was judged: the last one counts.
#[derive(Clone, Default, Debug)]
pub struct Judgements<'a>(BTreeMap<Digest, (u64, &'a HitResolution)>);

impl<'a> Judgements<'a> {
    /// Judgements with the sequences of their records, oldest first.
    pub fn new(resolutions: impl Iterator<Item = (u64, &'a HitResolution)>) -> Self {
        let by_content = |(sequence, resolution): (u64, &'a HitResolution)| {
            (resolution.content, (sequence, resolution))
        };
        Self(resolutions.map(by_content).collect())
    }

    /// The last judgement of a listed party with this content.
    pub fn of(&self, content: &Digest) -> Option<(u64, &'a HitResolution)> {
        self.0.get(content).copied()
    }
}

/// The digest of all a list says of a party.
pub fn content_digest(party: &Party) -> Digest {
    let bytes = serde_json::to_vec(party).unwrap_or_default();
    Digest::of("postern/party/v1", &bytes)
}

/// The digest of a set of lists, whatever their order.
pub fn lists_digest(lists: impl Iterator<Item = Digest>) -> Digest {
    let lists: BTreeSet<Digest> = lists.collect();
    let parts: Vec<&[u8]> = lists.iter().map(|list| list.as_bytes().as_slice()).collect();
    Digest::of_all("postern/lists/v1", &parts)
}

/// The applicant as somebody to compare: the name, and of the answers those that programmes ask
/// under these names: `born` (a date), `year_of_birth` (a number) and `gender` (`female`, `male`).
/// Countries are left out although they might contradict: an application says where somebody is,
/// not what they are a citizen of.
pub fn applicant(application: &Application) -> Party {
    Party {
        kind: Kind::Person,
        names: names(&application.name),
        born: born(&application.facts).into_iter().collect(),
        gender: gender(&application.facts),
        ..Party::default()
    }
}

/// A member of the household as somebody to compare.
pub fn member(member: &Member) -> Party {
    Party {
        kind: Kind::Person,
        names: names(&member.name),
        born: member.born.and_then(whole_year).into_iter().collect(),
        ..Party::default()
    }
}

fn names(name: &str) -> Vec<Name> {
    let name = name.trim();
    if name.is_empty() { Vec::new() } else { vec![Name::whole(name)] }
}

fn born(facts: &Facts) -> Option<Days> {
    match (facts.get("born"), facts.get("year_of_birth")) {
        (Some(Value::Date(day)), _) => Some(Days::day(*day)),
        (_, Some(Value::Integer(year))) => whole_year(i16::try_from(*year).ok()?),
        _ => None,
    }
}

fn whole_year(year: i16) -> Option<Days> {
    let day = |month, day| jiff::civil::Date::new(year, month, day).ok();
    Some(Days { first: day(1, 1)?, last: day(12, 31)? })
}

fn gender(facts: &Facts) -> Option<Gender> {
    match facts.get("gender") {
        Some(Value::Enum(answer)) if answer == "female" => Some(Gender::Female),
        Some(Value::Enum(answer)) if answer == "male" => Some(Gender::Male),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
