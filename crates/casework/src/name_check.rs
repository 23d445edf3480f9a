//! Stage 3, screen, in its plain form: a name against a list the office loaded, exact and folded.
//! A hit is a question for an officer, never an answer.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How a name on the list agrees with the applicant's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// Letter for letter.
    Exact,
    /// After folding case, accents, ё/е, punctuation and the order of parts.
    Folded,
}

/// One possible match.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hit {
    /// The name as the list has it.
    pub listed: String,
    /// Where on the list: its line, counted from 1.
    pub line: u32,
    /// How it agrees.
    pub agreement: Agreement,
}

/// The name folded for comparison: lower case, no marks or punctuation, parts sorted.
pub fn folded(name: &str) -> String {
    let plain: String = name
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    let mut parts: Vec<&str> = plain.split_whitespace().collect();
    parts.sort_unstable();
    parts.join(" ")
}

/// Every line of the list that agrees with the name, in the order of the list. A list is one name
/// a line; in a line with commas or semicolons the first field is the name; `#` begins a remark.
pub fn check(name: &str, list: &str) -> Vec<Hit> {
    let wanted = folded(name);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    for (index, line) in list.lines().enumerate() {
        let listed = line.split([',', ';', '\t']).next().unwrap_or_default();
        let listed = listed.trim().trim_matches('"');
        if listed.starts_with('#') || folded(listed) != wanted {
            continue;
        }
        let exact = listed == name.trim();
        hits.push(Hit {
            listed: listed.to_owned(),
            line: u32::try_from(index + 1).unwrap_or(u32::MAX),
            agreement: if exact { Agreement::Exact } else { Agreement::Folded },
        });
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_meet_across_case_accents_and_order_and_not_otherwise() {
        let list = "# names made up for this test\nKovalyov, Pyotr\nСемёнов Артём\nJosé Ruiz;x\n";
        let check = |name: &str| {
            check(name, list).into_iter().map(|hit| (hit.line, hit.agreement)).collect::<Vec<_>>()
        };
        assert_eq!(check("Kovalyov"), [(2, Agreement::Exact)]);
        assert_eq!(check("артем СЕМЕНОВ"), [(3, Agreement::Folded)]);
        assert_eq!(check("Ruiz, Jose"), [(4, Agreement::Folded)]);
        assert_eq!(check("Семенова Артём"), []);
        assert_eq!(check("  "), []);
    }
}
