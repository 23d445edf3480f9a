//! The journal of a case in words.

use casework::journal::Actor;

use crate::case::Bench;
use crate::names;

/// One entry.
pub(crate) struct EntryView {
    pub(crate) number: u64,
    pub(crate) at: String,
    pub(crate) event: String,
    pub(crate) actor: String,
    pub(crate) details: Vec<(String, String)>,
}

/// All entries, last first.
pub(crate) fn entries(bench: &Bench<'_>) -> Vec<EntryView> {
    let shell = &bench.shell;
    let view = |entry: &casework::journal::Entry| EntryView {
        number: entry.sequence,
        at: names::moment(shell, entry.at_us),
        event: shell.named("desk-event", entry.event.kind.name()),
        actor: match entry.event.actor {
            Actor::Applicant => shell.say("desk-actor-applicant"),
            Actor::Machine => shell.say("desk-actor-machine"),
            Actor::Officer(id) => bench.officer(id),
        },
        details: entry
            .event
            .payload
            .iter()
            .map(|(key, value)| (key.replace('_', " "), value.to_owned()))
            .collect(),
    };
    bench.journal.iter().rev().map(view).collect()
}
