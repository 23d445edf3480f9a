//! `postern decide --why`: one benefit, and everything it rests on.

use std::process::ExitCode;

use anyhow::{Result, bail};
use programme::{Decision, Facts, Outcome, Programme, Reason};
use serde_json::json;

use super::super::policy;
use super::table::table;

/// Says why a benefit is granted or not.
pub(super) fn run(
    programme: &Programme,
    (decision, facts): (&Decision, &Facts),
    benefit: &str,
    json: bool,
) -> Result<ExitCode> {
    let Some(known) = programme.benefit(benefit) else {
        let names = programme.benefits().iter().map(|benefit| benefit.name.as_str());
        let near = programme::nearest(benefit, names.clone());
        let help = near.map_or_else(
            || format!("its benefits: {}", names.collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        bail!("the programme has no benefit `{}`; {help}", benefit.escape_debug());
    };
    let granted = decision.grants.iter().filter(|grant| grant.benefit == benefit);
    let granted: Vec<_> = granted.collect();
    let refused = decision.refused.iter().find(|refused| refused.benefit == benefit);
    let because: Vec<Reason> = match (granted.is_empty(), refused) {
        (false, _) => programme::rests_on(programme, facts, decision.on, benefit),
        (true, Some(refused)) => refused.because.clone(),
        (true, None) => decision.because.clone(),
    };
    let word = match (granted.is_empty(), refused) {
        (false, _) => "granted",
        (true, Some(_)) => "not granted",
        (true, None) => match decision.outcome {
            Outcome::NeedsFacts => "not settled: more must be known",
            _ => "not settled: a human decides",
        },
    };
    if json {
        let printed = json!({
            "benefit": benefit, "granted": word == "granted", "standing": word,
            "grants": granted, "because": because, "missing": decision.missing,
            "source": known.source, "on": decision.on, "programme": decision.programme,
        });
        return Ok(policy::print(&format!("{printed}\n")));
    }
    let mut out = format!("{benefit}: {word}\n");
    let amounts = granted.iter().map(|grant| {
        let amount = grant.amount.map_or_else(|| "–".to_owned(), |amount| amount.to_string());
        [amount, super::shown::schedule(grant.schedule), format!("by {}", grant.partner)]
    });
    out.push_str(&table("Given", amounts.collect()));
    let reason = |one: &Reason| [one.rule.clone(), one.value.clone(), one.source.clone()];
    out.push_str(&table("Because", because.iter().map(reason).collect()));
    let missing = decision.missing.iter().map(|name| [name.clone()]);
    out.push_str(&table("Still to be asked", missing.collect()));
    Ok(policy::print(&out))
}
