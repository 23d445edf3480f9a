//! Who may act: officers with roles, and four eyes as a type.
//!
//! **Architecture Invariant:** an [`Approved`] value can only be made from two distinct officers
//! who hold the needed role, over content whose digest the second officer was shown.

use std::collections::BTreeSet;
use std::fmt;

use programme::Digest;
use serde::{Deserialize, Serialize};

use crate::identity::CaseId;
use crate::refusal::Refusal;

/// What an officer may do. One officer may hold several; no one person may act twice in a pair.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads cases, answers applicants, assesses, proposes offers.
    Officer,
    /// Approves what an officer proposed.
    Approver,
    /// Proposes and approves payments.
    Paymaster,
    /// Reviews, proposes and approves publications; opens identities.
    Custodian,
    /// Reads the audit trail, the ledger and statistics; opens no case.
    Auditor,
    /// Runs and compares forecasts; opens no case and sees nothing of any applicant.
    Analyst,
}

impl Role {
    /// All roles, in the order they are shown.
    pub const ALL: [Self; 6] = [
        Self::Officer,
        Self::Approver,
        Self::Paymaster,
        Self::Custodian,
        Self::Auditor,
        Self::Analyst,
    ];

    /// The name as stored and as the key of its words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Approver => "approver",
            Self::Paymaster => "paymaster",
            Self::Custodian => "custodian",
            Self::Auditor => "auditor",
            Self::Analyst => "analyst",
        }
    }

    /// The role with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// An officer's id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct OfficerId(pub CaseId);

impl fmt::Display for OfficerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A signed-in member of staff.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Officer {
    /// Who.
    pub id: OfficerId,
    /// The name colleagues see; officers choose pseudonyms.
    pub name: String,
    /// What they may do.
    pub roles: BTreeSet<Role>,
}

impl Officer {
    /// Whether the officer holds the role.
    pub fn holds(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Refuses unless the officer holds the role.
    pub fn must_hold(&self, needed: Role) -> Result<(), Refusal> {
        if self.holds(needed) { Ok(()) } else { Err(Refusal::RoleMissing { needed }) }
    }
}

/// Two distinct officers: who proposed, and who approved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pair {
    proposer: OfficerId,
    approver: OfficerId,
}

impl Pair {
    /// The pair, if they are two people and the second holds the role.
    pub fn new(proposer: OfficerId, approver: &Officer, role: Role) -> Result<Self, Refusal> {
        approver.must_hold(role)?;
        if proposer == approver.id {
            return Err(Refusal::SameOfficer);
        }
        Ok(Self { proposer, approver: approver.id })
    }

    /// Who proposed.
    pub fn proposer(&self) -> OfficerId {
        self.proposer
    }

    /// Who approved.
    pub fn approver(&self) -> OfficerId {
        self.approver
    }
}

/// Content whose digest can be shown and compared: what is approved is what is carried out.
pub trait Digested {
    /// The digest of the canonical bytes.
    fn digest(&self) -> Digest;
}

/// A value put forward by one officer, waiting for another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposed<T> {
    /// What is proposed.
    pub content: T,
    /// By whom.
    pub proposer: OfficerId,
}

/// A value consented to by two distinct officers, bound to its digest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Approved<T> {
    content: T,
    pair: Pair,
    digest: Digest,
}

impl<T: Digested> Proposed<T> {
    /// Approves the content, if `shown` (the digest on the approver's page) is still its digest.
    pub fn approve(
        self,
        approver: &Officer,
        role: Role,
        shown: Digest,
    ) -> Result<Approved<T>, Refusal> {
        let pair = Pair::new(self.proposer, approver, role)?;
        let digest = self.content.digest();
        if digest != shown {
            return Err(Refusal::ChangedSinceShown);
        }
        Ok(Approved { content: self.content, pair, digest })
    }
}

impl<T> Approved<T> {
    /// What was approved.
    pub fn content(&self) -> &T {
        &self.content
    }

    /// By which two.
    pub fn pair(&self) -> Pair {
        self.pair
    }

    /// The digest both saw.
    pub fn digest(&self) -> Digest {
        self.digest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, PartialEq, Eq, Debug)]
    struct Letter(&'static str);

    impl Digested for Letter {
        fn digest(&self) -> Digest {
            Digest::of("test", self.0.as_bytes())
        }
    }

    fn officer(number: u8, roles: &[Role]) -> Officer {
        Officer {
            id: OfficerId(CaseId::from_bytes([number; 16])),
            name: format!("officer {number}"),
            roles: roles.iter().copied().collect(),
        }
    }

    fn approve(by: &Officer, shown: &'static str) -> Result<Approved<Letter>, Refusal> {
        let proposer = officer(1, &[Role::Officer, Role::Approver]).id;
        let proposed = Proposed { content: Letter("yes"), proposer };
        proposed.approve(by, Role::Approver, Letter(shown).digest())
    }

    #[test]
    fn fault_18_nobody_approves_what_they_proposed_whatever_their_roles() {
        let proposer = officer(1, &Role::ALL);
        assert_eq!(approve(&proposer, "yes"), Err(Refusal::SameOfficer));
    }

    #[test]
    fn fault_18_what_changed_after_it_was_shown_is_not_approved() {
        let second = officer(2, &[Role::Approver]);
        assert_eq!(approve(&second, "no"), Err(Refusal::ChangedSinceShown));
        let approved = approve(&second, "yes").expect("a second approver who saw this very letter");
        assert_eq!(approved.content(), &Letter("yes"));
        assert_eq!(approved.pair().approver(), second.id);
    }

    #[test]
    fn fault_17_only_the_role_approves() {
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Approver) {
            let needed = Role::Approver;
            let second = officer(2, &[role]);
            assert_eq!(approve(&second, "yes"), Err(Refusal::RoleMissing { needed }), "{role:?}");
        }
    }
}
