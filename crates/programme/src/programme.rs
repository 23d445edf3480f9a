//! A programme that has passed every check: what it asks, offers, pays and excludes.
//!
//! **Architecture Invariant:** a `Programme` comes only from [`crate::load`], so whoever holds one
//! holds a policy without known errors. It never changes, and cloning it is cheap.

use std::sync::Arc;

use jiff::civil::Date;

use crate::decision::Schedule;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::exchange::Exchange;
use crate::money::{Currency, Money};
use crate::origin::Origin;
use crate::source::SourceFile;
use crate::typed::Typed;
use crate::value::FactKind;

/// One checked policy.
#[derive(Clone, Debug)]
pub struct Programme {
    pub(crate) inner: Arc<Policy>,
}

/// Everything a checked policy holds.
#[derive(Debug)]
pub(crate) struct Policy {
    pub(crate) digest: Digest,
    pub(crate) sources: Vec<SourceFile>,
    pub(crate) warnings: Vec<Diagnostic>,
    pub(crate) origin: Origin,
    pub(crate) header: Header,
    pub(crate) parts: Vec<Part>,
    pub(crate) facts: Vec<FactDef>,
    /// What is known of each member of the household.
    pub(crate) members: Vec<FactDef>,
    /// What becomes known only after an offer, such as an arrival.
    pub(crate) later: Vec<FactDef>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) exchanges: Vec<Exchange>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) audiences: Vec<Audience>,
    pub(crate) exclusions: Vec<Exclusion>,
    pub(crate) referrals: Vec<Exclusion>,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) partners: Vec<Partner>,
    pub(crate) benefits: Vec<Benefit>,
    pub(crate) outside: Vec<Exclusion>,
    pub(crate) guarantees: Vec<Guarantee>,
}

/// Name, title and dates of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) effective_from: Date,
    pub(crate) effective_until: Option<Date>,
    pub(crate) source: String,
}

impl Header {
    /// Whether the programme decides on a day.
    pub(crate) fn in_force(&self, on: Date) -> bool {
        crate::audience::is_open(Some(self.effective_from), self.effective_until, on)
    }
}

/// A page of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Names of its facts in the order they are asked.
    pub facts: Vec<String>,
}

/// A fact the programme asks, or counts.
#[derive(Clone, Debug)]
pub struct FactDef {
    /// Its name.
    pub name: String,
    /// What kind of answer it takes.
    pub kind: FactKind,
    /// The page it is asked on.
    pub part: String,
    /// The question in words, where the programme says it itself.
    pub question: Option<String>,
    /// How it is counted, if it is not asked.
    pub derived: Option<Derived>,
    /// What paper could show it.
    pub evidence: Option<String>,
    /// Whether it may be left unanswered.
    pub optional: bool,
    /// When it is asked; always, if there is no such rule.
    pub(crate) asked_if: Option<Typed>,
    /// Which members of the household it counts; over the facts of a member.
    pub(crate) counts: Option<Typed>,
}

/// How a fact comes to be known without a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    /// The number of household members named beside the applicant.
    HouseholdSize,
    /// The number of those members for whom a rule holds.
    Members,
}

/// The people an offer is for.
#[derive(Clone, Debug)]
pub struct Audience {
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: String,
    /// Audiences over which it is preferred where a person is in both.
    pub preferred_over: Vec<String>,
    /// First day on which it is open, if not the programme's.
    pub from: Option<Date>,
    /// Last day on which it is open, if it closes.
    pub until: Option<Date>,
    /// Named exceptions.
    pub unless: Vec<Rule>,
    pub(crate) rule: Typed,
}

/// A named rule with its source.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: String,
    pub(crate) is: Typed,
}

/// A ground that always leads to a human decision.
#[derive(Clone, Debug)]
pub struct Exclusion {
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: String,
    pub(crate) when: Typed,
}

/// What a benefit depends on after it is granted.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: String,
    /// What becomes of a payment while it does not hold.
    pub otherwise: Lapse,
    /// Over facts and, behind them by index, later facts; none if only an officer can tell.
    pub(crate) holds_if: Option<Typed>,
}

