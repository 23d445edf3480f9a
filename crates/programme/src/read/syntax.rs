//! What is said of a text that is no expression.

use super::Written;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::expression::{SyntaxError, SyntaxErrorKind as Kind};

/// The signs of the language.
const SIGNS: &str = "the signs are && || ! == != < <= > >= + - * / ? : ( ) [ ] and the comma";

/// What to do where something else was expected.
fn missing(what: &str) -> &'static str {
    match what.split(' ').next().unwrap_or_default() {
        "`)`" => "close the bracket, or put a comma between two arguments",
        "`]`" => "close the list, or put a comma between two values",
        "`[`" => "write the values in brackets: rank in [\"officer\", \"general\"]",
        "`:`" => "say both: condition ? what then : what otherwise",
        "an" => "join two parts by an operator such as && or +, or remove the second",
        _ => "something is left out here, or a sign is there that does not belong",
    }
}

pub(super) fn problem(error: &SyntaxError, place: &Place, length: usize) -> Diagnostic {
    let at = Written::place_in(place, length, error.span.clone());
    let (code, message, help) = match &error.kind {
        Kind::Empty => {
            let help = "write what must hold, or `true` if it always does".to_owned();
            (Code::Syntax, "the expression is empty".to_owned(), Some(help))
        }
        Kind::TooLong => {
            let help = "give parts of it names under [rule]".to_owned();
            (Code::TooDeep, "the expression is too long".to_owned(), Some(help))
        }
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
            let help = if look_alike { "names are written in Latin letters" } else { SIGNS };
            let message = format!("`{}` has no meaning here", sign.escape_debug());
            (Code::Syntax, message, Some(help.to_owned()))
        }
        Kind::OpenText => {
            let help = "end it with the same mark with which it begins".to_owned();
            (Code::Syntax, "this text has no closing mark".to_owned(), Some(help))
        }
        Kind::BigNumber => {
            let help = format!("the greatest number is {}", i64::MAX);
            (Code::Syntax, "this number is too large".to_owned(), Some(help))
        }
        Kind::NumberWithPoint => {
            let help = "numbers are whole; amounts are parameters".to_owned();
            (
                Code::Syntax,
                "numbers with a point are not part of the language".to_owned(),
                Some(help),
            )
        }
        Kind::Expected(what) => {
            (Code::Syntax, format!("expected {what}"), Some(missing(what).to_owned()))
        }
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
