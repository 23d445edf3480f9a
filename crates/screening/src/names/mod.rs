//! Names across scripts: from text to words, skeletons, parts, and two names side by side.

mod align;
mod distance;
mod fold;
mod form;
mod given;
mod kinds;
mod lexeme;
mod patronymic;
mod sound;
mod surname;
mod variants;

pub(crate) use align::{Alignment, Pair, align};
pub(crate) use fold::{WORDS_MAX, Word, words};
pub(crate) use form::{NameForm, Part, Role, is_person, read};
pub(crate) use lexeme::Lexeme;
pub(crate) use variants::variants;
