//! The benefits of one audience: which are granted, to what amount, by whom.
//!
//! Each benefit is worked out in one order: its days, its rule, who takes part, its amounts, what
//! is added to them. What refuses it for certain refuses it, whatever else is not known; what is
//! not known comes before what cannot be counted, because an answer may yet refuse it.

use crate::audience::is_open;
use crate::decision::{Grant, RefusedBenefit, Schedule};
use crate::evaluate::{Answer, Found, World};
use crate::explain::{Reasons, truth};
use crate::matching::{self, Matching};
use crate::money::{Currency, Money};
use crate::programme::{Benefit, Partner};
use crate::small_set::SmallSet;
use crate::typed::{Extreme, Scalar, Typed};

/// What a benefit comes to before its first day and after its last one.
const NOT_GIVEN_NOW: &str = "not_given_now";

/// What an audience's benefits came to.
#[derive(Default)]
pub(crate) struct Benefits {
    pub(crate) grants: Vec<Grant>,
    pub(crate) because: Reasons,
    pub(crate) refused: Vec<RefusedBenefit>,
    pub(crate) missing: SmallSet<usize>,
    /// Whether some amount grew beyond what can be counted.
    pub(crate) uncountable: bool,
}

/// Works out every benefit of one audience.
pub(crate) fn benefits(world: &World<'_>, audience: &str) -> Benefits {
    let mut all = Benefits::default();
    for benefit in &world.policy.benefits {
        if !benefit.audiences.iter().any(|name| name == audience) {
            continue;
        }
        match one(world, benefit) {
            Verdict::Granted(grants, because) => {
                all.grants.extend(grants);
                all.because.append(because);
            }
            Verdict::Refused(because) => {
                let because = because.finish();
                all.refused.push(RefusedBenefit { benefit: benefit.name.clone(), because });
            }
            Verdict::Missing(missing) => all.missing.extend(missing),
            Verdict::Uncountable => all.uncountable = true,
        }
    }
    all
}

/// What one benefit rests on, granted or refused; nothing where it is open.
pub(crate) fn rests_on(world: &World<'_>, benefit: &Benefit) -> Reasons {
    match one(world, benefit) {
        Verdict::Granted(_, because) | Verdict::Refused(because) => because,
        Verdict::Missing(_) | Verdict::Uncountable => Reasons::default(),
    }
}

/// What one benefit came to.
enum Verdict {
    Granted(Vec<Grant>, Reasons),
    Refused(Reasons),
    Missing(SmallSet<usize>),
    Uncountable,
}

/// What stands in the way of an answer.
#[derive(Default)]
pub(crate) struct Obstacles {
    missing: SmallSet<usize>,
    beyond: bool,
}

impl Obstacles {
    /// Takes note of what is not known or cannot be counted.
    pub(crate) fn note(&mut self, found: &Found) {
        match found.answer {
            Answer::Known(Scalar::Money(money)) => self.beyond |= money.minor < 0,
            Answer::Known(_) => {}
            Answer::Unknown => self.missing.extend(&found.missing),
            Answer::Beyond => self.beyond = true,
        }
    }
}

fn one(world: &World<'_>, benefit: &Benefit) -> Verdict {
    let mut because = Reasons::default();
    if !is_open(benefit.from, benefit.until, world.on) {
        because.add(&benefit.name, NOT_GIVEN_NOW, &benefit.source);
        return Verdict::Refused(because);
    }
    let when = benefit.when.as_ref().map(|when| world.evaluate(when));
    if let Some(found) = &when {
        match found.answer {
            Answer::Known(Scalar::Bool(true)) => {}
            Answer::Known(_) => {
                because.add(&benefit.name, truth(false), &benefit.source);
                because.rest_on(world, found);
                return Verdict::Refused(because);
            }
            Answer::Unknown => return Verdict::Missing(found.missing.clone()),
            Answer::Beyond => return Verdict::Uncountable,
        }
    }
    let partners = partners(world, benefit);
    if partners.iter().all(|(_, found)| takes_part(found.as_ref()) == Some(false)) {
        partners.iter().for_each(|(partner, found)| told(world, partner, found, &mut because));
        return Verdict::Refused(because);
    }
    let amounts = amounts(world, benefit);
    let value = amounts.first().map_or_else(|| truth(true).to_owned(), shown);
    because.add(&benefit.name, value, &benefit.source);
    when.iter().chain(amounts.first()).for_each(|found| because.rest_on(world, found));
    for (step, amount) in benefit.steps.iter().zip(amounts.iter().skip(1)) {
        because.add(&step.name, shown(amount), &step.source);
        because.rest_on(world, amount);
    }
    let nothing = |found: &Found| money(found).is_some_and(|money| money.minor == 0);
    if !amounts.is_empty() && amounts.iter().all(nothing) {
        return Verdict::Refused(because);
    }
    let matching = matching::matching(world, benefit);
    let mut obstacles = Obstacles::default();
    partners.iter().flat_map(|(_, found)| found).for_each(|found| obstacles.note(found));
    amounts.iter().for_each(|found| obstacles.note(found));
    matching.iter().for_each(|one| one.obstacles(&mut obstacles));
    if !obstacles.missing.is_empty() {
        return Verdict::Missing(obstacles.missing);
    }
    partners.iter().for_each(|(partner, found)| told(world, partner, found, &mut because));
    matching.iter().for_each(|one| one.told(world, &mut because));
    let amounts: Vec<Money> = amounts.iter().filter_map(money).collect();
    let partners = partners.iter().filter(|(_, found)| takes_part(found.as_ref()) == Some(true));
    let partners: Vec<&Partner> = partners.map(|(partner, _)| *partner).collect();
    let giving = Giving { world, benefit, partners, matching };
    match giving.grants(&amounts, &mut because).filter(|_| !obstacles.beyond) {
        Some(grants) => Verdict::Granted(grants, because),
        None => Verdict::Uncountable,
    }
}

