//! Stage 8, publish: what two custodians made public, and nothing else.

use std::sync::Arc;

use ::programme::Digest;
use casework::authority::{Digested as _, Proposed};
use casework::publication::Publication;
use casework::{Approved, CaseId, OfficerId, Refusal};

use crate::blob::{BlobId, VideoRead, blobs};
use crate::body::{Direction, NewBody, insert_testimony_body};
use crate::error::{BlobError, StoreError, corrupt};
use crate::form::{Done, FormId, Step};
use crate::page::Page;
use crate::plan::{Plan, args};
use crate::proposal::{End, NewProposal, ProposalKind, ProposalRow, end_proposal};
use crate::row::Row;
use crate::store::{Gate, Inner, Office, see_through};
use crate::testimony::{TestimonyState, move_to};

/// A published testimony.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicationRow {
    /// The testimony's id.
    pub id: CaseId,
    /// What is public.
    pub content: Publication,
    /// The digest both custodians saw.
    pub digest: Digest,
    /// Whether a public video goes with it.
    pub video: bool,
}

const PER_PAGE: u64 = 20;
const PROPOSE: &str = "propose_publication";
const RETURN: &str = "return_publication";
const PUBLISH: &str = "publish";

impl Gate {
    /// Published testimonies, newest month first, 20 a page.
    pub async fn publications(&self, page: u64) -> Result<Page<PublicationRow>, StoreError> {
        let total = self.0.db.number("SELECT COUNT(*) FROM publications", args![]).await?;
        let (page, per_page, offset) = crate::page::bounds(page, PER_PAGE);
        let sql = "SELECT testimony_id, content, digest, video_blob FROM publications \
                   ORDER BY month DESC, testimony_id LIMIT $1 OFFSET $2";
        let rows = self.0.db.read(sql, args![per_page, offset]).await?;
        let items = rows.into_iter().map(PublicationRow::read).collect::<Result<_, _>>()?;
        Ok(Page { items, total, page, per_page })
    }

    /// One published testimony.
    pub async fn publication(&self, id: CaseId) -> Result<Option<PublicationRow>, StoreError> {
        let sql = "SELECT testimony_id, content, digest, video_blob FROM publications \
                   WHERE testimony_id = $1";
        let row = self.0.db.read_one(sql, args![id]).await?;
        row.map(PublicationRow::read).transpose()
    }

    /// Its public video.
    pub async fn video(&self, id: CaseId) -> Result<Option<VideoRead>, StoreError> {
        let sql = "SELECT video_type, video_blob FROM publications \
                   WHERE testimony_id = $1 AND video_blob IS NOT NULL";
        let Some(row) = self.0.db.read_one(sql, args![id]).await? else { return Ok(None) };
        let mut row = row.of("publications");
        let media_type = row.text()?;
        let (bytes_total, source) = self.0.vault.reader(row.parsed()?)?;
        Ok(Some(VideoRead { bytes_total, media_type, source }))
    }
}

impl Office {
    /// Proposes words to publish. `record` holds them sealed, with the next sequence of the office.
    pub async fn propose_publication(
        &self,
        form: FormId,
        proposed: &Proposed<Publication>,
        record: NewBody,
    ) -> Result<Done, StoreError> {
        self.0.must_have_room()?;
        let record = self.0.settle(record).await?;
        let plan = |_| self.0.plan_propose_publication(form, proposed, &record);
        let done = self.0.carry_out(PROPOSE, plan).await;
        self.0.tidy(done, blobs([&record])).await
    }

    /// The proposal that waits for a second custodian.
    pub async fn open_publication(&self, id: CaseId) -> Result<Option<ProposalRow>, StoreError> {
        let open = self.0.open_proposal(id, ProposalKind::Publication.family()).await?;
        Ok(open.map(|(proposal, _)| proposal))
    }

    /// Returns the open proposal.
    pub async fn return_publication(
        &self,
        id: CaseId,
        form: FormId,
        officer: OfficerId,
    ) -> Result<Done, StoreError> {
        let plan = |_| self.0.plan_return_publication(id, form, officer);
        self.0.carry_out(RETURN, plan).await
    }

    /// Publishes what two custodians approved. `video` is the media type and the plain, public
    /// file; it must be given exactly if the publication names one. The file belongs to this act
    /// from here on: unless it is published now, it is deleted.
    pub async fn publish(
        &self,
        form: FormId,
        approved: &Approved<Publication>,
        video: Option<(String, BlobId)>,
    ) -> Result<Done, StoreError> {
        let (inner, approved) = (Arc::clone(&self.0), approved.clone());
        see_through(async move {
            let done = inner.publish(form, &approved, video.as_ref()).await;
            if let Some((_, blob)) = video
                && !matches!(done, Ok(Done { already: false }))
            {
                inner.discard_blob(blob).await?;
            }
            done
        })
        .await
    }
}

