//! What a comparison says, in words: for the terminal, for files, and for programs that ask.

use screening::{About, Band, How, Stance, Statement};

/// A band in words.
pub const fn band(band: Band) -> &'static str {
    match band {
        Band::Match => "match",
        Band::Review => "review",
        Band::InsufficientEvidence => "insufficient evidence",
        Band::NoMatch => "no match",
    }
}

/// A statement in words: what agrees, what one side does not say, what differs, and how.
pub fn words(statement: &Statement) -> String {
    let Statement { about: subject, stance, how, ours, theirs } = statement;
    let subject = about(*subject);
    let both = match (ours.is_empty(), theirs.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!(": asked {ours}"),
        (true, false) => format!(": listed {theirs}"),
        (false, false) => format!(": asked {ours}, listed {theirs}"),
    };
    match stance {
        Stance::Agrees => format!("{subject} agrees ({}){both}", manner(*how)),
        Stance::Omitted if ours.is_empty() && theirs.is_empty() => {
            format!("{subject} is not known")
        }
        Stance::Omitted => format!("{subject} is known on one side only{both}"),
        Stance::Contradicts if *how == How::Other => format!("{subject} differs{both}"),
        Stance::Contradicts => format!("{subject} differs ({}){both}", manner(*how)),
    }
}

/// What a statement is about, as one word a program can rely on.
pub const fn key(about: About) -> &'static str {
    match about {
        About::Given => "given_name",
        About::Patronymic => "patronymic",
        About::Family => "family_name",
        About::Part => "name_part",
        About::Order => "order",
        About::Born => "birth_date",
        About::Place => "birth_place",
        About::Gender => "gender",
        About::Country => "country",
        About::Document => "document",
        About::Kind => "kind",
        About::Rarity => "rarity",
    }
}

const fn about(about: About) -> &'static str {
    match about {
        About::Given => "given name",
        About::Patronymic => "patronymic",
        About::Family => "family name",
        About::Part => "part of the name",
        About::Order => "order of the parts",
        About::Born => "date of birth",
        About::Place => "place of birth",
        About::Gender => "gender",
        About::Country => "country",
        About::Document => "document",
        About::Kind => "kind of party",
        About::Rarity => "rarity of the name",
    }
}

const fn manner(how: How) -> &'static str {
    match how {
        How::Same => "the same",
        How::Romanised => "the same in another script or romanisation",
        How::Kindred => "the same name in a kindred language",
        How::ShortForm => "a short form of it",
        How::Inflected => "another form of it by gender or case",
        How::Initial => "an initial that fits",
        How::Misspelt => "a slip of the pen apart",
        How::Swapped => "day and month changed places",
        How::Overlaps => "as far as both are known",
        How::Silent => "not said",
        How::Other => "in another way",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_sentences() {
        let said = |about, stance, how, ours: &str, theirs: &str| {
            words(&Statement { about, stance, how, ours: ours.into(), theirs: theirs.into() })
        };
        assert_eq!(
            said(About::Family, Stance::Agrees, How::Romanised, "Выдумов", "VYDUMOV"),
            "family name agrees (the same in another script or romanisation): asked Выдумов, \
             listed VYDUMOV"
        );
        assert_eq!(
            said(About::Born, Stance::Omitted, How::Silent, "", "1970"),
            "date of birth is known on one side only: listed 1970"
        );
        assert_eq!(
            said(About::Patronymic, Stance::Contradicts, How::Other, "Petrovich", "Ivanovich"),
            "patronymic differs: asked Petrovich, listed Ivanovich"
        );
        assert_eq!(
            said(About::Born, Stance::Omitted, How::Silent, "", ""),
            "date of birth is not known"
        );
    }
}
