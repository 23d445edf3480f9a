//! Messages both ways, in the order in which the journal has them.

use casework::message::Message;
use jiff::civil::Date;
use pages::Shell;
use sealing::SealedBy;
use store::{BodyRow, Direction};

use crate::case::Bench;
use crate::reading::{Alarm, Opened};
use crate::record::Record;
use crate::visible::Visible;

/// One message.
pub(crate) struct Line {
    pub(crate) incoming: bool,
    pub(crate) who: String,
    pub(crate) day: String,
    pub(crate) sealed_by: String,
    /// What it says, or what is wrong with it.
    pub(crate) text: Result<Visible, String>,
    pub(crate) files: Vec<FileView>,
}

impl Line {
    /// What it says.
    pub(crate) fn said(&self) -> Option<&Visible> {
        self.text.as_ref().ok()
    }

    /// What is wrong with it.
    pub(crate) fn wrong(&self) -> Option<&String> {
        self.text.as_ref().err()
    }
}

/// An attached file.
pub(crate) struct FileView {
    pub(crate) name: Visible,
    pub(crate) size: String,
    /// Where it can be downloaded; nowhere if it is gone.
    pub(crate) href: Option<String>,
}

/// The messages of the page, oldest first.
pub(crate) fn lines(bench: &Bench<'_>) -> Vec<Line> {
    let Some(file) = &bench.file else { return Vec::new() };
    let place = |direction, sequence| file.talk.places.place(direction, sequence);
    let mut placed: Vec<(u64, Line)> = Vec::new();
    let mut named: Vec<u64> = Vec::new();
    for opened in &file.messages {
        if let Ok(message) = &opened.content {
            named.extend(message.files.iter().map(|file| file.sequence));
        }
        placed.push((place(Direction::In, opened.sequence), incoming(bench, opened)));
    }
    for opened in &file.records {
        if let Ok(Record::Sent { message, officer }) = &opened.content {
            let line = sent(&bench.shell, opened.day, message, officer);
            placed.push((place(Direction::Office, opened.sequence), line));
        }
    }
    let stray = |body: &&BodyRow| {
        let here = file.talk.covers(place(body.direction, body.sequence));
        here && !named.contains(&body.sequence)
    };
    let stray: Vec<&BodyRow> = file.files.iter().filter(stray).collect();
    if let Some(first) = stray.first() {
        placed.push((place(first.direction, first.sequence), strays(bench, &stray)));
    }
    placed.sort_by_key(|(at, _)| *at);
    placed.into_iter().map(|(_, line)| line).collect()
}

fn incoming(bench: &Bench<'_>, opened: &Opened<Message>) -> Line {
    let shell = &bench.shell;
    let (text, files) = match &opened.content {
        Ok(message) => (Ok(Visible::new(&message.text)), attached(bench, message)),
        Err(alarm) => (Err(alarm_words(shell, opened.sequence, *alarm)), Vec::new()),
    };
    let sealed_by = match opened.sealed_by {
        SealedBy::Client => "client",
        SealedBy::Server => "server",
    };
    Line {
        incoming: true,
        who: shell.say("desk-actor-applicant"),
        day: shell.date(&opened.day),
        sealed_by: shell.named("desk-sealed-by", sealed_by),
        text,
        files,
    }
}

fn alarm_words(shell: &Shell, sequence: u64, alarm: Alarm) -> String {
    let place = shell.with("desk-place-message", "number", sequence);
    shell.with(alarm.key(), "place", place)
}

fn attached(bench: &Bench<'_>, message: &Message) -> Vec<FileView> {
    let bodies = bench.file.as_ref().map_or(&[][..], |file| &file.files);
    let view = |file: &casework::message::FileName| FileView {
        name: Visible::new(&file.name),
        size: bench.shell.bytes(&file.size_bytes),
        href: bodies
            .iter()
            .find(|body| body.sequence == file.sequence)
            .map(|body| href(bench, body)),
    };
    message.files.iter().map(view).collect()
}

/// Files that came with the application, or whose message does not open.
fn strays(bench: &Bench<'_>, bodies: &[&BodyRow]) -> Line {
    let shell = &bench.shell;
    let view = |body: &&BodyRow| FileView {
        name: Visible::new(shell.with("desk-file-number", "number", body.sequence)),
        size: shell.bytes(&body.bucket_bytes),
        href: Some(href(bench, body)),
    };
    Line {
        incoming: true,
        who: shell.say("desk-actor-applicant"),
        day: bodies.first().map(|body| shell.date(&body.day)).unwrap_or_default(),
        sealed_by: String::new(),
        text: Ok(Visible::new(shell.say("desk-files-alone"))),
        files: bodies.iter().map(view).collect(),
    }
}

fn href(bench: &Bench<'_>, body: &BodyRow) -> String {
    bench.shell.link(&format!("/cases/{}/files/{}", bench.row.case, body.sequence))
}

fn sent(shell: &Shell, day: Date, message: &Message, officer: &str) -> Line {
    Line {
        incoming: false,
        who: officer.to_owned(),
        day: shell.date(&day),
        sealed_by: String::new(),
        text: Ok(Visible::new(&message.text)),
        files: Vec::new(),
    }
}
