//! Which dated amounts a benefit is made of: so that it can be shown to whoever asks nothing yet.

use std::collections::BTreeSet;

use crate::decision::Schedule;
use crate::grant::stretches;
use crate::programme::{Benefit, Parameter, Programme};
use crate::typed::Typed;

impl Programme {
    /// The parameters a benefit's first amount uses, in the order they stand in it; those of named
    /// rules follow.
    pub fn amounts_of(&self, benefit: &Benefit) -> Vec<&Parameter> {
        benefit.amount.as_ref().map(|amount| self.parameters_in(amount)).unwrap_or_default()
    }

    /// The stretches of time in which a benefit is given alike, each with the parameters its
    /// amount uses.
    pub fn stretches_of(&self, benefit: &Benefit) -> Vec<(Schedule, Vec<&Parameter>)> {
        let steps = benefit.steps.iter().map(|step| self.parameters_in(&step.amount));
        let amounts = std::iter::once(self.amounts_of(benefit)).chain(steps);
        stretches(benefit).into_iter().zip(amounts).collect()
    }

    fn parameters_in(&self, amount: &Typed) -> Vec<&Parameter> {
        let mut used = Used::default();
        used.collect(amount);
        // Rules are looked into one after the other and each once: a chain of rules that double
        // each other would otherwise take for ever.
        let mut next = 0;
        while let Some(rule) = used.rules.get(next).and_then(|index| self.inner.rules.get(*index)) {
            used.collect(&rule.is);
            next += 1;
        }
        used.parameters.iter().filter_map(|index| self.inner.parameters.get(*index)).collect()
    }
}

/// Indices in the order they are met, each once.
#[derive(Default)]
struct Used {
    parameters: Vec<usize>,
    rules: Vec<usize>,
    seen: BTreeSet<(bool, usize)>,
}

impl Used {
    fn collect(&mut self, expression: &Typed) {
        match expression {
            Typed::Parameter(index) => {
                if self.seen.insert((false, *index)) {
                    self.parameters.push(*index);
                }
            }
            Typed::Rule(index) => {
                if self.seen.insert((true, *index)) {
                    self.rules.push(*index);
                }
            }
            Typed::Const(_) | Typed::Fact(_) | Typed::Today => {}
            Typed::Not(inner) | Typed::In(inner, _) | Typed::Divide(inner, _) => {
                self.collect(inner);
            }
            Typed::Convert(_, _, inner) => self.collect(inner),
            Typed::All(all) | Typed::Any(all) | Typed::Extreme(_, all) => {
                all.iter().for_each(|one| self.collect(one));
            }
            Typed::Compare(_, one, other)
            | Typed::Arithmetic(_, one, other)
            | Typed::Span(_, one, other) => {
                self.collect(one);
                self.collect(other);
            }
            Typed::If(condition, one, other) => {
                self.collect(condition);
                self.collect(one);
                self.collect(other);
            }
        }
    }
}
