//! Opening a case: every sealed body in its place, each by itself.
//!
//! **Architecture Invariant:** a body that is missing, damaged or in the wrong place is an alarm at
//! its place and nothing more; all others stay readable (faults 26 and 27). Nothing of a body is
//! shown unless the whole of it verified.

use std::collections::BTreeSet;
use std::sync::Arc;

use casework::application::Application;
use casework::journal::Entry;
use casework::message::Message;
use jiff::civil::Date;
use keyring::CaseKey;
use sealing::{InnerHeader, OpenError, Purpose, SealedBy};
use serde::de::DeserializeOwned;
use store::{BlobError, BodyRow, CaseRow, Direction, StoreError};
use zeroize::Zeroizing;

use crate::guard::Signed;
use crate::record::Record;
use crate::state::DeskState;
use crate::talk::Talk;
use crate::trouble::Trouble;

/// The sequence in the header of a case's wrap: there is one wrap a case.
pub(crate) const WRAP_SEQUENCE: u64 = 0;

/// What is wrong with a sealed body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Alarm {
    /// The file is gone.
    Missing,
    /// The file is not the one that was stored.
    Corrupt,
    /// It belongs to another case, place or purpose.
    Misplaced,
    /// It does not open.
    Damaged,
    /// It opens, and holds something this program cannot read.
    Unreadable,
    /// Nothing is there where the numbers say something was.
    Gap,
}

impl Alarm {
    /// The key of its words.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Missing => "desk-alarm-missing",
            Self::Corrupt => "desk-alarm-corrupt",
            Self::Misplaced => "desk-alarm-misplaced",
            Self::Damaged => "desk-alarm-damaged",
            Self::Unreadable => "desk-alarm-unreadable",
            Self::Gap => "desk-alarm-gap",
        }
    }
}

impl From<OpenError> for Alarm {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Misplaced(_) | OpenError::NotForThisKey => Self::Misplaced,
            OpenError::Damaged | OpenError::Header(_) | OpenError::BadPadding => Self::Damaged,
        }
    }
}

/// One body, opened or not.
#[derive(Debug)]
pub(crate) struct Opened<T> {
    /// Its place among the bodies of its direction.
    pub(crate) sequence: u64,
    /// The day it came.
    pub(crate) day: Date,
    /// Which side sealed it.
    pub(crate) sealed_by: SealedBy,
    /// What it holds.
    pub(crate) content: Result<T, Alarm>,
}

/// A case as an officer with the key reads it.
#[derive(Debug)]
pub(crate) struct CaseFile {
    /// What was filed.
    pub(crate) application: Result<Opened<Application>, Alarm>,
    /// Which messages were opened.
    pub(crate) talk: Talk,
    /// Messages from the applicant, of this page of them.
    pub(crate) messages: Vec<Opened<Message>>,
    /// Attached files, unopened.
    pub(crate) files: Vec<BodyRow>,
    /// The office's own records, without copies of messages on other pages.
    pub(crate) records: Vec<Opened<Record>>,
    /// Numbers at which a body is missing altogether.
    pub(crate) gaps: Vec<(Direction, u64)>,
}

impl CaseFile {
    /// The application, if it could be read.
    pub(crate) fn application(&self) -> Option<&Application> {
        self.application.as_ref().ok().and_then(|opened| opened.content.as_ref().ok())
    }

    /// Records that could be read, oldest first.
    pub(crate) fn records(&self) -> impl DoubleEndedIterator<Item = (u64, Date, &Record)> {
        let readable = |opened: &'_ Opened<Record>| opened.content.is_ok();
        self.records.iter().filter(move |opened| readable(opened)).filter_map(|opened| {
            opened.content.as_ref().ok().map(|record| (opened.sequence, opened.day, record))
        })
    }

    /// The record at this place, if it could be read.
    pub(crate) fn record(&self, sequence: u64) -> Option<&Record> {
        self.records().find(|(place, _, _)| *place == sequence).map(|(_, _, record)| record)
    }
}

/// The header that a body of this case must carry at its place.
pub(crate) fn header_of(case: &CaseRow, body: &BodyRow) -> InnerHeader {
    InnerHeader {
        programme: *case.programme.as_bytes(),
        case: case.case,
        purpose: body.purpose,
        sequence: body.sequence,
        sealed_by: body.sealed_by,
    }
}

/// Opens the wrap of a case with the officer's intake key.
pub(crate) async fn case_key(
    desk: &DeskState,
    signed: &Signed,
    case: &CaseRow,
    sealed_by: SealedBy,
) -> Result<Result<CaseKey, Alarm>, Trouble> {
    let Some(intake) = signed.keys.intake.as_ref() else { return Err(Trouble::NoKey) };
    let wrap = match desk.office().wrap(case.case).await {
        Ok(wrap) => wrap,
        Err(StoreError::NotFound) => return Ok(Err(Alarm::Missing)),
        Err(error) => return Err(error.into()),
    };
    let expected = InnerHeader {
        programme: *case.programme.as_bytes(),
        case: case.case,
        purpose: Purpose::Wrap,
        sequence: WRAP_SEQUENCE,
        sealed_by,
    };
    Ok(intake.open_case(&wrap, &expected).map_err(|error| match error {
        keyring::WrapError::Open(error) => error.into(),
        keyring::WrapError::WrongKind => Alarm::Unreadable,
    }))
}

