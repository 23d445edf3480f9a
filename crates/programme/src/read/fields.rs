//! Reading one table by its keys.
//!
//! **Architecture Invariant:** every key is either read or reported. A mistyped key can never
//! silently change a policy.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::expression;
use crate::nearest::nearest;
use crate::read::{Context, Written};
use crate::tree::{Key, Kind, Node, Table, words_of};

/// A text with its place.
#[derive(Clone, Debug)]
pub(crate) struct Spanned {
    pub(crate) text: String,
    pub(crate) place: Place,
}

/// The keys of one table, as they are asked for.
pub(crate) struct Fields<'a, 'b> {
    context: &'a mut Context<'b>,
    /// What the table is, such as "benefit `bounty`".
    what: String,
    place: Place,
    table: &'a Table,
    asked: Vec<&'static str>,
}

impl<'a, 'b> Fields<'a, 'b> {
    pub(crate) fn new(
        context: &'a mut Context<'b>,
        what: impl Into<String>,
        place: &Place,
        table: &'a Table,
    ) -> Self {
        Self { context, what: what.into(), place: place.clone(), table, asked: Vec::new() }
    }

    /// Reports every key that was not asked for.
    pub(crate) fn finish(self) {
        for (key, _) in self.table {
            if !self.asked.contains(&key.name.as_str()) {
                let message = format!("{} has no key `{}`", self.what, key.name);
                let near = nearest(&key.name, self.asked.iter().copied());
                let known = format!("known keys: {}", self.asked.join(", "));
                let problem = Diagnostic::error(Code::UnknownKey, message).at(&key.place, "");
                self.context.problems.push(problem.suggest(near, known));
            }
        }
    }

