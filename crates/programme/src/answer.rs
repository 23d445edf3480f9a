//! A decision as one row of a table: codes for reasons, amounts and what each partner pays.

use crate::decision::{Decision, Outcome, Reason};
use crate::grant::stretches;
use crate::money::Money;
use crate::programme::Programme;

/// The columns of one decision. Equal decisions have equal rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What follows.
    pub outcome: Outcome,
    /// The audience, if it is certain.
    pub audience: Option<String>,
    /// The rule that decided: the audience of an offer, the ground for a human decision, and for
    /// somebody placed nowhere the kind of people they are or the exception that kept them out;
    /// none where facts are missing.
    pub because: Option<String>,
    /// Facts without which nothing is decided, in the order they are asked.
    pub missing: Vec<String>,
    /// For each benefit of the programme, in its order: none where it is granted or nothing is
    /// settled, otherwise the rule that refused it.
    pub refused: Vec<Option<String>>,
    /// For each column of [`grant_columns`], in order: whether it is granted, and the amount of
    /// its instalments, if it is money.
    pub grants: Vec<Option<Option<Money>>>,
    /// For each partner of the programme, in its order: the sum of all its instalments.
    pub costs: Vec<Money>,
}

/// The benefits and givers that can be granted, in the order of the programme's benefits, and each
/// with how often it is given: the columns of [`Answer::grants`]. A benefit in steps has a column
/// a step.
pub fn grant_columns(programme: &Programme) -> Vec<GrantColumn> {
    let mut columns = Vec::new();
    for benefit in programme.benefits() {
        let givers = benefit.partners.iter().chain(benefit.matches.iter().map(|m| &m.partner));
        for stretch in stretches(benefit) {
            for partner in givers.clone() {
                let (benefit, partner) = (benefit.name.clone(), partner.clone());
                columns.push(GrantColumn { benefit, partner, after: stretch.month_of(0) });
            }
        }
    }
    columns
}

/// One column of [`Answer::grants`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantColumn {
    /// The benefit.
    pub benefit: String,
    /// Who gives it.
    pub partner: String,
    /// So many months after the offer is accepted it is first given. This tells the steps of a
    /// benefit apart, also where one of them comes to nothing.
    pub after: u16,
}

impl Answer {
    /// The row of a decision of this programme.
    pub fn of(programme: &Programme, decision: &Decision) -> Self {
        let refused = programme.benefits().iter().map(|benefit| {
            let refused = decision.refused.iter().find(|one| one.benefit == benefit.name)?;
            refused.because.first().map(|reason| reason.rule.clone())
        });
        let mut grants = Vec::new();
        let mut costs: Vec<Money> =
            programme.partners().iter().map(|p| Money::zero(p.budget.currency)).collect();
        for column in grant_columns(programme) {
            let of_this = decision.grants.iter().find(|grant| {
                grant.benefit == column.benefit
                    && grant.partner == column.partner
                    && grant.schedule.month_of(0) == column.after
            });
            grants.push(of_this.map(|grant| grant.amount));
        }
        for (partner, total) in decision.costs() {
            if let Some(place) = programme.partners().iter().position(|p| p.name == partner) {
                costs[place] = total;
            }
        }
        let open = decision.outcome == Outcome::NeedsFacts;
        let missing = if open { decision.missing.clone() } else { Vec::new() };
        let because = match decision.outcome {
            Outcome::NeedsFacts => None,
            _ => decisive(programme, decision),
        };
        Self {
            outcome: decision.outcome,
            audience: decision.audience.clone(),
            because,
            missing,
            refused: refused.collect(),
            grants,
            costs,
        }
    }
}

/// The rule that decided. Somebody placed nowhere is told first that there is no audience; what
/// says more is the kind of people they are, or the exception that kept them out.
fn decisive(programme: &Programme, decision: &Decision) -> Option<String> {
    let told = |reason: &&Reason| reason.rule != crate::decide::EITHER_WAY;
    let first = decision.because.iter().find(told)?;
    let nowhere = first.rule == crate::decide::NO_AUDIENCE;
    let kinds = programme.outside().iter().map(|kind| &kind.name);
    let exceptions = programme.audiences().iter().flat_map(|audience| &audience.unless);
    let kept: Vec<&String> = kinds.chain(exceptions.map(|exception| &exception.name)).collect();
    let says_more = |rule: &String| kept.contains(&rule);
    let better = decision.because.iter().find(|reason| nowhere && says_more(&reason.rule));
    Some(better.unwrap_or(first).rule.clone())
}
