//! What an expression comes to for one person on one day, and what that rests on.
//!
//! Logic has three values: an unknown fact leaves a rule open only where it still matters.
//! `a || b` is true as soon as one side is, whatever the other may turn out to be.

use jiff::civil::Date;

use crate::days::days_from_epoch;
use crate::facts::Facts;
use crate::money::Money;
use crate::programme::{FactDef, ParameterValue, Policy};
use crate::small_set::SmallSet;
use crate::typed::{Comparison, Extreme, Operation, Scalar, Typed, Unit};
use crate::value::{FactKind, Value};

/// What an expression comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Known(Scalar),
    /// It depends on facts that are not known.
    Unknown,
    /// It cannot be counted: an amount or number grew beyond what fits.
    Beyond,
}

/// An item that an answer rests on, in the order reasons are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Use {
    Rule(usize),
    Parameter(usize),
    Exchange(usize),
}

/// An answer, the items it rests on, and the facts that would settle it.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) answer: Answer,
    pub(crate) uses: SmallSet<Use>,
    pub(crate) missing: SmallSet<usize>,
}

impl Found {
    pub(crate) fn known(value: Scalar) -> Self {
        Self::plain(Answer::Known(value))
    }

    fn plain(answer: Answer) -> Self {
        Self { answer, uses: SmallSet::new(), missing: SmallSet::new() }
    }

    /// Yes, no, or neither.
    pub(crate) fn truth(&self) -> Option<bool> {
        match self.answer {
            Answer::Known(Scalar::Bool(answer)) => Some(answer),
            _ => None,
        }
    }

    /// Whether facts are missing that would settle it.
    pub(crate) fn is_unknown(&self) -> bool {
        self.answer == Answer::Unknown
    }

    /// The same support under another answer; what is settled misses nothing.
    pub(crate) fn becomes(mut self, answer: Answer) -> Self {
        if answer != Answer::Unknown {
            self.missing.clear();
        }
        self.answer = answer;
        self
    }

    pub(crate) fn joined(mut self, other: Self) -> Self {
        self.uses.join(other.uses);
        self.missing.join(other.missing);
        self
    }
}

impl Found {
    /// The lesser or greater of two; both count as used, whichever it is.
    pub(crate) fn or_better(self, which: Extreme, other: Self) -> Self {
        let wins = match which {
            Extreme::Least => Comparison::Less,
            Extreme::Greatest => Comparison::Greater,
        };
        let answer = match (self.answer, other.answer) {
            (Answer::Known(a), Answer::Known(b)) => match compare(wins, b, a) {
                Some(true) => Answer::Known(b),
                Some(false) => Answer::Known(a),
                None => Answer::Beyond,
            },
            (Answer::Unknown, _) | (_, Answer::Unknown) => Answer::Unknown,
            _ => Answer::Beyond,
        };
        self.joined(other).becomes(answer)
    }
}

/// One person on one day.
pub(crate) struct World<'a> {
    pub(crate) policy: &'a Policy,
    pub(crate) on: Date,
    /// By the index of the fact.
    pub(crate) facts: Vec<Option<Scalar>>,
    /// Facts whose question is not put to this person.
    pub(crate) hidden: SmallSet<usize>,
    /// By the index of the fact: what must be known before its question can be put.
    pub(crate) gates: Vec<SmallSet<usize>>,
    /// By the index of the rule; filled in order.
    rules: Vec<Found>,
}

impl<'a> World<'a> {
    /// Takes in the facts and works out every rule once.
    pub(crate) fn new(policy: &'a Policy, facts: &Facts, on: Date) -> Self {
        let mut world = Self::asking(policy, facts, on);
        for rule in &policy.rules {
            let found = world.evaluate(&rule.is);
            world.rules.push(found);
        }
        world
    }

