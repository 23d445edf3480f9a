//! What the words of a role say, if it is something the rules ask for.
//!
//! **Architecture Invariant:** a word inside other words says nothing: a director of export
//! controls controls nobody, and a lawyer who acts on behalf of a client is no front. A role counts
//! only if it is, or begins with, one of the phrases below, and nothing in it denies it.

use super::Role;

/// Phrases without articles, and what may stand around them.
struct Phrases {
    /// What may stand before a phrase.
    before: &'static [&'static str],
    phrases: &'static [&'static str],
    /// What may stand after it, to say of whom.
    after: &'static [&'static str],
}

const ALL: [(Role, Phrases); 7] = [
    (Role::Control, Phrases { before: &[], phrases: &["controls"], after: &[] }),
    (Role::Control, Phrases { before: &["has", "exercises"], phrases: &["control"], after: &[] }),
    (
        Role::Control,
        Phrases {
            before: &["has", "exercises"],
            phrases: &["dominant influence"],
            after: &["over", "on"],
        },
    ),
    (
        Role::BoardMajority,
        Phrases {
            before: &["has", "holds", "appoints"],
            phrases: &["board majority", "majority of board"],
            after: &["of"],
        },
    ),
    (
        Role::Front,
        Phrases {
            before: &["is", "acts as"],
            phrases: &[
                "nominee",
                "nominee director",
                "nominee owner",
                "nominee shareholder",
                "front person",
            ],
            after: &[],
        },
    ),
    (Role::Front, Phrases { before: &["is", "acts as"], phrases: &["front"], after: &["for"] }),
    (
        Role::Customer,
        Phrases { before: &["is"], phrases: &["customer", "account holder"], after: &["of"] },
    ),
];

/// What says that a share is held together with others (SI 2019/855 Sched. 1 paras 2 and 3). A
/// joint-stock company is none of it.
const JOINT: Phrases = Phrases {
    before: &["is", "under", "held under", "shares"],
    phrases: &[
        "joint",
        "jointly",
        "joint ownership",
        "joint arrangement",
        "joint interest",
        "joint holding",
        "jointly held",
        "jointly owned",
        "held jointly",
        "owned jointly",
    ],
    after: &["with", "by", "under", "of"],
};

/// Words that take back what a role says.
const DENIES: [&str; 9] =
    ["no", "not", "never", "former", "formerly", "ex", "past", "previous", "previously"];

/// The words of a text, small, with single spaces between them.
pub(super) fn plain_words(text: &str) -> String {
    let text = text.to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn denied(words: &str) -> bool {
    words.split(' ').any(|word| DENIES.contains(&word) || word.ends_with("n't"))
}

/// What a role says.
pub(super) fn role(text: &str) -> Role {
    let words = plain_words(text);
    if denied(&words) {
        return Role::Other;
    }
    // Who competes under the flag says so in many ways.
    if words == "national team" || format!(" {words} ").contains(" under the flag ") {
        return Role::Flag;
    }
    let words = without_articles(&words);
    let found = ALL.iter().find(|(_, phrases)| phrases.is_said(&words));
    found.map_or(Role::Other, |(role, _)| *role)
}

/// Whether a type of ownership says that a share is held together with others.
pub(super) fn is_joint(text: &str) -> bool {
    let words = plain_words(text);
    !denied(&words) && JOINT.is_said(&without_articles(&words))
}

fn without_articles(words: &str) -> String {
    let words = words.split(' ').filter(|word| !["a", "an", "the"].contains(word));
    words.collect::<Vec<_>>().join(" ")
}

impl Phrases {
    fn is_said(&self, words: &str) -> bool {
        let begins = self.before.iter().find_map(|before| after(words, before));
        let rest = begins.unwrap_or(words);
        let rests = self.phrases.iter().filter_map(|phrase| after(rest, phrase));
        let mut rests = rests.map(|rest| rest.split(' ').next().unwrap_or_default());
        rests.any(|next| next.is_empty() || self.after.contains(&next))
    }
}

/// What follows a phrase that a text begins with.
fn after<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(phrase)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
}

/// Family in the sense of Directive (EU) 2015/849 art. 3(10): spouse or partner, children and
/// their spouses, parents. Siblings are not in it, nor is who no longer is family.
pub(super) fn family(text: &str) -> Role {
    const IMMEDIATE: [&str; 10] = [
        "spouse", "wife", "husband", "partner", "child", "son", "daughter", "parent", "mother",
        "father",
    ];
    let words = plain_words(text);
    let is = words.split(' ').any(|word| IMMEDIATE.contains(&word));
    if is && !denied(&words) { Role::Immediate } else { Role::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_says_what_its_whole_phrase_says() {
        for (text, expected) in [
            ("controls", Role::Control),
            ("Control", Role::Control),
            ("has control", Role::Control),
            ("exercises a dominant influence over the firm", Role::Control),
            ("board_majority", Role::BoardMajority),
            ("appoints the majority of the board", Role::BoardMajority),
            ("nominee", Role::Front),
            ("acts as a nominee", Role::Front),
            ("Nominee shareholder", Role::Front),
            ("front for", Role::Front),
            ("is a front for the owner", Role::Front),
            ("front person", Role::Front),
            ("under the flag", Role::Flag),
            ("national team", Role::Flag),
            ("national team under the flag", Role::Flag),
            ("competes under the flag of the state", Role::Flag),
            ("customer", Role::Customer),
            ("account-holder", Role::Customer),
        ] {
            assert_eq!(role(text), expected, "{text}");
        }
    }

    #[test]
    fn a_word_inside_others_and_what_is_denied_say_nothing() {
        for text in [
            "",
            "Director, export controls",
            "director of internal controls",
            "controls engineer",
            "no longer controls",
            "does not control",
            "doesn't control",
            "never had a dominant influence",
            "under the dominant influence of another",
            "elected by the majority of the board",
            "former nominee",
            "nominee (former)",
            "prize nominee",
            "nominee for a prize",
            "front office",
            "lawyer, acts on behalf of client",
            "acts on behalf of",
            "no front for anybody",
            "storefront for",
            "ex-front person",
            "not under the flag",
            "international team",
            "customer service",
            "has a customer",
            "former customer",
        ] {
            assert_eq!(role(text), Role::Other, "{text}");
        }
    }

    #[test]
    fn only_a_whole_phrase_says_that_a_share_is_held_jointly() {
        for text in [
            "joint",
            "Jointly held",
            "joint_ownership",
            "under a joint arrangement",
            "shares held jointly with others",
            "joint ownership of shares",
        ] {
            assert!(is_joint(text), "{text}");
        }
        for text in [
            "",
            "shares in a joint-stock company",
            "joint-stock company",
            "Joint Stock",
            "joint venture",
            "disjoint",
            "not jointly held",
            "formerly joint ownership",
        ] {
            assert!(!is_joint(text), "{text}");
        }
    }

    #[test]
    fn who_no_longer_is_family_is_none() {
        for (text, expected) in [
            ("wife", Role::Immediate),
            ("daughter-in-law", Role::Immediate),
            ("former wife", Role::Other),
            ("ex-husband", Role::Other),
            ("brother", Role::Other),
        ] {
            assert_eq!(family(text), expected, "{text}");
        }
    }
}
