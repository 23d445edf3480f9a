//! Reading a list into the office's store, from a form or from files: parties go from the reader to
//! the store in pieces, so that a list of any length takes little memory.

use std::io::{self, BufReader, Read};
use std::path::PathBuf;

use ::lists::{FileReport, Format, Report, Unreadable};
use axum::body::Bytes;
use casework::OfficerId;
use programme::Digest;
use screening::Party;
use store::{CHUNK_BYTES, ListRefused, ListRow, ListWriter, NewList, Office, StoreError};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// The most characters of a list's name.
pub const NAME_MAX: usize = 100;
/// Pieces that wait for the store.
const WAITING: usize = 2;

/// Something that is no name of a list.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "`{}` is no name of a list; expected 1 to {NAME_MAX} letters and signs that can all be seen, \
     such as EU: name it otherwise",
    text.escape_debug()
)]
pub struct BadName {
    /// What was said.
    pub text: String,
}

/// A name of a list, without spaces around it.
pub fn list_name(text: &str) -> Result<&str, BadName> {
    let name = text.trim();
    let hidden = |c: char| c.is_control() || pages::text::is_invisible(c);
    if name.is_empty() || name.chars().count() > NAME_MAX || name.contains(hidden) {
        return Err(BadName { text: text.chars().take(NAME_MAX).collect() });
    }
    Ok(name)
}

/// Whether a list may hold less than half of the parties of the one in use of its name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fewer {
    /// It may not.
    Refused,
    /// It may.
    Confirmed,
    /// The file of this digest may.
    ConfirmedOf(String),
}

/// What a list is called, who loads it, and what was confirmed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loading {
    /// Its name, as [`list_name`] takes it.
    pub name: String,
    /// Who loads it; none for the operator at the machine.
    pub officer: Option<OfficerId>,
    /// What was confirmed.
    pub fewer: Fewer,
}

/// Why a list was not read in. Nothing of it counts.
#[derive(Debug, thiserror::Error)]
pub enum NotLoaded {
    /// It is no list that can be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Not all of it is there.
    #[error(
        "the file ends before the list does, and whoever stands behind that place is missing; \
         expected the whole list: fetch it again"
    )]
    BrokenOff {
        /// What came of reading it.
        report: Box<Report>,
    },
    /// There is nobody in it.
    #[error("there is nobody in it: {} rows, and no name in any of them", report.rows)]
    Nobody {
        /// What came of reading it.
        report: Box<Report>,
    },
    /// It would push another list aside.
    #[error("{why}")]
    Refused {
        /// Why it is not taken.
        why: ListRefused,
        /// What came of reading it.
        report: Box<Report>,
    },
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The reader stopped by a fault of ours.
    #[error("the reader failed")]
    Failed,
}

/// A list that was read in, and what came of it.
#[derive(Debug)]
pub struct LoadedList {
    /// As it is kept.
    pub row: ListRow,
    /// What could not be read.
    pub report: Report,
}

/// What a reader does: gives out the parties, and reports.
type Reading = dyn FnOnce(&mut dyn FnMut(Party)) -> Result<Report, Unreadable> + Send;

/// Reads a list in and makes it the current one of its name.
pub async fn load(
    office: &Office,
    loading: &Loading,
    reading: Box<Reading>,
) -> Result<LoadedList, NotLoaded> {
    let mut writer = office.begin_list()?;
    let (sender, receiver) = channel(WAITING);
    let reader = tokio::task::spawn_blocking(move || {
        let mut pieces = Pieces { sender, held: Vec::new() };
        let report = reading(&mut |party| pieces.add(&party))?;
        pieces.send();
        Ok::<Report, Unreadable>(report)
    });
    let written = write(&mut writer, receiver).await;
    let read = reader.await.map_err(|_| NotLoaded::Failed);
    let known = written.map_err(NotLoaded::from).and(read).and_then(|read| known(loading, read?));
    let (list, report) = match known {
        Ok(known) => known,
        Err(error) => {
            writer.abandon().await?;
            return Err(error);
        }
    };
    let fewer = match &loading.fewer {
        Fewer::Refused => false,
        Fewer::Confirmed => true,
        Fewer::ConfirmedOf(digest) => *digest == report.digest,
    };
    match writer.finish(&list, fewer).await? {
        Ok(row) => Ok(LoadedList { row, report }),
        Err(why) => Err(NotLoaded::Refused { why, report: Box::new(report) }),
    }
}

