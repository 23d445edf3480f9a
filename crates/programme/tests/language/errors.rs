//! The index of all messages, `docs/language/errors.md`: made from the codes and the broken
//! programmes, so that what it shows is what is said.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use programme::{Code, Diagnostic};

use crate::bad::Bad;

/// Set to write what is compared otherwise.
const BLESS: &str = "POSTERN_BLESS";

const OPENING: &str = "# Every message

<!-- Made from crates/programme/src/codes.rs and programmes/million-carrots/cases/bad.
     Do not edit: POSTERN_BLESS=1 cargo test -p programme --test language errors -->

`postern check` says what is wrong, where, what was expected and what to do. Each message has a
code, and a code never changes its meaning. `postern check --explain P0103` shows one of them at a
terminal.

An **error** stops a programme from being used. A **warning** does not, but something looks wrong.
Where one person shows the problem, the message ends with that person's facts.

Each code below has an example: a text laid upon the programme of a million carrots, and what is
then said of it.

";

/// A file made by a test: compared, or written where that is asked for.
pub(crate) fn made(path: &Path, text: &str) {
    if std::env::var_os(BLESS).is_some() {
        fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        return;
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    let differs = found.lines().zip(text.lines()).position(|(one, other)| one != other);
    let line = differs.unwrap_or_else(|| found.lines().count().min(text.lines().count())) + 1;
    let path = path.display();
    assert!(found == text, "{path} is not as made, from line {line} on: set {BLESS}=1 to write it");
}

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn index(cases: &[Bad]) -> String {
    let mut out = OPENING.to_owned();
    out.push_str("| code | what it is about |\n|---|---|\n");
    for code in Code::ALL {
        let heading = format!("{code} {}", code.title()).to_lowercase().replace(' ', "-");
        let anchor: String = heading.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
        let _ = writeln!(out, "| [{code}](#{anchor}) | {} |", code.title());
    }
    for code in Code::ALL {
        let _ = write!(out, "\n## {code} {}\n\n{}\n", code.title(), wrapped(code.explanation()));
        if let Some(case) = example(cases, *code) {
            out.push_str(&shown(case, *code));
        }
    }
    out
}

/// The case that shows a code best: alone, if there is one.
fn example(cases: &[Bad], code: Code) -> Option<&Bad> {
    let with: Vec<&Bad> =
        cases.iter().filter(|case| case.codes().contains(&code.number())).collect();
    let alone = with.iter().find(|case| case.codes().len() == 1);
    alone.or(with.first()).copied()
}

fn shown(case: &Bad, code: Code) -> String {
    let checked = case.checked();
    let said = checked.problems.iter().filter(|problem| problem.code == code);
    let said: Vec<String> =
        said.map(|problem: &Diagnostic| problem.render(&case.sources, false)).collect();
    let text = case.text.trim_end();
    format!("\n{}:\n\n```toml\n{text}\n```\n\n```text\n{}```\n", case.title, said.join("\n"))
}

/// Lines of at most 98 columns.
fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("a line");
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > 98 {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines.join("\n")
}

#[test]
fn the_index_of_messages_is_what_is_said() {
    made(&root().join("docs/language/errors.md"), &index(&Bad::all()));
}