    /// Lets keys stand unread where what they mean depends on something already reported.
    pub(crate) fn pass_over(&mut self, keys: &[&'static str]) {
        self.asked.extend(keys);
    }

    pub(crate) fn report(&mut self, problem: Diagnostic) {
        self.context.problems.push(problem);
    }

    /// The place of the table's name.
    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// The node of a key, if it is there.
    pub(crate) fn optional(&mut self, key: &'static str) -> Option<&'a Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.table.iter().find(|(known, _)| known.name == key).map(|(_, node)| node)
    }

    /// The node of a key that must be there.
    pub(crate) fn required(&mut self, key: &'static str, expected: &str) -> Option<&'a Node> {
        let node = self.optional(key);
        if node.is_none() {
            let message = format!("{} needs `{key}`", self.what);
            let problem = Diagnostic::error(Code::MissingKey, message).at(&self.place, "");
            self.context.problems.push(problem.help(format!("add `{key}`: {expected}")));
        }
        node
    }

    /// Reports a value of the wrong type.
    pub(crate) fn wrong_type(&mut self, key: &str, node: &Node, expected: &str) {
        let message = format!("`{key}` must be {expected}, not {}", node.kind.describe());
        self.report(Diagnostic::error(Code::WrongType, message).at(&node.place, ""));
    }

    fn as_text(&mut self, key: &str, node: &Node) -> Option<Spanned> {
        match &node.kind {
            Kind::Text(text) if !text.trim().is_empty() => {
                Some(Spanned { text: text.clone(), place: node.place.clone() })
            }
            Kind::Text(_) => {
                let message = format!("`{key}` is empty");
                self.report(Diagnostic::error(Code::MissingKey, message).at(&node.place, ""));
                None
            }
            _ => {
                self.wrong_type(key, node, "a text in quotation marks");
                None
            }
        }
    }

    pub(crate) fn text(&mut self, key: &'static str, expected: &str) -> Option<Spanned> {
        let node = self.required(key, expected)?;
        self.as_text(key, node)
    }

    pub(crate) fn optional_text(&mut self, key: &'static str) -> Option<Spanned> {
        let node = self.optional(key)?;
        self.as_text(key, node)
    }

    /// A list of texts; reports an empty one.
    pub(crate) fn texts(&mut self, key: &'static str, expected: &str) -> Option<Vec<Spanned>> {
        let node = self.required(key, expected)?;
        let texts = self.as_texts(key, node)?;
        if texts.is_empty() {
            let message = format!("`{key}` names nothing");
            let problem = Diagnostic::error(Code::EmptyList, message).at(&node.place, "");
            self.report(problem.help(format!("expected {expected}")));
            return None;
        }
        Some(texts)
    }

    pub(crate) fn optional_texts(&mut self, key: &'static str) -> Vec<Spanned> {
        let node = self.optional(key);
        node.and_then(|node| self.as_texts(key, node)).unwrap_or_default()
    }

    fn as_texts(&mut self, key: &'static str, node: &Node) -> Option<Vec<Spanned>> {
        let Kind::List(list) = &node.kind else {
            self.wrong_type(key, node, "a list of texts");
            return None;
        };
        Some(list.iter().filter_map(|item| self.as_text(key, item)).collect())
    }

    pub(crate) fn integer(&mut self, key: &'static str, expected: &str) -> Option<i64> {
        let node = self.required(key, expected)?;
        match node.kind {
            Kind::Integer(number) => Some(number),
            _ => {
                self.wrong_type(key, node, "a whole number");
                None
            }
        }
    }

    /// A whole number within bounds.
    pub(crate) fn number(
        &mut self,
        key: &'static str,
        expected: &str,
        least: u16,
        most: u16,
    ) -> Option<u16> {
        let node = self.required(key, expected)?;
        let Kind::Integer(number) = node.kind else {
            self.wrong_type(key, node, "a whole number");
            return None;
        };
        let number = u16::try_from(number).ok().filter(|n| (least..=most).contains(n));
        if number.is_none() {
            let message = format!("`{key}` must lie between {least} and {most}");
            self.report(Diagnostic::error(Code::BadAmount, message).at(&node.place, ""));
        }
        number
    }

    pub(crate) fn truth(&mut self, key: &'static str) -> bool {
        match self.optional(key) {
            None => false,
            Some(Node { kind: Kind::Bool(answer), .. }) => *answer,
            Some(node) => {
                self.wrong_type(key, node, "true or false");
                false
            }
        }
    }

    pub(crate) fn day(&mut self, key: &'static str, expected: &str) -> Option<Date> {
        let node = self.required(key, expected)?;
        self.as_day(key, node)
    }

    pub(crate) fn optional_day(&mut self, key: &'static str) -> Option<Date> {
        let node = self.optional(key)?;
        self.as_day(key, node)
    }

    /// The first and the last day of something, both of which belong to it.
    pub(crate) fn window(&mut self) -> (Option<Date>, Option<Date>) {
        let (from, until) = (self.optional_day("from"), self.optional_day("until"));
        let last = self.optional("until");
        if let (Some(from), Some(until), Some(last)) = (from, until, last)
            && until < from
        {
            let message = format!("`until` lies before `from`, {from}, so no day is left");
            self.report(Diagnostic::error(Code::EmptyBounds, message).at(&last.place, ""));
        }
        (from, until)
    }

    fn as_day(&mut self, key: &str, node: &Node) -> Option<Date> {
        if let Kind::Day(day) = node.kind {
            return Some(day);
        }
        let message = format!("`{key}` must be a day, not {}", node.kind.describe());
        let problem = Diagnostic::error(Code::BadAmount, message).at(&node.place, "");
        self.report(problem.help("write days without quotation marks, such as 2022-02-28"));
        None
    }

    /// One of a few known words.
    pub(crate) fn word(&mut self, key: &'static str, known: &[&'static str]) -> Option<Spanned> {
        let expected = format!("one of {}", known.join(", "));
        let word = self.text(key, &expected)?;
        if known.contains(&word.text.as_str()) {
            return Some(word);
        }
        let message = format!("`{key}` cannot be `{}`", word.text);
        let near = nearest(&word.text, known.iter().copied());
        let problem = Diagnostic::error(Code::UnknownWord, message).at(&word.place, "");
        self.report(problem.suggest(near, format!("expected {expected}")));
        None
    }

    pub(crate) fn expression(&mut self, key: &'static str) -> Option<Written> {
        self.expression_for(key, "true or false")
    }

    pub(crate) fn expression_for(&mut self, key: &'static str, to: &str) -> Option<Written> {
        let node = self.required(key, &format!("an expression that comes to {to}"))?;
        self.as_expression(key, node)
    }

    pub(crate) fn optional_expression(&mut self, key: &'static str) -> Option<Written> {
        let node = self.optional(key)?;
        self.as_expression(key, node)
    }

    fn as_expression(&mut self, key: &str, node: &Node) -> Option<Written> {
        let Spanned { text, .. } = self.as_text(key, node)?;
        let place = words_of(node, &text, self.context.sources);
        match expression::parse(&text) {
            Ok(expr) => Some(Written { expr, place, text }),
            Err(error) => {
                self.report(super::syntax::problem(&error, &place, text.len()));
                None
            }
        }
    }

    /// The entries of a table of named items, such as `[fact]`.
    pub(crate) fn items(&mut self, key: &'static str) -> Vec<(&'a Key, &'a Table)> {
        let Some(node) = self.optional(key) else { return Vec::new() };
        let Kind::Table(table) = &node.kind else {
            self.wrong_type(key, node, &format!("tables with names, such as [{key}.name]"));
            return Vec::new();
        };
        let mut items = Vec::new();
        for (name, node) in table {
            match &node.kind {
                Kind::Table(table) => items.push((name, table)),
                _ => self.wrong_type(&name.name, node, &format!("a table, [{key}.{}]", name.name)),
            }
        }
        items
    }

    /// The entries of a list of tables, such as dated values.
    pub(crate) fn list(&mut self, key: &'static str, what: &str) -> Vec<(&'a Place, &'a Table)> {
        let Some(node) = self.required(key, what) else { return Vec::new() };
        let Kind::List(list) = &node.kind else {
            self.wrong_type(key, node, "a list of tables in braces");
            return Vec::new();
        };
        if list.is_empty() {
            let message = format!("`{key}` is empty");
            self.report(Diagnostic::error(Code::EmptyList, message).at(&node.place, ""));
        }
        let mut items = Vec::new();
        for node in list {
            match &node.kind {
                Kind::Table(table) => items.push((&node.place, table)),
                _ => self.wrong_type(key, node, "a list of tables in braces"),
            }
        }
        items
    }

    /// Reads a table within this one.
    pub(crate) fn inner(
        &mut self,
        what: String,
        place: &Place,
        table: &'a Table,
    ) -> Fields<'_, 'b> {
        Fields::new(self.context, what, place, table)
    }
}
