//! Stage 7, testify: what people gave freely, read by custodians with a key of its own.
//!
//! **Architecture Invariant:** nothing on these pages names a case, and no case page leads here.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use casework::publication::Publication;
use casework::testimony::{NO_PROGRAMME, Testimony, Use};
use keyring::CaseKey;
use pages::{Language, Posted, Shell};
use programme::Digest;
use sealing::{InnerHeader, Purpose, SealedBy};
use serde::Deserialize;
use store::{
    BodyRow, Direction, OfficerRow, ProposalRow, StoreError, TestimonyRow, TestimonyState,
};
use zeroize::Zeroizing;

use crate::act::Act;
use crate::files::open_large;
use crate::frame::{Frame, Pager, address};
use crate::guard::Signed;
use crate::names;
use crate::publication::{self, PublicationView};
use crate::questions;
use crate::reading::{Alarm, bytes_of};
use crate::state::DeskState;
use crate::trouble::{Answer, BROKEN_BODY, Trouble};
use crate::visible::Visible;

/// The place of the words among a testimony's bodies.
const WORDS_SEQUENCE: u64 = 1;
/// The place of the video.
const VIDEO_SEQUENCE: u64 = 2;

/// What a testimony page may say was just done.
pub(crate) const DONE: &[&str] =
    &["publication-proposed", "published", "publication-returned", "stopped"];

const STATES: [(TestimonyState, &str); 5] = [
    (TestimonyState::Given, "given"),
    (TestimonyState::Proposed, "proposed"),
    (TestimonyState::Published, "published"),
    (TestimonyState::Stopped, "stopped"),
    (TestimonyState::Withdrawn, "withdrawn"),
];

fn state_name(state: TestimonyState) -> &'static str {
    STATES.iter().find(|(known, _)| *known == state).map_or("", |(_, name)| name)
}

/// What the address asks for.
#[derive(Deserialize, Default, Debug)]
#[serde(default)]
pub(crate) struct Asked {
    state: String,
    page: String,
    done: String,
}

struct Row {
    href: String,
    name: String,
    state: String,
    received: String,
    video: bool,
}

struct Tab {
    text: String,
    href: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "testimonies.html")]
struct TestimoniesPage {
    shell: Shell,
    frame: Frame,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    total: usize,
    pager: Pager,
}

/// Testimonies by state.
pub(crate) async fn list(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Answer {
    let shell = desk.shell(language, "/testimonies", &signed);
    let wanted = STATES.iter().find(|(_, name)| *name == asked.state).map(|(state, _)| *state);
    let page = asked.page.parse().unwrap_or(1).max(1);
    let found = desk.office().testimonies(wanted, page).await?;
    let row = |row: &TestimonyRow| Row {
        href: shell.link(&format!("/testimonies/{}", row.id)),
        name: row.id.to_string(),
        state: shell.named("desk-testimony", state_name(row.state)),
        received: shell.date(&row.received),
        video: row.video,
    };
    let tab = |name: &str, current: bool| Tab {
        text: shell.named("desk-testimony", if name.is_empty() { "all" } else { name }),
        href: shell.link(&address("/testimonies", &[("state", name)])),
        current,
    };
    let mut tabs = vec![tab("", wanted.is_none())];
    tabs.extend(STATES.iter().map(|(state, name)| tab(name, wanted == Some(*state))));
    let state = wanted.map_or("", state_name);
    let page = TestimoniesPage {
        frame: Frame::plain(&desk),
        tabs,
        rows: found.items.iter().map(row).collect(),
        total: usize::try_from(found.total).unwrap_or(usize::MAX),
        pager: Pager::new(&found, |page| {
            let page = page.to_string();
            shell.link(&address("/testimonies", &[("state", state), ("page", &page)]))
        }),
        shell,
    };
    Ok(page.shell.answer(&page))
}

/// A testimony on the custodian's bench.
pub(crate) struct Stand<'a> {
    pub(crate) desk: &'a DeskState,
    pub(crate) shell: Shell,
    pub(crate) signed: &'a Signed,
    pub(crate) row: TestimonyRow,
    pub(crate) staff: Vec<OfficerRow>,
    /// What was given; gone after a withdrawal.
    pub(crate) given: Option<Result<Testimony, Alarm>>,
    /// Digest of the sealed video.
    pub(crate) video: Option<Digest>,
    pub(crate) proposal: Option<ProposalRow>,
    /// The proposed words, unless their record is broken.
    pub(crate) proposed: Option<Publication>,
    pub(crate) posted: Option<&'a Posted>,
}

