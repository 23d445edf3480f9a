//! The case: everything about it on one page, and what can be done now.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use casework::duplicate::COMPARED_MAX;
use casework::journal::{Actor, Entry, EventKind, Payload};
use casework::payment::PaymentBatch;
use casework::{CaseId, Designation, Role, Stage};
use pages::{Language, Posted, Shell};
use programme::Programme;
use serde::Deserialize;
use store::{CaseRow, FormId, InstalmentKey, Merge, OfficerRow, ProposalRow, TransferRow};

use crate::act::Act;
use crate::decision::{AssessmentView, ProposalView};
use crate::duplicates::DuplicatesView;
use crate::frame::{Frame, Here, Pager, address};
use crate::guard::{Signed, see_other};
use crate::history::{self, EntryView};
use crate::list_index::Current;
use crate::names;
use crate::payment::Purse;
use crate::questions::{Asks, Who};
use crate::reading::{self, CaseFile, case_row};
use crate::screenings::ScreeningView;
use crate::state::DeskState;
use crate::talk::Talk;
use crate::thread::{self, Line};
use crate::trouble::{Answer, Trouble};
use crate::{alarms, assessment, erasure, message, offer, payment, screening};

/// What a case page may say was just done.
const DONE: &[&str] = &[
    "assessed",
    "found",
    "screened",
    "resolved",
    "duplicate-judged",
    "merged",
    "succeeded",
    "unmerged",
    "proposed",
    "made",
    "refused",
    "returned",
    "sent",
    "payment-proposed",
    "paid",
    "payment-returned",
    "erased",
];

/// The most cases sharing a token that are counted: more than a screening can know.
const SHARING_MAX: usize = COMPARED_MAX + 100;

/// A case on the officer's bench: what is stored of it, and what of it opens.
pub(crate) struct Bench<'a> {
    pub(crate) desk: &'a DeskState,
    pub(crate) shell: Shell,
    pub(crate) signed: &'a Signed,
    pub(crate) row: CaseRow,
    pub(crate) staff: Vec<OfficerRow>,
    pub(crate) programme: Arc<Programme>,
    /// `None` for officers whose roles come without the key.
    pub(crate) file: Option<CaseFile>,
    pub(crate) proposal: Option<ProposalRow>,
    pub(crate) payment: Option<(ProposalRow, PaymentBatch)>,
    pub(crate) transfers: Vec<TransferRow>,
    pub(crate) journal: Vec<Entry>,
    /// The lists identities are compared with now.
    pub(crate) lists: Current,
    /// Merges this case is part of, and what the cases in them are called.
    pub(crate) merges: Vec<Merge>,
    pub(crate) designations: BTreeMap<CaseId, Designation>,
    /// What was paid on cases merged into this one.
    pub(crate) paid_on_merged: BTreeSet<InstalmentKey>,
    /// Cases that share a blind token with this one.
    pub(crate) sharing: Vec<CaseId>,
    /// The form that was sent and is shown again.
    pub(crate) posted: Option<&'a Posted>,
}

impl<'a> Bench<'a> {
    /// Takes a case onto the bench.
    pub(crate) async fn load(
        desk: &'a DeskState,
        language: Language,
        signed: &'a Signed,
        id: &str,
    ) -> Result<Self, Trouble> {
        Self::with_messages(desk, language, signed, id, 1).await
    }

    /// Takes a case onto the bench with a page of its messages, counted from the newest.
    async fn with_messages(
        desk: &'a DeskState,
        language: Language,
        signed: &'a Signed,
        id: &str,
        page: usize,
    ) -> Result<Self, Trouble> {
        let row = case_row(desk, id).await?;
        let shell = desk.shell(language, &format!("/cases/{}", row.case), signed);
        let office = desk.office();
        let journal = office.journal(row.case).await?;
        let reads = signed.holds(Role::Officer) || signed.holds(Role::Approver);
        let has_key = reads && signed.keys.intake.is_some() && row.stage != Stage::Erased;
        let file = match has_key {
            true => Some(reading::open(desk, signed, &row, &journal, page).await?),
            false => None,
        };
        let merges = office.merges(row.case).await?;
        let mut designations = BTreeMap::new();
        for case in merges.iter().flat_map(|merge| merge.kept.into_iter().chain([merge.aside])) {
            if let Some(other) = office.case(case).await? {
                designations.insert(case, other.designation);
            }
        }
        Ok(Self {
            lists: Current::of(office).await?,
            paid_on_merged: office.paid_on_merged(row.case).await?,
            sharing: office.sharing(row.case, SHARING_MAX).await?,
            merges,
            designations,
            staff: office.officers().await?,
            programme: desk.programme_of(row.programme).await?,
            proposal: office.open_proposal(row.case).await?,
            payment: office.open_payment(row.case).await?,
            transfers: office.transfers(row.case).await?,
            journal,
            posted: None,
            desk,
            shell,
            signed,
            row,
            file,
        })
    }

    /// The path of an act on this case, without language.
    pub(crate) fn action(&self, act: &str) -> String {
        format!("/cases/{}/{act}", self.row.case)
    }

    /// What was typed into a field before the page is shown again.
    pub(crate) fn typed(&self, field: &str) -> &str {
        self.posted.map_or("", |posted| posted.raw(field))
    }

    /// The opened file; a refusal for officers without the key.
    pub(crate) fn file(&self) -> Result<&CaseFile, Trouble> {
        self.file.as_ref().ok_or(Trouble::NoKey)
    }

    /// A name of a member of staff.
    pub(crate) fn officer(&self, id: casework::OfficerId) -> String {
        names::officer(&self.staff, id)
    }
}

