//! One set of names, so that a reason can name anything without doubt.
//!
//! **Architecture Invariant:** nothing in a programme may depend on testimony (promise 5,
//! "Voluntary"): a name that speaks of one is refused wherever it stands.

use std::collections::BTreeMap;

use super::calls::is_function;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::expression::ExprKind;
use crate::read::{Draft, Spanned, Written, check_name};
use crate::tree::Key;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    Fact(usize),
    Parameter(usize),
    Rule(usize),
    /// A fact of each member of the household.
    Member(usize),
    /// A fact that becomes known only after an offer.
    Later(usize),
    /// Something expressions cannot use, by its kind.
    Other(&'static str),
}

/// Of whom an expression speaks, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Of the applicant, when an application is decided.
    Person,
    /// Of one member of the household.
    Member,
    /// Of the applicant after an offer, when later facts become known.
    Standing,
}

/// All names of a programme.
#[derive(Debug, Default)]
pub(crate) struct Names(BTreeMap<String, (Item, Place)>);

impl Names {
    pub(crate) fn get(&self, name: &str) -> Option<Item> {
        self.0.get(name).map(|(item, _)| *item)
    }

    /// All names and where they stand.
    pub(super) fn places(&self) -> impl Iterator<Item = (&str, &Place)> {
        self.0.iter().map(|(name, (_, place))| (name.as_str(), place))
    }

    /// The names that expressions can use in a scope.
    pub(crate) fn usable(&self, scope: Scope) -> impl Iterator<Item = &str> {
        let usable = move |(_, (item, _)): &(&String, &(Item, Place))| match item {
            Item::Parameter(_) => true,
            Item::Fact(_) | Item::Rule(_) => scope != Scope::Member,
            Item::Member(_) => scope == Scope::Member,
            Item::Later(_) => scope == Scope::Standing,
            Item::Other(_) => false,
        };
        self.0.iter().filter(usable).map(|(name, _)| name.as_str()).chain(["today"])
    }

    fn add(&mut self, key: &Key, item: Item, problems: &mut Vec<Diagnostic>) {
        check_name(&key.name, &key.place, problems);
        no_testimony(&key.name, &key.place, problems);
        if RESERVED.contains(&key.name.as_str()) || is_function(&key.name) {
            let message = format!("`{}` has a meaning of its own", key.name);
            problems.push(Diagnostic::error(Code::BadName, message).at(&key.place, ""));
        }
        if let Some((_, first)) = self.0.get(&key.name) {
            let message = format!("the name `{}` is used twice", key.name);
            let problem = Diagnostic::error(Code::DuplicateName, message);
            problems.push(problem.at(&key.place, "here again").at(first, "first here"));
            return;
        }
        self.0.insert(key.name.clone(), (item, key.place.clone()));
    }
}

/// Words of the language, and the reasons that are not items of a programme.
const RESERVED: [&str; 7] = [
    "today",
    "true",
    "false",
    "in",
    crate::decide::IN_FORCE,
    crate::decide::NO_AUDIENCE,
    crate::decide::EITHER_WAY,
];

/// Collects the names of a draft whose rules are in their final order.
pub(crate) fn collect(draft: &Draft, problems: &mut Vec<Diagnostic>) -> Names {
    let mut names = Names::default();
    for (index, fact) in draft.facts.iter().enumerate() {
        names.add(&fact.key, Item::Fact(index), problems);
    }
    for (index, (key, _)) in draft.parameters.iter().enumerate() {
        names.add(key, Item::Parameter(index), problems);
    }
    for (index, rule) in draft.rules.iter().enumerate() {
        names.add(&rule.key, Item::Rule(index), problems);
    }
    for (index, fact) in draft.members.iter().enumerate() {
        names.add(&fact.key, Item::Member(index), problems);
    }
    for (index, fact) in draft.later.iter().enumerate() {
        names.add(&fact.key, Item::Later(index), problems);
    }
    let steps = draft.benefits.iter().flat_map(|benefit| &benefit.steps);
    let exceptions = draft.audiences.iter().flat_map(|audience| &audience.unless);
    let others = (draft.audiences.iter().map(|a| (&a.rule.key, "an audience")))
        .chain(exceptions.map(|rule| (&rule.key, "an exception")))
        .chain(draft.exclusions.iter().map(|rule| (&rule.key, "an exclusion")))
        .chain(draft.referrals.iter().map(|rule| (&rule.key, "a referral")))
        .chain(draft.benefits.iter().map(|benefit| (&benefit.key, "a benefit")))
        .chain(draft.exchanges.iter().map(|(key, _)| (key, "an exchange")))
        .chain(draft.outside.iter().map(|rule| (&rule.key, "a kind of people left outside")))
        .chain(steps.map(|step| (&step.key, "a step of a benefit")))
        .chain(draft.partners.iter().map(|partner| (&partner.key, "a partner")))
        .chain(draft.guarantees.iter().map(|guarantee| (&guarantee.key, "a guarantee")));
    for (key, what) in others {
        names.add(key, Item::Other(what), problems);
    }
    apart(draft, problems);
    asked(draft).for_each(|text| no_testimony(&text.text, &text.place, problems));
    expressions(draft).for_each(|written| no_testimony_in(written, problems));
    names
}

