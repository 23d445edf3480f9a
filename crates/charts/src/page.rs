//! One report as one file: HTML with its style inside, no script, nothing fetched from anywhere.

use crate::escape::{escape, identifier};
use crate::figure::Figure;
use crate::style::PAGE_STYLE;
use crate::table::Table;

/// What kind of thing a boxed remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callout {
    /// Good to know.
    Note,
    /// To be read with care.
    Caution,
    /// What cannot be concluded.
    Limit,
    /// What was checked and holds.
    Good,
}

impl Callout {
    fn class(self) -> &'static str {
        match self {
            Self::Note => "callout",
            Self::Caution => "callout caution",
            Self::Limit => "callout limit",
            Self::Good => "callout good",
        }
    }
}

/// A part of a page under one heading.
#[derive(Clone, Debug)]
pub struct Section {
    id: String,
    heading: String,
    body: String,
}

impl Section {
    /// An empty section. `id` names it in links.
    pub fn new(id: &str, heading: impl Into<String>) -> Self {
        Self { id: identifier(id), heading: heading.into(), body: String::new() }
    }

    fn push(&mut self, html: &str) {
        self.body.push_str(html);
    }

    /// Adds a heading of the second order.
    #[must_use]
    pub fn heading(mut self, text: &str) -> Self {
        self.push(&format!("<h3>{}</h3>\n", escape(text)));
        self
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn paragraph(mut self, text: &str) -> Self {
        self.push(&format!("<p>{}</p>\n", escape(text)));
        self
    }

    /// Adds a list.
    #[must_use]
    pub fn list<T: AsRef<str>>(mut self, items: impl IntoIterator<Item = T>) -> Self {
        self.push("<ul>\n");
        for item in items {
            self.push(&format!("<li>{}</li>\n", escape(item.as_ref())));
        }
        self.push("</ul>\n");
        self
    }

    /// Adds a boxed remark.
    #[must_use]
    pub fn callout(mut self, kind: Callout, heading: &str, text: &str) -> Self {
        let (class, heading, text) = (kind.class(), escape(heading), escape(text));
        self.push(&format!("<div class=\"{class}\"><h3>{heading}</h3><p>{text}</p></div>\n"));
        self
    }

    /// Adds a chart.
    #[must_use]
    pub fn figure(mut self, figure: &dyn Figure) -> Self {
        self.push(&figure.html());
        self
    }

    /// Adds a table.
    #[must_use]
    pub fn table(mut self, table: &Table) -> Self {
        self.push(&table.html());
        self
    }
}

/// A report.
#[derive(Clone, Debug, Default)]
pub struct Page {
    language: String,
    title: String,
    kicker: String,
    sentences: Vec<String>,
    sections: Vec<Section>,
    digests: Vec<(String, String)>,
}

impl Page {
    /// An empty report in English.
    pub fn new(title: impl Into<String>) -> Self {
        Self { language: "en".to_owned(), title: title.into(), ..Self::default() }
    }

    /// In another language, by its tag: `uk`.
    #[must_use]
    pub fn language(mut self, tag: impl Into<String>) -> Self {
        self.language = tag.into();
        self
    }

    /// A line above the title: who, of which day.
    #[must_use]
    pub fn kicker(mut self, words: impl Into<String>) -> Self {
        self.kicker = words.into();
        self
    }

    /// Adds one of the sentences that the report opens with.
    #[must_use]
    pub fn sentence(mut self, words: impl Into<String>) -> Self {
        self.sentences.push(words.into());
        self
    }

    /// Adds a section.
    #[must_use]
    pub fn section(mut self, section: Section) -> Self {
        self.sections.push(section);
        self
    }

    /// Adds a line to the footer: what a digest, seed or version belongs to, and the thing itself.
    #[must_use]
    pub fn digest(mut self, name: impl Into<String>, digest: impl Into<String>) -> Self {
        self.digests.push((name.into(), digest.into()));
        self
    }

    /// The file.
    pub fn html(&self) -> String {
        let (language, title) = (escape(&self.language), escape(&self.title));
        let contented = self.sections.len() > 1;
        let class = if contented { " class=\"contented\"" } else { "" };
        let mut html = format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n\
             <style>{PAGE_STYLE}</style>\n</head>\n<body{class}>\n\
             <a class=\"skip\" href=\"#main\">To the report</a>\n<header>\n"
        );
        if !self.kicker.is_empty() {
            html.push_str(&format!("<p class=\"kicker\">{}</p>\n", escape(&self.kicker)));
        }
        html.push_str(&format!("<h1>{title}</h1>\n"));
        if !self.sentences.is_empty() {
            html.push_str("<ol class=\"lead\">\n");
            for sentence in &self.sentences {
                html.push_str(&format!("<li>{}</li>\n", escape(sentence)));
            }
            html.push_str("</ol>\n");
        }
        html.push_str("</header>\n<main id=\"main\">\n");
        if contented {
            html.push_str(&self.contents());
        }
        for section in &self.sections {
            let (id, heading) = (&section.id, escape(&section.heading));
            html.push_str(&format!(
                "<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n\
                 <h2 id=\"{id}-h\">{heading}</h2>\n"
            ));
            html.push_str(&section.body);
            html.push_str("</section>\n");
        }
        html.push_str("</main>\n");
        html.push_str(&self.footer());
        html.push_str("</body>\n</html>\n");
        html
    }

    fn contents(&self) -> String {
        let mut html = "<nav class=\"contents\" aria-labelledby=\"contents-h\">\n\
                        <h2 id=\"contents-h\">In this report</h2>\n<ol>\n"
            .to_owned();
        for section in &self.sections {
            let heading = escape(&section.heading);
            html.push_str(&format!("<li><a href=\"#{}\">{heading}</a></li>\n", section.id));
        }
        html.push_str("</ol>\n</nav>\n");
        html
    }

    fn footer(&self) -> String {
        let mut html = "<footer>\n".to_owned();
        if !self.digests.is_empty() {
            html.push_str("<dl>\n");
            for (name, digest) in &self.digests {
                let (name, digest) = (escape(name), escape(digest));
                html.push_str(&format!("<dt>{name}</dt><dd class=\"digest\">{digest}</dd>\n"));
            }
            html.push_str("</dl>\n");
        }
        html.push_str("</footer>\n");
        html
    }
}
