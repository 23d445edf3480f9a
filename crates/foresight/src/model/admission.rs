//! Who is admitted, refused or left waiting: places are few, and money runs out.
//!
//! Groups are served in the order of the assumptions, within a group by week of arrival and then by
//! lot. Places that nobody needed are not kept; a family that is larger than a week's places waits
//! until they have added up. An offer is made only if every partner can pay its whole part.

use std::collections::VecDeque;

use super::events::Events;
use super::live::Live;
use super::outcome::{Measure, Tally};
use super::terms::{Terms, admitted};
use super::{Model, Offer};
use crate::assumptions::{Known, Values};
use crate::random::{Draws, Purpose, uniform};

/// The lot among those who arrive in one week, the decision, and whether a testimony is given.
const CASE: Purpose = Purpose(34);

/// People are counted in millionths, as each made-up one stands for a broken number of real ones.
pub(super) const MILLION: u64 = 1_000_000;

/// Somebody who has arrived.
#[derive(Clone, Copy, Debug)]
struct Case {
    /// Place among the live.
    place: u32,
    testifies: bool,
}

/// The office that admits.
pub(super) struct Office<'a> {
    model: &'a Model<'a>,
    terms: &'a [Terms],
    weights: &'a [u64],
    admitted: Vec<f64>,
    capacity: u64,
    testimony_share: f64,
    bought: f64,
    /// By group.
    queues: Vec<VecDeque<Case>>,
    /// Places left, in millionths of people.
    room: u64,
    /// What partners have left, in millionths of minor units.
    budgets: Vec<i128>,
    /// The first week in which each partner could not pay.
    pub(super) exhausted: Vec<Option<u32>>,
    /// By stratum: what those who settled were promised, in US dollars.
    pub(super) promised: Vec<f64>,
    /// By offer and week: who settled, in millionths.
    pub(super) settled: Vec<Vec<u64>>,
    /// Free testimonies, and what bought ones count beside them.
    pub(super) testimonies: f64,
    /// Settled and refused, in millionths.
    pub(super) decided: (u64, u64),
}

impl<'a> Office<'a> {
    pub(super) fn new(
        model: &'a Model<'a>,
        terms: &'a [Terms],
        weights: &'a [u64],
        values: &Values,
        weeks: u32,
    ) -> Self {
        let budgets = model.programme.partners().iter();
        let budgets: Vec<i128> =
            budgets.map(|partner| i128::from(partner.budget.minor) * i128::from(MILLION)).collect();
        Self {
            model,
            terms,
            weights,
            admitted: admitted(model, values),
            capacity: (values.get(Known::Capacity) * MILLION as f64) as u64,
            testimony_share: values.get(Known::TestimonyShare),
            bought: values.get(Known::BoughtCredibility),
            queues: vec![VecDeque::new(); model.assumptions.groups.len()],
            room: 0,
            exhausted: vec![None; budgets.len()],
            budgets,
            promised: vec![0.0; model.strata.len()],
            settled: vec![vec![0; weeks as usize]; model.offers.len()],
            testimonies: 0.0,
            decided: (0, 0),
        }
    }

    /// Queues those who arrived in a week, by lot.
    pub(super) fn arrive(
        &mut self,
        events: &[Events],
        live: &[Live],
        draws: Draws,
        week: u32,
        tally: &mut Tally,
    ) {
        let mut arrived: Vec<(u32, Case)> = Vec::new();
        for (place, testifies) in events.iter().flat_map(|events| events.arrived.iter().copied()) {
            let household = live[place as usize].household;
            arrived.push((draws.words(CASE, household, week)[0], Case { place, testifies }));
        }
        // Two with the same lot stand in the order of their numbers.
        arrived.sort_by_key(|(lot, case)| (*lot, case.place));
        for (_, case) in arrived {
            let terms = self.terms[usize::from(live[case.place as usize].kind)];
            let weight = self.weights[usize::from(terms.group)];
            tally.add(terms.stratum, Measure::Arrived, weight);
            tally.add(terms.stratum, Measure::Waiting, weight);
            self.queues[usize::from(terms.group)].push_back(case);
        }
    }

    /// One week of decisions.
    pub(super) fn admit(&mut self, live: &[Live], draws: Draws, week: u32, tally: &mut Tally) {
        self.room += self.capacity;
        for group in 0..self.queues.len() {
            while let Some(case) = self.queues[group].front().copied() {
                if !self.decide(case, live, draws, week, tally) {
                    return;
                }
                self.queues[group].pop_front();
            }
        }
        self.room = 0;
    }

    /// Decides a case; false if there is no room for it yet.
    fn decide(
        &mut self,
        case: Case,
        live: &[Live],
        draws: Draws,
        week: u32,
        tally: &mut Tally,
    ) -> bool {
        let person = live[case.place as usize];
        let terms = self.terms[usize::from(person.kind)];
        let weight = self.weights[usize::from(terms.group)];
        let [_, decision, gives, _] = draws.words(CASE, person.household, 0);
        if uniform(decision) >= self.admitted[usize::from(terms.group)] {
            tally.add(terms.stratum, Measure::Refused, weight);
            tally.take(terms.stratum, Measure::Waiting, weight);
            self.decided.1 += weight;
            return true;
        }
        let people = u64::from(self.model.population.dependants(person.household)) + 1;
        let places = people * weight;
        if places > self.room {
            return false;
        }
        let kind = self.model.kinds[usize::from(person.kind)];
        let offer = usize::from(kind.offers[usize::from(case.testifies)]);
        if !self.reserve(&self.model.offers[offer], weight, week) {
            tally.add(terms.stratum, Measure::Unfunded, weight);
            return true;
        }
        self.room -= places;
        self.decided.0 += weight;
        self.settled[offer][week as usize] += weight;
        tally.take(terms.stratum, Measure::Waiting, weight);
        tally.add(terms.stratum, Measure::Settled, weight);
        tally.add(terms.stratum, Measure::Moved, places);
        let weight = weight as f64 / MILLION as f64;
        self.promised[usize::from(terms.stratum)] += self.model.offers[offer].usd * weight;
        if case.testifies {
            self.testimonies += weight * self.bought;
        } else if uniform(gives) < self.testimony_share {
            self.testimonies += weight;
        }
        true
    }

    /// Reserves an offer's money with all partners, or with none.
    fn reserve(&mut self, offer: &Offer, weight: u64, week: u32) -> bool {
        let cost = |minor: i64| i128::from(minor) * i128::from(weight);
        let mut enough = true;
        for (partner, minor) in offer.costs.iter().enumerate() {
            if cost(*minor) > self.budgets[partner] {
                self.exhausted[partner].get_or_insert(week);
                enough = false;
            }
        }
        if enough {
            let parts = self.budgets.iter_mut().zip(&offer.costs);
            parts.for_each(|(budget, minor)| *budget -= cost(*minor));
        }
        enough
    }
}