/// Opens the application of a case and nothing else of it.
pub(crate) async fn application(
    desk: &DeskState,
    signed: &Signed,
    case: &CaseRow,
) -> Result<Result<Application, Alarm>, Trouble> {
    let bodies = desk.office().bodies(case.case).await?;
    let first = bodies.into_iter().find(|body| body.purpose == Purpose::FirstContact);
    let Some(first) = first else { return Ok(Err(Alarm::Missing)) };
    let key = case_key(desk, signed, case, first.sealed_by).await?.map(Arc::new);
    let bytes = bytes_of(desk, &first).await?;
    let text = open_one(&key, bytes, &header_of(case, &first));
    Ok(read(&first, text).content)
}

/// Opens everything of a case except its files and the messages of other pages. The journal was
/// read before, so that whatever it names is there.
pub(crate) async fn open(
    desk: &DeskState,
    signed: &Signed,
    case: &CaseRow,
    journal: &[Entry],
    page: usize,
) -> Result<CaseFile, Trouble> {
    let bodies = desk.office().bodies(case.case).await?;
    let first = bodies.iter().find(|body| body.purpose == Purpose::FirstContact);
    let sealed_by = first.map_or(SealedBy::Server, |body| body.sealed_by);
    let key = case_key(desk, signed, case, sealed_by).await?.map(Arc::new);
    let talk = Talk::new(journal, &bodies, page);
    let mut fetched = Vec::new();
    for body in &bodies {
        let opened_here = matches!(
            (body.direction, body.purpose),
            (Direction::In, Purpose::FirstContact | Purpose::Message)
                | (Direction::Office, Purpose::Record)
        );
        if opened_here && talk.opens(body) {
            fetched.push((body.clone(), bytes_of(desk, body).await?));
        }
    }
    let headers: Vec<InnerHeader> = fetched.iter().map(|(body, _)| header_of(case, body)).collect();
    let texts = tokio::task::spawn_blocking(move || {
        let opening = fetched.into_iter().zip(headers);
        opening.map(|((body, bytes), header)| (body, open_one(&key, bytes, &header))).collect()
    });
    let texts: Vec<(BodyRow, Result<Text, Alarm>)> = texts.await.map_err(|_| Trouble::INTERNAL)?;
    Ok(sorted(case, talk, bodies, texts))
}

type Text = Zeroizing<Vec<u8>>;

fn open_one(
    key: &Result<Arc<CaseKey>, Alarm>,
    bytes: Result<Vec<u8>, Alarm>,
    header: &InnerHeader,
) -> Result<Text, Alarm> {
    let key = key.as_ref().map_err(|alarm| *alarm)?;
    key.open(&bytes?, header).map_err(Alarm::from)
}

/// Puts opened bodies where they belong and finds what is not there.
fn sorted(
    case: &CaseRow,
    talk: Talk,
    bodies: Vec<BodyRow>,
    texts: Vec<(BodyRow, Result<Text, Alarm>)>,
) -> CaseFile {
    let mut file = CaseFile {
        application: Err(Alarm::Missing),
        talk,
        messages: Vec::new(),
        files: Vec::new(),
        records: Vec::new(),
        gaps: gaps(case, &bodies),
    };
    for (body, text) in texts {
        match body.purpose {
            Purpose::FirstContact => file.application = Ok(read(&body, text)),
            Purpose::Message => file.messages.push(read(&body, text)),
            _ => file.records.push(read(&body, text)),
        }
    }
    file.files = bodies.into_iter().filter(|body| body.purpose == Purpose::File).collect();
    file
}

/// Numbers of inbound and office bodies that are not there although later ones, or the case's own
/// counters, say that they were.
fn gaps(case: &CaseRow, bodies: &[BodyRow]) -> Vec<(Direction, u64)> {
    let mut gaps = Vec::new();
    for (direction, next) in [(Direction::In, case.next_in), (Direction::Office, case.next_office)]
    {
        let here = bodies.iter().filter(|body| body.direction == direction);
        let there: BTreeSet<u64> = here.map(|body| body.sequence).collect();
        let missing = (1..next).filter(|sequence| !there.contains(sequence));
        gaps.extend(missing.map(|sequence| (direction, sequence)));
    }
    gaps
}

fn read<T: DeserializeOwned>(body: &BodyRow, text: Result<Text, Alarm>) -> Opened<T> {
    let content =
        text.and_then(|text| serde_json::from_slice(&text).map_err(|_| Alarm::Unreadable));
    Opened { sequence: body.sequence, day: body.day, sealed_by: body.sealed_by, content }
}

/// The stored bytes of a body; a missing or changed one is an alarm, anything else a failure.
pub(crate) async fn bytes_of(
    desk: &DeskState,
    body: &BodyRow,
) -> Result<Result<Vec<u8>, Alarm>, Trouble> {
    match desk.office().body_bytes(body).await {
        Ok(bytes) => Ok(Ok(bytes)),
        Err(StoreError::Blob(BlobError::Missing)) => Ok(Err(Alarm::Missing)),
        Err(StoreError::Blob(BlobError::Corrupt) | StoreError::Corrupt { .. }) => {
            Ok(Err(Alarm::Corrupt))
        }
        Err(error) => Err(error.into()),
    }
}

/// The case with this id.
pub(crate) async fn case_row(desk: &DeskState, id: &str) -> Result<CaseRow, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NOT_FOUND)?;
    desk.office().case(id).await?.ok_or(Trouble::NOT_FOUND)
}