/// The id of the form that was sent, by which sending it twice counts once.
pub(crate) fn form_id(posted: &Posted) -> Result<FormId, Trouble> {
    let id = posted.form_id().ok_or(pages::Problem::stale_form())?;
    Ok(FormId(id))
}

/// What the address asks for.
#[derive(Deserialize, Default, Debug)]
#[serde(default)]
pub(crate) struct Asked {
    done: String,
    messages: String,
}

#[derive(Template)]
#[template(path = "case.html")]
struct CasePage<'a> {
    shell: &'a Shell,
    frame: Frame,
    designation: String,
    stage: String,
    stage_name: &'static str,
    received: String,
    accepted: Option<String>,
    programme: String,
    has_key: bool,
    alarms: Vec<String>,
    who: Option<Who>,
    asks: Option<Asks>,
    decision: Option<AssessmentView>,
    proposal: Option<ProposalView>,
    screening: Option<ScreeningView>,
    duplicates: Option<DuplicatesView>,
    set_aside: bool,
    thread: Vec<Line>,
    messages: Option<Pager>,
    answer: Option<Act>,
    purse: Purse,
    history: Vec<EntryView>,
    acts: Vec<Act>,
}

/// One case.
pub(crate) async fn show(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Path((_, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let messages = asked.messages.parse().unwrap_or(1);
    let mut bench = Bench::with_messages(&desk, language, &signed, &id, messages).await?;
    if note_reading(&bench).await? {
        // What came while the page was put together is now taken for read: show it.
        bench = Bench::load(&desk, language, &signed, &id).await?;
    }
    page(&bench, &asked.done).await
}

/// Notes in the journal that the case was opened: once a session, and whenever the applicant did
/// something since. Whether the note covers something that is not on the bench.
async fn note_reading(bench: &Bench<'_>) -> Result<bool, Trouble> {
    let (desk, signed, case) = (bench.desk, bench.signed, bench.row.case);
    let Some(file) = &bench.file else { return Ok(false) };
    let first = desk.ring().first_reading(&signed.session, case, desk.now_us());
    if !first && !bench.row.unread {
        return Ok(false);
    }
    let actor = Actor::Officer(signed.officer.id);
    desk.office().note(case, actor, EventKind::CaseRead, Payload::new()).await?;
    let now = case_row(desk, &case.to_string()).await?;
    let only_the_note = now.head.sequence <= bench.row.head.sequence + 1;
    Ok(!only_the_note || (bench.row.unread && file.talk.page > 1))
}

async fn page(bench: &Bench<'_>, done: &str) -> Answer {
    let shell = &bench.shell;
    let row = &bench.row;
    let frame = Frame::with_queues(bench.desk, shell, Here::Stage(row.stage)).await?;
    let (who, asks) = match bench.file.as_ref().and_then(CaseFile::application) {
        Some(application) => (
            Some(Who::new(shell, application)),
            Some(Asks::new(shell, &bench.programme, application, bench.desk.today())),
        ),
        None => (None, None),
    };
    let page = CasePage {
        frame: frame.noticing(shell, DONE, done),
        designation: row.designation.to_string(),
        stage: names::stage(shell, row.stage),
        stage_name: row.stage.name(),
        received: shell.date(&row.received),
        accepted: row.accepted.as_ref().map(|day| shell.date(day)),
        programme: row.programme.short(),
        has_key: bench.file.is_some(),
        alarms: alarms::of(bench),
        who,
        asks,
        decision: AssessmentView::latest(bench),
        proposal: ProposalView::open(bench),
        screening: ScreeningView::latest(bench),
        duplicates: DuplicatesView::new(bench),
        set_aside: row.set_aside,
        thread: thread::lines(bench),
        messages: bench.file.as_ref().map(|file| pager(bench, &file.talk)),
        answer: message::act(bench),
        purse: Purse::new(bench),
        history: history::entries(bench),
        acts: acts(bench),
        shell,
    };
    Ok(shell.answer(&page))
}

/// Links to older messages and back.
fn pager(bench: &Bench<'_>, talk: &Talk) -> Pager {
    let href = |page: usize| {
        let path = address(&bench.shell.path, &[("messages", &page.to_string())]);
        format!("{}#messages", bench.shell.link(&path))
    };
    Pager {
        page: talk.page.to_string(),
        pages: talk.pages.to_string(),
        before: (talk.page > 1).then(|| href(talk.page - 1)),
        after: (talk.page < talk.pages).then(|| href(talk.page + 1)),
    }
}

/// What can be done now, the next step first.
fn acts(bench: &Bench<'_>) -> Vec<Act> {
    let mut acts = Vec::new();
    acts.extend(offer::acts(bench));
    acts.extend(assessment::acts(bench));
    acts.extend(payment::acts(bench));
    acts.extend(screening::act(bench));
    acts.extend(erasure::act(bench));
    acts.sort_by_key(|act| act.weight);
    acts
}

/// Answers an act: back to the case with a line that says what was done, or the case as it is now
/// with what was wrong and what was typed.
pub(crate) async fn after(
    bench: Bench<'_>,
    posted: &Posted,
    outcome: Result<&'static str, Trouble>,
    field: &str,
) -> Answer {
    let trouble = match outcome {
        Ok(done) => return Ok(back(&bench, done)),
        Err(trouble) => trouble,
    };
    let id = bench.row.case.to_string();
    let mut now = Bench::load(bench.desk, bench.shell.language, bench.signed, &id).await?;
    let error = trouble.said(&now.shell, field)?;
    now.shell.errors.push(error);
    now.posted = Some(posted);
    page(&now, "").await
}

fn back(bench: &Bench<'_>, done: &str) -> Response {
    let path = bench.shell.link(&bench.shell.path);
    see_other(&format!("{path}?done={done}"))
}
