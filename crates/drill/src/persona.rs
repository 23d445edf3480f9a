//! One made-up applicant: who they are, and what they are going to do.

use casework::application::{AppliedBy, Member, Relation};
use jiff::civil::Date;
use programme::{FactDef, FactKind, Facts, Money, Outcome, Programme, Value};

use crate::dice::Dice;
use crate::names;

/// How many times facts are drawn until the person is in the audience that was meant.
const DRAWS_MAX: usize = 400;

/// A person who does not exist.
#[derive(Clone, Debug)]
pub struct Persona {
    /// The number in this drill.
    pub number: u64,
    /// The language they read: `en`, `ru` or `uk`.
    pub language: &'static str,
    /// Their name; empty if they do not give it yet.
    pub name: String,
    /// Who writes.
    pub applied_by: AppliedBy,
    /// Who would come too.
    pub household: Vec<Member>,
    /// Their answers to the programme's questions.
    pub facts: Facts,
    /// Anything else they say.
    pub words: String,
    /// What they are going to do.
    pub habits: Habits,
}

/// What a person does beyond applying.
#[derive(Clone, Debug)]
pub struct Habits {
    /// Goes back a page while applying, to look again.
    pub steps_back: bool,
    /// Mistypes the codename once when asked for it.
    pub mistypes: bool,
    /// Writes a message after applying.
    pub message: Option<String>,
    /// Attaches a file of so many bytes to it.
    pub file_bytes: Option<usize>,
    /// What they do with an answer.
    pub wish: Wish,
    /// What they testify, if they wish to.
    pub testimony: Option<String>,
}

/// What a person does with an offer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
    /// Says yes.
    Accept,
    /// Says no.
    Decline,
    /// Asks for another look.
    Review,
    /// Withdraws and has everything erased.
    Erase,
    /// Only reads.
    Nothing,
}

/// What the facts are drawn for.
enum Aim<'a> {
    /// An offer to this audience.
    Audience(&'a str),
    /// A case that a person must decide.
    Human,
    /// Whatever comes.
    Any,
}

impl Persona {
    /// The person with this number. The same seed and programme make the same person.
    pub fn draw(seed: u64, number: u64, programme: &Programme, today: Date) -> Self {
        let mut dice = Dice::new(seed, number);
        let dice = &mut dice;
        let language = ["ru", "uk", "en"][dice.weighted(&[60, 25, 15])];
        let household = household(dice, language, today);
        let facts = facts(dice, programme, household.len(), today);
        let name = if dice.chance(75) { names::made_up(dice, language) } else { String::new() };
        let who = dice.weighted(&[80, 15, 5]);
        let words = if dice.chance(60) { names::words(dice, language) } else { String::new() };
        let habits = Habits::draw(dice, language);
        let applied_by = AppliedBy::ALL[who];
        Self { number, language, name, applied_by, household, facts, words, habits }
    }
}

impl Habits {
    fn draw(dice: &mut Dice, language: &str) -> Self {
        let message = dice.chance(35).then(|| names::words(dice, language));
        let file_bytes = (message.is_some() && dice.chance(30)).then(|| {
            let most = if dice.chance(15) { 300_000 } else { 20_000 };
            usize::try_from(dice.between(200, most)).unwrap_or_default()
        });
        let wishes = [Wish::Accept, Wish::Decline, Wish::Review, Wish::Erase, Wish::Nothing];
        Self {
            steps_back: dice.chance(20),
            mistypes: dice.chance(15),
            message,
            file_bytes,
            wish: wishes[dice.weighted(&[70, 8, 7, 5, 10])],
            testimony: dice.chance(12).then(|| names::testimony(dice, language)),
        }
    }
}

fn household(dice: &mut Dice, language: &str, today: Date) -> Vec<Member> {
    let count = dice.weighted(&[45, 20, 15, 12, 8]);
    let mut members = Vec::new();
    for place in 0..count {
        let relation = match place {
            0 => Relation::Partner,
            _ => Relation::ALL[dice.weighted(&[0, 70, 20, 7, 3])],
        };
        let age = match relation {
            Relation::Partner | Relation::Sibling => dice.between(18, 55),
            Relation::Child => dice.between(0, 17),
            Relation::Parent | Relation::Other => dice.between(45, 85),
        };
        let name = if dice.chance(70) { names::made_up(dice, language) } else { String::new() };
        let year = today.year().saturating_sub(i16::try_from(age).unwrap_or_default());
        members.push(Member { relation, name, born: dice.chance(80).then_some(year) });
    }
    members
}

/// Facts of a person in an audience chosen first, so that every audience occurs, and of some
/// whom a person must decide about, and of some as they come.
fn facts(dice: &mut Dice, programme: &Programme, household: usize, today: Date) -> Facts {
    let audiences = programme.audiences();
    let aim = match dice.weighted(&[75, 10, 15]) {
        0 => dice.pick(audiences).map_or(Aim::Any, |audience| Aim::Audience(&audience.name)),
        1 => Aim::Human,
        _ => Aim::Any,
    };
    let mut facts = draw_facts(dice, programme, household, today);
    for _ in 0..DRAWS_MAX {
        let decision = programme::decide(programme, &facts, today);
        let reached = match aim {
            Aim::Audience(wanted) => {
                decision.outcome == Outcome::Offer && decision.audience.as_deref() == Some(wanted)
            }
            Aim::Human => decision.outcome == Outcome::HumanDecision,
            Aim::Any => true,
        };
        if reached {
            break;
        }
        facts = draw_facts(dice, programme, household, today);
    }
    facts
}

fn draw_facts(dice: &mut Dice, programme: &Programme, household: usize, today: Date) -> Facts {
    let mut facts = Facts::new();
    for fact in programme.facts() {
        if fact.derived.is_some() {
            let size = i64::try_from(household).unwrap_or_default();
            facts.insert(fact.name.as_str(), Value::Integer(size));
        } else if !(fact.optional && dice.chance(20)) {
            facts.insert(fact.name.as_str(), answer(dice, fact, today));
        }
    }
    // An answer that the other answers make irrelevant is never asked for.
    let names: Vec<String> = programme.facts().iter().map(|fact| fact.name.clone()).collect();
    for name in names {
        let asked = programme::is_asked(programme, &name, &facts);
        if !asked && programme.fact(&name).is_some_and(|fact| fact.derived.is_none()) {
            facts.remove(&name);
        }
    }
    facts
}

fn answer(dice: &mut Dice, fact: &FactDef, today: Date) -> Value {
    match &fact.kind {
        FactKind::Bool => Value::Bool(dice.chance(40)),
        FactKind::Enum(choices) => Value::Enum(dice.pick(choices).cloned().unwrap_or_default()),
        FactKind::Integer { min, max } => {
            // Few people have the most of anything.
            let most = if dice.chance(80) { min.saturating_add(9).min(*max) } else { *max };
            Value::Integer(dice.between(*min, most))
        }
        FactKind::Date { min, max } => {
            let oldest = today.saturating_sub(jiff::Span::new().years(60)).max(*min);
            let youngest = today.min(*max).max(oldest);
            let days = oldest.until(youngest).map_or(0, |span| i64::from(span.get_days()));
            let days = jiff::Span::new().days(dice.between(0, days));
            Value::Date(oldest.saturating_add(days).min(youngest))
        }
        FactKind::Money { currency, .. } => {
            let minor = dice.between(0, 5_000) * 10_000;
            Value::Money(Money { minor, currency: *currency })
        }
    }
}

#[cfg(test)]
mod tests;
