//! From the tree to a draft: the shape is right, but nothing is looked up yet.

mod benefit;
mod draft;
mod fact;
mod fields;
mod money;
mod people;
mod syntax;

use std::ops::Range;

use jiff::civil::Date;

pub(crate) use draft::{
    Draft, DraftAudience, DraftBenefit, DraftCondition, DraftFact, DraftGuarantee, DraftMatch,
    DraftPartner, DraftRule, DraftStep,
};
use fields::Fields;
pub(crate) use fields::Spanned;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::expression::Expr;
use crate::programme::Header;
use crate::source::SourceFile;
use crate::tree::Table;

/// The most characters of a name.
const NAME_CHARS_MAX: usize = 40;
/// The version of the language this reads.
const LANGUAGE: i64 = 1;

/// What reading needs at hand.
pub(crate) struct Context<'a> {
    pub(crate) sources: &'a [SourceFile],
    pub(crate) problems: &'a mut Vec<Diagnostic>,
}

/// An expression and where its text stands.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) expr: Expr,
    pub(crate) place: Place,
    pub(crate) text: String,
}

impl Written {
    /// The place of a part of it.
    pub(crate) fn at(&self, span: Range<usize>) -> Place {
        Self::place_in(&self.place, self.text.len(), span)
    }

    /// A part of a text can be pointed at only if nothing in the text is escaped.
    fn place_in(place: &Place, length: usize, span: Range<usize>) -> Place {
        if place.span.len() == length { place.within(span) } else { place.clone() }
    }
}

/// Reads the whole programme.
pub(crate) fn read(table: &Table, start: &Place, context: &mut Context<'_>) -> Draft {
    let mut fields = Fields::new(context, "a programme file", start, table);
    let mut draft = Draft { header: header(&mut fields), ..Draft::default() };
    fact::read(&mut fields, &mut draft);
    people::read(&mut fields, &mut draft);
    money::read(&mut fields, &mut draft);
    benefit::read(&mut fields, &mut draft);
    fields.finish();
    draft
}

fn header(fields: &mut Fields<'_, '_>) -> Option<Header> {
    let node = fields.required("programme", "a table [programme] with name, title and dates")?;
    let crate::tree::Kind::Table(table) = &node.kind else {
        fields.wrong_type("programme", node, "a table [programme]");
        return None;
    };
    let mut fields = fields.inner("[programme]".to_owned(), &node.place, table);
    let language = fields.integer("language", "the version of the language, 1");
    if language.is_some_and(|language| language != LANGUAGE) {
        let message = format!("only version {LANGUAGE} of the language is known");
        let place = fields.place().clone();
        fields.report(Diagnostic::error(Code::UnknownWord, message).at(&place, ""));
    }
    let name = fields.text("name", "a short name");
    let title = fields.text("title", "the title people read");
    let version = fields.text("version", "a version, such as \"1\"");
    let effective_from = fields.day("effective_from", "the first day it decides on");
    let effective_until: Option<Date> = fields.optional_day("effective_until");
    let source = fields.text("source", "who proposed or enacted it, and where");
    fields.finish();
    Some(Header {
        name: name?.text,
        title: title?.text,
        version: version?.text,
        effective_from: effective_from?,
        effective_until,
        source: source?.text,
    })
}

/// Whether a name is one that addresses, files and translations can carry.
pub(crate) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.len() <= NAME_CHARS_MAX
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// Reports a name that is none.
pub(crate) fn check_name(name: &str, place: &Place, problems: &mut Vec<Diagnostic>) {
    if !is_name(name) {
        let message = format!("`{}` cannot be a name", name.escape_debug());
        let problem = Diagnostic::error(Code::BadName, message).at(place, "");
        problems.push(problem.help("use small Latin letters, digits and underscores"));
    }
}
