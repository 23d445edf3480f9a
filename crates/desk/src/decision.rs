//! The decision with its reasons, and the proposal made from it, as an officer reads them.

use casework::Refusal;
use casework::assessment::Assessment;
use casework::authority::Digested;
use casework::journal::{Entry, EventKind};
use casework::offer::{Offer, Verdict};
use pages::{Posted, Shell};
use programme::{Decision, Digest, Grant, Outcome, Reason};
use store::{ProposalKind, ProposalRow};

use crate::case::Bench;
use crate::names;
use crate::record::Record;
use crate::visible::Visible;

/// One reason.
pub(crate) struct ReasonView {
    pub(crate) rule: String,
    pub(crate) value: String,
    pub(crate) source: String,
}

/// One benefit that is granted.
pub(crate) struct GrantView {
    pub(crate) benefit: String,
    pub(crate) amount: Option<String>,
    pub(crate) schedule: String,
    pub(crate) partner: String,
    pub(crate) conditions: Vec<String>,
}

/// One benefit that is not.
pub(crate) struct RefusedView {
    pub(crate) benefit: String,
    pub(crate) because: Vec<ReasonView>,
}

/// Reasons in words.
pub(crate) fn reasons(shell: &Shell, because: &[Reason]) -> Vec<ReasonView> {
    let view = |reason: &Reason| ReasonView {
        rule: names::of(shell, "reason", &reason.rule),
        value: names::reason_value(shell, &reason.value),
        source: reason.source.clone(),
    };
    because.iter().map(view).collect()
}

/// Grants in words.
pub(crate) fn grants(shell: &Shell, grants: &[Grant]) -> Vec<GrantView> {
    let view = |grant: &Grant| GrantView {
        benefit: names::of(shell, "benefit", &grant.benefit),
        amount: grant.amount.as_ref().map(|amount| shell.money(amount)),
        schedule: names::schedule(shell, grant.schedule),
        partner: names::of(shell, "partner", &grant.partner),
        conditions: grant.conditions.iter().map(|c| names::of(shell, "condition", c)).collect(),
    };
    grants.iter().map(view).collect()
}

/// An officer's finding.
pub(crate) struct FindingView {
    pub(crate) verdict: String,
    pub(crate) reason: Visible,
}

/// The last application of the rules.
pub(crate) struct AssessmentView {
    pub(crate) day: String,
    pub(crate) outcome: String,
    pub(crate) outcome_name: &'static str,
    pub(crate) audience: Option<String>,
    pub(crate) grants: Vec<GrantView>,
    pub(crate) because: Vec<ReasonView>,
    pub(crate) refused: Vec<RefusedView>,
    pub(crate) missing: Vec<String>,
    pub(crate) finding: Option<FindingView>,
    pub(crate) seal: String,
    pub(crate) programme: String,
}

/// The assessment that the journal has last. An older one does not stand in for it when its
/// record cannot be read or is not the one that was noted.
pub(crate) fn latest<'a>(bench: &'a Bench<'_>) -> Option<&'a Assessment> {
    let noted = noted(bench)?.event.payload.get("assessment")?;
    bench.file.as_ref()?.records().rev().find_map(|(_, _, record)| match record {
        Record::Assessment { assessment } if assessment.digest().to_string() == noted => {
            Some(assessment)
        }
        _ => None,
    })
}

/// Whether the journal has an assessment whose record is not there as it was noted.
pub(crate) fn is_lost(bench: &Bench<'_>) -> bool {
    bench.file.is_some() && noted(bench).is_some() && latest(bench).is_none()
}

fn noted<'a>(bench: &'a Bench<'_>) -> Option<&'a Entry> {
    bench.journal.iter().rev().find(|entry| entry.event.kind == EventKind::Assessed)
}

impl AssessmentView {
    /// The last assessment of the case on the bench.
    pub(crate) fn latest(bench: &Bench<'_>) -> Option<Self> {
        latest(bench).map(|assessment| Self::new(&bench.shell, assessment))
    }

