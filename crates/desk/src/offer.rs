//! Stage 4, offer: proposed by one officer, made by another, over content both were shown.
//!
//! **Architecture Invariant:** what is approved is read again from its sealed record, its digest
//! is compared with the one in the store and with the one on the approver's page, and the letter
//! to the applicant is made from those same bytes.

use casework::authority::Proposed;
use casework::offer::{NOTE_MAX, Offer, Verdict};
use casework::{Refusal, Role, Stage, payment};
use pages::{Choice, Field, FieldKind, Posted};
use sealing::Purpose;

use crate::act::{Act, Weight};
use crate::case::{Bench, after, form_id};
use crate::decision::{self, proposed, shown_of};
use crate::names;
use crate::record::Record;
use crate::screening;
use crate::sealed;
use crate::sent::Sent;
use crate::trouble::{Answer, Trouble, refusal_words};

/// What can be done about an offer or a refusal.
pub(crate) fn acts(bench: &Bench<'_>) -> Vec<Act> {
    match bench.row.stage {
        Stage::Assessed => proposing(bench),
        Stage::Proposed => deciding(bench),
        _ => Vec::new(),
    }
}

fn proposing(bench: &Bench<'_>) -> Vec<Act> {
    let shell = &bench.shell;
    let last = decision::latest(bench);
    let no_key = bench.file.is_none().then(|| shell.say("desk-refusal-no-key"));
    let no_decision = last.is_none().then(|| shell.say("desk-why-no-decision"));
    let may_offer = last.map_or(Ok(()), |last| last.may_offer());
    let chosen = bench.typed("verdict");
    let choice = |verdict: &str| Choice::new(verdict, shell.named("desk-verdict", verdict), chosen);
    let mut verdict = Field::radios("verdict", shell.say("desk-verdict-label"), Vec::new());
    verdict.kind = FieldKind::Radios(match &may_offer {
        Ok(()) => vec![choice("offer"), choice("refusal")],
        Err(refusal) => {
            let why = refusal_words(shell, "verdict", refusal);
            verdict.hint = Some(shell.with("desk-why-no-offer", "why", shell.error_text(&why)));
            vec![choice("refusal")]
        }
    });
    let limit = shell.with("desk-hint-note", "limit", NOTE_MAX);
    let note = Field::area("note", shell.say("desk-note-label"), bench.typed("note"), 5);
    let weight = if may_offer.is_ok() { Weight::Primary } else { Weight::Plain };
    let act = Act::new(shell, "propose", bench.action("propose"));
    let mut act = Act { weight, ..act }
        .field(verdict)
        .field(note.hint(limit))
        .only_for(shell, bench.signed, Role::Officer, &bench.staff, None)
        .unless(no_key)
        .unless(no_decision);
    act.lines.extend(screening::warnings(bench, shell));
    vec![act.unless(set_aside(bench))]
}

fn deciding(bench: &Bench<'_>) -> Vec<Act> {
    let shell = &bench.shell;
    let Some(proposal) = &bench.proposal else { return Vec::new() };
    let no_key = bench.file.is_none().then(|| shell.say("desk-refusal-no-key"));
    let broken = proposed(bench).is_none().then(|| shell.say("desk-alarm-proposal"));
    let mut approve = Act::new(shell, "approve", bench.action("approve"))
        .primary()
        .hidden("digest", proposal.digest)
        .line(shell.say("desk-proposed-by"), bench.officer(proposal.proposer))
        .line(shell.say("desk-seal"), names::seal(&proposal.digest))
        .only_for(shell, bench.signed, Role::Approver, &bench.staff, Some(proposal.proposer))
        .unless(no_key)
        .unless(broken);
    approve.lines.extend(screening::warnings(bench, shell));
    vec![approve.unless(set_aside(bench)), Act::new(shell, "return", bench.action("return"))]
}

/// Why nothing is offered on a case that is merged into another.
pub(crate) fn set_aside(bench: &Bench<'_>) -> Option<String> {
    bench.row.set_aside.then(|| bench.shell.say("desk-refusal-set-aside"))
}

/// Proposes an offer or a refusal.
pub(crate) async fn propose(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let outcome = put_forward(&bench, &sent.posted).await;
    after(bench, &sent.posted, outcome, "note").await
}

async fn put_forward(bench: &Bench<'_>, posted: &Posted) -> Result<&'static str, Trouble> {
    let case = bench.row.case;
    bench.file()?;
    let verdict = match posted.text("verdict") {
        "offer" => Verdict::Offer,
        "refusal" => Verdict::Refusal,
        _ => return Err(Trouble::field("verdict", "desk-error-choose")),
    };
    let assessment = decision::latest(bench);
    let assessment = assessment.ok_or(Refusal::WrongStage { stage: bench.row.stage })?;
    let officer = &bench.signed.officer;
    let proposed =
        casework::offer::propose(case, assessment, verdict, posted.text("note"), officer)?;
    let record = Record::Offer { offer: proposed.content.clone() };
    let record = sealed::record(&bench.row, &record)?;
    bench.desk.office().propose(case, form_id(posted)?, &proposed, record).await?;
    Ok("proposed")
}

/// Approves what was proposed, if it is what this officer was shown: the offer is made.
pub(crate) async fn approve(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let outcome = make(&bench, &sent.posted).await;
    after(bench, &sent.posted, outcome, "approve").await
}

async fn make(bench: &Bench<'_>, posted: &Posted) -> Result<&'static str, Trouble> {
    let form = form_id(posted)?;
    bench.file()?;
    let Some(proposal) = &bench.proposal else { return Err(Refusal::ProposalClosed.into()) };
    let shown = shown_of(proposal, posted)?;
    let broken = Trouble::field("approve", "desk-alarm-proposal");
    let content: Offer = proposed(bench).ok_or(broken)?.clone();
    let verdict = content.verdict;
    let instalments = payment::schedule(&content.grants)?;
    let proposed = Proposed { content, proposer: proposal.proposer };
    let approved = proposed.approve(&bench.signed.officer, Role::Approver, shown)?;
    let letter = sealed::outbound(&bench.row, Purpose::Letter, &approved.content().to_bytes())?;
    bench.desk.office().make(form, &approved, letter, &instalments).await?;
    Ok(if verdict == Verdict::Offer { "made" } else { "refused" })
}

/// Returns the proposal to be thought over.
pub(crate) async fn give_back(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let officer = bench.signed.officer.id;
    let outcome = match form_id(&sent.posted) {
        Ok(form) => sent.desk.office().return_proposal(bench.row.case, form, officer).await,
        Err(trouble) => return Err(trouble),
    };
    let outcome = outcome.map(|_| "returned").map_err(Trouble::from);
    after(bench, &sent.posted, outcome, "return").await
}
