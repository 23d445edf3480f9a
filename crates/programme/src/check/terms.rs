//! Whether the terms of benefits and audiences fit together: schedules, steps, days, currencies.

use jiff::civil::Date;

use super::Checked;
use crate::decision::Schedule;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::read::{Draft, DraftBenefit};
use crate::tree::Key;

/// Checks what typing does not see.
pub(super) fn check(draft: &Draft, checked: Option<&Checked>, problems: &mut Vec<Diagnostic>) {
    for audience in &draft.audiences {
        window(draft, &audience.rule.key, audience.from, audience.until, problems);
    }
    for benefit in &draft.benefits {
        window(draft, &benefit.key, benefit.from, benefit.until, problems);
        paid_for_ever(benefit, problems);
        in_money(benefit, problems);
        steps(benefit, problems);
        twice(benefit, problems);
    }
    if let Some(checked) = checked {
        payable(draft, checked, problems);
    }
}

fn misfit(message: String, place: &Place, help: &str) -> Diagnostic {
    Diagnostic::error(Code::CannotBePaid, message).at(place, "").help(help)
}

/// The days of an item must meet those of the programme, or it would never be open.
fn window(
    draft: &Draft,
    key: &Key,
    from: Option<Date>,
    until: Option<Date>,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(header) = &draft.header else { return };
    let ended = until.is_some_and(|until| until < header.effective_from);
    let late = from.is_some_and(|from| header.effective_until.is_some_and(|last| from > last));
    if ended || late {
        let message = format!("no day of `{}` is a day of the programme", key.name);
        let problem = Diagnostic::error(Code::EmptyBounds, message).at(&key.place, "");
        let until = header.effective_until.map_or_else(String::new, |day| format!(" to {day}"));
        problems.push(
            problem.help(format!("the programme decides from {}{until}", header.effective_from)),
        );
    }
}

fn paid_for_ever(benefit: &DraftBenefit, problems: &mut Vec<Diagnostic>) {
    if benefit.in_money && benefit.schedule == Some(Schedule::Permanent) {
        let message = format!("`{}` would be paid for ever", benefit.key.name);
        let problem = Diagnostic::error(Code::CannotBePaid, message).at(&benefit.key.place, "");
        problems.push(problem.help("give schedule = \"monthly\" and months"));
    }
}

/// What is not in money has no bounds, no steps, and nothing that could be added to.
fn in_money(benefit: &DraftBenefit, problems: &mut Vec<Diagnostic>) {
    if benefit.in_money {
        return;
    }
    let bounds = [("at_least", &benefit.at_least), ("at_most", &benefit.at_most)];
    let bounds = bounds.into_iter().filter_map(|(key, one)| Some((key, &one.as_ref()?.place)));
    let steps = benefit.steps.iter().map(|step| ("a step", &step.key.place));
    let matches = benefit.matches.iter().map(|one| ("matched_by", &one.partner.place));
    for (what, place) in bounds.chain(steps).chain(matches) {
        let message = format!("`{}` is not money, so it has no use for {what}", benefit.key.name);
        problems.push(misfit(message, place, "give it an `amount`, or remove this"));
    }
}

fn steps(benefit: &DraftBenefit, problems: &mut Vec<Diagnostic>) {
    let months = match benefit.schedule {
        None => return,
        Some(Schedule::Every { months: 1, times, .. }) => Some(times),
        Some(_) => None,
    };
    let mut last = 1;
    for step in &benefit.steps {
        let place = &step.key.place;
        let Some(months) = months else {
            let message = format!("`{}` is not monthly, so it has no steps", benefit.key.name);
            problems.push(misfit(
                message,
                place,
                "write schedule = \"monthly\", or remove the step",
            ));
            continue;
        };
        let Some(from) = step.from_month else { continue };
        if from > months {
            let message = format!("`{}` begins when `{}` is over", step.key.name, benefit.key.name);
            let help = format!("it is given for {months} months: name one of them");
            problems.push(misfit(message, place, &help));
        } else if from <= last {
            let message = format!("month {from} does not come after month {last}");
            problems.push(Diagnostic::error(Code::OutOfOrder, message).at(place, ""));
        }
        last = last.max(from);
    }
}

/// Who gives the whole cannot add to it.
fn twice(benefit: &DraftBenefit, problems: &mut Vec<Diagnostic>) {
    for matched in &benefit.matches {
        if benefit.partners.iter().any(|partner| partner.text == matched.partner.text) {
            let name = &matched.partner.text;
            let message = format!("`{name}` already gives the whole of `{}`", benefit.key.name);
            let help = "name it under `paid_by` or under `matched_by`, not both";
            problems.push(misfit(message, &matched.partner.place, help));
        }
    }
}

/// A partner pays in the currency of its budget, so there must be a way to it.
fn payable(draft: &Draft, checked: &Checked, problems: &mut Vec<Diagnostic>) {
    for (drafted, benefit) in draft.benefits.iter().zip(&checked.benefits) {
        let Some(currency) = benefit.currency else { continue };
        let matching = drafted.matches.iter().map(|one| &one.partner);
        for name in drafted.partners.iter().chain(matching) {
            let partner = draft.partners.iter().find(|partner| partner.key.name == name.text);
            let Some(budget) = partner.and_then(|partner| partner.budget) else { continue };
            let joined = draft.exchanges.iter().any(|(_, e)| e.joins(currency, budget.currency));
            if budget.currency != currency && !joined {
                let message = format!(
                    "`{}` is set in {currency}, but `{}` pays in {}",
                    benefit.name, name.text, budget.currency
                );
                let problem = Diagnostic::error(Code::NoExchange, message).at(&name.place, "");
                problems.push(problem.help("add a rate between the two under [exchange]"));
            }
        }
    }
}