    /// Takes in the facts only: enough to know which questions are put.
    pub(crate) fn asking(policy: &'a Policy, facts: &Facts, on: Date) -> Self {
        let hidden = SmallSet::new();
        let (gates, rules) = (Vec::new(), Vec::new());
        let mut world = Self { policy, on, facts: Vec::new(), hidden, gates, rules };
        for (index, fact) in policy.facts.iter().enumerate() {
            // An answer to a question that is not put counts for nothing: it was given before
            // another answer changed. And while it is open whether the question is put, so is
            // whether the answer counts.
            let put = fact.asked_if.as_ref().map(|asked| world.evaluate(asked));
            let is_hidden = put.as_ref().is_some_and(|put| put.truth() == Some(false));
            let is_open = put.as_ref().is_some_and(|put| put.answer == Answer::Unknown);
            world.gates.push(put.map(|put| put.missing).unwrap_or_default());
            if is_hidden {
                world.hidden.insert(index);
            }
            let value = facts.get(&fact.name).filter(|_| !is_hidden && !is_open);
            world.facts.push(value.and_then(|value| scalar(fact, value)));
        }
        world
    }

    /// One person after an offer: what became known later stands behind their facts.
    pub(crate) fn after_offer(policy: &'a Policy, facts: &Facts, later: &Facts, on: Date) -> Self {
        let mut world = Self::new(policy, facts, on);
        let known = |fact: &FactDef| later.get(&fact.name).and_then(|value| scalar(fact, value));
        world.facts.extend(policy.later.iter().map(known));
        world
    }

    /// The name of a fact or, behind them, of a later one.
    pub(crate) fn name_of(&self, index: usize) -> Option<String> {
        let all = self.policy.facts.iter().chain(&self.policy.later);
        all.skip(index).map(|fact| fact.name.clone()).next()
    }

    /// One member of the household: what is known of them stands where a person's facts would, and
    /// no rules are worked out.
    pub(crate) fn of_member(policy: &'a Policy, member: &Facts, on: Date) -> Self {
        let known = |fact: &FactDef| member.get(&fact.name).and_then(|value| scalar(fact, value));
        let facts = policy.members.iter().map(known).collect();
        let (hidden, gates, rules) = (SmallSet::new(), Vec::new(), Vec::new());
        Self { policy, on, facts, hidden, gates, rules }
    }

    /// What an expression comes to.
    pub(crate) fn evaluate(&self, typed: &Typed) -> Found {
        match typed {
            Typed::Const(value) => Found::known(*value),
            Typed::Today => Found::known(Scalar::Date(self.on)),
            Typed::Fact(index) => match self.facts.get(*index).copied().flatten() {
                Some(value) => Found::known(value),
                None => Found { missing: SmallSet::only(*index), ..Found::plain(Answer::Unknown) },
            },
            Typed::Parameter(index) => self.parameter(*index),
            Typed::Rule(index) => self.rule(*index),
            Typed::Not(one) => {
                let found = self.evaluate(one);
                let answer = match found.answer {
                    Answer::Known(Scalar::Bool(answer)) => Answer::Known(Scalar::Bool(!answer)),
                    other => other,
                };
                found.becomes(answer)
            }
            Typed::All(list) => self.fold(list, false),
            Typed::Any(list) => self.fold(list, true),
            Typed::Compare(comparison, one, other) => {
                self.both(one, other, |a, b| compare(*comparison, a, b).map(Scalar::Bool))
            }
            Typed::Arithmetic(operation, one, other) => {
                self.both(one, other, |a, b| combine(*operation, a, b))
            }
            Typed::In(one, list) => {
                self.one(one, |value| Some(Scalar::Bool(list.contains(&value))))
            }
            Typed::Divide(one, by) => self.one(one, |value| divide(value, *by)),
            Typed::Extreme(which, list) => self.extreme(*which, list),
            Typed::Span(unit, from, to) => self.both(from, to, |from, to| match (from, to) {
                (Scalar::Date(from), Scalar::Date(to)) => {
                    Some(Scalar::Integer(span(*unit, from, to)))
                }
                _ => None,
            }),
            Typed::If(condition, one, other) => self.choose(condition, one, other),
            Typed::Convert(exchange, to, amount) => self
                .one(amount, |value| match value {
                    Scalar::Money(money) => self.convert(*exchange, money, *to).map(Scalar::Money),
                    _ => None,
                })
                .joined(Found {
                    uses: SmallSet::only(Use::Exchange(*exchange)),
                    ..Found::plain(Answer::Unknown)
                }),
        }
    }

