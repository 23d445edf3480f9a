//! From a checked policy and a day to a graph.

use jiff::civil::Date;

use super::{Graph, Id, Op};
use crate::audience::is_open;
use crate::days::days_from_epoch;
use crate::money::Currency;
use crate::programme::{Audience, Benefit, Exclusion, Match, ParameterValue, Policy};
use crate::typed::{Extreme, Operation, Scalar, Typed};

/// A policy on one day as a graph, and where in it everything stands.
#[derive(Clone, Debug)]
pub(crate) struct Lowered {
    pub(crate) graph: Graph,
    /// By fact: its answer, not known where its question is not put.
    pub(crate) facts: Vec<Id>,
    pub(crate) rules: Vec<Id>,
    /// Exclusions, then referrals.
    pub(crate) grounds: Vec<Id>,
    pub(crate) audiences: Vec<LoweredAudience>,
    pub(crate) benefits: Vec<LoweredBenefit>,
    pub(crate) outside: Vec<Id>,
}

/// An audience in the graph.
#[derive(Clone, Debug)]
pub(crate) struct LoweredAudience {
    /// Whether its days include this one.
    pub(crate) is_open: bool,
    pub(crate) rule: Id,
    pub(crate) unless: Vec<Id>,
    /// Whether a person is in it: by the rule, unless an exception holds.
    pub(crate) member: Id,
}

/// A benefit in the graph.
#[derive(Clone, Debug)]
pub(crate) struct LoweredBenefit {
    /// Whether it is given to somebody in one of its audiences.
    pub(crate) when: Id,
    /// The amount of one instalment before anybody's share, first for the start, then for each
    /// step; empty if it is not money.
    pub(crate) amounts: Vec<Id>,
    /// Who gives it: those who pay the whole, then those who match.
    pub(crate) givers: Vec<Giver>,
    /// How many of the givers pay the whole.
    pub(crate) payers: usize,
}

/// One partner's part in a benefit.
#[derive(Clone, Debug)]
pub(crate) struct Giver {
    /// Its place among the partners.
    pub(crate) partner: usize,
    pub(crate) takes_part: Id,
    /// One instalment in the currency of the benefit, for the start and each step.
    pub(crate) bases: Vec<Id>,
    /// The same in the currency of its budget.
    pub(crate) amounts: Vec<Id>,
}

/// Puts a policy into a graph.
pub(crate) fn lower(policy: &Policy, on: Date) -> Lowered {
    let mut lowering =
        Lowering { policy, on, graph: Graph::default(), facts: vec![], rules: vec![] };
    for (index, fact) in policy.facts.iter().enumerate() {
        let gate = fact.asked_if.as_ref().map(|asked| lowering.typed(asked));
        let answer = lowering.graph.add(Op::Fact(index));
        let answer = match gate {
            Some(gate) => lowering.graph.add(Op::Gated(gate, answer)),
            None => answer,
        };
        lowering.facts.push(answer);
    }
    for rule in &policy.rules {
        let id = lowering.typed(&rule.is);
        lowering.rules.push(id);
    }
    let ground = |lowering: &mut Lowering<'_>, ground: &Exclusion| lowering.typed(&ground.when);
    let grounds = policy.exclusions.iter().chain(&policy.referrals);
    let grounds = grounds.map(|one| ground(&mut lowering, one)).collect();
    let outside = policy.outside.iter().map(|one| ground(&mut lowering, one)).collect();
    let audiences = policy.audiences.iter().map(|one| lowering.audience(one)).collect();
    let benefits = policy.benefits.iter().map(|one| lowering.benefit(one)).collect();
    let Lowering { graph, facts, rules, .. } = lowering;
    Lowered { graph, facts, rules, grounds, audiences, benefits, outside }
}

/// Puts one more expression into a graph that was made for the same policy and day.
pub(crate) fn lower_one(
    policy: &Policy,
    on: Date,
    lowered: &Lowered,
    graph: &mut Graph,
    typed: &Typed,
) -> Id {
    let (facts, rules) = (lowered.facts.clone(), lowered.rules.clone());
    let mut lowering = Lowering { policy, on, graph: std::mem::take(graph), facts, rules };
    let id = lowering.typed(typed);
    *graph = lowering.graph;
    id
}

