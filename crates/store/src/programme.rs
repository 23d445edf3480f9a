//! Policies as the store keeps them: whole texts under their digest, and the budgets they set.

use ::programme::{Digest, Money, Programme, SourceFile};

use casework::Refusal;
use casework::ledger::Budget;

use crate::error::StoreError;
use crate::form::Step;
use crate::officer::{NewOfficer, insert_officer};
use crate::plan::{Plan, args};
use crate::settings::{Settings, insert_settings};
use crate::store::{Gate, Inner, Office};

/// A programme to pin: its texts under its digest, and what its partners can spend.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PinnedProgramme {
    /// What cases pin.
    pub digest: Digest,
    /// Every file, in order.
    pub sources: Vec<SourceFile>,
    /// Each partner's budget.
    pub budgets: Vec<(String, Money)>,
}

impl From<&Programme> for PinnedProgramme {
    fn from(programme: &Programme) -> Self {
        let budget = |partner: &::programme::Partner| (partner.name.clone(), partner.budget);
        Self {
            digest: programme.digest(),
            sources: programme.sources().to_vec(),
            budgets: programme.partners().iter().map(budget).collect(),
        }
    }
}

impl Gate {
    /// The texts of a programme that was ever pinned.
    pub async fn programme(&self, digest: &Digest) -> Result<Option<Vec<SourceFile>>, StoreError> {
        self.0.programme(digest).await
    }
}

impl Office {
    /// Sets the office up, once: settings, first officers, programme and budgets. `Conflict` if it
    /// was set up before, if the settings name another programme, or if there are cases already: a
    /// restore that failed half-way left them, and what was erased may be among them.
    pub async fn initialise(
        &self,
        settings: &Settings,
        officers: &[NewOfficer],
        programme: impl Into<PinnedProgramme>,
    ) -> Result<(), StoreError> {
        let programme = programme.into();
        if settings.programme != programme.digest || !self.0.is_empty().await? {
            return Err(StoreError::Conflict);
        }
        let mut plan = Plan::new();
        insert_settings(&mut plan, settings);
        for officer in officers {
            insert_officer(&mut plan, officer);
        }
        pin(&mut plan, &programme);
        for (partner, limit) in &programme.budgets {
            insert_budget(&mut plan, partner, *limit)?;
        }
        self.0.audit_into(&mut plan, None, "initialised", &programme.digest.to_string()).await?;
        self.0.db.write(plan).await
    }

    /// Makes a programme the one that new applications fall under. A budget may only change to a
    /// limit that covers what is already promised and paid, else `BudgetExhausted`; its currency
    /// may not change. Budgets of partners it does not name stay as they are.
    pub async fn set_programme(
        &self,
        programme: impl Into<PinnedProgramme>,
    ) -> Result<(), StoreError> {
        let programme = programme.into();
        self.0.carry_out("set_programme", |_| self.0.plan_programme(&programme)).await
    }

    /// The texts of a programme that was ever pinned.
    pub async fn programme(&self, digest: &Digest) -> Result<Option<Vec<SourceFile>>, StoreError> {
        self.0.programme(digest).await
    }
}

impl Inner {
    async fn programme(&self, digest: &Digest) -> Result<Option<Vec<SourceFile>>, StoreError> {
        let sql = "SELECT name, text FROM programmes WHERE digest = $1 ORDER BY position";
        let mut sources = Vec::new();
        for row in self.db.read(sql, args![digest]).await? {
            let mut row = row.of("programmes");
            sources.push(SourceFile::new(row.text()?, row.text()?));
        }
        Ok((!sources.is_empty()).then_some(sources))
    }

    async fn plan_programme(&self, programme: &PinnedProgramme) -> Result<Step<()>, StoreError> {
        let mut plan = Plan::new();
        pin(&mut plan, programme);
        plan.one(
            "UPDATE settings SET value = $1 WHERE name = 'programme'",
            args![programme.digest],
        );
        let budgets = self.budgets().await?;
        for (partner, limit) in &programme.budgets {
            match budgets.iter().find(|row| row.partner == *partner) {
                None => insert_budget(&mut plan, partner, *limit)?,
                Some(row) => change_budget(&mut plan, partner, &row.budget, *limit)?,
            }
        }
        self.audit_into(&mut plan, None, "programme_set", &programme.digest.to_string()).await?;
        Ok(Step::Write(plan, ()))
    }
}

/// Keeps the texts of a programme; what is kept already stays.
fn pin(plan: &mut Plan, programme: &PinnedProgramme) {
    for (position, source) in programme.sources.iter().enumerate() {
        plan.add(
            "INSERT INTO programmes (digest, position, name, text) VALUES ($1, $2, $3, $4) \
             ON CONFLICT DO NOTHING",
            args![programme.digest, position as u64, source.base_name(), source.text.as_str(),],
        );
    }
}

fn insert_budget(plan: &mut Plan, partner: &str, limit: Money) -> Result<(), StoreError> {
    if limit.minor < 0 {
        return Err(Refusal::Money.into());
    }
    plan.one(
        "INSERT INTO budgets (partner, currency, limit_minor, pending_minor, posted_minor) \
         VALUES ($1, $2, $3, 0, 0)",
        args![partner, limit.currency.as_str(), limit.minor],
    );
    Ok(())
}

fn change_budget(
    plan: &mut Plan,
    partner: &str,
    budget: &Budget,
    limit: Money,
) -> Result<(), StoreError> {
    if budget.currency != limit.currency {
        return Err(Refusal::Money.into());
    }
    let used = budget.pending_minor.saturating_add(budget.posted_minor);
    if limit.minor < used {
        let (partner, needed) = (partner.to_owned(), Money::new(used, limit.currency));
        return Err(Refusal::BudgetExhausted { partner, left: limit, needed }.into());
    }
    plan.one(
        "UPDATE budgets SET limit_minor = $1 WHERE partner = $2 AND currency = $3 \
         AND pending_minor <= $1 - posted_minor",
        args![limit.minor, partner, limit.currency.as_str()],
    );
    Ok(())
}