impl<'a> Stand<'a> {
    /// Takes a testimony onto the bench.
    pub(crate) async fn load(
        desk: &'a DeskState,
        language: Language,
        signed: &'a Signed,
        id: &str,
    ) -> Result<Self, Trouble> {
        let row = row(desk, id).await?;
        let shell = desk.shell(language, &format!("/testimonies/{}", row.id), signed);
        let bodies = desk.office().testimony_bodies(row.id).await?;
        let proposal = desk.office().open_publication(row.id).await?;
        let words = at(&bodies, Direction::In, WORDS_SEQUENCE);
        let video = at(&bodies, Direction::In, VIDEO_SEQUENCE).map(|body| body.digest);
        let record = proposal
            .as_ref()
            .and_then(|proposal| at(&bodies, Direction::Office, proposal.record_sequence?));
        let key = match words {
            Some(words) => Some(Arc::new(key(desk, signed, &row, words.sealed_by).await?)),
            None => None,
        };
        let (mut given, mut proposed) = (None, None);
        if let (Some(key), Some(words)) = (&key, words) {
            let text = open_small(desk, key, &row, words).await?;
            given =
                Some(text.and_then(|text| Testimony::from_bytes(&text).ok_or(Alarm::Unreadable)));
        }
        if let (Some(key), Some(record)) = (&key, record) {
            let text = open_small(desk, key, &row, record).await?;
            proposed = text.ok().and_then(|text| Publication::from_bytes(&text));
        }
        let staff = desk.office().officers().await?;
        Ok(Self { desk, shell, signed, row, staff, given, video, proposal, proposed, posted: None })
    }

    /// The path of an act on this testimony, without language.
    pub(crate) fn action(&self, act: &str) -> String {
        format!("/testimonies/{}/{act}", self.row.id)
    }

    /// What was given, if it can be read.
    pub(crate) fn testimony(&self) -> Option<&Testimony> {
        self.given.as_ref().and_then(|given| given.as_ref().ok())
    }
}

async fn row(desk: &DeskState, id: &str) -> Result<TestimonyRow, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NOT_FOUND)?;
    desk.office().testimony(id).await?.ok_or(Trouble::NOT_FOUND)
}

fn at(bodies: &[BodyRow], direction: Direction, sequence: u64) -> Option<&BodyRow> {
    bodies.iter().find(|body| body.direction == direction && body.sequence == sequence)
}

/// The header that a body of a testimony must carry. A testimony belongs to no programme: it is
/// given to nobody's policy, and must not say under which one somebody applied.
pub(crate) fn header(
    row: &TestimonyRow,
    purpose: Purpose,
    sequence: u64,
    sealed_by: SealedBy,
) -> InnerHeader {
    InnerHeader { programme: NO_PROGRAMME, case: row.id, purpose, sequence, sealed_by }
}

/// Opens a testimony's own key.
async fn key(
    desk: &DeskState,
    signed: &Signed,
    row: &TestimonyRow,
    sealed_by: SealedBy,
) -> Result<Result<CaseKey, Alarm>, Trouble> {
    let Some(holder) = signed.keys.testimony.as_ref() else { return Err(Trouble::NoKey) };
    let wrap = match desk.office().testimony_wrap(row.id).await {
        Ok(wrap) => wrap,
        Err(StoreError::NotFound) => return Ok(Err(Alarm::Missing)),
        Err(error) => return Err(error.into()),
    };
    let expected = header(row, Purpose::Wrap, crate::reading::WRAP_SEQUENCE, sealed_by);
    Ok(holder.open_case(&wrap, &expected).map_err(|error| match error {
        keyring::WrapError::Open(error) => error.into(),
        keyring::WrapError::WrongKind => Alarm::Unreadable,
    }))
}