    /// An amount in another currency at the rate of the day.
    pub(crate) fn convert(
        &self,
        exchange: usize,
        money: Money,
        to: crate::money::Currency,
    ) -> Option<Money> {
        let exchange = self.policy.exchanges.get(exchange)?;
        exchange.convert(money, to, exchange.on(self.on)?)
    }

    fn parameter(&self, index: usize) -> Found {
        let parameter = self.policy.parameters.get(index);
        let value = parameter.and_then(|parameter| parameter.on(self.on)).map(|dated| dated.value);
        let answer = match value {
            Some(ParameterValue::Money(money)) => Answer::Known(Scalar::Money(money)),
            Some(ParameterValue::Integer(number)) => Answer::Known(Scalar::Integer(number)),
            None => Answer::Beyond,
        };
        Found { uses: SmallSet::only(Use::Parameter(index)), ..Found::plain(answer) }
    }

    fn rule(&self, index: usize) -> Found {
        let Some(found) = self.rules.get(index) else { return Found::plain(Answer::Beyond) };
        let mut found = found.clone();
        found.uses.insert(Use::Rule(index));
        found
    }

    /// What a named rule comes to, without its own name among its uses.
    pub(crate) fn rule_answer(&self, index: usize) -> Option<Answer> {
        self.rules.get(index).map(|found| found.answer)
    }

    /// `&&` is settled by one false, `||` by one true; that one alone is then the reason.
    fn fold(&self, list: &[Typed], settles: bool) -> Found {
        let mut settled = Found::known(Scalar::Bool(!settles));
        let mut open = Found::plain(Answer::Unknown);
        let (mut unknown, mut beyond) = (false, false);
        for item in list {
            let found = self.evaluate(item);
            match found.answer {
                Answer::Known(Scalar::Bool(answer)) if answer == settles => return found,
                Answer::Known(_) => settled = settled.joined(found),
                Answer::Unknown => {
                    unknown = true;
                    open = open.joined(found);
                }
                Answer::Beyond => {
                    beyond = true;
                    open = open.joined(found);
                }
            }
        }
        match (unknown, beyond) {
            (true, _) => open,
            (false, true) => open.becomes(Answer::Beyond),
            (false, false) => settled,
        }
    }

    fn one(&self, one: &Typed, apply: impl Fn(Scalar) -> Option<Scalar>) -> Found {
        let found = self.evaluate(one);
        let answer = match found.answer {
            Answer::Known(value) => apply(value).map_or(Answer::Beyond, Answer::Known),
            other => other,
        };
        found.becomes(answer)
    }

    fn both(
        &self,
        one: &Typed,
        other: &Typed,
        apply: impl Fn(Scalar, Scalar) -> Option<Scalar>,
    ) -> Found {
        let (one, other) = (self.evaluate(one), self.evaluate(other));
        let answer = match (one.answer, other.answer) {
            (Answer::Known(a), Answer::Known(b)) => {
                apply(a, b).map_or(Answer::Beyond, Answer::Known)
            }
            (Answer::Unknown, _) | (_, Answer::Unknown) => Answer::Unknown,
            _ => Answer::Beyond,
        };
        one.joined(other).becomes(answer)
    }

    /// The least or greatest of several, all of which must be known.
    fn extreme(&self, which: Extreme, list: &[Typed]) -> Found {
        let all = list.iter().map(|item| self.evaluate(item));
        let whole = all.reduce(|best, found| best.or_better(which, found));
        whole.unwrap_or_else(|| Found::plain(Answer::Beyond))
    }