/// What becomes of an entitlement while one of its conditions does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lapse {
    /// It rests, and goes on when the condition holds again.
    Suspended,
    /// It ends for good.
    Lost,
}

/// A promise of the file that its own arithmetic must keep: as one fact rises, one benefit does
/// not fall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guarantee {
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: String,
    /// Name of the benefit.
    pub benefit: String,
    /// Name of the fact whose rise must not lower it.
    pub never_falls_with: String,
}

/// A government, fund or body that offers, pays or receives.
#[derive(Clone, Debug)]
pub struct Partner {
    /// Its name.
    pub name: String,
    /// What it can spend.
    pub budget: Money,
    /// Where the budget comes from.
    pub source: String,
    /// Names of the benefits it pays or provides.
    pub benefits: Vec<String>,
    /// For whom it takes part; for everybody, if there is no such rule.
    pub(crate) when: Option<Typed>,
}

/// One carrot.
#[derive(Clone, Debug)]
pub struct Benefit {
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: String,
    /// Names of the audiences it is for.
    pub audiences: Vec<String>,
    /// Names of the partners; each gives the whole of it.
    pub partners: Vec<String>,
    /// What further partners add to it.
    pub matches: Vec<Match>,
    /// First day on which it is given, if not the programme's.
    pub from: Option<Date>,
    /// Last day on which it is given, if it ends.
    pub until: Option<Date>,
    /// Names of the conditions that go with it.
    pub conditions: Vec<String>,
    /// When it is given.
    pub schedule: Schedule,
    /// Currency in which the amount is set, if it is money.
    pub currency: Option<Currency>,
    /// Further amounts from a later month on.
    pub steps: Vec<Step>,
    pub(crate) when: Option<Typed>,
    pub(crate) amount: Option<Typed>,
    pub(crate) at_least: Option<Typed>,
    pub(crate) at_most: Option<Typed>,
}

/// Another amount from a later month on.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: String,
    /// The month, counted from 1, in which it is first given.
    pub from_month: u16,
    pub(crate) amount: Typed,
}

/// What a partner adds to what the others pay.
#[derive(Clone, Debug)]
pub struct Match {
    /// Name of the partner.
    pub partner: String,
    /// Where it comes from.
    pub source: String,
    /// How much of the amount, in hundredths.
    pub percent: u16,
    /// For whom; for everybody who gets the benefit, if there is no such rule.
    pub(crate) when: Option<Typed>,
    /// The most it adds to one instalment.
    pub(crate) at_most: Option<Typed>,
}

/// A dated amount or threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its values, oldest first.
    pub values: Vec<DatedValue>,
}

/// The value of a parameter from one day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedValue {
    /// First day on which it holds.
    pub from: Date,
    /// The value.
    pub value: ParameterValue,
    /// Where it comes from.
    pub source: String,
    /// When it should be looked at again.
    pub review: Option<Date>,
}

/// What a parameter can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterValue {
    /// An amount.
    Money(Money),
    /// A number, such as an age or a count of months.
    Integer(i64),
}

impl Parameter {
    /// The value that holds on a day.
    pub fn on(&self, day: Date) -> Option<&DatedValue> {
        self.values.iter().rev().find(|value| value.from <= day)
    }
}

