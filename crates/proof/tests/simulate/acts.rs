//! What applicants and officers do, and what must come of it.
//!
//! The model decides by itself whether an act is possible. The store must agree: an act that is
//! possible succeeds, exactly once, whatever failed on the way; one that is not is refused.

use casework::acceptance::Answer;
use casework::authority::{Digested, Proposed};
use casework::journal::EventKind;
use casework::offer::{Offer, Verdict};
use casework::payment::{PaymentBatch, schedule};
use casework::{Approved, CaseId, Refusal, Role, Stage};
use programme::{Digest, Grant, Money, Outcome, Schedule};
use sealing::{Entropy, LocatorHash, Purpose, SealedBy};
use store::{
    Assess, Content, Filed, NewApplication, NewBody, NewMessage, Store, StoreError,
    ciphertext_digest,
};

use super::world::{Case, PARTNERS, World};

type Wrong = String;

impl World {
    /// Somebody does something.
    pub(super) async fn act(&mut self) -> Result<(), Wrong> {
        self.move_clock();
        if self.cases.len() < 2 {
            return self.file().await;
        }
        let index = self.dice.below(self.cases.len() as u64) as usize;
        let sensible = match self.cases[index].stage {
            Stage::Received | Stage::UnderReview => 2,
            Stage::Assessed => 3,
            Stage::Proposed => 4,
            Stage::Offered | Stage::Refused => 6,
            Stage::Accepted => 7,
            _ => 0,
        };
        // Mostly what comes next in a life, else anything at all.
        let anything = self.dice.weighted(&[5, 10, 18, 17, 17, 3, 16, 11, 3, 6]);
        match if self.dice.chance(55) { sensible } else { anything } {
            0 => self.file().await,
            1 => self.write(index).await,
            2 => self.assess(index).await,
            3 => self.propose(index).await,
            4 => self.approve_offer(index).await,
            5 => self.give_back(index).await,
            6 => self.answer(index).await,
            7 => self.pay(index).await,
            8 => self.erase(index).await,
            _ => self.merge_or_part(index).await,
        }
    }

    pub(super) fn body(&self, purpose: Purpose, sequence: u64) -> NewBody {
        let mut bytes = vec![0; 300];
        self.entropy.fill(&mut bytes).expect("draws");
        let digest = ciphertext_digest(&bytes);
        let (content, sealed_by) = (Content::Inline(bytes), SealedBy::Server);
        NewBody { purpose, sequence, sealed_by, content, digest, bucket_bytes: 4096 }
    }

    async fn file(&mut self) -> Result<(), Wrong> {
        let case = self.draw_id();
        let locator = LocatorHash::from_bytes(*Digest::of("locator", case.as_bytes()).as_bytes());
        let new = NewApplication {
            form: self.draw_form(),
            case,
            locator,
            case_recipient: self.recipient.clone(),
            reply_recipient: self.recipient.clone(),
            programme: self.programme,
            form_digest: self.programme,
            wrap: vec![7; 200],
            body: self.body(Purpose::FirstContact, 1),
            files: Vec::new(),
        };
        self.note(format!("file {case}"));
        let send = |store: Store| {
            let new = new.clone();
            async move { store.gate().receive(new).await }
        };
        let filed: Filed = self.settle(send).await?.map_err(|e| format!("not filed: {e}"))?;
        // The back button, or a second tab: the same form once more.
        let again: Filed = self.settle(send).await?.map_err(|e| format!("not again: {e}"))?;
        if !again.already || again.designation != filed.designation || again.case != case {
            return Err(format!("the same form filed twice: {filed:?}, {again:?}"));
        }
        self.cases.push(Case {
            id: case,
            locator,
            stage: Stage::Received,
            inbound: 1,
            messages: 0,
            offer: None,
            set_aside_for: None,
        });
        Ok(())
    }

    async fn write(&mut self, index: usize) -> Result<(), Wrong> {
        let (case, next) = (self.cases[index].id, self.cases[index].inbound + 1);
        let mut bodies = vec![self.body(Purpose::Message, next)];
        let mut file = Vec::new();
        if self.dice.chance(40) {
            file = self.dice.bytes(90_000);
            let mut body = self.body(Purpose::File, next + 1);
            body.digest = ciphertext_digest(&file);
            bodies.push(body);
        }
        let (form, count) = (self.draw_form(), bodies.len() as u64);
        self.note(format!("write {case}, {count} bodies"));
        let send = |store: Store| {
            let (mut bodies, file) = (bodies.clone(), file.clone());
            async move {
                if !file.is_empty() {
                    let mut writer = store.gate().begin_blob()?;
                    std::io::Write::write_all(&mut writer, &file)
                        .map_err(|_| StoreError::Unavailable(store::Unavailable::Vault))?;
                    bodies[1].content = Content::Blob(writer.finish()?);
                }
                store.gate().append(NewMessage { form, case, bodies }).await
            }
        };
        let settled = self.settle(send).await?;
        if self.expected(index, EventKind::MessageReceived, settled.err())? {
            self.cases[index].inbound += count;
            self.cases[index].messages += 1;
        }
        Ok(())
    }