/// Reads files that belong together in as one list.
pub async fn load_files(
    office: &Office,
    loading: &Loading,
    paths: Vec<PathBuf>,
    format: Option<Format>,
) -> Result<LoadedList, NotLoaded> {
    let reading = move |each: &mut dyn FnMut(Party)| {
        let reports = ::lists::each_of_files(&paths, format, &mut |_, party| each(party))?;
        Ok(joined(reports))
    };
    load(office, loading, Box::new(reading)).await
}

/// The report of several files as that of one list: counts are added up, and the digest is over all
/// of theirs. The report of one file stays as it is.
fn joined(files: Vec<FileReport>) -> Report {
    let digests: Vec<String> = files.iter().map(|file| file.report.digest.clone()).collect();
    let parts: Vec<&[u8]> = digests.iter().map(|digest| digest.as_bytes()).collect();
    let digest = Digest::of_all("postern/list files/v1", &parts).to_string();
    let several = files.len() > 1;
    let add = |mut sum: Report, more: Report| {
        sum.bytes += more.bytes;
        sum.rows += more.rows;
        sum.parties += more.parties;
        sum.names += more.names;
        sum.published = sum.published.max(more.published);
        sum.broken_off |= more.broken_off;
        sum.problems.total += more.problems.total;
        sum.problems.kept.extend(more.problems.kept);
        sum.problems.kept.truncate(::lists::PROBLEMS_KEPT);
        sum
    };
    let sum = files.into_iter().map(|file| file.report).reduce(add);
    let mut sum = sum.unwrap_or_else(|| Report {
        format: Format::Csv,
        digest: String::new(),
        bytes: 0,
        published: None,
        rows: 0,
        parties: 0,
        names: 0,
        broken_off: false,
        problems: ::lists::Problems::default(),
    });
    if several {
        sum.digest = digest;
    }
    sum
}

fn known(loading: &Loading, report: Report) -> Result<(NewList, Report), NotLoaded> {
    if report.broken_off {
        return Err(NotLoaded::BrokenOff { report: Box::new(report) });
    }
    if report.parties == 0 {
        return Err(NotLoaded::Nobody { report: Box::new(report) });
    }
    let list = NewList {
        name: loading.name.clone(),
        digest: report.digest.parse().map_err(|_| NotLoaded::Failed)?,
        format: report.format.name().to_owned(),
        published: report.published,
        bytes: report.bytes,
        rows: report.rows,
        parties: report.parties,
        names: report.names,
        problems: report.problems.total,
        officer: loading.officer,
    };
    Ok((list, report))
}

async fn write(writer: &mut ListWriter, mut pieces: Receiver<Vec<u8>>) -> Result<(), StoreError> {
    while let Some(piece) = pieces.recv().await {
        writer.push(&piece).await?;
    }
    Ok(())
}

/// JSON lines until there is a piece of them.
struct Pieces {
    sender: Sender<Vec<u8>>,
    held: Vec<u8>,
}

impl Pieces {
    fn add(&mut self, party: &Party) {
        if serde_json::to_writer(&mut self.held, party).is_ok() {
            self.held.push(b'\n');
        }
        if self.held.len() >= CHUNK_BYTES {
            self.send();
        }
    }

    /// If the store took no more, the piece is dropped: the store's own error is told.
    fn send(&mut self) {
        let piece = std::mem::take(&mut self.held);
        if !piece.is_empty() {
            let _ = self.sender.blocking_send(piece);
        }
    }
}

/// A piece of what arrives; none once all of it has.
pub(crate) type Piece = Option<Bytes>;

/// What arrives through a form, as a file to read. Reads on a thread of its own. What breaks off
/// before its end is an error, so that no half of a list becomes current.
struct Arriving {
    pieces: Receiver<Piece>,
    rest: Bytes,
    ended: bool,
}

impl Read for Arriving {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.rest.is_empty() && !self.ended {
            match self.pieces.blocking_recv() {
                Some(Some(piece)) => self.rest = piece,
                Some(None) => self.ended = true,
                None => return Err(io::ErrorKind::UnexpectedEof.into()),
            }
        }
        let number = self.rest.len().min(buffer.len());
        buffer[..number].copy_from_slice(&self.rest.split_to(number));
        Ok(number)
    }
}

/// A reading of what is sent through the sender.
pub(crate) fn arriving() -> (Sender<Piece>, Box<Reading>) {
    let (sender, pieces) = channel(WAITING);
    let file = Arriving { pieces, rest: Bytes::new(), ended: false };
    let file = BufReader::new(file);
    let reading = move |each: &mut dyn FnMut(Party)| ::lists::read(file, None, each);
    (sender, Box::new(reading))
}
