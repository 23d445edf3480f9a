//! Reasons in the order they are told, each once.

use crate::audience::Membership;
use crate::decision::Reason;
use crate::evaluate::{Answer, Found, Use, World};
use crate::programme::{Condition, ParameterValue};
use crate::typed::Scalar;

/// What an audience comes to before its first day and after its last one.
pub(crate) const NOT_OPEN: &str = "not_open";

/// A list of reasons in which no rule stands twice.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reasons(Vec<Reason>);

impl Reasons {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn finish(self) -> Vec<Reason> {
        self.0
    }

    pub(crate) fn add(&mut self, rule: &str, value: impl Into<String>, source: &str) {
        if !self.0.iter().any(|reason| reason.rule == rule) {
            let (rule, source) = (rule.to_owned(), source.to_owned());
            self.0.push(Reason { rule, value: value.into(), source });
        }
    }

    pub(crate) fn append(&mut self, other: Self) {
        for reason in other.0 {
            if !self.0.iter().any(|known| known.rule == reason.rule) {
                self.0.push(reason);
            }
        }
    }

    /// An audience, the exception that keeps somebody out of it, and what both rest on.
    pub(crate) fn membership(&mut self, world: &World<'_>, membership: &Membership<'_>) {
        let audience = membership.audience;
        let value = match membership.closed {
            true => NOT_OPEN,
            false => membership.found.truth().map_or("unknown", truth),
        };
        self.add(&audience.name, value, &audience.source);
        if let Some(exception) = membership.exception {
            self.add(&exception.name, "true", &exception.source);
        }
        self.rest_on(world, &membership.found);
    }

    /// A condition, what it came to, and what that rests on.
    pub(crate) fn condition(&mut self, world: &World<'_>, condition: &Condition, found: &Found) {
        self.add(&condition.name, shown(found.answer), &condition.source);
        self.rest_on(world, found);
    }

    /// The rules, parameters and rates that an answer rests on.
    pub(crate) fn rest_on(&mut self, world: &World<'_>, found: &Found) {
        for used in &found.uses {
            match *used {
                Use::Rule(index) => {
                    if let Some(rule) = world.policy.rules.get(index) {
                        let answer = world.rule_answer(index).map_or_else(String::new, shown);
                        self.add(&rule.name, answer, &rule.source);
                    }
                }
                Use::Parameter(index) => {
                    let parameter = world.policy.parameters.get(index);
                    if let Some((parameter, dated)) =
                        parameter.and_then(|p| Some((p, p.on(world.on)?)))
                    {
                        let value = match dated.value {
                            ParameterValue::Money(money) => money.to_string(),
                            ParameterValue::Integer(number) => number.to_string(),
                        };
                        self.add(&parameter.name, value, &dated.source);
                    }
                }
                Use::Exchange(index) => self.rate(world, index),
            }
        }
    }

    /// The rate of the day.
    pub(crate) fn rate(&mut self, world: &World<'_>, index: usize) {
        let exchange = world.policy.exchanges.get(index);
        if let Some((exchange, rate)) = exchange.and_then(|e| Some((e, e.on(world.on)?))) {
            let value = format!("1 {} = {} {}", exchange.base, rate.rate, exchange.quote);
            self.add(&exchange.name, value, &rate.source);
        }
    }
}

/// How a yes or no stands in a reason.
pub(crate) fn truth(answer: bool) -> &'static str {
    if answer { "true" } else { "false" }
}

fn shown(answer: Answer) -> String {
    match answer {
        Answer::Known(Scalar::Bool(answer)) => truth(answer).to_owned(),
        Answer::Known(Scalar::Integer(number)) => number.to_string(),
        Answer::Known(Scalar::Date(day)) => day.to_string(),
        Answer::Known(Scalar::Money(money)) => money.to_string(),
        // Named rules are never choices: checking refuses them.
        Answer::Known(Scalar::Choice(index)) => index.to_string(),
        Answer::Unknown => "unknown".to_owned(),
        Answer::Beyond => "cannot be counted".to_owned(),
    }
}
