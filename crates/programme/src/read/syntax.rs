//! What is said of a text that is no expression.

use super::Written;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::expression::{SyntaxError, SyntaxErrorKind as Kind};

pub(super) fn problem(error: &SyntaxError, place: &Place, length: usize) -> Diagnostic {
    let at = Written::place_in(place, length, error.span.clone());
    let (code, message, help) = match &error.kind {
        Kind::Empty => (Code::Syntax, "the expression is empty".to_owned(), None),
        Kind::TooLong => (Code::TooDeep, "the expression is too long".to_owned(), None),
        Kind::TooDeep => {
            let help = "give a part of it a name under [rule]".to_owned();
            (Code::TooDeep, "the expression nests too deep".to_owned(), Some(help))
        }
        Kind::Strange('%') => {
            let help = "divide with `/`, which drops the rest".to_owned();
            (
                Code::Syntax,
                "the rest of a division is not part of the language".to_owned(),
                Some(help),
            )
        }
        Kind::Strange(sign) => {
            let look_alike = sign.is_alphabetic() && !sign.is_ascii();
            let help = look_alike.then(|| "names are written in Latin letters".to_owned());
            (Code::Syntax, format!("`{}` has no meaning here", sign.escape_debug()), help)
        }
        Kind::OpenText => (Code::Syntax, "this text has no closing mark".to_owned(), None),
        Kind::BigNumber => (Code::Syntax, "this number is too large".to_owned(), None),
        Kind::NumberWithPoint => {
            let help = "numbers are whole; amounts are parameters".to_owned();
            (
                Code::Syntax,
                "numbers with a point are not part of the language".to_owned(),
                Some(help),
            )
        }
        Kind::Expected(what) => (Code::Syntax, format!("expected {what}"), None),
        Kind::Doubled(sign) => {
            let help = format!("write `{sign}{sign}`");
            (Code::Syntax, format!("a single `{sign}` has no meaning"), Some(help))
        }
        Kind::ChainedComparison => {
            let help = "write `a < b && b < c`".to_owned();
            (Code::Syntax, "comparisons cannot be chained".to_owned(), Some(help))
        }
    };
    let mut problem = Diagnostic::error(code, message).at(&at, "");
    problem.help = help;
    problem
}
