//! Which messages of a case are opened for a page: the newest, or the older ones that are asked
//! for.
//!
//! **Architecture Invariant:** whatever an applicant sends, a page opens [`PAGE`] messages at most.
//! Where a body belongs is read from the journal, so that the others need not be opened for it.

use std::collections::{BTreeMap, BTreeSet};

use casework::journal::{Entry, EventKind};
use sealing::Purpose;
use store::{BodyRow, Direction};

/// Messages on a page.
pub(crate) const PAGE: usize = 50;

/// The journal entry of each body: its sequence there and what happened.
pub(crate) struct Places(BTreeMap<String, (u64, EventKind)>);

impl Places {
    /// Reads them from the journal.
    pub(crate) fn new(journal: &[Entry]) -> Self {
        let names = |entry: &'_ Entry| {
            let (at, kind) = (entry.sequence, entry.event.kind);
            let keys: Vec<String> =
                entry.event.payload.iter().map(|(key, _)| key.to_owned()).collect();
            keys.into_iter().map(move |key| (key, (at, kind)))
        };
        Self(journal.iter().flat_map(names).collect())
    }

    fn of(&self, direction: Direction, sequence: u64) -> Option<(u64, EventKind)> {
        self.0.get(&format!("{}_{sequence}", direction.name())).copied()
    }

    /// Where a body belongs. One that the journal read before it does not name has just come.
    pub(crate) fn place(&self, direction: Direction, sequence: u64) -> u64 {
        self.of(direction, sequence).map_or(u64::MAX, |(at, _)| at)
    }

    /// Whether a body is something one side said to the other.
    fn is_said(&self, body: &BodyRow) -> bool {
        let sent = || self.of(body.direction, body.sequence).map(|(_, kind)| kind);
        match (body.direction, body.purpose) {
            (Direction::In, Purpose::Message) => true,
            (Direction::Office, Purpose::Record) => sent() == Some(EventKind::MessageSent),
            _ => false,
        }
    }
}

/// One page of what was said.
pub(crate) struct Talk {
    /// Where each body belongs.
    pub(crate) places: Places,
    /// The page, counted from the newest.
    pub(crate) page: usize,
    /// How many there are; at least one.
    pub(crate) pages: usize,
    said: BTreeSet<(&'static str, u64)>,
    shown: BTreeSet<(&'static str, u64)>,
    /// Places that belong to this page: from the first, up to before the second.
    span: (u64, u64),
}

impl Talk {
    /// A page of the messages among these bodies; the last there is if a later one is asked for.
    pub(crate) fn new(journal: &[Entry], bodies: &[BodyRow], page: usize) -> Self {
        let places = Places::new(journal);
        let key = |body: &BodyRow| (body.direction.name(), body.sequence);
        let mut said: Vec<(u64, (&'static str, u64))> = bodies
            .iter()
            .filter(|body| places.is_said(body))
            .map(|body| (places.place(body.direction, body.sequence), key(body)))
            .collect();
        said.sort_unstable();
        let pages = said.len().div_ceil(PAGE).max(1);
        let page = page.clamp(1, pages);
        let end = said.len().saturating_sub(PAGE * (page - 1));
        let start = end.saturating_sub(PAGE);
        let begins = if page == pages { None } else { said.get(start) };
        let span = (begins.map_or(0, |(at, _)| *at), said.get(end).map_or(u64::MAX, |(at, _)| *at));
        let shown = said.iter().take(end).skip(start).map(|(_, key)| *key).collect();
        let said = said.iter().map(|(_, key)| *key).collect();
        Self { places, page, pages, said, shown, span }
    }

    /// Whether this body is opened for the page: what was said, only on its page; all else, always.
    pub(crate) fn opens(&self, body: &BodyRow) -> bool {
        let key = (body.direction.name(), body.sequence);
        !self.said.contains(&key) || self.shown.contains(&key)
    }

    /// Whether what stands at this place of the journal is on the page.
    pub(crate) fn covers(&self, place: u64) -> bool {
        let (from, before) = self.span;
        from <= place && (place < before || before == u64::MAX)
    }
}

impl std::fmt::Debug for Talk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Talk({} of {})", self.page, self.pages)
    }
}