/// Parts and conditions have names of their own, apart from the rest.
fn apart(draft: &Draft, problems: &mut Vec<Diagnostic>) {
    let conditions = draft.conditions.iter().map(|condition| &condition.key);
    for key in draft.parts.iter().chain(conditions) {
        check_name(&key.name, &key.place, problems);
        no_testimony(&key.name, &key.place, problems);
    }
}

/// What people are asked: a question, and the choices it leaves.
fn asked(draft: &Draft) -> impl Iterator<Item = &Spanned> {
    let facts = draft.facts.iter().chain(&draft.members).chain(&draft.later);
    facts.flat_map(|fact| fact.question.iter().chain(&fact.choices))
}

/// Every expression of a draft.
fn expressions(draft: &Draft) -> impl Iterator<Item = &Written> {
    let rules = draft.rules.iter().chain(&draft.exclusions).chain(&draft.referrals);
    let audiences = draft.audiences.iter().flat_map(|a| std::iter::once(&a.rule).chain(&a.unless));
    let rules = rules.chain(&draft.outside).chain(audiences).filter_map(|rule| rule.is.as_ref());
    let facts = draft.facts.iter().flat_map(|fact| fact.asked_if.iter().chain(&fact.counts));
    let conditions = draft.conditions.iter().filter_map(|condition| condition.holds_if.as_ref());
    let partners = draft.partners.iter().filter_map(|partner| partner.when.as_ref());
    let benefits = draft.benefits.iter().flat_map(|benefit| {
        let steps = benefit.steps.iter().filter_map(|step| step.amount.as_ref());
        let matches = benefit.matches.iter().flat_map(|one| one.when.iter().chain(&one.at_most));
        let own = benefit.when.iter().chain(&benefit.amount);
        own.chain(&benefit.at_least).chain(&benefit.at_most).chain(steps).chain(matches)
    });
    rules.chain(facts).chain(conditions).chain(partners).chain(benefits)
}

fn no_testimony_in(written: &Written, problems: &mut Vec<Diagnostic>) {
    written.expr.visit(&mut |expr| {
        if let ExprKind::Name(word) | ExprKind::Text(word) = &expr.kind {
            no_testimony(word, &written.at(expr.span.clone()), problems);
        }
    });
}

fn no_testimony(name: &str, place: &Place, problems: &mut Vec<Diagnostic>) {
    if speaks_of_testimony(name) {
        let message = format!("`{}` would make something depend on testimony", name.escape_debug());
        let problem = Diagnostic::error(Code::Testimony, message).at(place, "");
        problems.push(problem.help("remove it: a testimony is voluntary and changes nothing"));
    }
}

fn speaks_of_testimony(name: &str) -> bool {
    name.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| {
        word.starts_with("testim") || word.starts_with("testif") || word.starts_with("video")
    })
}

#[cfg(test)]
mod tests {
    use super::speaks_of_testimony;

    #[test]
    fn fault_46_words_of_testimony_are_seen_in_any_form() {
        for name in ["testimony", "gave_testimony", "will_testify", "video_given", "Testimonial"] {
            assert!(speaks_of_testimony(name), "{name}");
        }
        for name in ["attested", "contest", "evidence", "statement_of_birth"] {
            assert!(!speaks_of_testimony(name), "{name}");
        }
    }
}
