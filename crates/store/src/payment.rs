//! Stage 6, pay: pending becomes posted, once, by two paymasters.

use std::collections::BTreeSet;

use casework::authority::{Digested as _, Proposed};
use casework::journal::{Actor, Event, EventKind, Payload};
use casework::ledger::TransferState;
use casework::payment::PaymentBatch;
use casework::statistics::Metric;
use casework::{Approved, CaseId, OfficerId, Refusal};

use crate::error::{StoreError, corrupt};
use crate::form::{Done, FormId, Step};
use crate::ledger::{InstalmentKey, TransferRow, sums};
use crate::plan::{Plan, args};
use crate::proposal::{End, NewProposal, ProposalKind, ProposalRow, end_proposal};
use crate::statistics::count;
use crate::store::{Inner, Office};

impl Office {
    /// Proposes to pay some transfers of a case.
    pub async fn propose_payment(
        &self,
        form: FormId,
        proposed: &Proposed<PaymentBatch>,
    ) -> Result<Done, StoreError> {
        let plan = |_| self.0.plan_propose_payment(form, proposed);
        self.0.carry_out("propose_payment", plan).await
    }

    /// The payment that waits for a second paymaster, and what it would pay.
    pub async fn open_payment(
        &self,
        case: CaseId,
    ) -> Result<Option<(ProposalRow, PaymentBatch)>, StoreError> {
        let open = self.0.open_proposal(case, ProposalKind::Payment.family()).await?;
        let Some((proposal, content)) = open else { return Ok(None) };
        let batch = content.and_then(|text| PaymentBatch::from_bytes(text.as_bytes()));
        Ok(Some((proposal, batch.ok_or(corrupt("proposals"))?)))
    }

    /// Returns it.
    pub async fn return_payment(
        &self,
        case: CaseId,
        form: FormId,
        officer: OfficerId,
    ) -> Result<Done, StoreError> {
        let plan = |_| self.0.plan_return_payment(case, form, officer);
        self.0.carry_out("return_payment", plan).await
    }

    /// Pays what two paymasters approved: every transfer of it, or none. The case is completed
    /// when nothing is pending any more.
    pub async fn pay(
        &self,
        form: FormId,
        approved: &Approved<PaymentBatch>,
    ) -> Result<Done, StoreError> {
        self.0.carry_out("pay", |_| self.0.plan_pay(form, approved)).await
    }
}

impl Inner {
    async fn plan_propose_payment(
        &self,
        form: FormId,
        proposed: &Proposed<PaymentBatch>,
    ) -> Result<Step<Done>, StoreError> {
        let (batch, case) = (&proposed.content, proposed.content.case);
        if self.form_used(form, "propose_payment", case).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        let mut change = self.change_entitling(case).await?;
        payable(batch, &self.transfers(case).await?, &self.paid_on_merged(case).await?)?;
        change.event(Event {
            kind: EventKind::PaymentProposed,
            actor: Actor::Officer(proposed.proposer),
            payload: summary(batch),
        })?;
        let mut plan = Plan::for_form(form, "propose_payment", case, self.clock.today());
        change.write(&mut plan);
        let content = String::from_utf8(batch.to_bytes()).map_err(|_| corrupt("a payment"))?;
        let proposal = NewProposal {
            subject: case,
            kind: ProposalKind::Payment,
            digest: batch.digest(),
            proposer: proposed.proposer,
            record_sequence: None,
            content: Some(content),
        };
        if self.open_proposal(case, ProposalKind::Payment.family()).await?.is_some() {
            return Err(StoreError::Conflict);
        }
        self.insert_proposal(&mut plan, proposal)?;
        Ok(Step::Write(plan, Done::NOW))
    }

    /// A returned payment leaves no event: nothing was promised to the applicant.
    async fn plan_return_payment(
        &self,
        case: CaseId,
        form: FormId,
        officer: OfficerId,
    ) -> Result<Step<Done>, StoreError> {
        if self.form_used(form, "return_payment", case).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        let open = self.open_proposal(case, ProposalKind::Payment.family()).await?;
        let (proposal, _) = open.ok_or(Refusal::ProposalClosed)?;
        let mut plan = Plan::for_form(form, "return_payment", case, self.clock.today());
        end_proposal(&mut plan, &proposal, End::Returned);
        let subject = proposal.digest.to_string();
        self.audit_into(&mut plan, Some(officer), "payment_returned", &subject).await?;
        Ok(Step::Write(plan, Done::NOW))
    }

