//! A browser without scripts, in process: cookies, links, forms as they stand on the page.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt;

/// One browser with its cookies.
pub(crate) struct Browser {
    router: Router,
    pub(crate) cookies: Mutex<BTreeMap<String, String>>,
}

/// An answer.
pub(crate) struct Page {
    pub(crate) path: String,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

/// A form as filled in.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) multipart: bool,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) files: Vec<(String, String, String, Vec<u8>)>,
}

fn select(css: &str) -> Selector {
    Selector::parse(css).expect("a selector")
}

impl Browser {
    pub(crate) fn new(router: &Router) -> Self {
        Self { router: router.clone(), cookies: Mutex::new(BTreeMap::new()) }
    }

    /// Opens a page, without following a redirect.
    pub(crate) async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path), Body::empty(), path).await
    }

    /// Opens a page and follows redirects within the site.
    pub(crate) async fn open(&self, path: &str) -> Page {
        let page = self.get(path).await;
        self.follow(page).await
    }

    /// Sends a form and follows where it leads.
    pub(crate) async fn press(&self, form: &Form) -> Page {
        let page = self.post(form).await;
        self.follow(page).await
    }

    /// Sends a form, without following.
    pub(crate) async fn post(&self, form: &Form) -> Page {
        let (kind, body) = form.encoded();
        let request = Request::post(&form.action).header(header::CONTENT_TYPE, kind);
        self.send(request, Body::from(body), &form.action).await
    }

    async fn follow(&self, mut page: Page) -> Page {
        for _ in 0..6 {
            if page.status != StatusCode::SEE_OTHER {
                return page;
            }
            let to = page.header("location");
            assert!(to.starts_with('/'), "leads out of the site: {to}");
            page = self.get(&to).await;
        }
        panic!("redirects without end at {}", page.path);
    }

    /// Sends any request with this browser's cookies.
    pub(crate) async fn send(
        &self,
        request: axum::http::request::Builder,
        body: Body,
        path: &str,
    ) -> Page {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let line: Vec<String> = cookies.iter().map(|(name, v)| format!("{name}={v}")).collect();
        let mut request = request.body(body).expect("a request");
        if !line.is_empty() {
            let line = line.join("; ").parse().expect("a header");
            request.headers_mut().insert(header::COOKIE, line);
        }
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().expect("text"));
        }
        let body = body.collect().await.expect("a whole answer").to_bytes().to_vec();
        let path = path.to_owned();
        Page { path, status: parts.status, headers: parts.headers, body }
    }

    fn keep(&self, cookie: &str) {
        let (pair, rest) = cookie.split_once(';').expect("attributes");
        let (name, value) = pair.split_once('=').expect("a pair");
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        if rest.contains("Max-Age=0") {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    pub(crate) fn set_cookie(&self, name: &str, value: &str) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.insert(name.to_owned(), value.to_owned());
    }
}

impl Page {
    pub(crate) fn header(&self, name: &str) -> String {
        let value = self.headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn html(&self) -> Html {
        Html::parse_document(&self.text())
    }

    /// Fails unless the page has this status.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        let found = self.status.as_u16();
        assert_eq!(found, status, "{} says {:?}", self.path, self.heading());
        self
    }

    pub(crate) fn heading(&self) -> String {
        self.all("h1").join(" | ")
    }

    /// The texts of all elements a selector finds.
    pub(crate) fn all(&self, css: &str) -> Vec<String> {
        let html = self.html();
        let css = select(css);
        html.select(&css).map(|one| one.text().collect::<String>().trim().to_owned()).collect()
    }

    /// The form that posts to a path ending so.
    #[track_caller]
    pub(crate) fn form(&self, action: &str) -> Form {
        let html = self.html();
        let forms: Vec<Form> = html
            .select(&select("form"))
            .filter(|form| form.attr("action").unwrap_or_default().ends_with(action))
            .map(read_form)
            .collect();
        let text = format!("{} ({}) has no form for {action}", self.path, self.heading());
        forms.into_iter().last().expect(&text)
    }

    /// The seven groups of a codename on the page.
    pub(crate) fn codename(&self) -> String {
        let groups = self.all("ol.codename li");
        assert_eq!(groups.len(), 7, "{} shows a codename", self.path);
        groups.join(" ")
    }
}

fn read_form(form: ElementRef) -> Form {
    let mut fields = Vec::new();
    for input in form.select(&select("input, textarea")) {
        let name = input.attr("name").unwrap_or_default().to_owned();
        let value = input.attr("value").unwrap_or_default().to_owned();
        let kind = input.attr("type").unwrap_or("textarea");
        match kind {
            "radio" | "checkbox" if input.attr("checked").is_none() => {}
            "file" => {}
            "textarea" => {
                let text: String = input.text().collect();
                fields.push((name, text.strip_prefix('\n').unwrap_or(&text).to_owned()));
            }
            _ => fields.push((name, value)),
        }
    }
    Form {
        action: form.attr("action").unwrap_or_default().to_owned(),
        multipart: form.attr("enctype") == Some("multipart/form-data"),
        fields,
        files: Vec::new(),
    }
}

impl Form {
    /// The form with a field set; replaces what stood there.
    pub(crate) fn set(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// The form with a file chosen.
    pub(crate) fn attach(mut self, name: &str, file: &str, kind: &str, bytes: &[u8]) -> Self {
        self.files.push((name.to_owned(), file.to_owned(), kind.to_owned(), bytes.to_vec()));
        self
    }

    /// Media type and body as a browser would send them.
    pub(crate) fn encoded(&self) -> (String, Vec<u8>) {
        if !self.multipart {
            let body = serde_urlencoded::to_string(&self.fields).expect("encodes");
            return ("application/x-www-form-urlencoded".to_owned(), body.into_bytes());
        }
        let boundary = "----boundary7MA4YWxkTrZu0gW";
        let mut body = Vec::new();
        for (name, value) in &self.fields {
            body.extend_from_slice(
                format!(
                    "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n\
                     {value}\r\n"
                )
                .as_bytes(),
            );
        }
        for (name, file, kind, bytes) in &self.files {
            body.extend_from_slice(
                format!(
                    "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; \
                     filename=\"{file}\"\r\nContent-Type: {kind}\r\n\r\n"
                )
                .as_bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        (format!("multipart/form-data; boundary={boundary}"), body)
    }
}
