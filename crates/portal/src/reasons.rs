//! Grants and reasons in words, for the self-check, the offer and the public pages.

use pages::Shell;
use programme::{Grant, Money, Reason, Schedule};

/// A benefit as a letter names it: what, how much, from whom, on what terms.
pub(crate) struct GrantWords {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) terms: Option<String>,
    pub(crate) partner: String,
    pub(crate) conditions: Vec<String>,
}

/// A reason as a line: the rule in words, and where it comes from.
pub(crate) struct ReasonWords {
    pub(crate) text: String,
    pub(crate) source: String,
}

/// All grants, in the order of the decision.
pub(crate) fn grants(shell: &Shell, grants: &[Grant]) -> Vec<GrantWords> {
    let words = |grant: &Grant| GrantWords {
        title: shell.named("benefit", &grant.benefit),
        text: shell.say(&format!("benefit-{}-text", grant.benefit.replace('_', "-"))),
        terms: terms(shell, grant.amount.as_ref(), grant.schedule),
        partner: shell.named("partner", &grant.partner),
        conditions: grant.conditions.iter().map(|name| shell.named("condition", name)).collect(),
    };
    grants.iter().map(words).collect()
}

/// How much and when: "1 500 euros each month, for 24 months", "for good".
pub(crate) fn terms(shell: &Shell, amount: Option<&Money>, schedule: Schedule) -> Option<String> {
    let amount = amount.map(|amount| shell.money(amount));
    let after = i64::from(schedule.month_of(0));
    let terms = match (amount, schedule) {
        (Some(amount), Schedule::Once { .. }) => {
            let args = [("amount", amount.into()), ("count", after.into())];
            let key = if after == 0 { "terms-once" } else { "terms-once-later" };
            return Some(shell.say_with(key, &args));
        }
        (None, Schedule::Once { .. }) => {
            return (after > 0).then(|| shell.with("terms-only-later", "count", after));
        }
        (Some(amount), Schedule::Every { months, times, .. }) => {
            let args = [("amount", amount.into()), ("count", i64::from(times).into())];
            // The language knows months, quarters and years only.
            match months {
                1 => shell.say_with("terms-monthly", &args),
                3 => shell.say_with("terms-quarterly", &args),
                _ => shell.say_with("terms-yearly", &args),
            }
        }
        (None, Schedule::Every { months, times, .. }) => {
            shell.with("terms-months", "count", i64::from(months) * i64::from(times))
        }
        (Some(amount), Schedule::Permanent) => amount,
        (None, Schedule::Permanent) => shell.say("terms-permanent"),
    };
    if after == 0 {
        return Some(terms);
    }
    let args = [("terms", terms.into()), ("count", after.into())];
    Some(shell.say_with("terms-later", &args))
}

/// All reasons, in the order of the decision. A rule without words of its own, such as a parameter,
/// shows its value.
pub(crate) fn reasons(shell: &Shell, because: &[Reason]) -> Vec<ReasonWords> {
    let words = |reason: &Reason| {
        // What is closed today says nothing of the person, so it has words of its own.
        let closed = match reason.value.as_str() {
            "not_open" => Some(("audience", "reasons-not-open")),
            "not_given_now" => Some(("benefit", "reasons-not-given-now")),
            _ => None,
        };
        if let Some((kind, key)) = closed {
            let text = shell.with(key, "name", shell.named(kind, &reason.rule));
            return ReasonWords { text, source: reason.source.clone() };
        }
        let key = format!("reason-{}", reason.rule.replace('_', "-"));
        let own =
            shell.site.words.find(shell.language, &key, &[("value", reason.value.as_str().into())]);
        let text = own.unwrap_or_else(|| {
            let args = [
                ("rule", reason.rule.replace('_', " ").into()),
                ("value", reason.value.as_str().into()),
            ];
            shell.say_with("reason-without-words", &args)
        });
        ReasonWords { text, source: reason.source.clone() }
    };
    because.iter().map(words).collect()
}
