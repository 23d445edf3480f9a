//! A programme whose shape is right, before anything in it is looked up.
//!
//! What could not be read is missing here and reported already.

use jiff::civil::Date;

use super::{Spanned, Written};
use crate::decision::Schedule;
use crate::exchange::Exchange;
use crate::money::Money;
use crate::programme::{Derived, Header, Lapse, Parameter};
use crate::tree::Key;
use crate::value::FactKind;

/// All items, in the order of the file.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) header: Option<Header>,
    pub(crate) parts: Vec<Key>,
    pub(crate) facts: Vec<DraftFact>,
    pub(crate) members: Vec<DraftFact>,
    pub(crate) later: Vec<DraftFact>,
    pub(crate) parameters: Vec<(Key, Parameter)>,
    pub(crate) exchanges: Vec<(Key, Exchange)>,
    pub(crate) rules: Vec<DraftRule>,
    pub(crate) audiences: Vec<DraftAudience>,
    pub(crate) exclusions: Vec<DraftRule>,
    pub(crate) referrals: Vec<DraftRule>,
    pub(crate) outside: Vec<DraftRule>,
    pub(crate) conditions: Vec<DraftCondition>,
    pub(crate) partners: Vec<DraftPartner>,
    pub(crate) benefits: Vec<DraftBenefit>,
    pub(crate) guarantees: Vec<DraftGuarantee>,
}

/// A fact of a person, of a member of the household, or one known only later.
#[derive(Debug)]
pub(crate) struct DraftFact {
    pub(crate) key: Key,
    pub(crate) kind: Option<FactKind>,
    /// Only facts of a person stand in a part.
    pub(crate) part: Option<Spanned>,
    pub(crate) question: Option<Spanned>,
    /// The names of its choices where they stand.
    pub(crate) choices: Vec<Spanned>,
    pub(crate) derived: Option<Derived>,
    pub(crate) evidence: Option<String>,
    pub(crate) optional: bool,
    pub(crate) asked_if: Option<Written>,
    pub(crate) counts: Option<Written>,
}

#[derive(Debug)]
pub(crate) struct DraftRule {
    pub(crate) key: Key,
    pub(crate) source: String,
    pub(crate) is: Option<Written>,
}

#[derive(Debug)]
pub(crate) struct DraftAudience {
    pub(crate) rule: DraftRule,
    pub(crate) unless: Vec<DraftRule>,
    pub(crate) preferred_over: Vec<Spanned>,
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
}

#[derive(Debug)]
pub(crate) struct DraftCondition {
    pub(crate) key: Key,
    pub(crate) source: String,
    pub(crate) otherwise: Lapse,
    pub(crate) holds_if: Option<Written>,
}

#[derive(Debug)]
pub(crate) struct DraftPartner {
    pub(crate) key: Key,
    pub(crate) budget: Option<Money>,
    pub(crate) source: String,
    pub(crate) when: Option<Written>,
}

#[derive(Debug)]
pub(crate) struct DraftBenefit {
    pub(crate) key: Key,
    pub(crate) source: String,
    pub(crate) audiences: Vec<Spanned>,
    pub(crate) partners: Vec<Spanned>,
    pub(crate) matches: Vec<DraftMatch>,
    pub(crate) conditions: Vec<Spanned>,
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
    pub(crate) schedule: Option<Schedule>,
    pub(crate) when: Option<Written>,
    /// Whether an amount stands there, even one that could not be read.
    pub(crate) in_money: bool,
    pub(crate) amount: Option<Written>,
    pub(crate) at_least: Option<Written>,
    pub(crate) at_most: Option<Written>,
    pub(crate) steps: Vec<DraftStep>,
}

#[derive(Debug)]
pub(crate) struct DraftStep {
    pub(crate) key: Key,
    pub(crate) source: String,
    pub(crate) from_month: Option<u16>,
    pub(crate) amount: Option<Written>,
}

#[derive(Debug)]
pub(crate) struct DraftMatch {
    pub(crate) partner: Spanned,
    pub(crate) source: String,
    pub(crate) percent: Option<u16>,
    pub(crate) when: Option<Written>,
    pub(crate) at_most: Option<Written>,
}

#[derive(Debug)]
pub(crate) struct DraftGuarantee {
    pub(crate) key: Key,
    pub(crate) source: String,
    pub(crate) benefit: Option<Spanned>,
    pub(crate) never_falls_with: Option<Spanned>,
}
