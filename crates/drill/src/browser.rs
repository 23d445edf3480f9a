//! A browser without scripts: cookies, redirects, forms and links, over plain HTTP.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::form::Form;
use crate::page::Page;
use crate::trouble::Trouble;

const REDIRECTS_MAX: usize = 10;
const ANSWER_BYTES_MAX: u64 = 80 * 1024 * 1024;
const BOUNDARY: &str = "postern-drill-3f9c1b7a5e8d2046";

/// One visitor's browser at one server.
pub struct Browser {
    agent: ureq::Agent,
    origin: String,
    language: String,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// A fresh browser for a server such as `http://127.0.0.1:8080`.
    pub fn new(origin: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent("")
            .no_delay(true)
            .timeout_connect(Some(Duration::from_secs(10)))
            .timeout_global(Some(Duration::from_secs(120)))
            .build();
        Self {
            agent: ureq::Agent::new_with_config(config),
            origin: origin.trim_end_matches('/').to_owned(),
            language: "en".to_owned(),
            cookies: BTreeMap::new(),
        }
    }

    /// Another visitor who shares the connections of this one and nothing else.
    pub fn fresh(&self) -> Self {
        Self {
            agent: self.agent.clone(),
            origin: self.origin.clone(),
            language: self.language.clone(),
            cookies: BTreeMap::new(),
        }
    }

    /// Prefers a language.
    #[must_use]
    pub fn speaking(mut self, language: &str) -> Self {
        self.language = language.to_owned();
        self
    }

    /// The server it visits.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// A cookie the server set.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// All cookies.
    pub fn cookies(&self) -> impl Iterator<Item = (&str, &str)> {
        self.cookies.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Puts a cookie there by hand, as a thief would.
    pub fn plant_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Opens a page and follows redirects.
    pub fn open(&mut self, path: &str) -> Result<Page, Trouble> {
        let page = self.get_once(path)?;
        self.follow(page)
    }

    /// Sends a form and follows redirects.
    pub fn press(&mut self, form: Form) -> Result<Page, Trouble> {
        let page = self.press_once(&form)?;
        self.follow(page)
    }

    /// Sends a form and stays where the answer is, redirect or not.
    pub fn press_once(&mut self, form: &Form) -> Result<Page, Trouble> {
        let sent = form.send(BOUNDARY);
        if sent.post {
            return self.post(&sent.action, &sent.content_type, &sent.body);
        }
        let query = String::from_utf8_lossy(&sent.body).into_owned();
        let path = sent.action.split('?').next().unwrap_or_default();
        self.get_once(&format!("{path}?{query}"))
    }

    /// Posts bytes as they are, with the headers a browser adds to a form of its own origin.
    pub fn post(&mut self, path: &str, content_type: &str, body: &[u8]) -> Result<Page, Trouble> {
        let origin = self.origin.clone();
        let headers = [
            ("Content-Type", content_type),
            ("Origin", &origin),
            ("Sec-Fetch-Site", "same-origin"),
        ];
        self.post_with(path, &headers, body)
    }

    /// Posts bytes with exactly these headers and the cookies.
    pub fn post_with(
        &mut self,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Page, Trouble> {
        let path = self.local(path);
        let mut request = self.agent.post(format!("{}{path}", self.origin));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookies) = self.cookie_header() {
            request = request.header("Cookie", cookies);
        }
        let answer = request.header("Accept-Language", self.language.as_str()).send(body);
        self.receive(&path, answer)
    }

    /// Opens a page without following a redirect.
    pub fn get_once(&mut self, path: &str) -> Result<Page, Trouble> {
        self.get_with(path, &[])
    }

    /// Opens a page with further headers, without following a redirect.
    pub fn get_with(&mut self, path: &str, headers: &[(&str, &str)]) -> Result<Page, Trouble> {
        let path = self.local(path);
        let mut request = self.agent.get(format!("{}{path}", self.origin));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookies) = self.cookie_header() {
            request = request.header("Cookie", cookies);
        }
        let answer = request.header("Accept-Language", self.language.as_str()).call();
        self.receive(&path, answer)
    }

    /// Follows redirects within the server; one that leads elsewhere is left for the caller.
    fn follow(&mut self, mut page: Page) -> Result<Page, Trouble> {
        for _ in 0..REDIRECTS_MAX {
            let target = match page.status {
                301 | 302 | 303 | 307 | 308 => page.header("location").map(str::to_owned),
                _ => None,
            };
            let Some(target) = target else { return Ok(page) };
            let elsewhere = target.contains("://") && !target.starts_with(&self.origin);
            if elsewhere {
                return Ok(page);
            }
            page = self.get_once(&target)?;
        }
        Err(page.unexpected("an end of redirects"))
    }

    fn receive(
        &mut self,
        path: &str,
        answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    ) -> Result<Page, Trouble> {
        let gone =
            |error: ureq::Error| Trouble::Gone { path: path.to_owned(), cause: error.to_string() };
        let mut answer = answer.map_err(gone)?;
        let mut headers = Vec::new();
        for (name, value) in answer.headers() {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            headers.push((name.as_str().to_ascii_lowercase(), value));
        }
        let reader = answer.body_mut().with_config().limit(ANSWER_BYTES_MAX);
        let body = reader.read_to_vec().map_err(gone)?;
        for (_, cookie) in headers.iter().filter(|(name, _)| name == "set-cookie") {
            keep_cookie(&mut self.cookies, cookie);
        }
        Ok(Page { status: answer.status().as_u16(), path: path.to_owned(), headers, body })
    }

    fn cookie_header(&self) -> Option<String> {
        let pairs = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
        let line = pairs.collect::<Vec<_>>().join("; ");
        (!line.is_empty()).then_some(line)
    }

    fn local(&self, address: &str) -> String {
        let path = address.strip_prefix(&self.origin).unwrap_or(address);
        let path = path.split('#').next().unwrap_or_default();
        if path.starts_with('/') { path.to_owned() } else { format!("/{path}") }
    }
}

fn keep_cookie(cookies: &mut BTreeMap<String, String>, line: &str) {
    let mut parts = line.split(';').map(str::trim);
    let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { return };
    let gone = parts.any(|attribute| {
        let attribute = attribute.to_ascii_lowercase();
        attribute == "max-age=0" || attribute.starts_with("expires=thu, 01 jan 1970")
    });
    if gone || value.is_empty() {
        cookies.remove(name);
    } else {
        cookies.insert(name.to_owned(), value.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_come_and_go() {
        let mut cookies = BTreeMap::new();
        keep_cookie(&mut cookies, "a=1; HttpOnly; Path=/");
        keep_cookie(&mut cookies, "b=2; Max-Age=60");
        assert_eq!(cookies.len(), 2);
        keep_cookie(&mut cookies, "a=; Max-Age=0");
        keep_cookie(&mut cookies, "b=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        assert!(cookies.is_empty());
    }

    #[test]
    fn a_server_that_is_not_there_is_gone() {
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr());
        let port = port.expect("a free port").port();
        let trouble = Browser::new(&format!("http://127.0.0.1:{port}")).open("/en/");
        assert!(trouble.is_err_and(|trouble| trouble.is_gone()));
    }
}
