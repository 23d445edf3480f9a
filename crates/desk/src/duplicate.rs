//! Stage 3, screen, among the office's own cases: an officer says how two cases belong together.
//! One person's are merged, one household's are linked, and either can be said anew.
//!
//! **Architecture Invariant:** what an officer finds is sealed to both cases, each in its own
//! record, and neither holds words of the other.

use casework::duplicate::{
    DuplicateFinding, Kinship, Part, PotentialDuplicate, Succession, reason,
};
use casework::{CaseId, Role};
use pages::{Choice, Field, Posted};
use store::{CaseRow, Merge, TwoCases};

use crate::act::Act;
use crate::case::{Bench, after, form_id};
use crate::duplicates::{judged, last_finding, open, other_of, part_of};
use crate::reading::case_row;
use crate::record::Record;
use crate::sealed;
use crate::sent::Sent;
use crate::trouble::{Answer, Trouble};

/// What an officer may choose: what they find and, for one person, which case goes on.
const CHOICES: [(&str, Kinship, Option<Part>); 4] = [
    ("different", Kinship::Different, None),
    ("household", Kinship::Household, None),
    ("same-here", Kinship::Merged, Some(Part::Kept)),
    ("same-there", Kinship::Merged, Some(Part::SetAside)),
];

/// The form that judges how another case belongs with this one.
pub(crate) fn judge_act(bench: &Bench<'_>, one: &PotentialDuplicate) -> Act {
    judge_form(bench, one.other, &one.designation)
}

/// The same for a case that was judged before.
pub(crate) fn judge_form(bench: &Bench<'_>, other: CaseId, designation: &str) -> Act {
    let shell = &bench.shell;
    let (choice, reason) = (choice_field(other), reason_field(other));
    let chosen = bench.typed(&choice);
    let label =
        |name: &str| shell.with(&["desk-duplicate", name].join("-"), "designation", designation);
    let choices = CHOICES.map(|(name, ..)| Choice::new(name, label(name), chosen));
    let act = Act::new(shell, "judge-duplicate", bench.action("judge-duplicate"));
    Act {
        name: format!("judge-duplicate-{other}"),
        title: format!("{} {designation}", act.title),
        ..act
    }
    .hidden("other", other)
    .hidden("after", last_finding(bench, other))
    .field(Field::radios(&choice, shell.say("desk-duplicate-label"), choices.into()))
    .field(Field::area(&reason, shell.say("desk-duplicate-reason"), bench.typed(&reason), 2))
    .only_for(shell, bench.signed, Role::Officer, &bench.staff, None)
}

/// The form that lets this case go on, set aside for one that is erased.
pub(crate) fn succeed_act(bench: &Bench<'_>) -> Act {
    let shell = &bench.shell;
    let chosen = bench.typed(SUCCESSION);
    let choices = Succession::CHOICES
        .map(|one| Choice::new(one.name(), shell.named("desk-succession", one.name()), chosen));
    Act::new(shell, "succeed", bench.action("succeed"))
        .field(Field::radios(SUCCESSION, shell.say("desk-succession-label"), choices.into()))
        .field(Field::area(WHY, shell.say("desk-duplicate-reason"), bench.typed(WHY), 2))
        .only_for(shell, bench.signed, Role::Officer, &bench.staff, None)
        .unless(bench.file.is_none().then(|| shell.say("desk-refusal-no-key")))
}

/// The form that undoes a merge with a case that is still there.
pub(crate) fn unmerge_act(bench: &Bench<'_>, merge: &Merge) -> Act {
    let shell = &bench.shell;
    let reason = unmerge_field(merge.aside);
    let act = Act::new(shell, "unmerge", bench.action("unmerge"));
    let other = other_of(bench, merge).and_then(|other| bench.designations.get(&other));
    let other = other.map(|designation| format!(" {}", designation.as_str()));
    Act {
        name: format!("unmerge-{}", merge.aside),
        title: act.title.clone() + &other.unwrap_or_default(),
        ..act
    }
    .hidden("aside", merge.aside)
    .field(Field::area(&reason, shell.say("desk-duplicate-reason"), bench.typed(&reason), 2))
    .only_for(shell, bench.signed, Role::Officer, &bench.staff, None)
    .unless(bench.file.is_none().then(|| shell.say("desk-refusal-no-key")))
}

const SUCCESSION: &str = "succession";
const WHY: &str = "succession-why";

fn choice_field(other: CaseId) -> String {
    format!("kinship-{other}")
}

fn reason_field(other: CaseId) -> String {
    format!("why-{other}")
}

fn unmerge_field(aside: CaseId) -> String {
    format!("undo-{aside}")
}

/// Judges how another case belongs with this one.
pub(crate) async fn judge(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let outcome = carry_out(&bench, &sent.posted).await;
    let field = sent.posted.text("other").parse().map(reason_field);
    after(bench, &sent.posted, outcome, field.as_deref().unwrap_or("other")).await
}

