//! A form as rendered: its fields with what they hold, and how it is sent.

use scraper::{ElementRef, Selector};

use crate::page::text_of;
use crate::trouble::Trouble;

/// A form a visitor fills in. Only what the page offers can be filled in: a field that is not
/// there, or a choice that is not offered, is an error, as it would be for a person.
#[derive(Clone, Debug)]
pub struct Form {
    action: String,
    post: bool,
    multipart: bool,
    fields: Vec<Field>,
    buttons: Vec<Button>,
    pressed: Option<(String, String)>,
}

#[derive(Clone, Debug)]
struct Field {
    name: String,
    kind: Kind,
    values: Vec<String>,
    files: Vec<Upload>,
    files_max: usize,
    bounds: (Option<i64>, Option<i64>),
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Kind {
    Text,
    Hidden,
    /// One of these.
    Choice(Vec<String>),
    /// Any of these.
    Ticks(Vec<String>),
    File,
}

#[derive(Clone, Debug)]
struct Button {
    name: String,
    value: String,
    text: String,
}

/// A file put into a form.
#[derive(Clone, Debug)]
pub struct Upload {
    /// What the visitor's device calls it.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A form ready to be sent.
pub(crate) struct Sent {
    pub(crate) action: String,
    pub(crate) post: bool,
    pub(crate) content_type: String,
    pub(crate) body: Vec<u8>,
}

impl Form {
    pub(crate) fn read(form: ElementRef<'_>, path: &str) -> Self {
        let attribute = |name: &str| form.attr(name).unwrap_or_default().to_ascii_lowercase();
        let mut read = Self {
            action: form.attr("action").unwrap_or(path).to_owned(),
            post: attribute("method") == "post",
            multipart: attribute("enctype") == "multipart/form-data",
            fields: Vec::new(),
            buttons: Vec::new(),
            pressed: None,
        };
        let Ok(controls) = Selector::parse("input, textarea, select, button") else { return read };
        for element in form.select(&controls) {
            read.read_control(element);
        }
        read
    }

    fn read_control(&mut self, element: ElementRef<'_>) {
        if element.attr("disabled").is_some() {
            return;
        }
        let name = element.attr("name").unwrap_or_default();
        let value = element.attr("value").unwrap_or_default();
        let tag = element.value().name();
        let kind = element.attr("type").unwrap_or("text").to_ascii_lowercase();
        match (tag, kind.as_str()) {
            ("button", "button" | "reset") | ("input", "button" | "reset") => {}
            ("button", _) | ("input", "submit" | "image") => {
                let text = if tag == "button" { text_of(element) } else { value.to_owned() };
                self.buttons.push(Button { name: name.to_owned(), value: value.to_owned(), text });
            }
            _ if name.is_empty() => {}
            ("textarea", _) => self.field(name, Kind::Text, &[element.text().collect()], element),
            ("select", _) => self.read_select(name, element),
            (_, "hidden") => self.field(name, Kind::Hidden, &[value.to_owned()], element),
            (_, "file") => self.field(name, Kind::File, &[], element),
            (_, "radio") => self.choice(name, value, element, Kind::Choice(Vec::new())),
            (_, "checkbox") => {
                let value = if element.attr("value").is_some() { value } else { "on" };
                self.choice(name, value, element, Kind::Ticks(Vec::new()));
            }
            _ => self.field(name, Kind::Text, &[value.to_owned()], element),
        }
    }

    fn field(&mut self, name: &str, kind: Kind, values: &[String], element: ElementRef<'_>) {
        let bound = |name: &str| element.attr(name).and_then(|text| text.parse().ok());
        self.fields.push(Field {
            name: name.to_owned(),
            kind,
            values: values.to_vec(),
            files: Vec::new(),
            files_max: if element.attr("multiple").is_some() { usize::MAX } else { 1 },
            bounds: (bound("min"), bound("max")),
        });
    }

    fn choice(&mut self, name: &str, value: &str, element: ElementRef<'_>, empty: Kind) {
        let same = |field: &Field| {
            field.name == name
                && std::mem::discriminant(&field.kind) == std::mem::discriminant(&empty)
        };
        if !self.fields.iter().any(same) {
            self.field(name, empty.clone(), &[], element);
        }
        let Some(field) = self.fields.iter_mut().find(|field| same(field)) else { return };
        if let Kind::Choice(choices) | Kind::Ticks(choices) = &mut field.kind {
            choices.push(value.to_owned());
        }
        if element.attr("checked").is_some() {
            field.values.push(value.to_owned());
        }
    }

    fn read_select(&mut self, name: &str, element: ElementRef<'_>) {
        let Ok(options) = Selector::parse("option") else { return };
        let value = |option: ElementRef<'_>| {
            option.attr("value").map_or_else(|| text_of(option), str::to_owned)
        };
        let choices: Vec<String> = element.select(&options).map(value).collect();
        let selected = element.select(&options).find(|option| option.attr("selected").is_some());
        let first = selected.map(value).or_else(|| choices.first().cloned());
        self.field(name, Kind::Choice(choices), first.as_slice(), element);
    }

