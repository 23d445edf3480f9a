//! Policies as the store keeps them: whole texts under their digest, and the budgets they set.

use ::programme::{Digest, Money, Programme, SourceFile};

use crate::error::StoreError;
use crate::officer::NewOfficer;
use crate::settings::Settings;
use crate::store::{Gate, Office, unbuilt};

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
        let _ = digest;
        unbuilt()
    }
}

impl Office {
    /// Sets the office up, once: settings, first officers, programme and budgets. `Conflict` if it
    /// was set up before.
    pub async fn initialise(
        &self,
        settings: &Settings,
        officers: &[NewOfficer],
        programme: impl Into<PinnedProgramme>,
    ) -> Result<(), StoreError> {
        let _ = (settings, officers, programme.into());
        unbuilt()
    }

    /// Makes a programme the one that new applications fall under. A budget may only change to a
    /// limit that covers what is already promised and paid, else `BudgetExhausted`; its currency
    /// may not change.
    pub async fn set_programme(
        &self,
        programme: impl Into<PinnedProgramme>,
    ) -> Result<(), StoreError> {
        let _ = programme.into();
        unbuilt()
    }

    /// The texts of a programme that was ever pinned.
    pub async fn programme(&self, digest: &Digest) -> Result<Option<Vec<SourceFile>>, StoreError> {
        let _ = digest;
        unbuilt()
    }
}