    async fn assess(&mut self, index: usize) -> Result<(), Wrong> {
        let (case, sequence) = (self.cases[index].id, self.next_office(index).await?);
        let assess = Assess {
            form: self.draw_form(),
            case,
            officer: self.officers[0].id,
            assessment: Digest::of("assessment", case.as_bytes()),
            record: self.body(Purpose::Record, sequence),
            audience: Some("soldier".to_owned()),
            outcome: Outcome::Offer,
        };
        self.note(format!("assess {case}"));
        let settled = self
            .settle(|store| {
                let assess = assess.clone();
                async move { store.office().assess(assess).await }
            })
            .await?;
        self.expected(index, EventKind::Assessed, settled.err()).map(|_| ())
    }

    async fn propose(&mut self, index: usize) -> Result<(), Wrong> {
        let (case, sequence) = (self.cases[index].id, self.next_office(index).await?);
        let content = self.draw_offer(case);
        let kind = match content.verdict {
            Verdict::Offer => EventKind::OfferProposed,
            Verdict::Refusal => EventKind::RefusalProposed,
        };
        let proposed = Proposed { content: content.clone(), proposer: self.officers[0].id };
        let (form, record) = (self.draw_form(), self.body(Purpose::Record, sequence));
        self.note(format!("propose {kind:?} {case}"));
        let settled = self
            .settle(|store| {
                let (proposed, record) = (proposed.clone(), record.clone());
                async move { store.office().propose(case, form, &proposed, record).await }
            })
            .await?;
        if self.expected(index, kind, settled.err())? {
            self.cases[index].offer = Some(content);
        }
        Ok(())
    }

    fn draw_offer(&mut self, case: CaseId) -> Offer {
        let refused = self.dice.chance(20);
        let mut grants = Vec::new();
        for partner in PARTNERS.iter().filter(|_| !refused) {
            let currency = "USD".parse().expect("a currency");
            let amount = Money { minor: self.dice.between(1, 3_000), currency };
            let months = u16::try_from(self.dice.between(1, 3)).expect("few");
            grants.push(Grant {
                benefit: "stipend".to_owned(),
                amount: Some(amount),
                schedule: Schedule::Every { months: 1, times: months, after: 0 },
                partner: (*partner).to_owned(),
                conditions: Vec::new(),
            });
        }
        Offer {
            case,
            salt: Digest::of("salt", case.as_bytes()),
            assessment: Digest::of("assessment", case.as_bytes()),
            programme: self.programme,
            verdict: if refused { Verdict::Refusal } else { Verdict::Offer },
            audience: Some("soldier".to_owned()),
            grants,
            because: Vec::new(),
            note: "because".to_owned(),
        }
    }

    async fn approve_offer(&mut self, index: usize) -> Result<(), Wrong> {
        let case = self.cases[index].id;
        let Some(content) = self.cases[index].offer.clone() else { return Ok(()) };
        let kind = match content.verdict {
            Verdict::Offer => EventKind::OfferMade,
            Verdict::Refusal => EventKind::Refused,
        };
        let approved = self.approve(content.clone(), Role::Approver)?;
        let instalments = schedule(&content.grants).map_err(|e| e.to_string())?;
        let row = self.store().office().case(case).await.map_err(|e| e.to_string())?;
        let letter = self.body(Purpose::Letter, row.map_or(1, |row| row.next_out));
        let form = self.draw_form();
        self.note(format!("make {kind:?} {case}"));
        let settled = self
            .settle(|store| {
                let (approved, letter) = (approved.clone(), letter.clone());
                let instalments = instalments.clone();
                async move { store.office().make(form, &approved, letter, &instalments).await }
            })
            .await?;
        if let Err(StoreError::Refused(Refusal::BudgetExhausted { left, needed, .. })) = &settled {
            let possible = self.cases[index].stage == Stage::Proposed;
            let right = possible && !self.is_aside(index) && left.minor < needed.minor;
            self.money_ran_out = true;
            return if right { Ok(()) } else { Err(format!("{left} refuse {needed}")) };
        }
        self.expected(index, kind, settled.err()).map(|_| ())
    }

    fn approve<T: Digested>(&self, content: T, role: Role) -> Result<Approved<T>, Wrong> {
        let digest = content.digest();
        let proposed = Proposed { content, proposer: self.officers[0].id };
        proposed.approve(&self.officers[1], role, digest).map_err(|e| e.to_string())
    }

    async fn give_back(&mut self, index: usize) -> Result<(), Wrong> {
        let (case, form, officer) = (self.cases[index].id, self.draw_form(), self.officers[1].id);
        self.note(format!("return {case}"));
        let settled = self
            .settle(
                |store| async move { store.office().return_proposal(case, form, officer).await },
            )
            .await?;
        self.expected(index, EventKind::ProposalReturned, settled.err()).map(|_| ())
    }

