//! Benefits with their types: amounts, bounds, steps and what partners add.

use super::items::maybe_truth;
use super::typing::Typer;
use crate::money::Currency;
use crate::programme::{Benefit, Match, Step};
use crate::read::{DraftBenefit, DraftMatch, DraftStep, Spanned, Written};
use crate::typed::Typed;

pub(super) fn typed(draft: &DraftBenefit, typer: &mut Typer<'_>) -> Option<Benefit> {
    let when = maybe_truth(draft.when.as_ref(), typer);
    let amount = draft.amount.as_ref().map(|written| typer.amount(written));
    // What is not in money has no currency its bounds could be in; that they stand there at all is
    // said elsewhere.
    let currency =
        amount.as_ref().and_then(|amount| amount.as_ref()).map(|(_, currency)| *currency);
    let at_least = maybe_amount(draft.at_least.as_ref(), currency, typer);
    let at_most = maybe_amount(draft.at_most.as_ref(), currency, typer);
    let steps: Vec<_> = draft.steps.iter().map(|draft| step(draft, currency, typer)).collect();
    let matches: Vec<_> =
        draft.matches.iter().map(|draft| matched(draft, currency, typer)).collect();
    let amount = match amount {
        None => None,
        Some(found) => Some(found?.0),
    };
    let texts = |list: &[Spanned]| list.iter().map(|t| t.text.clone()).collect();
    Some(Benefit {
        name: draft.key.name.clone(),
        source: draft.source.clone(),
        audiences: texts(&draft.audiences),
        partners: texts(&draft.partners),
        matches: matches.into_iter().collect::<Option<_>>()?,
        from: draft.from,
        until: draft.until,
        conditions: texts(&draft.conditions),
        schedule: draft.schedule?,
        currency,
        steps: steps.into_iter().collect::<Option<_>>()?,
        when: when?,
        amount,
        at_least: at_least?,
        at_most: at_most?,
    })
}

fn maybe_amount(
    written: Option<&Written>,
    currency: Option<Currency>,
    typer: &mut Typer<'_>,
) -> Option<Option<Typed>> {
    match (written, currency) {
        (None, _) => Some(None),
        (Some(written), Some(currency)) => typer.amount_in(written, currency).map(Some),
        (Some(_), None) => None,
    }
}

fn step(draft: &DraftStep, currency: Option<Currency>, typer: &mut Typer<'_>) -> Option<Step> {
    let amount = maybe_amount(draft.amount.as_ref(), currency, typer)?;
    Some(Step {
        name: draft.key.name.clone(),
        source: draft.source.clone(),
        from_month: draft.from_month?,
        amount: amount?,
    })
}

fn matched(draft: &DraftMatch, currency: Option<Currency>, typer: &mut Typer<'_>) -> Option<Match> {
    let when = maybe_truth(draft.when.as_ref(), typer);
    let at_most = maybe_amount(draft.at_most.as_ref(), currency, typer);
    Some(Match {
        partner: draft.partner.text.clone(),
        source: draft.source.clone(),
        percent: draft.percent?,
        when: when?,
        at_most: at_most?,
    })
}
