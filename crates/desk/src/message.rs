//! Messages to the applicant.

use casework::message::{MESSAGE_MAX, Message};
use casework::{Refusal, Role, Stage};
use pages::{Field, Posted};
use sealing::{Purpose, contains_codename};
use store::Send;

use crate::act::{Act, Weight};
use crate::case::{Bench, after, form_id};
use crate::record::Record;
use crate::sealed;
use crate::sent::Sent;
use crate::trouble::{Answer, Trouble};

/// The form that answers the applicant.
pub(crate) fn act(bench: &Bench<'_>) -> Option<Act> {
    if bench.row.stage == Stage::Erased || bench.file.is_none() {
        return None;
    }
    let shell = &bench.shell;
    let hint = shell.with("desk-hint-characters", "limit", MESSAGE_MAX);
    let field = Field::area("message", shell.say("desk-message-label"), bench.typed("message"), 6);
    let act = Act::new(shell, "message", bench.action("message")).field(field.hint(hint)).only_for(
        shell,
        bench.signed,
        Role::Officer,
        &bench.staff,
        None,
    );
    Some(Act { weight: Weight::Plain, ..act })
}

/// Sends a message: sealed to the applicant, with a copy sealed to the case.
pub(crate) async fn send(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let outcome = carry_out(&bench, &sent.posted).await;
    after(bench, &sent.posted, outcome, "message").await
}

async fn carry_out(bench: &Bench<'_>, posted: &Posted) -> Result<&'static str, Trouble> {
    let stage = bench.row.stage;
    if stage == Stage::Erased {
        return Err(Refusal::WrongStage { stage }.into());
    }
    let text = posted.text("message");
    // A codename in a reply could only have come from the applicant, and must not spread.
    if contains_codename(text) {
        return Err(Trouble::field("message", "desk-error-codename"));
    }
    let message = Message::new(text, Vec::new())?;
    let letter = sealed::outbound(&bench.row, Purpose::Reply, &message.to_bytes())?;
    let officer = bench.signed.officer.name.clone();
    let copy = sealed::record(&bench.row, &Record::Sent { message, officer })?;
    let send = Send {
        form: form_id(posted)?,
        case: bench.row.case,
        officer: bench.signed.officer.id,
        letter,
        copy,
        files: Vec::new(),
    };
    bench.desk.office().send(send).await?;
    Ok("sent")
}
