//! A change of one case: events appended to its chain, and the projection that goes with them.
//!
//! **Architecture Invariant:** a case's row and journal change only here, and only if the row's
//! head is still the one the change was made from. So all acts on one case come one after another.

use ::programme::Digest;
use casework::journal::{Actor, Entry, Event, EventKind, Head, Payload};
use casework::{CaseId, Refusal, Stage};
use jiff::civil::Date;

use crate::body::{Direction, NewBody, insert_body};
use crate::case::CaseRow;
use crate::error::StoreError;
use crate::plan::{Plan, args};
use crate::row::Row;
use crate::store::Inner;

/// A change in the making.
pub(crate) struct Change {
    /// The case as it was read.
    pub(crate) before: CaseRow,
    pub(crate) stage: Stage,
    pub(crate) unread: bool,
    pub(crate) accepted: Option<Date>,
    pub(crate) offer: Option<Digest>,
    pub(crate) screened_with: Option<Digest>,
    head: Head,
    head_us: i64,
    now_us: i64,
    entries: Vec<Entry>,
    bodies: Vec<(CaseId, Direction, NewBody)>,
    next: [u64; 3],
}

impl Inner {
    /// Begins a change of a case; refused once its erasure has begun.
    pub(crate) async fn change(&self, case: CaseId) -> Result<Change, StoreError> {
        let change = self.change_even_erasing(case).await?;
        if change.before.erasing {
            return Err(Refusal::WrongStage { stage: Stage::Erased }.into());
        }
        Ok(change)
    }

    /// Begins a change that offers or pays something: refused for a case that is set aside.
    pub(crate) async fn change_entitling(&self, case: CaseId) -> Result<Change, StoreError> {
        let change = self.change(case).await?;
        if change.before.set_aside { Err(Refusal::SetAside.into()) } else { Ok(change) }
    }

    /// Begins a change of a case, for its erasure.
    pub(crate) async fn change_even_erasing(&self, case: CaseId) -> Result<Change, StoreError> {
        let before = self.case(case).await?.ok_or(StoreError::NotFound)?;
        Ok(Change {
            stage: before.stage,
            unread: before.unread,
            accepted: before.accepted,
            offer: before.offer,
            screened_with: before.screened_with,
            head: before.head,
            head_us: before.changed_us,
            now_us: self.clock.now_us(),
            entries: Vec::new(),
            bodies: Vec::new(),
            next: [before.next_in, before.next_out, before.next_office],
            before,
        })
    }

    /// Adds bodies to a change; `Conflict` unless their sequences are the next ones.
    pub(crate) fn add_bodies(
        &self,
        change: &mut Change,
        direction: Direction,
        bodies: &[NewBody],
    ) -> Result<(), StoreError> {
        let next = &mut change.next[direction as usize];
        for body in bodies {
            if body.sequence != *next {
                return Err(StoreError::Conflict);
            }
            *next += 1;
            change.bodies.push((self.draw_id()?, direction, body.clone()));
        }
        Ok(())
    }
}

impl Change {
    /// Appends an event, if it makes sense at this stage.
    pub(crate) fn event(&mut self, event: Event) -> Result<(), StoreError> {
        self.stage = self.stage.after(event.kind)?;
        let entry = self.head.append(self.before.case, event, self.now_us, self.head_us);
        (self.head, self.head_us) = (entry.head(), entry.at_us);
        self.entries.push(entry);
        Ok(())
    }

    /// Adds the change to a plan.
    pub(crate) fn write(self, plan: &mut Plan) {
        let case = self.before.case;
        let [next_in, next_out, next_office] = self.next;
        plan.one(
            "UPDATE cases SET stage = $1, accepted_day = $2, offer = $3, head_sequence = $4, \
             head_hash = $5, head_us = $6, next_in = $7, next_out = $8, next_office = $9, \
             unread = $10, screened_with = $11 \
             WHERE id = $12 AND head_sequence = $13 AND head_hash = $14",
            args![
                self.stage.name(),
                self.accepted,
                self.offer,
                self.head.sequence,
                self.head.hash,
                self.head_us,
                next_in,
                next_out,
                next_office,
                self.unread,
                self.screened_with,
                case,
                self.before.head.sequence,
                self.before.head.hash,
            ],
        );
        for entry in &self.entries {
            insert_entry(plan, entry);
        }
        let day = crate::clock::day_of(self.now_us);
        for (id, direction, body) in self.bodies {
            insert_body(plan, id, case, direction, &body, day);
        }
    }
}

/// Appends an entry to the journal.
pub(crate) fn insert_entry(plan: &mut Plan, entry: &Entry) {
    plan.one(
        "INSERT INTO journal (case_id, sequence, previous, at_us, kind, actor, payload, hash) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            entry.case,
            entry.sequence,
            entry.previous,
            entry.at_us,
            entry.event.kind.name(),
            entry.event.actor.to_text(),
            entry.event.payload.to_json(),
            entry.hash,
        ],
    );
}

/// An entry as stored.
pub(crate) fn entry(row: Row) -> Result<Entry, StoreError> {
    let mut row = row.of("journal");
    Ok(Entry {
        case: row.parsed()?,
        sequence: row.count()?,
        previous: row.parsed()?,
        at_us: row.int()?,
        event: Event {
            kind: row.named(EventKind::from_name)?,
            actor: row.named(Actor::from_text)?,
            payload: row.named(Payload::from_json)?,
        },
        hash: row.parsed()?,
    })
}

/// A payload that names bodies by direction and sequence, each with its digest.
pub(crate) fn digests(payload: Payload, direction: Direction, bodies: &[NewBody]) -> Payload {
    bodies.iter().fold(payload, |payload, body| {
        payload.with(&format!("{}_{}", direction.name(), body.sequence), body.digest)
    })
}
