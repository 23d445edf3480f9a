//! The shell of every page: language, words, layout, hidden form fields, errors.
//!
//! A page is a template that extends `base.html` and has a field `shell`.

use std::borrow::Borrow;
use std::sync::Arc;

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use programme::Money;
use sealing::{Entropy, EntropyFailed};
use zeroize::Zeroizing;

use crate::field::FieldError;
use crate::format;
use crate::language::Language;
use crate::markup::Markup;
use crate::problem::Problem;
use crate::style;
use crate::token::FormTokens;
use crate::words::{Arg, Words};

/// Which of the two faces a site shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Face {
    /// For applicants and the public: 19 px, with a quick way out.
    Portal,
    /// For the office: 16 px, dense.
    Desk,
}

/// A link in the navigation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NavLink {
    /// Path without language.
    pub path: &'static str,
    /// Key of its words.
    pub key: &'static str,
}

/// What all pages of one running site share.
pub struct Site {
    /// Which face.
    pub face: Face,
    /// All texts.
    pub words: Arc<Words>,
    /// The keeper of form tokens.
    pub tokens: FormTokens,
    /// Where form ids are drawn from.
    pub entropy: Arc<dyn Entropy>,
    /// The navigation of a page that sets none of its own.
    pub nav: &'static [NavLink],
}

impl Site {
    /// A site with a fresh token key. Fails when the generator does.
    pub fn new(
        face: Face,
        words: Arc<Words>,
        entropy: Arc<dyn Entropy>,
        nav: &'static [NavLink],
    ) -> Result<Self, EntropyFailed> {
        let tokens = FormTokens::draw(&*entropy)?;
        Ok(Self { face, words, tokens, entropy, nav })
    }

    /// The shell of one page. `path` is without its language; `bound_to` is what the forms on the
    /// page are bound to (see [`FormTokens::token`]), empty on pages without forms.
    pub fn shell(self: &Arc<Self>, language: Language, path: &str, bound_to: &[u8]) -> Shell {
        Shell {
            language,
            site: Arc::clone(self),
            path: path.to_owned(),
            bound_to: Zeroizing::new(bound_to.to_vec()),
            errors: Vec::new(),
            area: "",
            nav: self.nav.to_vec(),
            signed_in: None,
        }
    }

    /// Gives a bare problem its page; other responses pass through.
    pub fn dress(self: &Arc<Self>, language: Language, response: Response) -> Response {
        let problem = response.extensions().get::<Problem>().copied();
        let Some(problem) = problem.or_else(|| undressed(&response)) else { return response };
        let shell = self.shell(language, "/", &[]);
        let link = problem.link.map(|path| shell.link(path));
        let page = ProblemPage { shell: &shell, problem, link };
        let mut dressed = shell.page(problem.status, &page);
        // A cookie that was to be cleared stays cleared.
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            dressed.headers_mut().append(header::SET_COOKIE, cookie.clone());
        }
        for name in [header::ALLOW, header::RETRY_AFTER] {
            if let Some(value) = response.headers().get(&name) {
                dressed.headers_mut().insert(name, value.clone());
            }
        }
        dressed
    }
}

/// Errors that the framework answers by itself, without a page.
fn undressed(response: &Response) -> Option<Problem> {
    if response.headers().contains_key(header::CONTENT_TYPE)
        && response.headers().get(header::CONTENT_TYPE) != Some(&style::PLAIN_TEXT)
    {
        return None;
    }
    match response.status() {
        StatusCode::NOT_FOUND => Some(Problem::not_found()),
        StatusCode::METHOD_NOT_ALLOWED => Some(Problem::wrong_method()),
        StatusCode::INTERNAL_SERVER_ERROR => Some(Problem::internal()),
        StatusCode::BAD_REQUEST => Some(Problem::unreadable()),
        _ => None,
    }
}

/// One page's surroundings.
pub struct Shell {
    /// The page's language.
    pub language: Language,
    /// The site it belongs to.
    pub site: Arc<Site>,
    /// Its path without the language.
    pub path: String,
    /// What its forms are bound to.
    pub bound_to: Zeroizing<Vec<u8>>,
    /// What is wrong with the form that was sent; shown on top, with links to the fields.
    pub errors: Vec<FieldError>,
    /// A class on the body, for places that look different.
    pub area: &'static str,
    /// The navigation.
    pub nav: Vec<NavLink>,
    /// The name of the officer who is signed in, on the desk.
    pub signed_in: Option<String>,
}

/// A link to the same page in another language.
#[derive(Clone, Debug)]
pub struct LanguageLink {
    /// Its tag.
    pub tag: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// Where it leads.
    pub href: String,
    /// Whether it is the page's own language.
    pub current: bool,
}

impl Shell {
    /// The text of a key.
    pub fn say(&self, key: &str) -> String {
        self.site.words.say(self.language, key)
    }

    /// The text of a key that may be missing.
    pub fn find(&self, key: &str) -> Option<String> {
        self.site.words.find(self.language, key, &[])
    }