struct Lowering<'a> {
    policy: &'a Policy,
    on: Date,
    graph: Graph,
    facts: Vec<Id>,
    rules: Vec<Id>,
}

impl Lowering<'_> {
    fn audience(&mut self, audience: &Audience) -> LoweredAudience {
        let is_open = is_open(audience.from, audience.until, self.on);
        let rule = self.typed(&audience.rule);
        let unless: Vec<Id> = audience.unless.iter().map(|one| self.typed(&one.is)).collect();
        let mut parts = vec![rule];
        parts.extend(unless.iter().map(|id| self.graph.not(*id)));
        let member = match is_open {
            true => self.graph.all(parts),
            false => self.graph.truth(false),
        };
        LoweredAudience { is_open, rule, unless, member }
    }

    fn benefit(&mut self, benefit: &Benefit) -> LoweredBenefit {
        let when = match (&benefit.when, is_open(benefit.from, benefit.until, self.on)) {
            (_, false) => self.graph.truth(false),
            (None, true) => self.graph.truth(true),
            (Some(when), true) => self.typed(when),
        };
        let steps = benefit.steps.iter().map(|step| &step.amount);
        let mut amounts = Vec::new();
        for amount in benefit.amount.iter().chain(steps) {
            let mut held = self.typed(amount);
            let bounds =
                [(Extreme::Greatest, &benefit.at_least), (Extreme::Least, &benefit.at_most)];
            for (which, bound) in bounds {
                if let Some(bound) = bound {
                    let bound = self.typed(bound);
                    held = self.graph.add(Op::Extreme(which, vec![held, bound]));
                }
            }
            amounts.push(held);
        }
        let mut givers = Vec::new();
        for name in &benefit.partners {
            givers.extend(self.giver(benefit, name, &amounts));
        }
        let payers = givers.len();
        for matching in &benefit.matches {
            let added: Vec<Id> = amounts.iter().map(|id| self.matched(matching, *id)).collect();
            if let Some(mut giver) = self.giver(benefit, &matching.partner, &added) {
                if let Some(when) = &matching.when {
                    let when = self.typed(when);
                    giver.takes_part = self.graph.all(vec![giver.takes_part, when]);
                }
                givers.push(giver);
            }
        }
        LoweredBenefit { when, amounts, givers, payers }
    }

    /// What a partner adds to an amount, in the currency of the benefit.
    fn matched(&mut self, matching: &Match, amount: Id) -> Id {
        let percent = self.graph.number(matching.percent.into());
        let hundredfold = self.graph.add(Op::Multiply(amount, percent));
        let mut added = self.graph.add(Op::Divide(hundredfold, 100));
        if let Some(most) = &matching.at_most {
            let most = self.typed(most);
            added = self.graph.add(Op::Extreme(Extreme::Least, vec![added, most]));
        }
        added
    }

    fn giver(&mut self, benefit: &Benefit, name: &str, amounts: &[Id]) -> Option<Giver> {
        let partner = self.policy.partners.iter().position(|partner| partner.name == name)?;
        let takes_part = match &self.policy.partners[partner].when {
            Some(when) => self.typed(when),
            None => self.graph.truth(true),
        };
        let to = self.policy.partners[partner].budget.currency;
        let bases = amounts.to_vec();
        let amounts = bases.iter().map(|id| self.converted(*id, benefit.currency, to)).collect();
        Some(Giver { partner, takes_part, bases, amounts })
    }

    /// An amount in a partner's currency, at the rate of the day.
    fn converted(&mut self, amount: Id, from: Option<Currency>, to: Currency) -> Id {
        let Some(from) = from.filter(|from| *from != to) else { return amount };
        let exchange = self.policy.exchanges.iter().position(|e| e.joins(from, to));
        match exchange {
            Some(exchange) => self.convert(amount, exchange, from, to),
            None => self.beyond(),
        }
    }

    fn convert(&mut self, amount: Id, exchange: usize, from: Currency, to: Currency) -> Id {
        let exchange = self.policy.exchanges.get(exchange);
        let factors = exchange.and_then(|exchange| {
            let (up, down) = exchange.factors(from, to, exchange.on(self.on)?)?;
            Some((up, down, exchange.rounding))
        });
        match factors {
            Some((up, down, rounding)) => self.graph.add(Op::Convert(amount, up, down, rounding)),
            None => self.beyond(),
        }
    }

    /// Something that cannot be counted: checking refuses what could lead here.
    fn beyond(&mut self) -> Id {
        let most = self.graph.number(i64::MAX);
        self.graph.add(Op::Add(most, most))
    }

    fn list(&mut self, list: &[Typed]) -> Vec<Id> {
        list.iter().map(|one| self.typed(one)).collect()
    }

    fn typed(&mut self, typed: &Typed) -> Id {
        match typed {
            Typed::Const(value) => self.graph.number(number(*value)),
            Typed::Today => self.graph.number(days_from_epoch(self.on)),
            Typed::Fact(fact) => match self.facts.get(*fact) {
                Some(id) => *id,
                None => self.graph.add(Op::Fact(*fact)),
            },
            Typed::Parameter(index) => {
                let parameter = self.policy.parameters.get(*index);
                match parameter.and_then(|parameter| parameter.on(self.on)).map(|at| at.value) {
                    Some(ParameterValue::Money(money)) => self.graph.number(money.minor),
                    Some(ParameterValue::Integer(number)) => self.graph.number(number),
                    None => self.beyond(),
                }
            }
            Typed::Rule(rule) => match self.rules.get(*rule) {
                Some(id) => *id,
                None => self.beyond(),
            },
            Typed::Not(one) => {
                let one = self.typed(one);
                self.graph.not(one)
            }
            Typed::All(list) => {
                let list = self.list(list);
                self.graph.all(list)
            }
            Typed::Any(list) => {
                let list = self.list(list);
                self.graph.any(list)
            }
            Typed::Compare(how, one, other) => {
                let (one, other) = (self.typed(one), self.typed(other));
                self.graph.add(Op::Compare(*how, one, other))
            }
            Typed::In(one, list) => {
                let one = self.typed(one);
                let mut among: Vec<i64> = list.iter().map(|value| number(*value)).collect();
                among.sort_unstable();
                among.dedup();
                self.graph.add(Op::In(one, among))
            }
            _ => self.counted(typed),
        }
    }

    /// The rest of the expressions: those that count.
    fn counted(&mut self, typed: &Typed) -> Id {
        let op = match typed {
            Typed::Arithmetic(operation, one, other) => {
                let (one, other) = (self.typed(one), self.typed(other));
                match operation {
                    Operation::Add => Op::Add(one, other),
                    Operation::Subtract => Op::Subtract(one, other),
                    Operation::Multiply => Op::Multiply(one, other),
                }
            }
            Typed::Divide(one, by) => Op::Divide(self.typed(one), *by),
            Typed::Extreme(which, list) => Op::Extreme(*which, self.list(list)),
            Typed::If(condition, one, other) => {
                Op::If(self.typed(condition), self.typed(one), self.typed(other))
            }
            Typed::Span(unit, from, to) => Op::Span(*unit, self.typed(from), self.typed(to)),
            Typed::Convert(exchange, to, amount) => {
                let amount = self.typed(amount);
                let from = self.policy.exchanges.get(*exchange).map(|exchange| {
                    if exchange.base == *to { exchange.quote } else { exchange.base }
                });
                return match from {
                    Some(from) => self.convert(amount, *exchange, from, *to),
                    None => self.beyond(),
                };
            }
            _ => return self.beyond(),
        };
        self.graph.add(op)
    }
}

fn number(value: Scalar) -> i64 {
    match value {
        Scalar::Bool(answer) => i64::from(answer),
        Scalar::Integer(number) => number,
        Scalar::Date(day) => days_from_epoch(day),
        Scalar::Choice(choice) => i64::from(choice),
        Scalar::Money(money) => money.minor,
    }
}
