//! The columns of what is written, in order.

use std::collections::BTreeSet;

use programme::{Answer, Currency, Outcome, Programme, grant_columns};

use crate::error::TablesError;

/// What stands in the column `outcome` of a row that could not be read.
pub(crate) const BAD_ROW: &str = "bad_row";
/// What stands in a benefit's column where it is granted.
const GRANTED: &str = "granted";

/// A column carried over.
#[derive(Clone, Debug)]
pub(crate) struct Carried {
    /// Its name.
    pub(crate) name: String,
    /// Whole numbers, or texts.
    pub(crate) whole: bool,
}

/// One column of what was decided.
#[derive(Clone, Debug)]
pub(crate) struct OutColumn {
    /// Its name.
    pub(crate) name: String,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Outcome,
    Audience,
    Because,
    Missing,
    /// The place of a benefit, and of all its grants.
    Benefit(usize, Vec<usize>),
    /// The place of a grant.
    Amount(usize, Currency),
    /// The place of a partner.
    Cost(usize, Currency),
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Nothing.
    Empty,
    /// Names.
    Text(String),
    /// Minor units of the column's currency.
    Amount(i64),
}

/// All columns.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// Those carried over; none means the number of the row.
    pub(crate) carried: Vec<Carried>,
    /// Those of the decision.
    pub(crate) columns: Vec<OutColumn>,
}

/// The column that numbers the rows where nothing is carried over.
pub(crate) const ROW: &str = "row";

impl Layout {
    /// The columns of a programme's decisions.
    pub(crate) fn new(programme: &Programme, carried: Vec<Carried>) -> Result<Self, TablesError> {
        let mut columns = Vec::new();
        let mut add = |name: String, kind| columns.push(OutColumn { name, kind });
        add("outcome".to_owned(), Kind::Outcome);
        add("audience".to_owned(), Kind::Audience);
        add("because".to_owned(), Kind::Because);
        add("missing".to_owned(), Kind::Missing);
        let grants = grant_columns(programme);
        for (place, benefit) in programme.benefits().iter().enumerate() {
            let of_it = grants.iter().enumerate().filter(|(_, one)| one.benefit == benefit.name);
            let of_it = of_it.map(|(at, _)| at).collect();
            add(benefit.name.clone(), Kind::Benefit(place, of_it));
        }
        for (place, grant) in grants.iter().enumerate() {
            let benefit = programme.benefit(&grant.benefit);
            let Some(benefit) = benefit.filter(|one| one.currency.is_some()) else { continue };
            let Some(partner) = programme.partner(&grant.partner) else { continue };
            let from_start = grant.after == benefit.schedule.month_of(0);
            let from = (!from_start).then(|| format!("_from_month_{}", u32::from(grant.after) + 1));
            let name = format!("{}_by_{}", benefit.name, partner.name) + &from.unwrap_or_default();
            add(name, Kind::Amount(place, partner.budget.currency));
        }
        for (place, partner) in programme.partners().iter().enumerate() {
            let kind = Kind::Cost(place, partner.budget.currency);
            add(format!("cost_{}", partner.name), kind);
        }
        let mut taken: BTreeSet<String> = BTreeSet::new();
        if carried.is_empty() {
            taken.insert(ROW.to_owned());
        }
        for column in &mut columns {
            // A benefit may have the name of one of our own columns.
            while !taken.insert(column.name.clone()) {
                column.name.push('_');
            }
        }
        if let Some(twice) = carried.iter().find(|one| taken.contains(&one.name)) {
            let name = &twice.name;
            let problem = format!("the result has a column `{name}` of its own; rename yours");
            return Err(TablesError::Header { problem });
        }
        Ok(Self { carried, columns })
    }
}

impl OutColumn {
    /// The currency, if it is a column of amounts.
    pub(crate) fn currency(&self) -> Option<Currency> {
        match self.kind {
            Kind::Amount(_, currency) | Kind::Cost(_, currency) => Some(currency),
            _ => None,
        }
    }

    /// What stands in it where a row could not be read.
    pub(crate) fn of_bad_row(&self) -> Cell {
        match self.kind {
            Kind::Outcome => Cell::Text(BAD_ROW.to_owned()),
            _ => Cell::Empty,
        }
    }

    /// What stands in it for an answer.
    pub(crate) fn of(&self, answer: &Answer) -> Cell {
        let text = |text: &Option<String>| text.clone().map_or(Cell::Empty, Cell::Text);
        match &self.kind {
            Kind::Outcome => Cell::Text(outcome_word(answer.outcome).to_owned()),
            Kind::Audience => text(&answer.audience),
            Kind::Because => text(&answer.because),
            Kind::Missing if answer.missing.is_empty() => Cell::Empty,
            Kind::Missing => Cell::Text(answer.missing.join(" ")),
            Kind::Benefit(place, grants) => {
                if grants.iter().any(|at| answer.grants.get(*at).is_some_and(Option::is_some)) {
                    return Cell::Text(GRANTED.to_owned());
                }
                answer.refused.get(*place).map_or(Cell::Empty, text)
            }
            Kind::Amount(place, _) => match answer.grants.get(*place) {
                Some(Some(Some(amount))) => Cell::Amount(amount.minor),
                _ => Cell::Empty,
            },
            Kind::Cost(place, _) => match answer.costs.get(*place) {
                Some(cost) if answer.outcome == Outcome::Offer => Cell::Amount(cost.minor),
                _ => Cell::Empty,
            },
        }
    }
}

/// The word for an outcome.
pub(crate) fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Offer => "offer",
        Outcome::NoOffer => "no_offer",
        Outcome::HumanDecision => "human_decision",
        Outcome::NeedsFacts => "needs_facts",
    }
}
