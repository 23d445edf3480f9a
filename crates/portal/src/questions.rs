//! The programme's questions as form fields, and answers as facts.

use std::collections::BTreeSet;

use pages::{Choice, Field, FieldError, FieldKind, Posted, Shell};
use programme::{FactDef, FactError, FactKind, Facts, Part, Programme, Value};

/// The facts of a part that are asked of somebody with these facts, counted ones aside.
pub(crate) fn asked<'a>(programme: &'a Programme, part: &Part, facts: &Facts) -> Vec<&'a FactDef> {
    let definitions = part.facts.iter().filter_map(|name| programme.fact(name));
    definitions
        .filter(|fact| fact.derived.is_none())
        .filter(|fact| programme::is_asked(programme, &fact.name, facts))
        .collect()
}

/// The questions to show on a part's page: of those asked, the ones that no other open question on
/// the same page could still make needless. They follow on the next round of the page.
pub(crate) fn on_page<'a>(
    programme: &'a Programme,
    part: &Part,
    facts: &Facts,
    seen: &BTreeSet<String>,
) -> Vec<&'a FactDef> {
    let all = asked(programme, part, facts);
    let open: Vec<&FactDef> = all
        .iter()
        .filter(|fact| facts.get(&fact.name).is_none() && !seen.contains(&fact.name))
        .copied()
        .collect();
    let waits = |fact: &&&FactDef| {
        !open.iter().any(|other| {
            other.name != fact.name && may_make_needless(programme, other, &fact.name, facts)
        })
    };
    all.iter().filter(waits).copied().collect()
}

/// Whether some answer to `open` means that `fact` need not be asked.
fn may_make_needless(programme: &Programme, open: &FactDef, fact: &str, facts: &Facts) -> bool {
    let answers: Vec<Value> = match &open.kind {
        FactKind::Bool => vec![Value::Bool(false), Value::Bool(true)],
        FactKind::Enum(choices) => choices.iter().cloned().map(Value::Enum).collect(),
        FactKind::Integer { .. } | FactKind::Date { .. } | FactKind::Money { .. } => Vec::new(),
    };
    answers.into_iter().any(|answer| {
        let mut supposed = facts.clone();
        supposed.insert(open.name.clone(), answer);
        !programme::is_asked(programme, fact, &supposed)
    })
}

/// The name of a fact in keys of words.
fn key(fact: &str) -> String {
    format!("fact-{}", fact.replace('_', "-"))
}

/// The question as a field. `typed` is what was typed last, if it was no answer.
pub(crate) fn field(shell: &Shell, fact: &FactDef, typed: Option<&str>, facts: &Facts) -> Field {
    let known = facts.get(&fact.name).map(ToString::to_string);
    let value = typed.map(str::to_owned).or(known).unwrap_or_default();
    let own_hint = shell.find(&format!("{}-hint", key(&fact.name)));
    let label = shell.say(&key(&fact.name));
    // A question with a hint of its own says there that it may stay open.
    let label = if fact.optional && own_hint.is_none() {
        shell.with("question-optional", "question", label)
    } else {
        label
    };
    let name = fact.name.as_str();
    let field = match &fact.kind {
        FactKind::Bool => {
            let yes_no = [("yes", shell.say("yes")), ("no", shell.say("no"))];
            let choices = yes_no.into_iter().map(|(name, words)| {
                let own = shell.find(&format!("{}-{name}", key(&fact.name)));
                Choice::new(name, own.unwrap_or(words), &value)
            });
            Field::radios(name, label, choices.collect())
        }
        FactKind::Enum(choices) => {
            let choices = choices.iter().map(|choice| {
                let words = shell.say(&choice_key(&fact.name, choice));
                Choice::new(choice, words, &value)
            });
            Field::radios(name, label, choices.collect())
        }
        FactKind::Integer { .. } => Field::digits(name, label, &value, 4),
        FactKind::Date { .. } => {
            // A day is shown as people write it, and read in either form.
            let shown = facts.get(name).filter(|_| typed.is_none()).map_or(value, day_typed);
            let kind = FieldKind::Line { input: "text", mode: "text", size: 12 };
            Field { value: shown, ..Field::new(name, label, kind) }
        }
        FactKind::Money { .. } => {
            let kind = FieldKind::Line { input: "text", mode: "decimal", size: 12 };
            Field { value, ..Field::new(name, label, kind) }
        }
    };
    let usual = match &fact.kind {
        FactKind::Date { .. } => Some(shell.say("question-date-hint")),
        _ => None,
    };
    let hint = match (own_hint, usual) {
        (Some(own), Some(usual)) => Some(format!("{own} {usual}")),
        (own, usual) => own.or(usual),
    };
    field.hint(hint)
}

fn day_typed(value: &Value) -> String {
    match value {
        Value::Date(day) => format!("{:02}.{:02}.{}", day.day(), day.month(), day.year()),
        other => other.to_string(),
    }
}

/// The key of a choice's words.
pub(crate) fn choice_key(fact: &str, choice: &str) -> String {
    format!("{}-{}", key(fact), choice.replace('_', "-"))
}

/// The answer in words, as the review page and officers read it.
pub(crate) fn answer(shell: &Shell, fact: &FactDef, value: &Value) -> String {
    match value {
        Value::Bool(answer) => {
            let name = if *answer { "yes" } else { "no" };
            let own = shell.find(&format!("{}-{name}", key(&fact.name)));
            own.unwrap_or_else(|| shell.say(name))
        }
        Value::Enum(choice) => shell.say(&choice_key(&fact.name, choice)),
        Value::Integer(number) => number.to_string(),
        Value::Date(day) => shell.date(day),
        Value::Money(amount) => shell.money(amount),
    }
}

/// The question in words.
pub(crate) fn question(shell: &Shell, fact: &FactDef) -> String {
    shell.say(&key(&fact.name))
}

/// Reads the posted answers to some questions into `facts`. An open optional question is an
/// answer too; what is no answer comes back as an error and leaves the old answer alone.
pub(crate) fn read(posted: &Posted, questions: &[&FactDef], facts: &mut Facts) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for fact in questions {
        match fact.kind.parse(posted.text(&fact.name)) {
            Ok(value) => facts.insert(fact.name.clone(), value),
            Err(FactError::Empty) if fact.optional => {
                facts.remove(&fact.name);
            }
            Err(error) => {
                let error = in_words(&fact.name, &fact.kind, &error);
                errors.push(error.about(key(&fact.name)));
            }
        }
    }
    errors
}

fn in_words(field: &str, kind: &FactKind, error: &FactError) -> FieldError {
    match error {
        FactError::Empty => match kind {
            FactKind::Bool | FactKind::Enum(_) => FieldError::new(field, "error-choose"),
            FactKind::Date { .. } => FieldError::new(field, "error-date-empty"),
            FactKind::Integer { .. } | FactKind::Money { .. } => {
                FieldError::new(field, "error-number-empty")
            }
        },
        FactError::NotYesOrNo | FactError::NotAChoice { .. } => {
            FieldError::new(field, "error-choose")
        }
        FactError::NotADate => FieldError::new(field, "error-date"),
        FactError::OutOfRange { min, max } => match kind {
            FactKind::Date { .. } => FieldError::new(field, "error-date-range"),
            _ => FieldError::new(field, "error-range")
                .with("min", min.as_str())
                .with("max", max.as_str()),
        },
        FactError::NotAnAmount { currency } => {
            FieldError::new(field, "error-amount").with("currency", currency.to_string())
        }
        FactError::NotANumber | FactError::UnknownFact { .. } => {
            FieldError::new(field, "error-number")
        }
    }
}