    async fn plan_pay(
        &self,
        form: FormId,
        approved: &Approved<PaymentBatch>,
    ) -> Result<Step<Done>, StoreError> {
        let (batch, pair) = (approved.content(), approved.pair());
        if self.form_used(form, "pay", batch.case).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        let mut change = self.change_entitling(batch.case).await?;
        let (kind, digest) = (ProposalKind::Payment, approved.digest());
        let found = self.approved_proposal(batch.case, kind, digest, pair.proposer()).await;
        let proposal = found?;
        let transfers = self.transfers(batch.case).await?;
        let elsewhere = self.paid_on_merged(batch.case).await?;
        let paid = payable(batch, &transfers, &elsewhere)?;
        let actor = Actor::Officer(pair.approver());
        change.event(Event {
            kind: EventKind::PaymentPosted,
            actor,
            payload: summary(batch).with("proposer", pair.proposer()),
        })?;
        let pending = transfers.iter().filter(|transfer| transfer.is_pending()).count();
        if pending == paid.len() && change.stage == casework::Stage::Accepted {
            let payload = Payload::new();
            change.event(Event { kind: EventKind::CaseCompleted, actor, payload })?;
        }
        let mut plan = Plan::for_form(form, "pay", batch.case, self.clock.today());
        change.write(&mut plan);
        end_proposal(&mut plan, &proposal, End::Made);
        self.post(&mut plan, &paid)?;
        for benefit in first_paid(&paid, &transfers) {
            count(&mut plan, Metric::Paid, benefit, self.clock.today(), 1);
        }
        Ok(Step::Write(plan, Done::NOW))
    }

    /// Adds to a plan: each of these is posted, if it is still pending, and its budget follows.
    fn post(&self, plan: &mut Plan, paid: &[&TransferRow]) -> Result<(), StoreError> {
        for transfer in paid {
            plan.one(
                "UPDATE transfers SET state = 'posted', posted_us = $1 \
                 WHERE id = $2 AND state = 'pending' AND amount_minor = $3",
                args![self.clock.now_us(), transfer.id, transfer.amount.minor],
            );
        }
        for (partner, amount) in sums(paid.iter().copied())? {
            plan.one(
                "UPDATE budgets SET pending_minor = pending_minor - $1, \
                 posted_minor = posted_minor + $1 \
                 WHERE partner = $2 AND currency = $3 AND pending_minor >= $1",
                args![amount.minor, partner, amount.currency.as_str()],
            );
        }
        Ok(())
    }

    /// Adds to a plan: what is pending for a case is released, its open proposals are closed.
    /// Returns how many transfers that are.
    pub(crate) async fn void_pending(
        &self,
        case: CaseId,
        plan: &mut Plan,
    ) -> Result<u64, StoreError> {
        let transfers = self.transfers(case).await?;
        let pending: Vec<&TransferRow> =
            transfers.iter().filter(|transfer| transfer.is_pending()).collect();
        let number = pending.len() as u64;
        plan.rows(
            number,
            "UPDATE transfers SET state = 'voided' WHERE case_id = $1 AND state = 'pending'",
            args![case],
        );
        for (partner, amount) in sums(pending)? {
            plan.one(
                "UPDATE budgets SET pending_minor = pending_minor - $1 \
                 WHERE partner = $2 AND currency = $3 AND pending_minor >= $1",
                args![amount.minor, partner, amount.currency.as_str()],
            );
        }
        plan.add(
            "UPDATE proposals SET state = 'closed' WHERE subject = $1 AND state = 'open'",
            args![case],
        );
        Ok(number)
    }
}

/// The transfers of a batch, if all of them are this case's, pending and of the amount shown, and
/// none is named twice or was paid on a case that is merged into this one (fault 45).
fn payable<'a>(
    batch: &PaymentBatch,
    transfers: &'a [TransferRow],
    elsewhere: &BTreeSet<InstalmentKey>,
) -> Result<Vec<&'a TransferRow>, StoreError> {
    let mut found = Vec::new();
    for (id, amount) in &batch.transfers {
        let transfer = transfers.iter().find(|transfer| transfer.id == *id);
        let transfer = transfer.ok_or(StoreError::NotFound)?;
        if transfer.state != TransferState::Pending {
            return Err(Refusal::ProposalClosed.into());
        }
        if elsewhere.contains(&transfer.key()) {
            return Err(Refusal::PaidAlready.into());
        }
        let twice = found.iter().any(|seen: &&TransferRow| seen.id == *id);
        if transfer.amount != *amount || twice {
            return Err(Refusal::Money.into());
        }
        found.push(transfer);
    }
    if found.is_empty() { Err(Refusal::Money.into()) } else { Ok(found) }
}

/// The benefits of which a case is paid something for the first time: figures count people, and
/// instalments would tell how many one person gets.
fn first_paid<'a>(paid: &[&'a TransferRow], transfers: &[TransferRow]) -> BTreeSet<&'a str> {
    let posted = transfers.iter().filter(|transfer| transfer.state == TransferState::Posted);
    let before: BTreeSet<&str> = posted.map(|transfer| transfer.benefit.as_str()).collect();
    let now = paid.iter().map(|transfer| transfer.benefit.as_str());
    now.filter(|benefit| !before.contains(benefit)).collect()
}

fn summary(batch: &PaymentBatch) -> Payload {
    let number = batch.transfers.len();
    Payload::new().with("payment", batch.digest()).with("transfers", number)
}
