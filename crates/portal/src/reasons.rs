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

/// How much and when: "1 500 euros a month for 24 months", "for good".
pub(crate) fn terms(shell: &Shell, amount: Option<&Money>, schedule: Schedule) -> Option<String> {
    let amount = amount.map(|amount| shell.money(amount));
    match (amount, schedule) {
        (Some(amount), Schedule::Once { .. }) => Some(shell.with("terms-once", "amount", amount)),
        (Some(amount), Schedule::Every { times, .. }) => {
            let args = [("amount", amount.into()), ("count", i64::from(times).into())];
            Some(shell.say_with("terms-monthly", &args))
        }
        (Some(amount), Schedule::Permanent) => Some(amount),
        (None, Schedule::Permanent) => Some(shell.say("terms-permanent")),
        (None, Schedule::Every { times, .. }) => {
            Some(shell.with("terms-months", "count", i64::from(times)))
        }
        (None, Schedule::Once { .. }) => None,
    }
}

/// All reasons, in the order of the decision. A rule without words of its own, such as a parameter,
/// shows its value.
pub(crate) fn reasons(shell: &Shell, because: &[Reason]) -> Vec<ReasonWords> {
    let words = |reason: &Reason| {
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
