//! Names across scripts: from text to words, skeletons, parts, and two names side by side.

mod align;
mod distance;
mod fold;
mod form;
mod given;
mod kinds;
mod lexeme;
mod lexicon;
mod patronymic;
mod sound;
mod surname;
mod variants;

pub(crate) use align::{Alignment, Pair, align};
pub(crate) use fold::{WORDS_MAX, words};
pub(crate) use form::{NameForm, Part, Read, ReadPart, Role, read};
pub(crate) use lexeme::Lexeme;
pub(crate) use lexicon::Lexicon;
pub(crate) use variants::variants;
