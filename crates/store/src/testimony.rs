//! Stage 7, testify: kept apart from cases, decisions and money, without a key in either direction.

use casework::{CaseId, OfficerId};
use jiff::civil::Date;
use sealing::{LocatorHash, Recipient};

use crate::body::{BodyRow, NewBody};
use crate::error::StoreError;
use crate::form::{Done, FormId};
use crate::page::Page;
use crate::store::{Gate, Office, unbuilt};

/// A testimony as the portal files it.
#[derive(Clone, Debug)]
pub struct NewTestimony {
    /// The form it was sent with.
    pub form: FormId,
    /// Its own id, which names no case.
    pub id: CaseId,
    /// What its own codename finds it by.
    pub locator: LocatorHash,
    /// What its bodies are sealed to.
    pub recipient: Recipient,
    /// Its private key, sealed to the office's testimony key.
    pub wrap: Vec<u8>,
    /// The words and the consent: sequence 1.
    pub body: NewBody,
    /// The video: sequence 2.
    pub video: Option<NewBody>,
}

/// Where a testimony stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TestimonyState {
    /// Given; nobody has decided anything.
    Given,
    /// A custodian proposed words to publish.
    Proposed,
    /// Two custodians published it.
    Published,
    /// The office stopped it: it will not be published, or no longer.
    Stopped,
    /// The person took it back; it is deleted.
    Withdrawn,
}

/// What the portal sees of a testimony.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TestimonyView {
    /// Its id.
    pub id: CaseId,
    /// Where it stands.
    pub state: TestimonyState,
}

/// A testimony as the desk sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TestimonyRow {
    /// Its id.
    pub id: CaseId,
    /// Where it stands.
    pub state: TestimonyState,
    /// What its bodies are sealed to.
    pub recipient: Recipient,
    /// The day it was given.
    pub received: Date,
    /// Whether a video came with it.
    pub video: bool,
    /// The sequence the office's next record on it must have.
    pub next_office: u64,
}

impl Gate {
    /// Files a testimony. When this returns `Ok`, it is durable.
    pub async fn give_testimony(&self, new: NewTestimony) -> Result<Done, StoreError> {
        let _ = new;
        unbuilt()
    }

    /// The testimony that its codename finds.
    pub async fn testimony_by_locator(
        &self,
        locator: &LocatorHash,
    ) -> Result<Option<TestimonyView>, StoreError> {
        let _ = locator;
        unbuilt()
    }

    /// Takes a testimony back: its bodies, key and publication are deleted.
    pub async fn withdraw_testimony(&self, id: CaseId, form: FormId) -> Result<Done, StoreError> {
        let _ = (id, form);
        unbuilt()
    }
}

impl Office {
    /// Testimonies, oldest first, 20 a page.
    pub async fn testimonies(
        &self,
        state: Option<TestimonyState>,
        page: u64,
    ) -> Result<Page<TestimonyRow>, StoreError> {
        let _ = (state, page);
        unbuilt()
    }

    /// One testimony.
    pub async fn testimony(&self, id: CaseId) -> Result<Option<TestimonyRow>, StoreError> {
        let _ = id;
        unbuilt()
    }

    /// The testimony's private key, sealed to the office's testimony key.
    pub async fn testimony_wrap(&self, id: CaseId) -> Result<Vec<u8>, StoreError> {
        let _ = id;
        unbuilt()
    }

    /// All bodies of a testimony: by direction, then in order.
    pub async fn testimony_bodies(&self, id: CaseId) -> Result<Vec<BodyRow>, StoreError> {
        let _ = id;
        unbuilt()
    }

    /// Decides not to publish, or no longer: an open proposal is returned, a publication removed.
    pub async fn stop_testimony(
        &self,
        id: CaseId,
        form: FormId,
        officer: OfficerId,
    ) -> Result<Done, StoreError> {
        let _ = (id, form, officer);
        unbuilt()
    }
}
