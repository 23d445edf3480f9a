//! Stage 6, pay: what is due is proposed by one paymaster and paid by another.

use casework::authority::{Digested, Proposed};
use casework::ledger::TransferState;
use casework::payment::{PaymentBatch, due};
use casework::{Refusal, Role, Stage};
use jiff::civil::Date;
use pages::{Posted, Shell};
use programme::Money;
use store::TransferRow;

use crate::act::Act;
use crate::case::{Bench, after, form_id};
use crate::decision::{shown, shown_of};
use crate::names;
use crate::offer::set_aside;
use crate::sent::Sent;
use crate::trouble::{Answer, Trouble};

/// One transfer of the case.
pub(crate) struct TransferView {
    pub(crate) benefit: String,
    pub(crate) partner: String,
    pub(crate) number: u16,
    pub(crate) amount: String,
    pub(crate) state: String,
    pub(crate) state_name: &'static str,
    pub(crate) due: Option<String>,
    pub(crate) proposed: bool,
}

/// The money of a case.
pub(crate) struct Purse {
    pub(crate) transfers: Vec<TransferView>,
    pub(crate) totals: Vec<(String, String)>,
    pub(crate) proposal: Option<PaymentView>,
}

/// A payment that waits for a second paymaster.
pub(crate) struct PaymentView {
    pub(crate) proposer: String,
    pub(crate) at: String,
    pub(crate) seal: String,
    pub(crate) sums: Vec<String>,
    pub(crate) count: String,
}

impl Purse {
    /// The money of the case on the bench.
    pub(crate) fn new(bench: &Bench<'_>) -> Self {
        let shell = &bench.shell;
        let in_batch = |transfer: &TransferRow| {
            let batch = bench.payment.as_ref().map(|(_, batch)| batch);
            batch.is_some_and(|batch| batch.transfers.iter().any(|(id, _)| *id == transfer.id))
        };
        let view = |transfer: &TransferRow| TransferView {
            benefit: names::of(shell, "benefit", &transfer.benefit),
            partner: names::of(shell, "partner", &transfer.partner),
            number: transfer.number,
            amount: shell.money(&transfer.amount),
            state: shell.named("desk-transfer", transfer.state.name()),
            state_name: transfer.state.name(),
            due: bench.row.accepted.map(|accepted| shell.date(&due(accepted, transfer.number))),
            proposed: in_batch(transfer),
        };
        let states = [TransferState::Pending, TransferState::Posted, TransferState::Voided];
        let totals = states.into_iter().flat_map(|state| {
            let amounts = bench.transfers.iter().filter(move |t| t.state == state);
            let sums = sums(amounts.map(|transfer| transfer.amount));
            let label = shell.named("desk-transfer", state.name());
            sums.into_iter().map(move |sum| (label.clone(), shell.money(&sum)))
        });
        Self {
            transfers: bench.transfers.iter().map(view).collect(),
            totals: totals.collect(),
            proposal: bench.payment.as_ref().map(|(proposal, batch)| PaymentView {
                proposer: bench.officer(proposal.proposer),
                at: names::moment(shell, proposal.at_us),
                seal: names::seal(&proposal.digest),
                sums: batch_sums(shell, batch),
                count: shell.count("desk-transfers-count", batch.transfers.len()),
            }),
        }
    }
}

fn batch_sums(shell: &Shell, batch: &PaymentBatch) -> Vec<String> {
    let amounts = batch.transfers.iter().map(|(_, amount)| *amount);
    sums(amounts).iter().map(|sum| shell.money(sum)).collect()
}

/// Sums by currency, in the order currencies first appear; a sum too large to count is left out
/// rather than shown wrong.
fn sums(amounts: impl Iterator<Item = Money>) -> Vec<Money> {
    let mut sums: Vec<Option<Money>> = Vec::new();
    for amount in amounts {
        let same = |sum: &&mut Option<Money>| sum.is_some_and(|s| s.currency == amount.currency);
        match sums.iter_mut().find(same) {
            Some(sum) => *sum = sum.and_then(|sum| sum.checked_add(amount)),
            None => sums.push(Some(amount)),
        }
    }
    sums.into_iter().flatten().collect()
}

/// What is due today and neither paid, here or on a case merged into this one, nor released: the
/// batch a paymaster may propose.
fn batch_due(bench: &Bench<'_>) -> PaymentBatch {
    let today = bench.desk.today();
    let is_due = |transfer: &&TransferRow| {
        let day: Option<Date> = bench.row.accepted.map(|day| due(day, transfer.number));
        let paid = bench.paid_on_merged.contains(&transfer.key());
        transfer.state == TransferState::Pending && !paid && day.is_some_and(|day| day <= today)
    };
    let due = bench.transfers.iter().filter(is_due);
    let mut transfers: Vec<_> = due.map(|transfer| (transfer.id, transfer.amount)).collect();
    transfers.sort_by_key(|(id, _)| *id);
    PaymentBatch { case: bench.row.case, transfers }
}

