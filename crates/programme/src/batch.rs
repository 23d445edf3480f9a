//! Deciding many people at once.

use jiff::civil::Date;

use crate::answer::Answer;
use crate::decide::decide;
use crate::people::People;
use crate::programme::Programme;

/// A programme made ready for one day and any number of people.
#[derive(Debug)]
pub struct Batch {
    programme: Programme,
    on: Date,
}

/// What was decided for some people: a code for each, and the answers that were not foreseen.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    /// One a person, for [`Codes::answer`].
    pub codes: Vec<u32>,
    /// Answers that stand behind the codes of the batch itself.
    pub further: Vec<Answer>,
}

impl Batch {
    /// Makes a programme ready.
    pub fn new(programme: &Programme, on: Date) -> Self {
        Self { programme: programme.clone(), on }
    }

    /// The answers that are known beforehand; code 0 is the first.
    pub fn answers(&self) -> &[Answer] {
        &[]
    }

    /// Decides the people of these rows. Rows beyond the last are left out.
    pub fn decide(&self, people: &People, rows: std::ops::Range<usize>) -> Codes {
        let mut codes = Codes::default();
        for row in rows.start..rows.end.min(people.len()) {
            let decision = decide(&self.programme, &people.facts(&self.programme, row), self.on);
            codes.codes.push(u32::try_from(codes.further.len()).unwrap_or(u32::MAX));
            codes.further.push(Answer::of(&self.programme, &decision));
        }
        codes
    }

    /// The answer behind a code.
    pub fn answer<'a>(&'a self, codes: &'a Codes, code: u32) -> Option<&'a Answer> {
        let known = self.answers();
        let code = usize::try_from(code).ok()?;
        known.get(code).or_else(|| codes.further.get(code.checked_sub(known.len())?))
    }
}