    fn new(shell: &Shell, assessment: &Assessment) -> Self {
        let decision: &Decision = &assessment.decision;
        let outcome_name = match decision.outcome {
            Outcome::Offer => "offer",
            Outcome::NoOffer => "no-offer",
            Outcome::HumanDecision => "human-decision",
            Outcome::NeedsFacts => "needs-facts",
        };
        let refused = decision.refused.iter().map(|refused| RefusedView {
            benefit: names::of(shell, "benefit", &refused.benefit),
            because: reasons(shell, &refused.because),
        });
        let finding = assessment.finding.as_ref().map(|finding| {
            let cleared = finding.cleared.iter().map(|ground| names::of(shell, "reason", ground));
            let cleared: Vec<String> = cleared.collect();
            FindingView {
                verdict: match cleared.as_slice() {
                    [] => shell.say("desk-finding-bars"),
                    some => shell.with("desk-finding-clears", "grounds", some.join("; ")),
                },
                reason: Visible::new(&finding.reason),
            }
        });
        Self {
            day: shell.date(&assessment.on),
            outcome: shell.named("desk-outcome", outcome_name),
            outcome_name,
            audience: decision.audience.as_ref().map(|name| names::of(shell, "audience", name)),
            grants: grants(shell, &decision.grants),
            because: reasons(shell, &decision.because),
            refused: refused.collect(),
            missing: decision.missing.iter().map(|f| names::of(shell, "fact", f)).collect(),
            finding,
            seal: names::seal(&assessment.digest()),
            programme: assessment.programme.short(),
        }
    }
}

/// What waits for a second officer.
pub(crate) struct ProposalView {
    pub(crate) title: String,
    pub(crate) proposer: String,
    pub(crate) at: String,
    pub(crate) seal: String,
    pub(crate) digest: String,
    /// The content, unless the record is broken or does not match what was proposed.
    pub(crate) content: Option<ProposedContent>,
}

/// What exactly is proposed.
pub(crate) struct ProposedContent {
    pub(crate) audience: Option<String>,
    pub(crate) grants: Vec<GrantView>,
    pub(crate) because: Vec<ReasonView>,
    pub(crate) note: Visible,
}

/// The proposed offer, if its record opens and is exactly what was proposed.
pub(crate) fn proposed<'a>(bench: &'a Bench<'_>) -> Option<&'a Offer> {
    let proposal = bench.proposal.as_ref()?;
    let record = bench.file.as_ref()?.record(proposal.record_sequence?)?;
    let Record::Offer { offer } = record else { return None };
    let kind = match offer.verdict {
        Verdict::Offer => ProposalKind::Offer,
        Verdict::Refusal => ProposalKind::Refusal,
    };
    let same =
        offer.digest() == proposal.digest && offer.case == bench.row.case && kind == proposal.kind;
    same.then_some(offer)
}

impl ProposalView {
    /// The open proposal of the case on the bench.
    pub(crate) fn open(bench: &Bench<'_>) -> Option<Self> {
        let proposal = bench.proposal.as_ref()?;
        let shell = &bench.shell;
        let kind = if proposal.kind == ProposalKind::Refusal { "refusal" } else { "offer" };
        let content = proposed(bench).map(|offer| ProposedContent {
            audience: offer.audience.as_ref().map(|name| names::of(shell, "audience", name)),
            grants: grants(shell, &offer.grants),
            because: reasons(shell, &offer.because),
            note: Visible::new(&offer.note),
        });
        Some(Self {
            title: shell.named("desk-proposal", kind),
            proposer: bench.officer(proposal.proposer),
            at: names::moment(shell, proposal.at_us),
            seal: names::seal(&proposal.digest),
            digest: proposal.digest.to_string(),
            content,
        })
    }
}

/// The digest a form carries back: what the officer was shown.
pub(crate) fn shown(text: &str) -> Option<Digest> {
    text.parse().ok()
}

/// What the second officer was shown of a proposal, if the proposal is still that.
pub(crate) fn shown_of(proposal: &ProposalRow, posted: &Posted) -> Result<Digest, Refusal> {
    let shown = shown(posted.text("digest")).filter(|shown| *shown == proposal.digest);
    shown.ok_or(Refusal::ChangedSinceShown)
}