impl Inner {
    async fn publish(
        &self,
        form: FormId,
        approved: &Approved<Publication>,
        video: Option<&(String, BlobId)>,
    ) -> Result<Done, StoreError> {
        if approved.content().video.is_some() != video.is_some() {
            return Err(Refusal::ChangedSinceShown.into());
        }
        if let Some((_, blob)) = video
            && !self.vault.expect(*blob)
        {
            return Err(StoreError::Blob(BlobError::Missing));
        }
        self.carry_out(PUBLISH, |_| self.plan_publish(form, approved, video)).await
    }

    async fn plan_propose_publication(
        &self,
        form: FormId,
        proposed: &Proposed<Publication>,
        record: &NewBody,
    ) -> Result<Step<Done>, StoreError> {
        let (id, digest) = (proposed.content.testimony, proposed.content.digest());
        if self.form_used(form, PROPOSE, id).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        let row = self.testimony(id).await?.ok_or(StoreError::NotFound)?;
        if row.state != TestimonyState::Given || record.sequence != row.next_office {
            return Err(StoreError::Conflict);
        }
        let day = self.clock.today();
        let mut plan = Plan::for_form(form, PROPOSE, id, day);
        move_to(&mut plan, &row, TestimonyState::Proposed, row.next_office + 1);
        let body_id = self.draw_id()?;
        insert_testimony_body(&mut plan, body_id, id, Direction::Office, record, day);
        let proposal = NewProposal {
            subject: id,
            kind: ProposalKind::Publication,
            digest,
            proposer: proposed.proposer,
            record_sequence: Some(record.sequence),
            content: None,
        };
        self.insert_proposal(&mut plan, proposal)?;
        let officer = Some(proposed.proposer);
        self.audit_into(&mut plan, officer, "publication_proposed", &id.to_string()).await?;
        Ok(Step::Write(plan, Done::NOW))
    }

    async fn plan_return_publication(
        &self,
        id: CaseId,
        form: FormId,
        officer: OfficerId,
    ) -> Result<Step<Done>, StoreError> {
        if self.form_used(form, RETURN, id).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        let row = self.testimony(id).await?.ok_or(StoreError::NotFound)?;
        let open = self.open_proposal(id, ProposalKind::Publication.family()).await?;
        let (proposal, _) = open.ok_or(Refusal::ProposalClosed)?;
        let mut plan = Plan::for_form(form, RETURN, id, self.clock.today());
        move_to(&mut plan, &row, TestimonyState::Given, row.next_office);
        end_proposal(&mut plan, &proposal, End::Returned);
        self.audit_into(&mut plan, Some(officer), "publication_returned", &id.to_string()).await?;
        Ok(Step::Write(plan, Done::NOW))
    }

    async fn plan_publish(
        &self,
        form: FormId,
        approved: &Approved<Publication>,
        video: Option<&(String, BlobId)>,
    ) -> Result<Step<Done>, StoreError> {
        let (content, pair) = (approved.content(), approved.pair());
        let (id, digest) = (content.testimony, approved.digest());
        if self.form_used(form, PUBLISH, id).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        let row = self.testimony(id).await?.ok_or(StoreError::NotFound)?;
        let kind = ProposalKind::Publication;
        let proposal = self.approved_proposal(id, kind, digest, pair.proposer()).await?;
        let text = String::from_utf8(content.to_bytes()).map_err(|_| corrupt("a publication"))?;
        let mut plan = Plan::for_form(form, PUBLISH, id, self.clock.today());
        move_to(&mut plan, &row, TestimonyState::Published, row.next_office);
        end_proposal(&mut plan, &proposal, End::Made);
        plan.one(
            "INSERT INTO publications (testimony_id, content, digest, month, video_type, \
             video_blob) VALUES ($1, $2, $3, $4, $5, $6)",
            args![
                id,
                text,
                digest,
                content.month,
                video.map(|(media_type, _)| media_type.as_str()),
                video.map(|(_, blob)| *blob),
            ],
        );
        let officer = Some(pair.approver());
        self.audit_into(&mut plan, officer, "published", &id.to_string()).await?;
        Ok(Step::Write(plan, Done::NOW))
    }
}

impl PublicationRow {
    fn read(row: Row) -> Result<Self, StoreError> {
        let mut row = row.of("publications");
        let id = row.parsed()?;
        let content = Publication::from_bytes(row.text()?.as_bytes());
        Ok(Self {
            id,
            content: content.ok_or(row.corrupt())?,
            digest: row.parsed()?,
            video: row.opt_text()?.is_some(),
        })
    }
}
