//! The benefits of one audience: which are granted, to what amount, by whom.

use std::collections::BTreeSet;

use crate::decision::{Grant, RefusedBenefit};
use crate::evaluate::{Answer, World};
use crate::explain::Reasons;
use crate::money::Money;
use crate::programme::Benefit;
use crate::typed::Scalar;

/// What an audience's benefits came to.
#[derive(Default)]
pub(crate) struct Benefits {
    pub(crate) grants: Vec<Grant>,
    pub(crate) because: Reasons,
    pub(crate) refused: Vec<RefusedBenefit>,
    pub(crate) missing: BTreeSet<usize>,
    /// Whether some amount grew beyond what can be counted.
    pub(crate) uncountable: bool,
}

/// Works out every benefit of one audience.
pub(crate) fn benefits(world: &World<'_>, audience: &str) -> Benefits {
    let mut all = Benefits::default();
    for benefit in &world.policy.benefits {
        if benefit.audiences.iter().any(|name| name == audience) {
            one(world, benefit, &mut all);
        }
    }
    all
}

fn one(world: &World<'_>, benefit: &Benefit, all: &mut Benefits) {
    let when = benefit.when.as_ref().map(|when| world.evaluate(when));
    let amount = benefit.amount.as_ref().map(|amount| world.evaluate(amount));
    let mut because = Reasons::default();
    if let Some(found) = &when {
        match found.answer {
            Answer::Known(Scalar::Bool(true)) => {}
            Answer::Known(_) => {
                because.add(&benefit.name, "false", &benefit.source);
                because.rest_on(world, found);
                return all.refuse(benefit, because);
            }
            Answer::Unknown => return all.missing.extend(&found.missing),
            Answer::Beyond => return all.uncountable = true,
        }
    }
    let money = match amount.as_ref().map(|found| found.answer) {
        None => None,
        Some(Answer::Known(Scalar::Money(money))) => Some(money),
        Some(Answer::Unknown) => {
            return all.missing.extend(amount.iter().flat_map(|found| &found.missing));
        }
        Some(_) => return all.uncountable = true,
    };
    let value = money.map_or_else(|| "true".to_owned(), |money| money.to_string());
    because.add(&benefit.name, value, &benefit.source);
    for found in when.iter().chain(&amount) {
        because.rest_on(world, found);
    }
    match money {
        Some(money) if money.minor < 0 => all.uncountable = true,
        Some(money) if money.minor == 0 => all.refuse(benefit, because),
        _ => match grants(world, benefit, money, &mut because) {
            Some(grants) => {
                all.grants.extend(grants);
                all.because.append(because);
            }
            None => all.uncountable = true,
        },
    }
}

impl Benefits {
    fn refuse(&mut self, benefit: &Benefit, because: Reasons) {
        let because = because.finish();
        self.refused.push(RefusedBenefit { benefit: benefit.name.clone(), because });
    }
}

/// One grant for every partner: each gives the whole, in the currency of its budget.
fn grants(
    world: &World<'_>,
    benefit: &Benefit,
    money: Option<Money>,
    because: &mut Reasons,
) -> Option<Vec<Grant>> {
    let mut grants = Vec::new();
    for name in &benefit.partners {
        let partner = world.policy.partners.iter().find(|partner| partner.name == *name)?;
        let to = partner.budget.currency;
        let amount = match money {
            Some(money) if money.currency != to => {
                let exchanges = &world.policy.exchanges;
                let index = exchanges.iter().position(|e| e.joins(money.currency, to))?;
                because.rate(world, index);
                Some(world.convert(index, money, to)?)
            }
            same => same,
        };
        grants.push(Grant {
            benefit: benefit.name.clone(),
            amount,
            schedule: benefit.schedule,
            partner: name.clone(),
            conditions: benefit.conditions.clone(),
        });
    }
    Some(grants)
}
