//! Stage 5, accept: the applicant's answer, and what it releases.

use casework::CaseId;
use casework::acceptance::{self, Answer};
use casework::statistics::Metric;

use crate::error::StoreError;
use crate::form::{Done, FormId, Step};
use crate::plan::Plan;
use crate::statistics::count;
use crate::store::{Gate, Inner};

const ACT: &str = "answer";

impl Gate {
    /// Records the applicant's answer. Anything but a yes releases what was reserved for the case.
    /// `SetAside` for a yes on a case that is set aside.
    pub async fn answer(
        &self,
        case: CaseId,
        form: FormId,
        answer: Answer,
    ) -> Result<Done, StoreError> {
        self.0.carry_out(ACT, |_| self.0.plan_answer(case, form, answer)).await
    }
}

impl Inner {
    async fn plan_answer(
        &self,
        case: CaseId,
        form: FormId,
        answer: Answer,
    ) -> Result<Step<Done>, StoreError> {
        if self.form_used(form, ACT, case).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        let today = self.clock.today();
        // Whatever it accepts would be promised and could not be paid.
        let mut change = match answer {
            Answer::Accept(_) => self.change_entitling(case).await?,
            Answer::Decline(_) | Answer::AskReview | Answer::Withdraw => self.change(case).await?,
        };
        let mut event = acceptance::answer(change.stage, change.offer, answer)?;
        let mut plan = Plan::for_form(form, ACT, case, today);
        let mut released = Plan::new();
        match answer {
            Answer::Accept(_) => {
                change.accepted = Some(today);
                count(&mut released, Metric::Acceptances, "all", today, 1);
            }
            Answer::Decline(_) | Answer::AskReview | Answer::Withdraw => {
                let voided = self.void_pending(case, &mut released).await?;
                event.payload = event.payload.with("voided_transfers", voided);
            }
        }
        change.event(event)?;
        change.unread = true;
        change.write(&mut plan);
        plan.statements.append(&mut released.statements);
        Ok(Step::Write(plan, Done::NOW))
    }
}