    /// The text of a key with one argument.
    pub fn with(&self, key: &str, name: &str, value: impl Into<Arg>) -> String {
        self.site.words.say_with(self.language, key, &[(name, value.into())])
    }

    /// The text of a key with several arguments.
    pub fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.site.words.say_with(self.language, key, args)
    }

    /// The text of a key in the plural form of a number, which it may show as `{ $count }`.
    pub fn count(&self, key: &str, count: impl Borrow<usize>) -> String {
        self.with(key, "count", *count.borrow())
    }

    /// The text of one of the programme's keys: `part` and a name with underscores make
    /// `part-name-with-hyphens`.
    pub fn named(&self, kind: &str, name: &str) -> String {
        self.say(&format!("{kind}-{}", name.replace('_', "-")))
    }

    /// A path of ours in the page's language.
    pub fn link(&self, path: &str) -> String {
        format!("/{}{path}", self.language.tag())
    }

    /// The same page in every language.
    pub fn languages(&self) -> Vec<LanguageLink> {
        let link = |language: Language| LanguageLink {
            tag: language.tag(),
            name: language.own_name(),
            href: format!("/{}{}", language.tag(), self.path),
            current: language == self.language,
        };
        Language::ALL.into_iter().map(link).collect()
    }

    /// Whether a navigation link leads to this page or to a place above it.
    pub fn is_here(&self, link: &NavLink) -> bool {
        self.path == link.path
            || (link.path != "/" && self.path.starts_with(&format!("{}/", link.path)))
    }

    /// A day in words.
    pub fn date(&self, day: &Date) -> String {
        format::date(&self.site.words, self.language, *day)
    }

    /// A month in words.
    pub fn month(&self, day: &Date) -> String {
        format::month(&self.site.words, self.language, *day)
    }

    /// An amount in words.
    pub fn money(&self, amount: &Money) -> String {
        format::money(&self.site.words, self.language, *amount)
    }

    /// A whole number with thin spaces.
    pub fn number(&self, value: &u64) -> String {
        format::number(*value)
    }

    /// A size in words.
    pub fn bytes(&self, size: &u64) -> String {
        format::bytes(&self.site.words, self.language, *size)
    }

    /// The hidden fields every form carries: its token and its own id, by which sending it twice
    /// counts once. `action` is the path it posts to, without language.
    pub fn hidden(&self, action: &str) -> Markup {
        let mut bytes = [0u8; 16];
        // Without an id the form cannot be sent, which is what a failed generator must lead to.
        let form = match self.site.entropy.fill(&mut bytes) {
            Ok(()) => casework::CaseId::from_bytes(bytes).to_string(),
            Err(EntropyFailed) => String::new(),
        };
        let token = self.site.tokens.token(&self.bound_to, action);
        Markup::of(&HiddenFields { token, form })
    }

    /// The path of the style sheet, which changes with its content.
    pub fn style(&self) -> &'static str {
        style::path(self.site.face)
    }

    /// Whether this is the desk.
    pub fn is_desk(&self) -> bool {
        self.site.face == Face::Desk
    }

    /// What is wrong with one field, in words.
    pub fn error_of(&self, field: &str) -> Option<String> {
        self.errors.iter().find(|error| error.field == field).map(|error| self.error_text(error))
    }

    /// An error as the summary says it: with the field's label in front, if it is known.
    pub fn error_line(&self, error: &FieldError) -> String {
        let text = self.error_text(error);
        match &error.about {
            Some(label) => format!("{} — {text}", self.say(label)),
            None => text,
        }
    }

    /// An error in words.
    pub fn error_text(&self, error: &FieldError) -> String {
        let args: Vec<(&str, Arg)> =
            error.args.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.say_with(&error.key, &args)
    }

    /// Renders a page.
    pub fn page(&self, status: StatusCode, template: &impl Template) -> Response {
        match template.render() {
            Ok(html) => {
                let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
                (status, kind, html).into_response()
            }
            Err(_) => Problem::internal().into_response(),
        }
    }

    /// Renders a page that answers as asked, or that shows a form again with what is wrong in it.
    pub fn answer(&self, template: &impl Template) -> Response {
        let status =
            if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        self.page(status, template)
    }
}

#[derive(Template)]
#[template(path = "hidden.html")]
struct HiddenFields {
    token: String,
    form: String,
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    shell: &'a Shell,
    problem: Problem,
    link: Option<String>,
}

impl ProblemPage<'_> {
    fn title(&self) -> String {
        self.shell.say(&format!("{}-title", self.problem.key))
    }

    fn text(&self) -> String {
        let limit = self.problem.limit_bytes.map(|bytes| self.shell.bytes(&bytes));
        let key = format!("{}-text", self.problem.key);
        self.shell.with(&key, "limit", limit.unwrap_or_default())
    }

    fn link_text(&self) -> String {
        self.shell.say(&format!("{}-link", self.problem.key))
    }
}