/// What can be done about money.
pub(crate) fn acts(bench: &Bench<'_>) -> Vec<Act> {
    if bench.row.stage != Stage::Accepted {
        return Vec::new();
    }
    match &bench.payment {
        None => vec![proposing(bench)],
        Some(_) => deciding(bench),
    }
}

fn proposing(bench: &Bench<'_>) -> Act {
    let shell = &bench.shell;
    let batch = batch_due(bench);
    let mut act = Act::new(shell, "propose-payment", bench.action("propose-payment"))
        .primary()
        .hidden("digest", batch.digest())
        .only_for(shell, bench.signed, Role::Paymaster, &bench.staff, None)
        .unless(set_aside(bench))
        .unless(batch.transfers.is_empty().then(|| nothing_due(bench)));
    if !bench.paid_on_merged.is_empty() {
        act = act.line(shell.say("desk-warning"), shell.say("desk-warning-paid-on-merged"));
    }
    for sum in batch_sums(shell, &batch) {
        act = act.line(shell.say("desk-due-now"), sum);
    }
    act
}

fn nothing_due(bench: &Bench<'_>) -> String {
    let pending = bench.transfers.iter().filter(|t| t.state == TransferState::Pending);
    let accepted = bench.row.accepted;
    let next = pending.filter_map(|t| accepted.map(|day| due(day, t.number))).min();
    match next {
        Some(day) => bench.shell.with("desk-why-due-later", "day", bench.shell.date(&day)),
        None => bench.shell.say("desk-why-nothing-due"),
    }
}

fn deciding(bench: &Bench<'_>) -> Vec<Act> {
    let shell = &bench.shell;
    let Some((proposal, batch)) = &bench.payment else { return Vec::new() };
    let mut pay = Act::new(shell, "pay", bench.action("pay"))
        .primary()
        .hidden("digest", proposal.digest)
        .line(shell.say("desk-proposed-by"), bench.officer(proposal.proposer))
        .line(shell.say("desk-seal"), names::seal(&proposal.digest))
        .only_for(shell, bench.signed, Role::Paymaster, &bench.staff, Some(proposal.proposer))
        .unless(set_aside(bench))
        .unless((batch.digest() != proposal.digest).then(|| shell.say("desk-alarm-payment")));
    for sum in batch_sums(shell, batch) {
        pay = pay.line(shell.say("desk-to-pay"), sum);
    }
    let back = Act::new(shell, "return-payment", bench.action("return-payment")).only_for(
        shell,
        bench.signed,
        Role::Paymaster,
        &bench.staff,
        None,
    );
    vec![pay, back]
}

/// Proposes to pay what is due, if it is still what the page showed.
pub(crate) async fn propose(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let outcome = put_forward(&bench, &sent.posted).await;
    after(bench, &sent.posted, outcome, "propose-payment").await
}

async fn put_forward(bench: &Bench<'_>, posted: &Posted) -> Result<&'static str, Trouble> {
    let form = form_id(posted)?;
    let stage = bench.row.stage;
    if stage != Stage::Accepted {
        return Err(Refusal::WrongStage { stage }.into());
    }
    let content = batch_due(bench);
    if content.transfers.is_empty() {
        return Err(Trouble::field("propose-payment", "desk-why-nothing-due"));
    }
    if shown(posted.text("digest")) != Some(content.digest()) {
        return Err(Refusal::ChangedSinceShown.into());
    }
    bench.signed.officer.must_hold(Role::Paymaster)?;
    let proposed = Proposed { content, proposer: bench.signed.officer.id };
    bench.desk.office().propose_payment(form, &proposed).await?;
    Ok("payment-proposed")
}

/// Pays what was proposed, if it is what this paymaster was shown.
pub(crate) async fn pay(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let outcome = carry_out(&bench, &sent.posted).await;
    after(bench, &sent.posted, outcome, "pay").await
}

async fn carry_out(bench: &Bench<'_>, posted: &Posted) -> Result<&'static str, Trouble> {
    let form = form_id(posted)?;
    let Some((proposal, batch)) = &bench.payment else {
        return Err(Refusal::ProposalClosed.into());
    };
    let shown = shown_of(proposal, posted)?;
    let proposed = Proposed { content: batch.clone(), proposer: proposal.proposer };
    let approved = proposed.approve(&bench.signed.officer, Role::Paymaster, shown)?;
    bench.desk.office().pay(form, &approved).await?;
    Ok("paid")
}

/// Returns a proposed payment.
pub(crate) async fn give_back(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let form = form_id(&sent.posted)?;
    let officer = bench.signed.officer.id;
    let outcome = sent.desk.office().return_payment(bench.row.case, form, officer).await;
    let outcome = outcome.map(|_| "payment-returned").map_err(Trouble::from);
    after(bench, &sent.posted, outcome, "return-payment").await
}