    async fn answer(&mut self, index: usize) -> Result<(), Wrong> {
        let (case, form) = (self.cases[index].id, self.draw_form());
        let digest = self.cases[index].offer.as_ref().map(Digested::digest);
        let digest = digest.unwrap_or(self.programme);
        let (answer, kind) = match self.dice.weighted(&[45, 20, 25, 10]) {
            0 => (Answer::Accept(digest), EventKind::OfferAccepted),
            1 => (Answer::Decline(digest), EventKind::OfferDeclined),
            2 => (Answer::AskReview, EventKind::ReviewAsked),
            _ => (Answer::Withdraw, EventKind::Withdrawn),
        };
        self.note(format!("{kind:?} {case}"));
        let settled = self
            .settle(|store| async move { store.gate().answer(case, form, answer).await })
            .await?;
        self.expected(index, kind, settled.err()).map(|_| ())
    }

    async fn pay(&mut self, index: usize) -> Result<(), Wrong> {
        let case = self.cases[index].id;
        let office = self.store().office();
        let transfers = office.transfers(case).await.map_err(|e| e.to_string())?;
        let pending = casework::ledger::TransferState::Pending;
        let mut due: Vec<(CaseId, Money)> = transfers
            .iter()
            .filter(|transfer| transfer.state == pending)
            .map(|transfer| (transfer.id, transfer.amount))
            .collect();
        due.sort_by_key(|(id, _)| *id);
        let may = self.cases[index].stage == Stage::Accepted && !self.is_aside(index);
        let elsewhere = office.paid_on_merged(case).await.map_err(|e| e.to_string())?;
        let paid = |id: &CaseId| {
            let transfer = transfers.iter().find(|transfer| transfer.id == *id);
            transfer.is_some_and(|one| elsewhere.contains(&one.key()))
        };
        due.retain(|(id, _)| !paid(id));
        if !may || due.is_empty() {
            return Ok(());
        }
        let keep = 1 + self.dice.below(due.len() as u64) as usize;
        due.truncate(keep);
        let all = keep == transfers.iter().filter(|transfer| transfer.state == pending).count();
        let batch = PaymentBatch { case, transfers: due };
        self.note(format!("pay {keep} of {} {case}", transfers.len()));
        let proposed = Proposed { content: batch.clone(), proposer: self.officers[0].id };
        let form = self.draw_form();
        let settled = self
            .settle(|store| {
                let proposed = proposed.clone();
                async move { store.office().propose_payment(form, &proposed).await }
            })
            .await?;
        settled.map_err(|e| format!("the payment was not proposed: {e}"))?;
        let (approved, form) = (self.approve(batch, Role::Paymaster)?, self.draw_form());
        let settled = self
            .settle(|store| {
                let approved = approved.clone();
                async move { store.office().pay(form, &approved).await }
            })
            .await?;
        settled.map_err(|e| format!("nothing was paid: {e}"))?;
        if all {
            self.cases[index].stage = Stage::Completed;
        }
        Ok(())
    }

    async fn erase(&mut self, index: usize) -> Result<(), Wrong> {
        let (case, form) = (self.cases[index].id, self.draw_form());
        self.note(format!("erase {case}"));
        let settled =
            self.settle(|store| async move { store.gate().erase(case, form).await }).await?;
        let erased = self.cases[index].stage == Stage::Erased;
        match settled {
            Err(e) if !erased => return Err(format!("not erased: {e}")),
            _ => self.cases[index].stage = Stage::Erased,
        }
        self.forget_merges(index);
        Ok(())
    }

    async fn next_office(&self, index: usize) -> Result<u64, Wrong> {
        let row = self.store().office().case(self.cases[index].id).await;
        Ok(row.map_err(|e| e.to_string())?.map_or(1, |row| row.next_office))
    }

    fn is_aside(&self, index: usize) -> bool {
        self.cases[index].set_aside_for.is_some()
    }

    /// Whether the event happened, if that is what the model says too.
    fn expected(
        &mut self,
        index: usize,
        kind: EventKind,
        error: Option<StoreError>,
    ) -> Result<bool, Wrong> {
        use EventKind::{OfferAccepted, OfferMade, OfferProposed, RefusalProposed, Refused};
        let offers = matches!(kind, OfferProposed | RefusalProposed | OfferMade | Refused);
        let entitles = offers || kind == OfferAccepted;
        let refused = entitles && self.is_aside(index);
        let case = &mut self.cases[index];
        let after = if refused { Err(Refusal::SetAside) } else { case.stage.after(kind) };
        match (after, error) {
            (Ok(stage), None) => {
                case.stage = stage;
                self.reached.insert(stage);
                Ok(true)
            }
            (Err(_), Some(_)) => Ok(false),
            (Ok(_), Some(error)) => Err(format!("{kind:?} was refused: {error}")),
            (Err(_), None) => Err(format!("{kind:?} was possible in {:?}", case.stage)),
        }
    }
}
