//! Form fields as data, shown by one template: label, hint, error and input always belong together.

use askama::Template;

use crate::markup::Markup;
use crate::shell::Shell;
use crate::words::Arg;

/// What is wrong with one field, in words that say what to do.
#[derive(Clone, PartialEq, Debug)]
pub struct FieldError {
    /// The field's name.
    pub field: String,
    /// The key of the words.
    pub key: String,
    /// Their arguments.
    pub args: Vec<(&'static str, Arg)>,
    /// The key of the field's label, for the summary on top, where errors stand without fields.
    pub about: Option<String>,
}

impl FieldError {
    /// An error without arguments.
    pub fn new(field: &str, key: &str) -> Self {
        Self { field: field.to_owned(), key: key.to_owned(), args: Vec::new(), about: None }
    }

    /// The same, named in the summary by this label.
    pub fn about(mut self, label: impl Into<String>) -> Self {
        self.about = Some(label.into());
        self
    }

    /// The same with an argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// One choice of a group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line under the label.
    pub hint: Option<String>,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// A choice, chosen if its value is the current one.
    pub fn new(value: &str, label: String, current: &str) -> Self {
        let chosen = value == current;
        Self { value: value.to_owned(), label, hint: None, chosen }
    }
}

/// What a field looks like.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldKind {
    /// One line. `input` is its HTML type; `mode` says which keyboard; `size` its width in
    /// characters.
    Line {
        /// `text`, `password`, `search`.
        input: &'static str,
        /// `text`, `numeric`, `decimal`.
        mode: &'static str,
        /// Width in characters; 0 for full width.
        size: u8,
    },
    /// Several lines.
    Area {
        /// How many are shown.
        rows: u8,
    },
    /// One of several.
    Radios(Vec<Choice>),
    /// Any of several.
    Checks(Vec<Choice>),
    /// One of many.
    Select(Vec<Choice>),
    /// A file or several.
    File {
        /// Accepted media types, as a hint to the browser.
        accept: &'static str,
        /// Whether several may be chosen.
        several: bool,
    },
}

/// One field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its name; also the id that the error summary links to.
    pub name: String,
    /// The words above it.
    pub label: String,
    /// A line under the label.
    pub hint: Option<String>,
    /// What it holds (lines and areas).
    pub value: String,
    /// What it looks like.
    pub kind: FieldKind,
    /// Whether its label is the page's heading.
    pub is_heading: bool,
    /// What the browser may fill in; `off` unless said otherwise.
    pub autocomplete: &'static str,
}

impl Field {
    /// A field of any kind.
    pub fn new(name: &str, label: String, kind: FieldKind) -> Self {
        Self {
            name: name.to_owned(),
            label,
            hint: None,
            value: String::new(),
            kind,
            is_heading: false,
            autocomplete: "off",
        }
    }

    /// One line of text.
    pub fn line(name: &str, label: String, value: &str) -> Self {
        let kind = FieldKind::Line { input: "text", mode: "text", size: 0 };
        Self { value: value.to_owned(), ..Self::new(name, label, kind) }
    }

    /// A short line of digits.
    pub fn digits(name: &str, label: String, value: &str, size: u8) -> Self {
        let kind = FieldKind::Line { input: "text", mode: "numeric", size };
        Self { value: value.to_owned(), ..Self::new(name, label, kind) }
    }

    /// A passphrase or the like, hidden while it is typed and never shown again.
    pub fn secret(name: &str, label: String) -> Self {
        Self::new(name, label, FieldKind::Line { input: "password", mode: "text", size: 0 })
    }

    /// Several lines of text.
    pub fn area(name: &str, label: String, value: &str, rows: u8) -> Self {
        Self { value: value.to_owned(), ..Self::new(name, label, FieldKind::Area { rows }) }
    }

    /// One of several choices.
    pub fn radios(name: &str, label: String, choices: Vec<Choice>) -> Self {
        Self::new(name, label, FieldKind::Radios(choices))
    }

    /// Any of several choices.
    pub fn checks(name: &str, label: String, choices: Vec<Choice>) -> Self {
        Self::new(name, label, FieldKind::Checks(choices))
    }

    /// The same field with a hint.
    pub fn hint(self, hint: impl Into<Option<String>>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// The same field with its label as the page's heading.
    pub fn heading(self) -> Self {
        Self { is_heading: true, ..self }
    }

    /// The id of the element an error links to: the input, or the first choice.
    pub fn id(&self) -> String {
        field_id(&self.name)
    }

    /// The ids that describe the input: hint and error.
    fn described_by(&self, error: &Option<String>) -> String {
        let hint = self.hint.iter().map(|_| format!("{}-hint", self.id()));
        let error = error.iter().map(|_| format!("{}-error", self.id()));
        hint.chain(error).collect::<Vec<_>>().join(" ")
    }

    /// The field as markup within a page, with its error if the shell holds one.
    pub fn show(&self, shell: &Shell) -> Markup {
        let error = shell.error_of(&self.name);
        let error_word = shell.say("error-word");
        let choose = shell.say("field-choose");
        let described = self.described_by(&error);
        Markup::of(&FieldTemplate { field: self, error, error_word, choose, described })
    }
}

/// The id of a field's element. A name is ours, never typed.
pub(crate) fn field_id(name: &str) -> String {
    format!("f-{name}")
}

impl FieldError {
    /// The id of the element to link to.
    pub fn target(&self) -> String {
        field_id(&self.field)
    }
}

#[derive(Template)]
#[template(path = "field.html")]
struct FieldTemplate<'a> {
    field: &'a Field,
    error: Option<String>,
    error_word: String,
    choose: String,
    described: String,
}