/// The partners of a benefit, and whether each takes part, if that is not a matter of course.
fn partners<'a>(world: &World<'a>, benefit: &Benefit) -> Vec<(&'a Partner, Option<Found>)> {
    let known = |name: &String| world.policy.partners.iter().find(|known| known.name == *name);
    let partners = benefit.partners.iter().filter_map(known);
    partners.map(|p| (p, p.when.as_ref().map(|when| world.evaluate(when)))).collect()
}

/// Whether a partner takes part, or a benefit is matched: always, where no rule says for whom.
pub(crate) fn takes_part(found: Option<&Found>) -> Option<bool> {
    found.map_or(Some(true), Found::truth)
}

/// Whether a partner takes part, as a reason, if that is not a matter of course.
pub(crate) fn told(
    world: &World<'_>,
    partner: &Partner,
    found: &Option<Found>,
    because: &mut Reasons,
) {
    if let Some(found) = found
        && let Some(answer) = found.truth()
    {
        because.add(&partner.name, truth(answer), &partner.source);
        because.rest_on(world, found);
    }
}

/// The amount of each stretch within its bounds; none for what is not money.
fn amounts(world: &World<'_>, benefit: &Benefit) -> Vec<Found> {
    let steps = benefit.steps.iter().map(|step| &step.amount);
    let held = |amount: &Typed| {
        let mut found = world.evaluate(amount);
        if let Some(least) = &benefit.at_least {
            found = found.or_better(Extreme::Greatest, world.evaluate(least));
        }
        match &benefit.at_most {
            Some(most) => found.or_better(Extreme::Least, world.evaluate(most)),
            None => found,
        }
    };
    benefit.amount.iter().chain(steps).map(held).collect()
}

fn money(found: &Found) -> Option<Money> {
    match found.answer {
        Answer::Known(Scalar::Money(money)) => Some(money),
        _ => None,
    }
}

fn shown(found: &Found) -> String {
    money(found).map_or_else(String::new, |money| money.to_string())
}

/// The stretches of time in which a benefit is given alike: one, and one more for each step.
pub(crate) fn stretches(benefit: &Benefit) -> Vec<Schedule> {
    let Schedule::Every { months, times, after } = benefit.schedule else {
        return vec![benefit.schedule];
    };
    let mut stretches = Vec::new();
    let mut from = 1;
    let ends = benefit.steps.iter().map(|step| step.from_month).chain([times.saturating_add(1)]);
    for until in ends {
        let (times, after) = (until.saturating_sub(from), after.saturating_add(from - 1));
        stretches.push(Schedule::Every { months, times, after });
        from = until;
    }
    stretches
}

/// Who gives a benefit to one person.
struct Giving<'a, 'b> {
    world: &'b World<'a>,
    benefit: &'a Benefit,
    partners: Vec<&'a Partner>,
    matching: Vec<Matching<'a>>,
}

impl Giving<'_, '_> {
    /// For each stretch a grant of every partner, each of which gives the whole in the currency of
    /// its budget, and of every partner that adds to it. None where something cannot be counted.
    fn grants(&self, amounts: &[Money], because: &mut Reasons) -> Option<Vec<Grant>> {
        let mut grants = Vec::new();
        if amounts.is_empty() {
            let each = self.partners.iter();
            return Some(each.map(|p| self.grant(p, None, self.benefit.schedule)).collect());
        }
        for (amount, schedule) in amounts.iter().zip(stretches(self.benefit)) {
            for partner in &self.partners {
                let paid = self.paid(*amount, partner.budget.currency, because)?;
                grants
                    .extend((amount.minor > 0).then(|| self.grant(partner, Some(paid), schedule)));
            }
            for one in self.matching.iter().filter(|one| one.takes_part() == Some(true)) {
                let added = one.added_to(*amount)?;
                let paid = self.paid(added, one.partner.budget.currency, because)?;
                let grant = || self.grant(one.partner, Some(paid), schedule);
                grants.extend((added.minor > 0).then(grant));
            }
        }
        Some(grants)
    }

    fn paid(&self, money: Money, to: Currency, because: &mut Reasons) -> Option<Money> {
        if money.currency == to {
            return Some(money);
        }
        let exchanges = &self.world.policy.exchanges;
        let index = exchanges.iter().position(|e| e.joins(money.currency, to))?;
        because.rate(self.world, index);
        self.world.convert(index, money, to)
    }

    fn grant(&self, partner: &Partner, amount: Option<Money>, schedule: Schedule) -> Grant {
        Grant {
            benefit: self.benefit.name.clone(),
            amount,
            schedule,
            partner: partner.name.clone(),
            conditions: self.benefit.conditions.clone(),
        }
    }
}
