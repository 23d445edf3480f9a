//! Words: the pages' own texts and the programme's, merged by language and looked up by key.
//!
//! **Architecture Invariant:** a missing key never breaks a page. It shows as `⟦key⟧` and is
//! remembered, so that a test can find it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

use crate::language::Language;

/// Most missing keys that are remembered: a wrong page must not grow memory.
const MISSING_MAX: usize = 1_000;

/// One text file in three languages.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    /// English.
    pub en: &'a str,
    /// Russian.
    pub ru: &'a str,
    /// Ukrainian.
    pub uk: &'a str,
}

impl<'a> Texts<'a> {
    /// The text in one language.
    pub const fn of(&self, language: Language) -> &'a str {
        match language {
            Language::En => self.en,
            Language::Ru => self.ru,
            Language::Uk => self.uk,
        }
    }
}

macro_rules! locales {
    ($file:literal) => {
        Texts {
            en: include_str!(concat!("../../../locales/en/", $file)),
            ru: include_str!(concat!("../../../locales/ru/", $file)),
            uk: include_str!(concat!("../../../locales/uk/", $file)),
        }
    };
}

/// The product's own texts, by the name of their file.
pub const FILES: [(&str, Texts<'static>); 5] = [
    ("common", locales!("common.ftl")),
    ("portal", locales!("portal.ftl")),
    ("public", locales!("public.ftl")),
    ("desk", locales!("desk.ftl")),
    ("measures", locales!("measures.ftl")),
];

/// Why texts were not loaded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WordsError {
    /// A file is not Fluent.
    Malformed {
        /// Which language.
        language: Language,
        /// Which file: `common`, … or `programme`.
        file: String,
        /// What the parser said first.
        problem: String,
    },
    /// Two files say the same key.
    Repeated {
        /// Which language.
        language: Language,
        /// Which file says it again.
        file: String,
    },
}

impl std::fmt::Display for WordsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Malformed { language, file, problem } => {
                write!(f, "the {} words in {file} cannot be read: {problem}", language.own_name())
            }
            Self::Repeated { language, file } => {
                write!(f, "{file} repeats a key of the {} words", language.own_name())
            }
        }
    }
}

impl std::error::Error for WordsError {}

/// An argument of a text.
#[derive(Clone, PartialEq, Debug)]
pub enum Arg {
    /// A number, which chooses the plural form.
    Number(i64),
    /// A text, shown as it is.
    Text(String),
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// All texts of the product and its programme.
pub struct Words {
    bundles: [FluentBundle<FluentResource>; 3],
    missing: Mutex<BTreeSet<String>>,
}

impl Words {
    /// The product's own texts merged with the programme's.
    pub fn load(programme: Texts<'_>) -> Result<Self, WordsError> {
        let bundle = |language| Self::bundle(language, &programme);
        Ok(Self {
            bundles: [bundle(Language::En)?, bundle(Language::Ru)?, bundle(Language::Uk)?],
            missing: Mutex::new(BTreeSet::new()),
        })
    }

    fn bundle(
        language: Language,
        programme: &Texts<'_>,
    ) -> Result<FluentBundle<FluentResource>, WordsError> {
        let id = match language {
            Language::En => langid!("en"),
            Language::Ru => langid!("ru"),
            Language::Uk => langid!("uk"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolating marks would end up in copied text and confuse plain-text readers.
        bundle.set_use_isolating(false);
        let files = FILES.iter().map(|(name, texts)| (*name, texts.of(language)));
        for (file, text) in files.chain([("programme", programme.of(language))]) {
            let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
                let problem = errors.first().map(|e| format!("{e:?}")).unwrap_or_default();
                WordsError::Malformed { language, file: file.to_owned(), problem }
            })?;
            let repeated = |_| WordsError::Repeated { language, file: file.to_owned() };
            bundle.add_resource(resource).map_err(repeated)?;
        }
        Ok(bundle)
    }

    /// The text of a key.
    pub fn say(&self, language: Language, key: &str) -> String {
        self.say_with(language, key, &[])
    }

    /// The text of a key with arguments; a number argument chooses the plural form.
    pub fn say_with(&self, language: Language, key: &str, args: &[(&str, Arg)]) -> String {
        match self.find(language, key, args) {
            Some(text) => text,
            None => {
                self.note_missing(language, key);
                format!("⟦{key}⟧")
            }
        }
    }

    /// The text of a key, if there is one: for texts a programme may leave out, such as hints.
    pub fn find(&self, language: Language, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let bundle = &self.bundles[language as usize];
        let pattern = bundle.get_message(key)?.value()?;
        let mut given = FluentArgs::new();
        for (name, value) in args {
            let value = match value {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Text(text) => FluentValue::String(Cow::Borrowed(text.as_str())),
            };
            given.set(*name, value);
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        if !errors.is_empty() {
            self.note_missing(language, key);
        }
        Some(text)
    }

    /// Keys that were asked for and are missing or lack an argument, as `lang/key`.
    pub fn missing(&self) -> Vec<String> {
        let missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        missing.iter().cloned().collect()
    }

    fn note_missing(&self, language: Language, key: &str) {
        let mut missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        if missing.len() < MISSING_MAX {
            missing.insert(format!("{}/{key}", language.tag()));
        }
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words")
    }
}