    /// Where it goes.
    pub fn action(&self) -> &str {
        &self.action
    }

    /// Whether it has a field of this name that a visitor can see or that is hidden.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
            || self.buttons.iter().any(|button| button.name == name)
    }

    /// Whether it sends something, rather than asking for another page.
    pub fn posts(&self) -> bool {
        self.post
    }

    /// Names of the fields a visitor sees, in order.
    pub fn visible(&self) -> Vec<&str> {
        let seen = self.fields.iter().filter(|field| field.kind != Kind::Hidden);
        seen.map(|field| field.name.as_str()).collect()
    }

    /// What a field offers to choose from.
    pub fn choices(&self, name: &str) -> Vec<String> {
        let mut choices = Vec::new();
        for field in self.fields.iter().filter(|field| field.name == name) {
            if let Kind::Choice(offered) | Kind::Ticks(offered) = &field.kind {
                choices.extend(offered.iter().cloned());
            }
        }
        choices
    }

    /// Whether a visitor can write into a field.
    pub fn takes_text(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name && field.kind == Kind::Text)
    }

    /// What a field holds.
    pub fn value(&self, name: &str) -> Option<&str> {
        let field = self.fields.iter().find(|field| field.name == name)?;
        field.values.first().map(String::as_str)
    }

    /// The least and most a number field says it takes.
    pub fn bounds(&self, name: &str) -> (Option<i64>, Option<i64>) {
        let field = self.fields.iter().find(|field| field.name == name);
        field.map_or((None, None), |field| field.bounds)
    }

    /// The words on its buttons.
    pub fn buttons(&self) -> Vec<&str> {
        self.buttons.iter().map(|button| button.text.as_str()).collect()
    }

    /// Writes into a text field.
    pub fn fill(mut self, name: &str, value: &str) -> Result<Self, Trouble> {
        let text = |field: &&mut Field| field.name == name && field.kind == Kind::Text;
        match self.fields.iter_mut().find(text) {
            Some(field) => field.values = vec![value.to_owned()],
            None => return Err(self.no_field(name, value)),
        }
        Ok(self)
    }

    /// Chooses one of several, or ticks a box.
    pub fn choose(mut self, name: &str, value: &str) -> Result<Self, Trouble> {
        let mut found = false;
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            match &field.kind {
                Kind::Choice(choices) if choices.iter().any(|choice| choice == value) => {
                    field.values = vec![value.to_owned()];
                    found = true;
                }
                Kind::Ticks(choices) if choices.iter().any(|choice| choice == value) => {
                    field.values.push(value.to_owned());
                    found = true;
                }
                _ => {}
            }
        }
        if found { Ok(self) } else { Err(self.no_field(name, value)) }
    }

    /// Writes into the field or chooses in it, whichever it is.
    pub fn set(self, name: &str, value: &str) -> Result<Self, Trouble> {
        let text = |field: &Field| field.name == name && field.kind == Kind::Text;
        if self.fields.iter().any(text) { self.fill(name, value) } else { self.choose(name, value) }
    }

    /// Puts a file into the next free file field of this name.
    pub fn attach(mut self, name: &str, upload: Upload) -> Result<Self, Trouble> {
        let free = |field: &&mut Field| {
            field.name == name && field.kind == Kind::File && field.files.len() < field.files_max
        };
        match self.fields.iter_mut().find(free) {
            Some(field) => field.files.push(upload),
            None => return Err(self.no_field(name, &upload.name)),
        }
        Ok(self)
    }

    /// Will be sent with the button that has this name and value; without one, the first is used.
    pub fn with_button(mut self, name: &str, value: &str) -> Result<Self, Trouble> {
        let same = |button: &Button| button.name == name && button.value == value;
        if !self.buttons.iter().any(same) {
            return Err(self.no_field(name, value));
        }
        self.pressed = Some((name.to_owned(), value.to_owned()));
        Ok(self)
    }

    /// Will be sent with the first button of this name.
    pub fn with_button_named(mut self, name: &str) -> Result<Self, Trouble> {
        match self.buttons.iter().find(|button| button.name == name) {
            Some(button) => self.pressed = Some((button.name.clone(), button.value.clone())),
            None => return Err(self.no_field(name, "")),
        }
        Ok(self)
    }

    fn no_field(&self, name: &str, value: &str) -> Trouble {
        let value = value.chars().take(60).collect();
        Trouble::NoField { action: self.action.clone(), name: name.to_owned(), value }
    }

    /// Name and value of everything that is sent, files aside.
    pub fn entries(&self) -> Vec<(String, String)> {
        let mut entries = Vec::new();
        for field in &self.fields {
            entries.extend(field.values.iter().map(|value| (field.name.clone(), value.clone())));
        }
        let first = || self.buttons.first().map(|first| (first.name.clone(), first.value.clone()));
        let pressed = self.pressed.clone().or_else(first);
        entries.extend(pressed.filter(|(name, _)| !name.is_empty()));
        entries
    }

    pub(crate) fn send(&self, boundary: &str) -> Sent {
        let (action, post) = (self.action.clone(), self.post);
        if self.multipart {
            let body = self.multipart_body(boundary);
            let content_type = format!("multipart/form-data; boundary={boundary}");
            return Sent { action, post, content_type, body };
        }
        let content_type = "application/x-www-form-urlencoded".to_owned();
        Sent { action, post, content_type, body: urlencoded(&self.entries()).into_bytes() }
    }

    fn multipart_body(&self, boundary: &str) -> Vec<u8> {
        let mut body = Vec::new();
        // A browser sends fields in the order of the page; small ones stand before files.
        for (name, value) in self.entries() {
            let head = format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend_from_slice(head.as_bytes());
        }
        for field in self.fields.iter().filter(|field| field.kind == Kind::File) {
            let none = Upload {
                name: String::new(),
                media_type: "application/octet-stream".to_owned(),
                bytes: Vec::new(),
            };
            let none = std::slice::from_ref(&none);
            let uploads = if field.files.is_empty() { none } else { &field.files };
            for upload in uploads {
                file_part(&mut body, boundary, &field.name, upload);
            }
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        body
    }
}

