//! What is wrong with a case, on top of its page: broken bodies, a broken journal, a decision that
//! does not replay, a proposal that is not what was proposed (faults 18, 26, 27).

use casework::journal;
use pages::Shell;
use store::Direction;

use crate::case::Bench;
use crate::decision;
use crate::reading::{Alarm, CaseFile, Opened};

/// Every alarm, in words.
pub(crate) fn of(bench: &Bench<'_>) -> Vec<String> {
    let shell = &bench.shell;
    let mut alarms = Vec::new();
    let chain = journal::verify(bench.row.case, &bench.journal);
    // Entries may have been added between two reads; a shorter chain than its head is a fault.
    if chain.map_or(true, |head| head.sequence < bench.row.head.sequence) {
        alarms.push(shell.say("desk-alarm-journal"));
    }
    let Some(file) = &bench.file else { return alarms };
    alarms.extend(bodies(shell, file));
    if let Some(assessment) = decision::latest(bench)
        && assessment.programme == bench.programme.digest()
        && !assessment.replays(&bench.programme)
    {
        alarms.push(shell.say("desk-alarm-replay"));
    }
    if decision::is_lost(bench) {
        alarms.push(shell.say("desk-alarm-assessment"));
    }
    if bench.proposal.is_some() && decision::proposed(bench).is_none() {
        alarms.push(shell.say("desk-alarm-proposal"));
    }
    alarms
}

fn bodies(shell: &Shell, file: &CaseFile) -> Vec<String> {
    let mut alarms = Vec::new();
    match &file.application {
        Err(alarm) => alarms.push(one(shell, "desk-place-application", 1, *alarm)),
        Ok(opened) => alarms.extend(broken(shell, "desk-place-application", opened)),
    }
    for message in &file.messages {
        alarms.extend(broken(shell, "desk-place-message", message));
    }
    for record in &file.records {
        alarms.extend(broken(shell, "desk-place-record", record));
    }
    for (direction, sequence) in &file.gaps {
        let place = match direction {
            Direction::Office => "desk-place-record",
            Direction::In | Direction::Out => "desk-place-message",
        };
        alarms.push(one(shell, place, *sequence, Alarm::Gap));
    }
    alarms
}

fn broken<T>(shell: &Shell, place: &str, opened: &Opened<T>) -> Option<String> {
    let alarm = opened.content.as_ref().err()?;
    Some(one(shell, place, opened.sequence, *alarm))
}

fn one(shell: &Shell, place: &str, sequence: u64, alarm: Alarm) -> String {
    let place = shell.with(place, "number", sequence);
    shell.with(alarm.key(), "place", place)
}
