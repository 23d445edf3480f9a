//! Single figures of a run that decide whether a programme is worth it.
//!
//! A departure is priced by what it costs where the promise is kept. Those for whom there was no
//! money or no place left as well; counting them as cheap would praise a programme for breaking its
//! word.

use crate::assumptions::Known;
use crate::model::{Measure, Model, Outcome};

macro_rules! figures {
    ($($name:ident $text:literal $meaning:literal)*) => {
        /// A figure of a run. "The force" are the groups that the assumptions mark; where there
        /// are none, its figures do not exist.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Figure { $(#[doc = $meaning] $name,)* }

        impl Figure {
            /// All, in the order they are told.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name in tables.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// What it says, with its unit.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)* }
            }
        }
    };
}

figures! {
    Departures "departures" "people who decide and left with the offer"
    Additional "additional"
        "of those, who would not have left without the programme, less the reverse"
    Settled "settled" "people who decide, admitted and with their offer"
    Moved "moved" "people settled, families included"
    Lost "lost" "people caught or killed on the way, less those without the programme"
    CostUsd "cost_usd"
        "all promises, reception in the first year and handling of the refused, in USD"
    CostPerDeparture "cost_per_departure"
        "cost for each departure whose promise is kept, refusals included, in USD"
    CostPerAdditional "cost_per_additional"
        "that over the share of departures that are additional, in USD"
    ForceDepartures "force_departures" "soldiers who left with the offer"
    ForceShare "force_share"
        "soldiers who left with the offer or in their own way, as a share of the force"
    ForceAdditional "force_additional" "additional departures of soldiers"
    ForceCost "force_cost_per_departure"
        "cost for each departure of a soldier whose promise is kept, refusals included, in USD"
    ForceCostGenuine "force_cost_per_genuine"
        "that over the share of soldiers' departures that are additional and genuine, in USD"
    Additionality "additionality"
        "additional and genuine departures of soldiers as a share of their departures"
    BreakEven "break_even"
        "the share that must be additional and genuine for the cost to pay: cost of a departure \
         over its value"
    Worthwhile "worthwhile" "1 where additionality is above break-even, otherwise 0"
    Trust "trust" "how far the offer is believed at the end"
}

/// A figure of a run, if it exists: nothing is divided by nobody.
pub fn figure(model: &Model<'_>, outcome: &Outcome, figure: Figure) -> Option<f64> {
    let all = Part { model, outcome, force: false };
    let force = Part { model, outcome, force: true };
    let value = |known: Known| outcome.values[known as usize];
    let over = |cost: f64, people: f64| (people > 0.0).then(|| cost / people);
    match figure {
        Figure::Departures => Some(all.count(Measure::Arrived)),
        Figure::Additional => Some(all.additional()),
        Figure::Settled => Some(all.count(Measure::Settled)),
        Figure::Moved => Some(all.count(Measure::Moved)),
        Figure::Lost => Some(
            all.count(Measure::Caught) + all.count(Measure::Killed)
                - all.count(Measure::WithoutLost),
        ),
        Figure::CostUsd => Some(all.cost()),
        Figure::CostPerDeparture => over(all.cost(), all.count(Measure::Settled)),
        Figure::CostPerAdditional => {
            let each = over(all.cost(), all.count(Measure::Settled))?;
            over(each * all.count(Measure::Arrived), all.additional())
        }
        Figure::Trust => outcome.trust.last().copied(),
        _ if force.people() <= 0.0 => None,
        Figure::ForceDepartures => Some(force.count(Measure::Arrived)),
        Figure::ForceShare => {
            let left = force.count(Measure::Arrived) + force.count(Measure::OwnWay);
            Some(left / force.people())
        }
        Figure::ForceAdditional => Some(force.additional()),
        Figure::ForceCost => over(force.cost(), force.count(Measure::Settled)),
        Figure::ForceCostGenuine => {
            let each = over(force.cost(), force.count(Measure::Settled))?;
            over(each, self::figure(model, outcome, Figure::Additionality)?)
        }
        Figure::Additionality => {
            over(force.additional() * value(Known::Genuine), force.count(Measure::Arrived))
        }
        Figure::BreakEven => {
            let cost = over(force.cost(), force.count(Measure::Settled))?;
            over(cost, value(Known::Worth))
        }
        Figure::Worthwhile => {
            let reached = self::figure(model, outcome, Figure::Additionality)?;
            let needed = self::figure(model, outcome, Figure::BreakEven)?;
            Some(f64::from(u8::from(reached > needed)))
        }
    }
}

/// Everybody, or the force alone.
struct Part<'a> {
    model: &'a Model<'a>,
    outcome: &'a Outcome,
    force: bool,
}

impl Part<'_> {
    fn has(&self, stratum: usize) -> bool {
        !self.force || self.model.is_force(stratum)
    }

    fn sum(&self, values: impl Iterator<Item = f64>) -> f64 {
        let of = values.enumerate().filter(|(stratum, _)| self.has(*stratum));
        of.map(|(_, value)| value).sum()
    }

    fn people(&self) -> f64 {
        self.sum(self.outcome.people.iter().map(|people| *people as f64))
    }

    fn count(&self, measure: Measure) -> f64 {
        let last = self.outcome.weeks().saturating_sub(1);
        self.outcome.sum(last, measure, |stratum| self.has(stratum)) as f64
    }

    /// Additional departures less displaced ones.
    fn additional(&self) -> f64 {
        let pairs = self.outcome.additional.iter().zip(&self.outcome.displaced);
        self.sum(pairs.map(|(more, less)| *more as f64 - *less as f64))
    }

    /// In US dollars.
    fn cost(&self) -> f64 {
        self.sum(self.outcome.cost_cents.iter().map(|cents| *cents as f64 / 100.0))
    }
}
