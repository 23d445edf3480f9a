//! Proposals that wait for a second pair of eyes, whatever they are about.

use ::programme::Digest;
use casework::{CaseId, OfficerId, Refusal};

use crate::error::StoreError;
use crate::plan::{Plan, args};
use crate::store::Inner;

/// What is proposed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ProposalKind {
    /// To offer benefits.
    Offer,
    /// To refuse.
    Refusal,
    /// To pay.
    Payment,
    /// To publish a testimony.
    Publication,
}

/// A proposal that waits for a second officer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProposalRow {
    /// Its own id.
    pub id: CaseId,
    /// The digest of what is proposed.
    pub digest: Digest,
    /// Who proposed.
    pub proposer: OfficerId,
    /// The sequence of the office's sealed record that holds it; none for payments.
    pub record_sequence: Option<u64>,
    /// What is proposed.
    pub kind: ProposalKind,
    /// When, in microseconds since 1970 UTC.
    pub at_us: i64,
}

/// A proposal about to be stored.
pub(crate) struct NewProposal {
    pub(crate) subject: CaseId,
    pub(crate) kind: ProposalKind,
    pub(crate) digest: Digest,
    pub(crate) proposer: OfficerId,
    pub(crate) record_sequence: Option<u64>,
    /// In the clear, where it names amounts only.
    pub(crate) content: Option<String>,
}

/// How an open proposal ends.
#[derive(Clone, Copy)]
pub(crate) enum End {
    Made,
    Returned,
}

impl ProposalKind {
    const ALL: [Self; 4] = [Self::Offer, Self::Refusal, Self::Payment, Self::Publication];

    /// The stored name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Offer => "offer",
            Self::Refusal => "refusal",
            Self::Payment => "payment",
            Self::Publication => "publication",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Of one family, a case has at most one open proposal.
    pub(crate) const fn family(self) -> &'static str {
        match self {
            Self::Offer | Self::Refusal => "decision",
            Self::Payment => "payment",
            Self::Publication => "publication",
        }
    }
}

impl Inner {
    /// The open proposal of a family, and its content where it is kept in the clear.
    pub(crate) async fn open_proposal(
        &self,
        subject: CaseId,
        family: &'static str,
    ) -> Result<Option<(ProposalRow, Option<String>)>, StoreError> {
        let sql = "SELECT id, digest, proposer, record_sequence, kind, at_us, content \
                   FROM proposals WHERE subject = $1 AND family = $2 AND state = 'open'";
        let Some(row) = self.db.read_one(sql, args![subject, family]).await? else {
            return Ok(None);
        };
        let mut row = row.of("proposals");
        let proposal = ProposalRow {
            id: row.parsed()?,
            digest: row.parsed()?,
            proposer: OfficerId(row.parsed()?),
            record_sequence: row.opt_count()?,
            kind: row.named(ProposalKind::from_name)?,
            at_us: row.int()?,
        };
        Ok(Some((proposal, row.opt_text()?)))
    }

    /// The open proposal, if it is exactly what two officers approved (fault 18).
    pub(crate) async fn approved_proposal(
        &self,
        subject: CaseId,
        kind: ProposalKind,
        digest: Digest,
        proposer: OfficerId,
    ) -> Result<ProposalRow, StoreError> {
        let found = self.open_proposal(subject, kind.family()).await?;
        let (proposal, _) = found.ok_or(Refusal::ProposalClosed)?;
        let same =
            proposal.kind == kind && proposal.digest == digest && proposal.proposer == proposer;
        if same { Ok(proposal) } else { Err(Refusal::ChangedSinceShown.into()) }
    }

    /// Adds a proposal to a plan. That none is open is guarded by an index.
    pub(crate) fn insert_proposal(
        &self,
        plan: &mut Plan,
        new: NewProposal,
    ) -> Result<(), StoreError> {
        plan.one(
            "INSERT INTO proposals (id, subject, family, kind, digest, proposer, \
             record_sequence, content, state, at_us) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9)",
            args![
                self.draw_id()?,
                new.subject,
                new.kind.family(),
                new.kind.name(),
                new.digest,
                new.proposer,
                new.record_sequence,
                new.content,
                self.clock.now_us(),
            ],
        );
        Ok(())
    }
}

/// Ends an open proposal: exactly this one, and only once.
pub(crate) fn end_proposal(plan: &mut Plan, proposal: &ProposalRow, end: End) {
    let state = match end {
        End::Made => "made",
        End::Returned => "returned",
    };
    plan.one(
        "UPDATE proposals SET state = $1 WHERE id = $2 AND state = 'open' AND digest = $3",
        args![state, proposal.id, proposal.digest],
    );
}
