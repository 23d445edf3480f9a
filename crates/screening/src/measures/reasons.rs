//! The reasons behind a target's verdicts, each told once with the regimes it counts under. All
//! who show a check, on paper or on a page, show these.

use serde::Serialize;

use super::result::{Target, Verdict};
use crate::grounds::{Evidence, Ground, Note};
use crate::ownership::Regime;
use crate::percent::Share;
use crate::ties::Holds;

/// A ground, with the regimes under which it is shown or may be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Reason {
    /// Which ground.
    pub ground: Ground,
    /// Whether it is shown for sure.
    pub strength: Holds,
    /// What those with a ground own together, if it is about that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// Under which regimes, each with where its rule stands.
    pub rules: Vec<(Regime, String)>,
    /// What proves it.
    pub evidence: Vec<Evidence>,
}

/// A note, with the regimes it belongs to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct NoteUnder {
    /// What must be known.
    pub note: Note,
    /// Under which regimes.
    pub regimes: Vec<Regime>,
}

/// A verdict, with the regimes under which it is so.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct VerdictUnder {
    /// What it comes to.
    pub verdict: Verdict,
    /// Under which regimes.
    pub regimes: Vec<Regime>,
}

/// Everything that is told of a target.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Reasons {
    /// What it comes to, in the order of the regimes.
    pub verdicts: Vec<VerdictUnder>,
    /// Grounds, in the order in which they are first met.
    pub grounds: Vec<Reason>,
    /// Notes, in the same order.
    pub notes: Vec<NoteUnder>,
}

/// What is told of a target.
pub fn reasons(target: &Target) -> Reasons {
    let mut told = Reasons::default();
    for judged in &target.regimes {
        let regime = judged.regime;
        match told.verdicts.iter_mut().find(|known| known.verdict == judged.verdict) {
            Some(known) => known.regimes.push(regime),
            None => {
                let (verdict, regimes) = (judged.verdict, vec![regime]);
                told.verdicts.push(VerdictUnder { verdict, regimes });
            }
        }
        for shown in &judged.grounds {
            let rule = (regime, shown.rule.clone());
            let same = |known: &&mut Reason| {
                (known.ground, known.strength, known.share)
                    == (shown.ground, shown.strength, shown.share)
                    && known.evidence == shown.evidence
            };
            match told.grounds.iter_mut().find(same) {
                Some(known) => known.rules.push(rule),
                None => told.grounds.push(Reason {
                    ground: shown.ground,
                    strength: shown.strength,
                    share: shown.share,
                    rules: vec![rule],
                    evidence: shown.evidence.clone(),
                }),
            }
        }
        for note in &judged.notes {
            match told.notes.iter_mut().find(|known| known.note == *note) {
                Some(known) => known.regimes.push(regime),
                None => {
                    told.notes.push(NoteUnder { note: note.clone(), regimes: vec![regime] });
                }
            }
        }
    }
    told
}
