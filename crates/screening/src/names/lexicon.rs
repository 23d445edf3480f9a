//! Words met so far, each analysed once: those of a list, and over them those of a question.

use std::collections::BTreeMap;

use super::form::{NameForm, Part};
use super::lexeme::Lexeme;

/// Words met so far, by place; each is analysed when it is met first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon<'a> {
    /// Words that were known before, whose places come first: those of a list.
    listed: Option<&'a Lexicon<'a>>,
    lexemes: Vec<Lexeme>,
    places: BTreeMap<Box<str>, u32>,
}

impl<'a> Lexicon<'a> {
    /// Words over those of a list.
    pub(crate) fn over(listed: &'a Lexicon<'a>) -> Self {
        Self { listed: Some(listed), ..Self::default() }
    }

    /// The place of a folded word, new if it was not met before.
    pub(crate) fn place(&mut self, folded: &str) -> u32 {
        let listed = self.listed.and_then(|listed| listed.places.get(folded));
        if let Some(place) = listed.or_else(|| self.places.get(folded)) {
            return *place;
        }
        let place = u32::try_from(self.listed().len() + self.lexemes.len()).unwrap_or(u32::MAX);
        self.lexemes.push(Lexeme::new(folded));
        self.places.insert(folded.into(), place);
        place
    }

    /// The word at a place.
    pub(crate) fn at(&self, place: u32) -> &Lexeme {
        let (listed, place) = (self.listed(), place as usize);
        listed.get(place).unwrap_or_else(|| &self.lexemes[place - listed.len()])
    }

    /// The words of the list, if there is one beneath.
    fn listed(&self) -> &'a [Lexeme] {
        self.listed.map_or(&[], |listed| &listed.lexemes)
    }

    /// The words that were new, by place.
    pub(crate) fn lexemes(&self) -> &[Lexeme] {
        &self.lexemes
    }

    /// A prepared name with its words looked up.
    pub(crate) fn resolved(&self, form: &NameForm<u32>) -> NameForm<&Lexeme> {
        let part = |part: &Part<u32>| Part { word: self.at(part.word), role: part.role };
        NameForm {
            parts: form.parts.iter().map(part).collect(),
            legal: form.legal,
            is_person: form.is_person,
        }
    }
}
