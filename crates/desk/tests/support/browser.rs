//! A browser without scripts: cookies, links and forms, against a router in process.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, Response, header};
use http_body_util::BodyExt;
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt;

/// Where the desk believes it is reached.
pub(crate) const HOST: &str = "desk.test";

/// A browser.
#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    pub(crate) cookies: BTreeMap<String, String>,
}

/// An answer.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

/// A form, filled in.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) multipart: bool,
}

impl Browser {
    pub(crate) fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new() }
    }

    /// Asks for a page; does not follow where it leads.
    pub(crate) async fn get(&mut self, path: &str) -> Page {
        let request = self.request("GET", path).body(Body::empty()).expect("a request");
        self.answer(request).await
    }

    /// Asks for a page that must be there.
    pub(crate) async fn open(&mut self, path: &str) -> Page {
        let page = self.get(path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text());
        page
    }

    /// Sends a form; does not follow where it leads.
    pub(crate) async fn send(&mut self, form: Form) -> Page {
        let (kind, body) = form.encode();
        let request = self
            .request("POST", &form.action)
            .header(header::CONTENT_TYPE, kind)
            .header(header::ORIGIN, format!("http://{HOST}"))
            .body(Body::from(body))
            .expect("a request");
        self.answer(request).await
    }

    /// Sends a form that must lead on, and follows.
    pub(crate) async fn press(&mut self, form: Form) -> Page {
        let action = form.action.clone();
        let answer = self.send(form).await;
        assert_eq!(answer.status, 303, "{action}: {}", answer.text());
        self.open(&answer.location()).await
    }

    /// A request of this browser, to be finished by hand.
    pub(crate) fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
        if !self.cookies.is_empty() {
            let pairs: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        request
    }

    /// Sends a request and keeps the cookies that come back.
    pub(crate) async fn answer(&mut self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.expect("never fails");
        self.keep_cookies(&response);
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a whole body").to_bytes().to_vec();
        Page { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    fn keep_cookies(&mut self, response: &Response<Body>) {
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let text = cookie.to_str().expect("plain text");
            let (pair, rest) = text.split_once(';').unwrap_or((text, ""));
            let (name, value) = pair.split_once('=').expect("a cookie");
            assert!(rest.contains("HttpOnly") && rest.contains("SameSite=Strict"), "{text}");
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Page {
    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Where it leads.
    pub(crate) fn location(&self) -> String {
        let location = self.headers.get(header::LOCATION).expect("leads somewhere");
        location.to_str().expect("plain text").to_owned()
    }

    /// Everything that can be read on it, with single spaces.
    pub(crate) fn words(&self) -> String {
        let html = Html::parse_document(&self.text());
        let texts: Vec<&str> = html.root_element().text().collect();
        texts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The texts of everything that matches.
    pub(crate) fn all(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(&self.text());
        let selector = Selector::parse(selector).expect("a selector");
        let text = |element: ElementRef<'_>| {
            let text: String = element.text().collect();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        html.select(&selector).map(text).collect()
    }

    /// Whether a form posts to an address that ends so.
    pub(crate) fn has_form(&self, action: &str) -> bool {
        self.forms().iter().any(|form| form.action.ends_with(action))
    }

    /// The first form that posts to an address that ends so.
    pub(crate) fn form(&self, action: &str) -> Form {
        let found = self.forms().into_iter().find(|form| form.action.ends_with(action));
        found.unwrap_or_else(|| panic!("no form to …{action} on this page: {}", self.words()))
    }

    /// All forms that post.
    pub(crate) fn forms(&self) -> Vec<Form> {
        let html = Html::parse_document(&self.text());
        let forms = Selector::parse("form[method=post]").expect("a selector");
        html.select(&forms).map(read_form).collect()
    }
}

fn read_form(form: ElementRef<'_>) -> Form {
    let fields = Selector::parse("input[name], textarea[name], select[name]").expect("a selector");
    let mut read = Vec::new();
    for field in form.select(&fields) {
        let attribute = |name: &str| field.value().attr(name).unwrap_or_default().to_owned();
        let value = match field.value().name() {
            "textarea" => field.text().collect::<String>().trim_start_matches('\n').to_owned(),
            _ => attribute("value"),
        };
        let choice = matches!(attribute("type").as_str(), "radio" | "checkbox");
        if !choice || field.value().attr("checked").is_some() {
            read.push((attribute("name"), value));
        }
    }
    let attribute = |name: &str| form.value().attr(name).unwrap_or_default().to_owned();
    Form {
        action: attribute("action"),
        fields: read,
        multipart: attribute("enctype") == "multipart/form-data",
    }
}

impl Form {
    /// The same with a field filled in or chosen.
    pub(crate) fn fill(mut self, name: &str, value: &str) -> Self {
        match self.fields.iter_mut().find(|(field, _)| field == name) {
            Some((_, old)) => *old = value.to_owned(),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// What a field holds.
    pub(crate) fn value(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    fn encode(&self) -> (String, Vec<u8>) {
        if self.multipart {
            return self.encode_multipart();
        }
        let escape = |text: &str| {
            let byte = |byte: u8| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
                other => format!("%{other:02X}"),
            };
            text.bytes().map(byte).collect::<String>()
        };
        let pairs: Vec<String> = self
            .fields
            .iter()
            .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
            .collect();
        ("application/x-www-form-urlencoded".to_owned(), pairs.join("&").into_bytes())
    }

    /// Fields named `file` are sent as files.
    fn encode_multipart(&self) -> (String, Vec<u8>) {
        let boundary = "a-boundary-of-the-test";
        let mut body = String::new();
        for (name, value) in &self.fields {
            let file = if name == "file" { "; filename=\"list.txt\"" } else { "" };
            body.push_str(&format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n\
                 {value}\r\n"
            ));
        }
        body.push_str(&format!("--{boundary}--\r\n"));
        (format!("multipart/form-data; boundary={boundary}"), body.into_bytes())
    }
}
