//! Stage 3, screen: the applicant against the office's lists and other cases, and an officer's
//! judgement of each possible match.
//!
//! **Architecture Invariant:** nothing is refused here. A hit is a question; a judgement that it is
//! the same person is an officer's word in a sealed record; an exclusion is a finding of its own.

use casework::application::Application;
use casework::duplicate::{
    COMPARED_MAX, OTHERS_MAX, PotentialDuplicate, TOKENS, blocking_keys, potential,
};
use casework::screening::{HitResolution, Judgement, Screening, applicant};
use casework::{CaseId, Refusal, Role, Stage};
use pages::{Choice, Field, Posted, Shell};
use programme::Digest;
use store::{CaseRow, ResolveHit, Screen};

use crate::act::Act;
use crate::case::{Bench, after, form_id};
use crate::duplicates;
use crate::reading;
use crate::record::Record;
use crate::screenings::{has_open_hits, judgement_words, judgements, last};
use crate::sealed;
use crate::sent::Sent;
use crate::trouble::{Answer, Trouble};

/// The comparison as an act.
pub(crate) fn act(bench: &Bench<'_>) -> Option<Act> {
    if bench.row.stage.is_final() {
        return None;
    }
    let shell = &bench.shell;
    let application = bench.file.as_ref().and_then(|file| file.application());
    let no_key = bench.file.is_none().then(|| shell.say("desk-refusal-no-key"));
    let nameless = application.is_none_or(|application| application.name.trim().is_empty());
    let mut act = Act::new(shell, "screen", bench.action("screen"))
        .only_for(shell, bench.signed, Role::Officer, &bench.staff, None)
        .unless(no_key)
        .unless(nameless.then(|| shell.say("desk-why-no-name")));
    if bench.lists.lists.is_empty() {
        act = act.line(shell.say("desk-warning"), shell.say("desk-warning-no-list"));
    } else {
        let lists = bench.lists.lists.iter().map(|row| row.list.name.as_str());
        let lists = lists.collect::<Vec<_>>().join(", ");
        act = act.line(shell.say("desk-lists-title"), lists);
    }
    Some(act)
}

/// Compares the applicant with the current lists and with cases that share a blind token.
pub(crate) async fn screen(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let outcome = carry_out(&bench, &sent.posted).await;
    after(bench, &sent.posted, outcome, "screen").await
}