async fn open_small(
    desk: &DeskState,
    key: &Arc<Result<CaseKey, Alarm>>,
    row: &TestimonyRow,
    body: &BodyRow,
) -> Result<Result<Zeroizing<Vec<u8>>, Alarm>, Trouble> {
    let expected = header(row, body.purpose, body.sequence, body.sealed_by);
    let bytes = bytes_of(desk, body).await?;
    let opened = match (key.as_ref(), bytes) {
        (Err(alarm), _) => Err(*alarm),
        (_, Err(alarm)) => Err(alarm),
        (Ok(key), Ok(bytes)) => key.open(&bytes, &expected).map_err(Alarm::from),
    };
    Ok(opened)
}

/// An opened video.
pub(crate) struct Video {
    pub(crate) bytes: Zeroizing<Vec<u8>>,
}

/// Opens the video of a testimony. The caller has taken its turn at heavy work.
pub(crate) async fn open_video(
    desk: &DeskState,
    signed: &Signed,
    id: &str,
) -> Result<Result<Video, Alarm>, Trouble> {
    let row = row(desk, id).await?;
    let bodies = desk.office().testimony_bodies(row.id).await?;
    let body = at(&bodies, Direction::In, VIDEO_SEQUENCE).ok_or(Trouble::NOT_FOUND)?;
    let words = at(&bodies, Direction::In, WORDS_SEQUENCE);
    let sealed_by = words.map_or(body.sealed_by, |words| words.sealed_by);
    let key = key(desk, signed, &row, sealed_by).await?;
    let bytes = bytes_of(desk, body).await?;
    let expected = header(&row, body.purpose, body.sequence, body.sealed_by);
    Ok(open_large(key, bytes, expected).await?.map(|bytes| Video { bytes }))
}

#[derive(Template)]
#[template(path = "testimony.html")]
struct TestimonyPage<'a> {
    shell: &'a Shell,
    frame: Frame,
    state: String,
    received: String,
    alarm: Option<String>,
    text: Option<Visible>,
    byline: Option<Visible>,
    language: Option<String>,
    consents: Vec<(String, bool)>,
    video: Option<String>,
    proposal: Option<PublicationView>,
    acts: Vec<Act>,
}

/// One testimony.
pub(crate) async fn show(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Path((_, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let stand = Stand::load(&desk, language, &signed, &id).await?;
    let officer = Some(signed.officer.id);
    desk.office().audit_note(officer, "testimony_read", &stand.row.id.to_string()).await?;
    page(&stand, &asked.done)
}

/// The page of a testimony.
pub(crate) fn page(stand: &Stand<'_>, done: &str) -> Answer {
    let shell = &stand.shell;
    let given = stand.testimony();
    let alarm = match &stand.given {
        Some(Err(alarm)) => {
            let place = shell.say("desk-place-testimony");
            Some(shell.with(alarm.key(), "place", place))
        }
        _ => None,
    };
    let consent = |purpose: Use| {
        let allowed = given.is_some_and(|given| given.consent.allows(purpose));
        (shell.named("desk-use", purpose.name()), allowed)
    };
    let page = TestimonyPage {
        frame: Frame::plain(stand.desk).noticing(shell, DONE, done),
        state: shell.named("desk-testimony", state_name(stand.row.state)),
        received: shell.date(&stand.row.received),
        alarm,
        text: given.map(|given| Visible::new(&given.text)),
        byline: given.map(|given| Visible::new(&given.byline)).filter(|b| !b.is_empty()),
        language: given.map(|given| questions::language(shell, &given.language)),
        consents: Use::ALL.into_iter().map(consent).collect(),
        video: stand.video.map(|_| shell.link(&stand.action("video"))),
        proposal: PublicationView::open(stand),
        acts: publication::acts(stand),
        shell,
    };
    Ok(shell.answer(&page))
}

/// A video that cannot be opened, as a problem.
pub(crate) fn broken(_: Alarm) -> Trouble {
    BROKEN_BODY.into()
}

/// Who proposed to publish, by name.
pub(crate) fn proposer(stand: &Stand<'_>, proposal: &ProposalRow) -> String {
    names::officer(&stand.staff, proposal.proposer)
}
