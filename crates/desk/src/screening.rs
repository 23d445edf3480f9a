//! Stage 3, screen: the applicant's name against the office's list, and an officer's judgement of
//! each possible match.

use axum::extract::{Path, State};
use casework::name_check::{Agreement, Hit};
use casework::{Refusal, Role};
use pages::{Choice, Field, Language, Posted, Shell};
use store::{CheckName, ResolveHit};

use crate::act::Act;
use crate::case::{Bench, after, form_id};
use crate::guard::Signed;
use crate::record::{JUDGEMENT_MAX, Record};
use crate::sealed;
use crate::state::DeskState;
use crate::trouble::{Answer, Trouble};
use crate::visible::Visible;

/// One comparison.
pub(crate) struct CheckView {
    pub(crate) day: String,
    pub(crate) list: Visible,
    pub(crate) list_seal: String,
    pub(crate) name: Visible,
    pub(crate) summary: String,
    pub(crate) hits: Vec<HitView>,
}

/// One possible match, the applicant's side and the list's.
pub(crate) struct HitView {
    pub(crate) line: u32,
    pub(crate) listed: Visible,
    pub(crate) agreement: String,
    pub(crate) judgement: Option<(String, Visible)>,
    /// The form that judges it, while it is open.
    pub(crate) act: Option<Act>,
}

/// Whether there is a possible match that nobody has judged, in the last comparison.
pub(crate) fn has_open_hits(bench: &Bench<'_>) -> bool {
    views(bench).first().is_some_and(|check| check.hits.iter().any(|hit| hit.act.is_some()))
}

/// All comparisons, last first; only the last one's hits can still be judged.
pub(crate) fn views(bench: &Bench<'_>) -> Vec<CheckView> {
    let Some(file) = &bench.file else { return Vec::new() };
    let shell = &bench.shell;
    let mut checks = Vec::new();
    for (sequence, day, record) in file.records().rev() {
        let Record::NameCheck { name, list, list_name, hits } = record else { continue };
        let is_last = checks.is_empty();
        let hit = |hit: &Hit| hit_view(bench, sequence, hit, is_last);
        checks.push(CheckView {
            day: shell.date(&day),
            list: Visible::new(list_name),
            list_seal: list.short(),
            name: Visible::new(name),
            summary: shell.count("desk-check-hits", hits.len()),
            hits: hits.iter().map(hit).collect(),
        });
    }
    checks
}

fn hit_view(bench: &Bench<'_>, check: u64, hit: &Hit, is_last: bool) -> HitView {
    let shell = &bench.shell;
    let judged = judgement(bench, check, hit.line);
    let agreement = match hit.agreement {
        Agreement::Exact => "exact",
        Agreement::Folded => "folded",
    };
    let open = is_last && judged.is_none() && !bench.row.stage.is_final();
    HitView {
        line: hit.line,
        listed: Visible::new(&hit.listed),
        agreement: shell.named("desk-agreement", agreement),
        act: open.then(|| resolve_act(bench, check, hit.line)),
        judgement: judged.map(|(same, reason)| {
            let verdict = if same { "same" } else { "other" };
            (shell.named("desk-hit", verdict), Visible::new(reason))
        }),
    }
}

fn judgement<'a>(bench: &'a Bench<'_>, wanted: u64, at: u32) -> Option<(bool, &'a str)> {
    bench.file.as_ref()?.records().find_map(|(_, _, record)| match record {
        Record::Hit { check, line, same, reason } => {
            (*check == wanted && *line == at).then_some((*same, reason.as_str()))
        }
        _ => None,
    })
}

fn resolve_act(bench: &Bench<'_>, check: u64, line: u32) -> Act {
    let shell = &bench.shell;
    let (same, reason) = (same_field(check, line), reason_field(check, line));
    let chosen = bench.typed(&same);
    let verdict = |value: &str| Choice::new(value, shell.named("desk-hit", value), chosen);
    let choices = vec![verdict("same"), verdict("other")];
    Act {
        name: format!("resolve-hit-{check}-{line}"),
        ..Act::new(shell, "resolve-hit", bench.action("resolve-hit"))
    }
    .hidden("check", check)
    .hidden("line", line)
    .field(Field::radios(&same, shell.say("desk-hit-label"), choices))
    .field(Field::area(&reason, shell.say("desk-hit-reason"), bench.typed(&reason), 2))
    .only_for(shell, bench.signed, Role::Officer, &bench.staff, None)
}

fn same_field(check: u64, line: u32) -> String {
    format!("same-{check}-{line}")
}

fn reason_field(check: u64, line: u32) -> String {
    format!("judgement-{check}-{line}")
}