async fn carry_out(bench: &Bench<'_>, posted: &Posted) -> Result<&'static str, Trouble> {
    bench.file()?;
    let other: CaseId = posted.text("other").parse().map_err(|_| Trouble::NOT_FOUND)?;
    let known =
        judged(bench).contains_key(&other) || open(bench).iter().any(|one| one.other == other);
    if !known {
        return Err(Trouble::NOT_FOUND);
    }
    if posted.text("after") != last_finding(bench, other).to_string() {
        return Err(Trouble::Changed);
    }
    let chosen = posted.text(&choice_field(other));
    let choice = CHOICES.iter().find(|(name, ..)| *name == chosen);
    let (_, kinship, part) = choice.ok_or(Trouble::Choose(choice_field(other)))?;
    let reason = reason(posted.text(&reason_field(other)))?;
    let other = case_row(bench.desk, &other.to_string()).await?;
    let ours = finding(&other, *kinship, *part, &reason);
    let theirs = finding(&bench.row, *kinship, part.map(Part::other), &reason);
    let here = (bench.row.case, sealed::record(&bench.row, &ours)?);
    let there = (other.case, sealed::record(&other, &theirs)?);
    let (form, officer) = (form_id(posted)?, bench.signed.officer.id);
    let office = bench.desk.office();
    if *kinship != Kinship::Merged {
        office.judge_duplicate(TwoCases { form, officer, one: here, other: there }).await?;
        return Ok("duplicate-judged");
    }
    let (one, other) = match part {
        Some(Part::SetAside) => (there, here),
        _ => (here, there),
    };
    office.merge(TwoCases { form, officer, one, other }).await?;
    Ok("merged")
}

fn finding(of: &CaseRow, kinship: Kinship, part: Option<Part>, reason: &str) -> Record {
    Record::Duplicate {
        finding: DuplicateFinding {
            other: of.case,
            designation: of.designation.to_string(),
            kinship,
            part,
            reason: reason.to_owned(),
        },
    }
}

/// Undoes a merge.
pub(crate) async fn unmerge(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let outcome = undo(&bench, &sent.posted).await;
    let field = sent.posted.text("aside").parse().map(unmerge_field);
    after(bench, &sent.posted, outcome, field.as_deref().unwrap_or("aside")).await
}

async fn undo(bench: &Bench<'_>, posted: &Posted) -> Result<&'static str, Trouble> {
    bench.file()?;
    let aside: CaseId = posted.text("aside").parse().map_err(|_| Trouble::NOT_FOUND)?;
    let merge = bench.merges.iter().find(|merge| merge.aside == aside);
    let merge = merge.ok_or(Trouble::Changed)?;
    let reason = reason(posted.text(&unmerge_field(aside)))?;
    let (form, officer) = (form_id(posted)?, bench.signed.officer.id);
    let part = part_of(bench, merge);
    let office = bench.desk.office();
    let other = other_of(bench, merge).ok_or(Trouble::Changed)?;
    let other = case_row(bench.desk, &other.to_string()).await?;
    let ours = finding(&other, Kinship::Unmerged, Some(part), &reason);
    let theirs = finding(&bench.row, Kinship::Unmerged, Some(part.other()), &reason);
    let here = (bench.row.case, sealed::record(&bench.row, &ours)?);
    let there = (other.case, sealed::record(&other, &theirs)?);
    let (one, other) = match part {
        Part::Kept => (here, there),
        Part::SetAside => (there, here),
    };
    office.unmerge(TwoCases { form, officer, one, other }).await?;
    Ok("unmerged")
}

/// Lets this case go on that is set aside for one erased since.
pub(crate) async fn succeed(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let outcome = go_on(&bench, &sent.posted).await;
    after(bench, &sent.posted, outcome, WHY).await
}

async fn go_on(bench: &Bench<'_>, posted: &Posted) -> Result<&'static str, Trouble> {
    bench.file()?;
    let chosen = Succession::from_name(posted.text(SUCCESSION));
    let succession = chosen.ok_or(Trouble::Choose(SUCCESSION.to_owned()))?;
    let reason = reason(posted.text(WHY))?;
    let mut findings = judged(bench).into_values();
    let merged = |last: &&DuplicateFinding| {
        last.kinship == Kinship::Merged && last.part == Some(Part::SetAside)
    };
    let last = findings.find(merged).ok_or(Trouble::Changed)?.clone();
    let (kinship, part) = succession.finding();
    let finding = DuplicateFinding { kinship, part: Some(part), reason, ..last };
    let record = sealed::record(&bench.row, &Record::Duplicate { finding })?;
    let (form, officer) = (form_id(posted)?, bench.signed.officer.id);
    let aside = (bench.row.case, record);
    bench.desk.office().succeed(form, officer, aside, succession).await?;
    Ok("succeeded")
}
