//! What of a file of ties cannot be used, or must be known when its results are read.

use serde::{Deserialize, Serialize};

/// A problem of an entity, and its line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[error("line {line}, `{id}`: {wrong}")]
pub struct TieProblem {
    /// The line of the entity, from 1.
    pub line: usize,
    /// The entity.
    pub id: String,
    /// What is wrong.
    pub wrong: WrongTie,
}

/// What can be wrong with a tie.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum WrongTie {
    /// It names nobody at one end.
    #[error("expected `{property}`; the tie is left out")]
    NoEnd {
        /// The property that names the end.
        property: String,
    },
    /// It names somebody who is not in the file.
    #[error("`{property}` names `{named}`, which is not in the file; the tie is left out")]
    NobodyThere {
        /// The property.
        property: String,
        /// Who is named.
        named: String,
    },
    /// Too many parties stand at one end.
    #[error("`{property}`: expected at most {most} parties; the rest is left out")]
    TooManyEnds {
        /// The property.
        property: String,
        /// How many may be.
        most: usize,
    },
    /// A share could not be read.
    #[error("the share {text:?} says no bounds; taken as unknown, 0 to 100 %")]
    Share {
        /// What is written.
        text: String,
    },
    /// A date could not be read.
    #[error("`{property}`: {text:?} is no date such as 2022, 2022-03 or 2022-03-06; left out")]
    Date {
        /// The property.
        property: String,
        /// What is written.
        text: String,
    },
    /// Somebody owns itself.
    #[error("owns itself; that share counts for nobody")]
    OwnsItself,
    /// Owners hold more than all of an asset.
    #[error("its owners hold at least {percent} % together; the shares cannot all be right")]
    TooMuch {
        /// What the lower bounds add to, in per cent.
        percent: String,
    },
    /// Holdings go round in a circle.
    #[error("holdings go round in a circle: {}", members.join(", "))]
    Circle {
        /// Who is in it.
        members: Vec<String>,
    },
    /// A listing does not say by whom.
    #[error("does not say whose list it is (`country` us, eu or gb); taken as possible in each")]
    NoRegime,
    /// A listing names something that is no code of a country.
    #[error("`country` is {text:?}; expected a code such as us, eu or gb; taken as none of them")]
    Lister {
        /// What is written.
        text: String,
    },
    /// A status is a word that is not known.
    #[error(
        "`status` is {text:?}; expected a word such as active, alleged, refuted or revoked; taken \
         as possible at most"
    )]
    Status {
        /// What is written.
        text: String,
    },
    /// A share is held jointly, and nobody says under which arrangement.
    #[error("is held jointly, and `legalBasis` names no arrangement; taken as possible at most")]
    NoArrangement,
    /// A statement of conduct says no criterion.
    #[error("`program` is {text:?}; expected one of {known}; the statement is left out")]
    Conduct {
        /// What is written.
        text: String,
        /// What there is.
        known: String,
    },
}
