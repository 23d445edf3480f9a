//! Cookies: read with suspicion, set without exception `HttpOnly`, `SameSite=Strict`, `Path=/`.

use axum::http::{HeaderMap, HeaderValue, header};

/// Longest cookie value that is looked at.
const VALUE_BYTES_MAX: usize = 128;

/// A cookie by its plain name; with `secure` it is also bound to the host and to https.
#[derive(Clone, Copy, Debug)]
pub struct Cookie {
    /// The name without any prefix.
    pub name: &'static str,
    /// Whether the site is served over https (or by a proxy that is).
    pub secure: bool,
}

impl Cookie {
    fn full_name(&self) -> String {
        let prefix = if self.secure { "__Host-" } else { "" };
        format!("{prefix}{}", self.name)
    }

    /// The value a browser sent, if it is one and looks like ours.
    pub fn read<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        let name = self.full_name();
        let pairs = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
        let mut found = None;
        for pair in pairs.flat_map(|line| line.split(';')) {
            let Some((key, value)) = pair.trim().split_once('=') else { continue };
            if key == name {
                // Two of one name: somebody planted one, and neither is believed.
                if found.replace(value).is_some() {
                    return None;
                }
            }
        }
        found.filter(|value| !value.is_empty() && value.len() <= VALUE_BYTES_MAX)
    }

    /// The header that sets it for this browser session.
    pub fn set(&self, value: &str) -> HeaderValue {
        self.header(value, "")
    }

    /// The header that removes it.
    pub fn clear(&self) -> HeaderValue {
        self.header("", "; Max-Age=0")
    }

    fn header(&self, value: &str, more: &str) -> HeaderValue {
        let secure = if self.secure { "; Secure" } else { "" };
        let name = self.full_name();
        let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{more}");
        // Values are ours and plain ASCII; should one ever not be, no cookie is set at all.
        let mut header = HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""));
        header.set_sensitive(true);
        header
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fault_11_a_planted_second_cookie_is_not_believed() {
        let cookie = Cookie { name: "postern_case", secure: false };
        let read = |line: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, line.parse().expect("a header value"));
            cookie.read(&headers).map(str::to_owned)
        };
        assert_eq!(read("a=b; postern_case=abc").as_deref(), Some("abc"));
        assert_eq!(read("postern_case=abc; postern_case=evil"), None);
        assert_eq!(read("xpostern_case=abc"), None);
        assert_eq!(read("postern_case="), None);
        assert_eq!(read(&format!("postern_case={}", "a".repeat(129))), None);
    }

    #[test]
    fn fault_11_cookies_are_bound_to_host_and_site() {
        let secure = Cookie { name: "postern_case", secure: true };
        assert_eq!(
            secure.set("v"),
            "__Host-postern_case=v; Path=/; HttpOnly; SameSite=Strict; Secure"
        );
    }
}
