//! Stage 2, decide: applying the rules, and a person's finding where the rules ask for one.

use casework::assessment::{Assessment, Finding};
use casework::authority::Digested;
use casework::{CaseId, Refusal, Role, Stage};
use pages::{Choice, Field, Posted};
use programme::Outcome;
use store::{Assess, StoreError};

use crate::act::Act;
use crate::case::{Bench, after, form_id};
use crate::decision;
use crate::names;
use crate::record::Record;
use crate::sealed;
use crate::sent::Sent;
use crate::trouble::{Answer, Trouble};

/// What can be done about the decision.
pub(crate) fn acts(bench: &Bench<'_>) -> Vec<Act> {
    let mut acts = Vec::new();
    let stage = bench.row.stage;
    if !matches!(stage, Stage::Received | Stage::Assessed | Stage::UnderReview) {
        return acts;
    }
    let shell = &bench.shell;
    let unreadable = bench.file.as_ref().is_some_and(|file| file.application().is_none());
    let unreadable = unreadable.then(|| shell.say("desk-why-unreadable"));
    let gate = |act: Act| {
        act.only_for(shell, bench.signed, Role::Officer, &bench.staff, None)
            .unless(bench.file.is_none().then(|| shell.say("desk-refusal-no-key")))
            .unless(unreadable.clone())
    };
    let assess = Act::new(shell, "assess", bench.action("assess"));
    acts.push(gate(if stage == Stage::Assessed { assess } else { assess.primary() }));
    let last = decision::latest(bench)
        .filter(|last| stage == Stage::Assessed && last.decision.outcome == Outcome::HumanDecision);
    if let Some(last) = last {
        acts.push(gate(finding(bench, last)));
    }
    acts
}

/// The form of a person's finding: which of the grounds do not stand in the way, and why.
fn finding(bench: &Bench<'_>, last: &Assessment) -> Act {
    let shell = &bench.shell;
    let grounds = last.grounds(&bench.programme);
    let ticked = |ground: &str| {
        bench.posted.is_some_and(|posted| posted.all("cleared").any(|value| value == ground))
    };
    let choices: Vec<Choice> = grounds
        .iter()
        .map(|ground| {
            let label = names::of(shell, "reason", ground);
            Choice { chosen: ticked(ground), ..Choice::new(ground, label, "") }
        })
        .collect();
    let mut act = Act::new(shell, "find", bench.action("find")).primary();
    if !choices.is_empty() {
        act = act.field(
            Field::checks("cleared", shell.say("desk-finding-label"), choices)
                .hint(shell.say("desk-finding-hint")),
        );
    }
    let reason = shell.say("desk-finding-reason");
    act.field(Field::area("finding", reason, bench.typed("finding"), 4))
}

/// Applies the rules of the case's own programme to the facts, as of today.
pub(crate) async fn assess(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let outcome = match decided(&bench) {
        Ok(assessment) => store(&bench, &sent.posted, assessment, "assessed").await,
        Err(trouble) => Err(trouble),
    };
    after(bench, &sent.posted, outcome, "assess").await
}

/// Adds an officer's finding to the last decision.
pub(crate) async fn find(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let outcome = match found(&bench, &sent.posted) {
        Ok(assessment) => store(&bench, &sent.posted, assessment, "found").await,
        Err(trouble) => Err(trouble),
    };
    after(bench, &sent.posted, outcome, "finding").await
}

fn decided(bench: &Bench<'_>) -> Result<Assessment, Trouble> {
    let application = bench.file()?.application();
    let application = application.ok_or(Trouble::field("assess", "desk-why-unreadable"))?;
    let facts = application.facts(&bench.programme, bench.desk.today());
    let mut salt = [0; 16];
    bench.desk.entropy().fill(&mut salt).map_err(StoreError::from)?;
    let salt = CaseId::from_bytes(salt);
    Ok(Assessment::new(&bench.programme, facts, bench.desk.today(), salt))
}

fn found(bench: &Bench<'_>, posted: &Posted) -> Result<Assessment, Trouble> {
    let last = decision::latest(bench).filter(|last| {
        last.decision.outcome == Outcome::HumanDecision && bench.row.stage == Stage::Assessed
    });
    let last = last.ok_or(Refusal::WrongStage { stage: bench.row.stage })?;
    let grounds = last.grounds(&bench.programme);
    let cleared = posted.all("cleared").filter(|ground| grounds.contains(*ground));
    let cleared = cleared.map(str::to_owned).collect();
    let reason = posted.text("finding").to_owned();
    Ok(last.clone().with_finding(&bench.programme, Finding { cleared, reason })?)
}

async fn store(
    bench: &Bench<'_>,
    posted: &Posted,
    assessment: Assessment,
    done: &'static str,
) -> Result<&'static str, Trouble> {
    let digest = assessment.digest();
    let audience = assessment.decision.audience.clone();
    let outcome = assessment.decision.outcome;
    let record = sealed::record(&bench.row, &Record::Assessment { assessment })?;
    let assess = Assess {
        form: form_id(posted)?,
        case: bench.row.case,
        officer: bench.signed.officer.id,
        assessment: digest,
        record,
        audience,
        outcome,
    };
    bench.desk.office().assess(assess).await?;
    Ok(done)
}
