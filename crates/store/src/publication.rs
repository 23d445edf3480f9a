//! Stage 8, publish: what two custodians made public, and nothing else.

use ::programme::Digest;
use casework::authority::Proposed;
use casework::publication::Publication;
use casework::{Approved, CaseId, OfficerId};

use crate::blob::{BlobId, VideoRead};
use crate::body::NewBody;
use crate::error::StoreError;
use crate::form::{Done, FormId};
use crate::offer::ProposalRow;
use crate::page::Page;
use crate::store::{Gate, Office, unbuilt};

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

impl Gate {
    /// Published testimonies, newest month first, 20 a page.
    pub async fn publications(&self, page: u64) -> Result<Page<PublicationRow>, StoreError> {
        let _ = page;
        unbuilt()
    }

    /// One published testimony.
    pub async fn publication(&self, id: CaseId) -> Result<Option<PublicationRow>, StoreError> {
        let _ = id;
        unbuilt()
    }

    /// Its public video.
    pub async fn video(&self, id: CaseId) -> Result<Option<VideoRead>, StoreError> {
        let _ = id;
        unbuilt()
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
        let _ = (form, proposed, record);
        unbuilt()
    }

    /// The proposal that waits for a second custodian.
    pub async fn open_publication(&self, id: CaseId) -> Result<Option<ProposalRow>, StoreError> {
        let _ = id;
        unbuilt()
    }

    /// Returns the open proposal.
    pub async fn return_publication(
        &self,
        id: CaseId,
        form: FormId,
        officer: OfficerId,
    ) -> Result<Done, StoreError> {
        let _ = (id, form, officer);
        unbuilt()
    }

    /// Publishes what two custodians approved. `video` is the media type and the plain, public
    /// file.
    pub async fn publish(
        &self,
        form: FormId,
        approved: &Approved<Publication>,
        video: Option<(String, BlobId)>,
    ) -> Result<Done, StoreError> {
        let _ = (form, approved, video);
        unbuilt()
    }
}