impl Programme {
    /// What a case pins.
    pub fn digest(&self) -> Digest {
        self.inner.digest
    }
    /// Its name.
    pub fn name(&self) -> &str {
        &self.inner.header.name
    }
    /// Its title, in English.
    pub fn title(&self) -> &str {
        &self.inner.header.title
    }
    /// Its version.
    pub fn version(&self) -> &str {
        &self.inner.header.version
    }
    /// First day on which it decides.
    pub fn effective_from(&self) -> Date {
        self.inner.header.effective_from
    }
    /// Last day on which it decides, if it closes.
    pub fn effective_until(&self) -> Option<Date> {
        self.inner.header.effective_until
    }
    /// What is allowed but looks wrong.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.inner.warnings
    }
    /// The texts it was read from.
    pub fn sources(&self) -> &[SourceFile] {
        &self.inner.sources
    }
    /// The pages of the form, in order.
    pub fn parts(&self) -> &[Part] {
        &self.inner.parts
    }
    /// All facts, in the order of the file.
    pub fn facts(&self) -> &[FactDef] {
        &self.inner.facts
    }
    /// One fact.
    pub fn fact(&self, name: &str) -> Option<&FactDef> {
        self.inner.facts.iter().find(|fact| fact.name == name)
    }
    /// All audiences.
    pub fn audiences(&self) -> &[Audience] {
        &self.inner.audiences
    }
    /// One audience.
    pub fn audience(&self, name: &str) -> Option<&Audience> {
        self.inner.audiences.iter().find(|audience| audience.name == name)
    }
    /// All benefits.
    pub fn benefits(&self) -> &[Benefit] {
        &self.inner.benefits
    }
    /// One benefit.
    pub fn benefit(&self, name: &str) -> Option<&Benefit> {
        self.inner.benefits.iter().find(|benefit| benefit.name == name)
    }
    /// All partners.
    pub fn partners(&self) -> &[Partner] {
        &self.inner.partners
    }
    /// One partner.
    pub fn partner(&self, name: &str) -> Option<&Partner> {
        self.inner.partners.iter().find(|partner| partner.name == name)
    }
    /// All parameters.
    pub fn parameters(&self) -> &[Parameter] {
        &self.inner.parameters
    }
    /// All exchange rates.
    pub fn exchanges(&self) -> &[Exchange] {
        &self.inner.exchanges
    }
    /// All named rules.
    pub fn rules(&self) -> &[Rule] {
        &self.inner.rules
    }
    /// Grounds that may bar protection; a human decides.
    pub fn exclusions(&self) -> &[Exclusion] {
        &self.inner.exclusions
    }
    /// Grounds for more care, such as an applicant who is a child; a human decides.
    pub fn referrals(&self) -> &[Exclusion] {
        &self.inner.referrals
    }
    /// What is known of each member of a household.
    pub fn members(&self) -> &[FactDef] {
        &self.inner.members
    }
    /// What becomes known only after an offer.
    pub fn later(&self) -> &[FactDef] {
        &self.inner.later
    }
    /// Kinds of people for whom the programme knowingly has nothing.
    pub fn outside(&self) -> &[Exclusion] {
        &self.inner.outside
    }
    /// What the programme's arithmetic must keep.
    pub fn guarantees(&self) -> &[Guarantee] {
        &self.inner.guarantees
    }
    /// Conditions that go with benefits.
    pub fn conditions(&self) -> &[Condition] {
        &self.inner.conditions
    }

    /// Every name that can stand as the rule of a reason, each once.
    pub fn reason_names(&self) -> Vec<&str> {
        let policy = &self.inner;
        use crate::decide::{EITHER_WAY, IN_FORCE, NO_AUDIENCE};
        let mut names = vec![IN_FORCE, NO_AUDIENCE, EITHER_WAY];
        for audience in &policy.audiences {
            names.push(&audience.name);
            names.extend(audience.unless.iter().map(|exception| exception.name.as_str()));
        }
        names.extend(policy.rules.iter().map(|rule| rule.name.as_str()));
        let grounds = policy.exclusions.iter().chain(&policy.referrals);
        names.extend(grounds.map(|ground| ground.name.as_str()));
        names.extend(policy.parameters.iter().map(|parameter| parameter.name.as_str()));
        names.extend(policy.exchanges.iter().map(|exchange| exchange.name.as_str()));
        for benefit in &policy.benefits {
            names.push(&benefit.name);
            names.extend(benefit.steps.iter().map(|step| step.name.as_str()));
        }
        names.extend(policy.outside.iter().map(|kind| kind.name.as_str()));
        let choosing = policy.partners.iter().filter(|partner| partner.when.is_some());
        names.extend(choosing.map(|partner| partner.name.as_str()));
        names
    }
}