fn file_part(body: &mut Vec<u8>, boundary: &str, field: &str, upload: &Upload) {
    let name = upload.name.replace('"', "%22");
    let head = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
         Content-Type: {}\r\n\r\n",
        upload.media_type,
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(&upload.bytes);
    body.extend_from_slice(b"\r\n");
}

/// Entries as a URL-encoded form sends them.
pub fn urlencoded(entries: &[(String, String)]) -> String {
    let mut text = String::new();
    for (name, value) in entries {
        if !text.is_empty() {
            text.push('&');
        }
        encode(name, &mut text);
        text.push('=');
        encode(value, &mut text);
    }
    text
}

fn encode(value: &str, into: &mut String) {
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => {
                into.push(char::from(byte));
            }
            b' ' => into.push('+'),
            _ => into.push_str(&format!("%{byte:02X}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    fn form(html: &str) -> Form {
        let (path, headers) = ("/here".to_owned(), Vec::new());
        let page = Page { status: 200, path, headers, body: html.as_bytes().to_vec() };
        page.forms().remove(0)
    }

    #[test]
    fn a_form_sends_what_a_browser_would() {
        let form = form(
            "<form method=post action=/go><input type=hidden name=_form value='a b'>\
             <input name=who value=old><textarea name=words>x</textarea>\
             <input type=radio name=r value=1><input type=radio name=r value=2 checked>\
             <input type=checkbox name=c value=yes><input type=checkbox name=c value=no>\
             <select name=s><option value=p>P<option selected>Q</select>\
             <button name=act value=save>Save</button><button>Other</button></form>",
        );
        assert_eq!(form.visible(), ["who", "words", "r", "c", "s"]);
        let form = form.fill("who", "Ы&").and_then(|form| form.choose("c", "no"));
        let form = form.and_then(|form| form.choose("r", "1")).expect("all are there");
        let sent = form.send("b");
        let body = String::from_utf8(sent.body).expect("ASCII");
        assert_eq!(body, "_form=a+b&who=%D0%AB%26&words=x&r=1&c=no&s=Q&act=save");
        assert!(sent.post && sent.action == "/go");
    }

    #[test]
    fn only_what_is_offered_can_be_chosen() {
        let form = form("<form><input type=radio name=r value=1><input name=t></form>");
        assert!(form.clone().choose("r", "2").is_err());
        assert!(form.clone().fill("r", "1").is_err());
        assert!(form.clone().fill("_hidden", "1").is_err());
        assert!(form.set("t", "1").is_ok());
    }

    #[test]
    fn files_go_in_parts_and_empty_places_go_empty() {
        let form = form(
            "<form method=POST enctype=multipart/form-data><input name=t value=v>\
             <input type=file name=f><input type=file name=f></form>",
        );
        let upload = Upload {
            name: "a\"b.txt".to_owned(),
            media_type: "text/plain".to_owned(),
            bytes: b"hello".to_vec(),
        };
        let sent = form.attach("f", upload).expect("a place for a file").send("XX");
        let body = String::from_utf8(sent.body).expect("text");
        assert_eq!(sent.action, "/here");
        assert!(body.contains("name=\"t\"\r\n\r\nv\r\n--XX"), "{body}");
        assert!(body.contains("filename=\"a%22b.txt\"\r\nContent-Type: text/plain\r\n\r\nhello"));
        assert!(body.contains("filename=\"\""));
        assert!(body.ends_with("--XX--\r\n"));
    }
}
