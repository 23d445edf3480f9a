//! A page as a browser without scripts sees it: status, headings, text, links and forms.

use scraper::{ElementRef, Html, Selector};

use crate::form::Form;
use crate::trouble::Trouble;

/// What came back for one request, after redirects.
#[derive(Clone, Debug)]
pub struct Page {
    /// The HTTP status.
    pub status: u16,
    /// The path and query it came from, after redirects.
    pub path: String,
    /// Header names in lower case, with their values.
    pub headers: Vec<(String, String)>,
    /// The body as it came.
    pub body: Vec<u8>,
}

impl Page {
    /// The body as text.
    pub fn html(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// The value of a header, by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The main heading.
    pub fn heading(&self) -> String {
        self.texts("h1").into_iter().next().unwrap_or_default()
    }

    /// The texts of all elements a CSS selector finds, white space folded.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.each(selector, |element| Some(text_of(element)))
    }

    /// The values of an attribute of all elements a CSS selector finds.
    pub fn attributes(&self, selector: &str, attribute: &str) -> Vec<String> {
        self.each(selector, |element| element.attr(attribute).map(str::to_owned))
    }

    /// All that is written on the page, white space folded.
    pub fn text(&self) -> String {
        self.texts("body").join(" ")
    }

    /// Addresses of links whose address contains these words.
    pub fn links(&self, containing: &str) -> Vec<String> {
        let mut links = self.attributes("a[href]", "href");
        links.retain(|link| link.contains(containing));
        links
    }

    /// All forms, in the order of the page.
    pub fn forms(&self) -> Vec<Form> {
        self.each("form", |element| Some(Form::read(element, &self.path)))
    }

    /// The forms of the page's main part that send something, in the order of the page.
    pub fn main_forms(&self) -> Vec<Form> {
        let mut forms = self.each("main form", |element| Some(Form::read(element, &self.path)));
        forms.retain(Form::posts);
        forms
    }

    /// The first form that has this field.
    pub fn form_with(&self, field: &str) -> Result<Form, Trouble> {
        self.one_form(&format!("the field {field}"), |form| form.has(field))
    }

    /// The first form whose address ends so (a query aside).
    pub fn form_for(&self, action: &str) -> Result<Form, Trouble> {
        let ends = |form: &Form| form.action().split('?').next().unwrap_or("").ends_with(action);
        self.one_form(&format!("the address …{action}"), ends)
    }

    /// The page, if it came with this status.
    pub fn expect(self, status: u16) -> Result<Self, Trouble> {
        if self.status == status { Ok(self) } else { Err(self.unexpected(&status.to_string())) }
    }

    /// The trouble of having got this page instead of what was expected.
    pub fn unexpected(&self, expected: &str) -> Trouble {
        let mut heading = self.heading();
        for line in self.texts("[role=alert]") {
            heading.push_str(" | ");
            heading.extend(line.chars().take(300));
        }
        let (status, path, expected) = (self.status, self.path.clone(), expected.to_owned());
        Trouble::Unexpected { path, status, heading, expected }
    }

    fn one_form(&self, wanted: &str, is_it: impl Fn(&Form) -> bool) -> Result<Form, Trouble> {
        self.forms().into_iter().find(is_it).ok_or_else(|| Trouble::NoForm {
            path: self.path.clone(),
            status: self.status,
            heading: self.heading(),
            wanted: wanted.to_owned(),
        })
    }

    fn each<T>(&self, selector: &str, read: impl Fn(ElementRef<'_>) -> Option<T>) -> Vec<T> {
        let Ok(selector) = Selector::parse(selector) else { return Vec::new() };
        let document = Html::parse_document(&self.html());
        document.select(&selector).filter_map(read).collect()
    }
}

/// The text inside an element, white space folded.
pub(crate) fn text_of(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        let (path, headers) = ("/en/x".to_owned(), Vec::new());
        Page { status: 200, path, headers, body: html.as_bytes().to_vec() }
    }

    #[test]
    fn headings_links_and_alerts_are_read() {
        let page = page(
            "<body><h1> One \n thing</h1><a href=/en/a>a</a><a href=/en/b>b</a>\
             <div role=alert>Look here</div>",
        );
        assert_eq!(page.heading(), "One thing");
        assert_eq!(page.links("/b"), ["/en/b"]);
        let trouble = page.unexpected("a receipt").to_string();
        assert!(trouble.contains("One thing | Look here"), "{trouble}");
        assert!(page.form_with("x").is_err());
    }
}
