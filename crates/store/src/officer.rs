//! Staff: who they are and what is sealed for them.

use std::fmt;

use casework::{Officer, OfficerId, Role};
use sealing::Recipient;

use crate::error::StoreError;
use crate::plan::{Plan, args};
use crate::row::Row;
use crate::store::Office;

/// A member of staff to add.
#[derive(Clone)]
pub struct NewOfficer {
    /// Id, name and roles.
    pub officer: Officer,
    /// The public half of their identity.
    pub recipient: Recipient,
    /// Their identity, sealed with their passphrase.
    pub sealed_identity: Vec<u8>,
    /// Their second factor, sealed to themselves.
    pub sealed_totp: Vec<u8>,
    /// The intake key, sealed to them, if their roles open cases.
    pub intake_wrap: Option<Vec<u8>>,
    /// The testimony key, sealed to them, if their roles open testimonies.
    pub testimony_wrap: Option<Vec<u8>>,
}

/// A member of staff.
#[derive(Clone)]
pub struct OfficerRow {
    /// Id, name and roles.
    pub officer: Officer,
    /// The public half of their identity.
    pub recipient: Recipient,
    /// Their identity, sealed with their passphrase.
    pub sealed_identity: Vec<u8>,
    /// Their second factor, sealed to themselves.
    pub sealed_totp: Vec<u8>,
    /// The intake key, sealed to them.
    pub intake_wrap: Option<Vec<u8>>,
    /// The testimony key, sealed to them.
    pub testimony_wrap: Option<Vec<u8>>,
    /// The last step of the second factor that was used.
    pub totp_step: Option<u64>,
    /// Whether they may no longer sign in.
    pub disabled: bool,
}

/// A query for staff.
macro_rules! officers {
    ($tail:literal) => {
        concat!(
            "SELECT id, name, roles, recipient, sealed_identity, sealed_totp, intake_wrap, \
             testimony_wrap, totp_step, disabled FROM officers ",
            $tail
        )
    };
}

impl Office {
    /// All staff, by name.
    pub async fn officers(&self) -> Result<Vec<OfficerRow>, StoreError> {
        let rows = self.0.db.read(officers!("ORDER BY name"), args![]).await?;
        rows.into_iter().map(OfficerRow::read).collect()
    }

    /// One of them.
    pub async fn officer(&self, id: OfficerId) -> Result<Option<OfficerRow>, StoreError> {
        let row = self.0.db.read_one(officers!("WHERE id = $1"), args![id]).await?;
        row.map(OfficerRow::read).transpose()
    }

    /// The one with this name.
    pub async fn officer_by_name(&self, name: &str) -> Result<Option<OfficerRow>, StoreError> {
        let row = self.0.db.read_one(officers!("WHERE name = $1"), args![name]).await?;
        row.map(OfficerRow::read).transpose()
    }

    /// Adds one. `Conflict` if the name or id is taken.
    pub async fn add_officer(&self, new: &NewOfficer) -> Result<(), StoreError> {
        let mut plan = Plan::new();
        insert_officer(&mut plan, new);
        self.0.db.write(plan).await
    }

    /// Shuts one out, and ends their sessions.
    pub async fn disable_officer(&self, id: OfficerId) -> Result<(), StoreError> {
        if self.officer(id).await?.is_none() {
            return Err(StoreError::NotFound);
        }
        let mut plan = Plan::new();
        plan.one("UPDATE officers SET disabled = $1 WHERE id = $2", args![true, id]);
        plan.add("DELETE FROM sessions WHERE officer = $1", args![id]);
        self.0.db.write(plan).await
    }

    /// Uses up a step of the second factor. False if it, or a later one, was used before.
    pub async fn take_totp_step(&self, id: OfficerId, step: u64) -> Result<bool, StoreError> {
        let mut plan = Plan::new();
        plan.one(
            "UPDATE officers SET totp_step = $1 \
             WHERE id = $2 AND (totp_step IS NULL OR totp_step < $1)",
            args![step, id],
        );
        match self.0.db.write(plan).await {
            Ok(()) => Ok(true),
            Err(StoreError::Conflict) => Ok(false),
            Err(other) => Err(other),
        }
    }
}

/// Adds a member of staff to a plan.
pub(crate) fn insert_officer(plan: &mut Plan, new: &NewOfficer) {
    let roles: Vec<&str> = new.officer.roles.iter().map(|role| role.name()).collect();
    plan.one(
        "INSERT INTO officers (id, name, roles, recipient, sealed_identity, sealed_totp, \
         intake_wrap, testimony_wrap, disabled) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT DO NOTHING",
        args![
            new.officer.id,
            new.officer.name.as_str(),
            roles.join(" "),
            &new.recipient,
            new.sealed_identity.as_slice(),
            new.sealed_totp.as_slice(),
            new.intake_wrap.as_deref(),
            new.testimony_wrap.as_deref(),
            false,
        ],
    );
}

impl OfficerRow {
    fn read(row: Row) -> Result<Self, StoreError> {
        let mut row = row.of("officers");
        let (id, name) = (OfficerId(row.parsed()?), row.text()?);
        let roles = row.text()?.split_whitespace().map(Role::from_name).collect::<Option<_>>();
        Ok(Self {
            officer: Officer { id, name, roles: roles.ok_or(row.corrupt())? },
            recipient: row.parsed()?,
            sealed_identity: row.bytes()?,
            sealed_totp: row.bytes()?,
            intake_wrap: row.opt_bytes()?,
            testimony_wrap: row.opt_bytes()?,
            totp_step: row.opt_count()?,
            disabled: row.flag()?,
        })
    }
}

impl fmt::Debug for NewOfficer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NewOfficer({})", self.officer.id)
    }
}

impl fmt::Debug for OfficerRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OfficerRow({})", self.officer.id)
    }
}