    /// If the condition is open but both sides agree, the answer is settled all the same.
    fn choose(&self, condition: &Typed, one: &Typed, other: &Typed) -> Found {
        let condition = self.evaluate(condition);
        match condition.answer {
            Answer::Known(Scalar::Bool(true)) => self.evaluate(one).joined(condition),
            Answer::Known(_) => self.evaluate(other).joined(condition),
            Answer::Beyond => condition,
            Answer::Unknown => {
                let (one, other) = (self.evaluate(one), self.evaluate(other));
                let agreed = if one.answer == other.answer { one.answer } else { Answer::Unknown };
                condition.joined(one).joined(other).becomes(agreed)
            }
        }
    }
}

/// A fact's value as expressions see it; one that does not fit its kind is not known.
fn scalar(fact: &FactDef, value: &Value) -> Option<Scalar> {
    if !fact.kind.admits(value) {
        return None;
    }
    Some(match value {
        Value::Bool(answer) => Scalar::Bool(*answer),
        Value::Integer(number) => Scalar::Integer(*number),
        Value::Date(day) => Scalar::Date(*day),
        Value::Money(money) => Scalar::Money(*money),
        Value::Enum(name) => {
            let FactKind::Enum(choices) = &fact.kind else { return None };
            let index = choices.iter().position(|choice| choice == name)?;
            Scalar::Choice(u16::try_from(index).ok()?)
        }
    })
}

/// Whole years, months or days between two days; negative where the second comes first. Who is
/// born on 29 February turns a year older on 1 March.
pub(crate) fn span(unit: Unit, from: Date, to: Date) -> i64 {
    match unit {
        Unit::Years => {
            let whole = i64::from(to.year()) - i64::from(from.year());
            whole - i64::from((to.month(), to.day()) < (from.month(), from.day()))
        }
        Unit::Months => {
            let whole = (i64::from(to.year()) - i64::from(from.year())) * 12
                + (i64::from(to.month()) - i64::from(from.month()));
            whole - i64::from(to.day() < from.day())
        }
        Unit::Days => days_from_epoch(to) - days_from_epoch(from),
    }
}

/// The rest is dropped, towards zero, as in CEL.
fn divide(value: Scalar, by: i64) -> Option<Scalar> {
    match value {
        Scalar::Integer(number) => number.checked_div(by).map(Scalar::Integer),
        Scalar::Money(money) => {
            let minor = money.minor.checked_div(by)?;
            Some(Scalar::Money(Money::new(minor, money.currency)))
        }
        _ => None,
    }
}

fn compare(comparison: Comparison, one: Scalar, other: Scalar) -> Option<bool> {
    let order = match (one, other) {
        (Scalar::Bool(a), Scalar::Bool(b)) => a.cmp(&b),
        (Scalar::Integer(a), Scalar::Integer(b)) => a.cmp(&b),
        (Scalar::Date(a), Scalar::Date(b)) => a.cmp(&b),
        (Scalar::Choice(a), Scalar::Choice(b)) => a.cmp(&b),
        (Scalar::Money(a), Scalar::Money(b)) if a.currency == b.currency => a.minor.cmp(&b.minor),
        _ => return None,
    };
    Some(match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::LessOrEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterOrEqual => order.is_ge(),
    })
}

fn combine(operation: Operation, one: Scalar, other: Scalar) -> Option<Scalar> {
    match (operation, one, other) {
        (Operation::Add, Scalar::Integer(a), Scalar::Integer(b)) => {
            a.checked_add(b).map(Scalar::Integer)
        }
        (Operation::Subtract, Scalar::Integer(a), Scalar::Integer(b)) => {
            a.checked_sub(b).map(Scalar::Integer)
        }
        (Operation::Multiply, Scalar::Integer(a), Scalar::Integer(b)) => {
            a.checked_mul(b).map(Scalar::Integer)
        }
        (Operation::Add, Scalar::Money(a), Scalar::Money(b)) => a.checked_add(b).map(Scalar::Money),
        (Operation::Subtract, Scalar::Money(a), Scalar::Money(b)) => {
            a.checked_sub(b).map(Scalar::Money)
        }
        (Operation::Multiply, Scalar::Money(a), Scalar::Integer(b))
        | (Operation::Multiply, Scalar::Integer(b), Scalar::Money(a)) => {
            a.checked_mul(b).map(Scalar::Money)
        }
        _ => None,
    }
}