/// The comparison as an act.
pub(crate) fn act(bench: &Bench<'_>) -> Option<Act> {
    if bench.row.stage.is_final() {
        return None;
    }
    let shell = &bench.shell;
    let application = bench.file.as_ref().and_then(|file| file.application());
    let no_key = bench.file.is_none().then(|| shell.say("desk-refusal-no-key"));
    let nameless = application.is_none_or(|application| application.name.trim().is_empty());
    Some(
        Act::new(shell, "check-name", bench.action("check-name"))
            .only_for(shell, bench.signed, Role::Officer, &bench.staff, None)
            .unless(no_key)
            .unless(nameless.then(|| shell.say("desk-why-no-name")))
            .unless((!bench.has_list).then(|| shell.say("desk-why-no-list"))),
    )
}

/// Compares the name with the current list.
pub(crate) async fn check(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Path((_, id)): Path<(String, String)>,
    posted: Posted,
) -> Answer {
    let bench = Bench::load(&desk, language, &signed, &id).await?;
    let outcome = carry_out(&bench, &posted).await;
    after(bench, &posted, outcome, "check-name").await
}

async fn carry_out(bench: &Bench<'_>, posted: &Posted) -> Result<&'static str, Trouble> {
    not_final(bench)?;
    let name = bench.file()?.application().map(|application| application.name.clone());
    let name = name.filter(|name| !name.trim().is_empty());
    let name = name.ok_or(Trouble::field("check-name", "desk-why-no-name"))?;
    let list = bench.desk.office().current_list().await?;
    let list = list.ok_or(Trouble::field("check-name", "desk-why-no-list"))?;
    let hits = casework::name_check::check(&name, &list.text);
    let record = Record::NameCheck { name, list: list.digest, list_name: list.name, hits };
    let check = CheckName {
        form: form_id(posted)?,
        case: bench.row.case,
        officer: bench.signed.officer.id,
        record: sealed::record(&bench.row, &record)?,
    };
    bench.desk.office().check_name(check).await?;
    Ok("checked")
}

/// Judges one possible match.
pub(crate) async fn resolve(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Path((_, id)): Path<(String, String)>,
    posted: Posted,
) -> Answer {
    let bench = Bench::load(&desk, language, &signed, &id).await?;
    let outcome = judge(&bench, &posted).await;
    let (check, line) = place(&posted).unwrap_or_default();
    after(bench, &posted, outcome, &reason_field(check, line)).await
}

fn place(posted: &Posted) -> Option<(u64, u32)> {
    Some((posted.text("check").parse().ok()?, posted.text("line").parse().ok()?))
}

async fn judge(bench: &Bench<'_>, posted: &Posted) -> Result<&'static str, Trouble> {
    not_final(bench)?;
    let (check, line) = place(posted).ok_or(pages::Problem::unreadable())?;
    if !has_hit(bench, check, line) {
        return Err(Trouble::NOT_FOUND);
    }
    if judgement(bench, check, line).is_some() {
        return Err(Trouble::Changed);
    }
    let same = match posted.text(&same_field(check, line)) {
        "same" => true,
        "other" => false,
        _ => return Err(Refusal::TextLength { limit: JUDGEMENT_MAX }.into()),
    };
    let reason = posted.text(&reason_field(check, line)).to_owned();
    if reason.is_empty() || reason.chars().count() > JUDGEMENT_MAX {
        return Err(Refusal::TextLength { limit: JUDGEMENT_MAX }.into());
    }
    let record = Record::Hit { check, line, same, reason };
    let resolve = ResolveHit {
        form: form_id(posted)?,
        case: bench.row.case,
        officer: bench.signed.officer.id,
        record: sealed::record(&bench.row, &record)?,
    };
    bench.desk.office().resolve_hit(resolve).await?;
    Ok("resolved")
}

/// Whether this comparison has a hit on this line.
fn has_hit(bench: &Bench<'_>, check: u64, line: u32) -> bool {
    match bench.file.as_ref().and_then(|file| file.record(check)) {
        Some(Record::NameCheck { hits, .. }) => hits.iter().any(|hit| hit.line == line),
        _ => false,
    }
}

fn not_final(bench: &Bench<'_>) -> Result<(), Refusal> {
    let stage = bench.row.stage;
    if stage.is_final() { Err(Refusal::WrongStage { stage }) } else { Ok(()) }
}

/// A warning for whoever proposes or approves while a match is open.
pub(crate) fn warning(bench: &Bench<'_>, shell: &Shell) -> Option<(String, String)> {
    has_open_hits(bench).then(|| (shell.say("desk-warning"), shell.say("desk-warning-open-hits")))
}
