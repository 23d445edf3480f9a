//! Forms that may be sent twice and act once; and plans made again when they are out of date.

use std::time::Duration;

use casework::CaseId;

use crate::blob::Repeatable;
use crate::error::StoreError;
use crate::plan::{Plan, args};
use crate::store::Inner;

/// How often an act is planned again before it is given up as a conflict. Each time, somebody else
/// went ahead.
const ATTEMPTS_MAX: u32 = 16;
const PAUSE_MS_MIN: u64 = 1;

/// The idempotency key of one rendered form: drawn when the page is made, used up when the act is
/// durable. A second use returns the first result and writes nothing (fault 19).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FormId(pub CaseId);

/// An act that is durable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Done {
    /// Whether an earlier use of the same form did it.
    pub already: bool,
}

impl Done {
    pub(crate) const NOW: Self = Self { already: false };
    pub(crate) const BEFORE: Self = Self { already: true };
}

impl Repeatable for Done {
    fn already(&self) -> bool {
        self.already
    }
}

/// What planning an act comes to.
pub(crate) enum Step<T> {
    /// Nothing needs to be written.
    Done(T),
    /// This, and then the result.
    Write(Plan, T),
}

impl Inner {
    /// Plans an act from what stands now and writes it; if others were faster, reads and plans
    /// again. `plan` is told how many attempts went before.
    pub(crate) async fn carry_out<T, F>(
        &self,
        act: &'static str,
        plan: impl Fn(u32) -> F,
    ) -> Result<T, StoreError>
    where
        F: Future<Output = Result<Step<T>, StoreError>>,
    {
        for attempt in 0..ATTEMPTS_MAX {
            let (plan, outcome) = match plan(attempt).await? {
                Step::Done(outcome) => return Ok(outcome),
                Step::Write(plan, outcome) => (plan, outcome),
            };
            match self.db.write(plan).await {
                Err(StoreError::Conflict) => {
                    tracing::debug!(act, attempt, "planned again: others were faster");
                    let pause = PAUSE_MS_MIN << attempt.min(5);
                    tokio::time::sleep(Duration::from_millis(pause)).await;
                }
                written => return written.map(|()| outcome),
            }
        }
        tracing::warn!(act, "given up as a conflict");
        Err(StoreError::Conflict)
    }

    /// Whether this form was used up by this act on this subject. `Conflict` if by another.
    pub(crate) async fn form_used(
        &self,
        form: FormId,
        act: &str,
        subject: CaseId,
    ) -> Result<bool, StoreError> {
        let sql = "SELECT act, subject FROM form_uses WHERE form = $1";
        let Some(row) = self.db.read_one(sql, args![form.0]).await? else { return Ok(false) };
        let mut row = row.of("form_uses");
        let same = row.text()? == act && row.parsed::<CaseId>()? == subject;
        if same { Ok(true) } else { Err(StoreError::Conflict) }
    }
}