async fn carry_out(bench: &Bench<'_>, posted: &Posted) -> Result<&'static str, Trouble> {
    not_final(bench)?;
    let form = form_id(posted)?;
    let application = bench.file()?.application();
    let application = application.filter(|application| !application.name.trim().is_empty());
    let application = application.ok_or(Trouble::field("screen", "desk-why-no-name"))?;
    let intake = bench.signed.keys.intake.as_ref().ok_or(Trouble::NoKey)?;

    let index = bench.desk.index().current(bench.desk.office()).await?;
    let compared = applicant(application);
    let (asked, asking) = (std::sync::Arc::clone(&index), compared.clone());
    let hits = tokio::task::spawn_blocking(move || asked.hits(&asking)).await;
    let hits = hits.map_err(|_| Trouble::INTERNAL)?;
    let used = index.current.used();
    let screening = Screening::new(compared, used, hits, &judgements(bench));

    let keys = blocking_keys(application);
    let token_key = intake.token_key();
    let tokens = token_key.padded(bench.row.case, &keys, TOKENS);
    let (duplicates, others) = compare_cases(bench, &token_key.tokens(&keys)).await?;
    let record = Record::screening(screening, duplicates, others);
    let screen = Screen {
        form,
        case: bench.row.case,
        officer: bench.signed.officer.id,
        lists: index.current.digest,
        tokens,
        record: sealed::record(&bench.row, &record)?,
    };
    bench.desk.office().screen(screen).await?;
    Ok("screened")
}

/// Opens cases that share a token, are not judged yet and were not found to be others before, and
/// compares: some now, the rest with the next screenings. What was filed never changes, so that one
/// comparison does. That a case was opened is noted in the audit trail, without saying for which
/// other (fault 42).
async fn compare_cases(
    bench: &Bench<'_>,
    tokens: &[String],
) -> Result<(Vec<PotentialDuplicate>, Vec<CaseId>), Trouble> {
    let Some(ours) = bench.file()?.application() else { return Ok(Default::default()) };
    let office = bench.desk.office();
    let (judged, unlike) = (duplicates::judged(bench), duplicates::unlike(bench));
    let (mut found, mut compared, mut opened) = (Vec::new(), Vec::new(), 0);
    let others = office.with_token(bench.row.case, tokens, COMPARED_MAX + judged.len()).await?;
    let others = others.into_iter().filter(|other| !judged.contains_key(other));
    for other in others.take(COMPARED_MAX) {
        if unlike.contains(&other) {
            compared.push(other);
            continue;
        }
        if opened == OTHERS_MAX {
            continue;
        }
        let Some(row) = office.case(other).await? else { continue };
        if row.erasing || row.stage == Stage::Erased {
            continue;
        }
        opened += 1;
        // What does not open raises its alarm on its own page, and is tried again.
        let Some(theirs) = opened_to_compare(bench, &row).await? else { continue };
        found.extend(potential(ours, &theirs, other, row.designation.as_str()));
        compared.push(other);
    }
    found.sort_by_key(|one| (one.tie, std::cmp::Reverse(one.band), one.designation.clone()));
    Ok((found, compared))
}

async fn opened_to_compare(
    bench: &Bench<'_>,
    row: &CaseRow,
) -> Result<Option<Application>, Trouble> {
    let opened = reading::application(bench.desk, bench.signed, row).await?;
    let officer = Some(bench.signed.officer.id);
    bench.desk.office().audit_note(officer, "case_compared", &row.case.to_string()).await?;
    Ok(opened.ok())
}

/// The form that judges a hit.
pub(crate) fn resolve_act(
    bench: &Bench<'_>,
    screening: u64,
    content: &Digest,
    number: usize,
) -> Act {
    let shell = &bench.shell;
    let (judgement, reason) = (judgement_field(content), reason_field(content));
    let chosen = bench.typed(&judgement);
    let choice = |one: Judgement| Choice::new(one.name(), judgement_words(shell, one), chosen);
    let choices = Judgement::ALL.into_iter().map(choice).collect();
    let act = Act::new(shell, "resolve-hit", bench.action("resolve-hit"));
    Act {
        name: format!("resolve-hit-{}", content.short()),
        title: format!("{} {number}", act.title),
        ..act
    }
    .hidden("screening", screening)
    .hidden("content", content)
    .field(Field::radios(&judgement, shell.say("desk-hit-label"), choices))
    .field(Field::area(&reason, shell.say("desk-hit-reason"), bench.typed(&reason), 2))
    .only_for(shell, bench.signed, Role::Officer, &bench.staff, None)
}

fn judgement_field(content: &Digest) -> String {
    format!("judgement-{}", content.short())
}

fn reason_field(content: &Digest) -> String {
    format!("reason-{}", content.short())
}

/// Judges one possible match.
pub(crate) async fn resolve(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let outcome = judge(&bench, &sent.posted).await;
    let field = sent.posted.text("content").parse().map(|content| reason_field(&content));
    after(bench, &sent.posted, outcome, field.as_deref().unwrap_or("content")).await
}

async fn judge(bench: &Bench<'_>, posted: &Posted) -> Result<&'static str, Trouble> {
    not_final(bench)?;
    let content: Digest =
        posted.text("content").parse().map_err(|_| pages::Problem::unreadable())?;
    let shown: u64 = posted.text("screening").parse().map_err(|_| pages::Problem::unreadable())?;
    let (sequence, screening) = last(bench).ok_or(Trouble::NOT_FOUND)?;
    let judged = judgements(bench);
    if shown != sequence {
        return Err(Trouble::Changed);
    }
    if !screening.hits.iter().any(|hit| hit.content == content) {
        return Err(Trouble::NOT_FOUND);
    }
    if judged.of(&content).is_some_and(|(_, last)| last.judgement.settles()) {
        return Err(Trouble::Changed);
    }
    let judgement = Judgement::from_name(posted.text(&judgement_field(&content)));
    let judgement = judgement.ok_or(Trouble::Choose(judgement_field(&content)))?;
    let reason = posted.text(&reason_field(&content));
    let resolution = HitResolution::new(screening, content, judgement, reason)?;
    let resolve = ResolveHit {
        form: form_id(posted)?,
        case: bench.row.case,
        officer: bench.signed.officer.id,
        record: sealed::record(&bench.row, &Record::Hit { resolution })?,
    };
    bench.desk.office().resolve_hit(resolve).await?;
    Ok("resolved")
}

fn not_final(bench: &Bench<'_>) -> Result<(), Refusal> {
    let stage = bench.row.stage;
    if stage.is_final() { Err(Refusal::WrongStage { stage }) } else { Ok(()) }
}

/// Warnings for whoever proposes or approves: a match or another case is not judged, or the case
/// was not compared with the lists of today.
pub(crate) fn warnings(bench: &Bench<'_>, shell: &Shell) -> Vec<(String, String)> {
    let mut keys = Vec::new();
    if bench.lists.lists.is_empty() && bench.row.screened_with.is_none() {
        keys.push("desk-warning-not-screened");
    } else {
        match bench.row.screened_with {
            None => keys.push("desk-warning-not-screened"),
            Some(lists) if lists != bench.lists.digest => keys.push("desk-warning-outdated"),
            Some(_) => {}
        }
    }
    if has_open_hits(bench) {
        keys.push("desk-warning-open-hits");
    }
    if duplicates::has_open(bench) {
        keys.push("desk-warning-open-duplicates");
    }
    if duplicates::newer(bench) > 0 {
        keys.push("desk-warning-newer-cases");
    }
    keys.into_iter().map(|key| (shell.say("desk-warning"), shell.say(key))).collect()
}
