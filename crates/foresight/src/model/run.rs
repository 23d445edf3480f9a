//! One run: all weeks, in two lives.

use rayon::prelude::*;

use super::Model;
use super::admission::Office;
use super::events::{Company, Events, Sight};
use super::live::{Live, live};
use super::outcome::{End, Measure, Outcome, Tally, outcome};
use super::terms::{Terms, terms, weights};
use crate::assumptions::{Known, Values};
use crate::random::Draws;

/// People looked at by one core at once. A part of the result's definition: events are counted in
/// the order of chunks.
const CHUNK: usize = 1 << 14;

/// How the world stands, beside the people themselves.
struct World<'a> {
    model: &'a Model<'a>,
    terms: Vec<Terms>,
    values: &'a Values,
    /// By group: how often one has been reached until now.
    reached: Vec<f64>,
    trust: f64,
}

impl Model<'_> {
    /// Runs so many weeks with given values. Equal seeds and runs use equal draws, whatever the
    /// programme and the values are.
    pub fn run(&self, values: &Values, seed: u64, run: u32, weeks: u32) -> Outcome {
        let draws = Draws::new(seed, run);
        let mut world = World::new(self, values);
        let terms = world.terms.clone();
        let weights = weights(self, values);
        let mut people = live(self, &terms, draws);
        let mut office = Office::new(self, &terms, &weights, values, weeks);
        let (mut with, mut without) = (Company::new(self), Company::new(self));
        let mut tally = Tally::new(self.strata.len());
        let (mut trust, mut testimonies) = (Vec::new(), Vec::new());
        for week in 0..weeks {
            world.hear(&office);
            let events = world.week(&mut people, (&with, &without), draws, week);
            world.count(&events, &weights, &mut tally);
            for events in &events {
                with.count(&events.leavers, &events.told);
                without.count(&events.without_leavers, &events.without_told);
            }
            office.arrive(&events, &people, draws, week, &mut tally);
            office.admit(&people, draws, week, &mut tally);
            tally.week();
            trust.push(world.trust);
            testimonies.push(office.testimonies);
        }
        let (additional, displaced) = compared(self, &people, &terms, &weights);
        let households = self.households.iter().zip(&self.kinds);
        let mut strata = vec![0; self.strata.len()];
        households.for_each(|(count, kind)| strata[kind.stratum] += count * weights[kind.group]);
        let end = End { run, values, people: strata, additional, displaced, trust, testimonies };
        outcome(self, tally, &office, end)
    }
}

/// By stratum: who left only with, and who only without the programme.
fn compared(
    model: &Model<'_>,
    people: &[Live],
    terms: &[Terms],
    weights: &[u64],
) -> (Vec<u64>, Vec<u64>) {
    let (mut additional, mut displaced) =
        (vec![0; model.strata.len()], vec![0; model.strata.len()]);
    for person in people {
        let Terms { stratum, group, .. } = terms[usize::from(person.kind)];
        let weight = weights[usize::from(group)];
        match (person.with.has_left(), person.without.has_left()) {
            (true, false) => additional[usize::from(stratum)] += weight,
            (false, true) => displaced[usize::from(stratum)] += weight,
            _ => {}
        }
    }
    (additional, displaced)
}

impl<'a> World<'a> {
    fn new(model: &'a Model<'a>, values: &'a Values) -> Self {
        let terms = terms(model, values);
        let reached = vec![0.0; model.assumptions.groups.len()];
        Self { model, terms, values, reached, trust: values.get(Known::Trust) }
    }

    /// What everybody hears and believes in a week, after what has become known.
    fn hear(&mut self, office: &Office<'_>) {
        let get = |known: Known| self.values.get(known);
        let told = 1.0 - libm::exp2(-office.testimonies / get(Known::TestimonyHalf));
        let (settled, refused) = office.decided;
        let refused = refused as f64 / (settled + refused).max(1) as f64;
        let lost =
            get(Known::RefusalTrust) * refused + get(Known::UnfairTrust) * get(Known::UnfairShare);
        self.trust = (get(Known::Trust) + get(Known::TestimonyTrust) * told - lost).clamp(0.0, 1.0);
        let reach = get(Known::Reach) * (1.0 + get(Known::TestimonyReach) * told);
        for (reached, group) in self.reached.iter_mut().zip(&self.model.assumptions.groups) {
            let aware = 1.0 - libm::exp(-*reached);
            *reached += reach.max(0.0) * group.reach + get(Known::WordOfMouth) * aware;
        }
    }

    /// One week of everybody who may leave, by all cores.
    fn week(
        &self,
        people: &mut [Live],
        (with, without): (&Company, &Company),
        draws: Draws,
        week: u32,
    ) -> Vec<Events> {
        let reached: Vec<f32> = self.reached.iter().map(|reached| *reached as f32).collect();
        let sight = Sight {
            model: self.model,
            terms: &self.terms,
            draws,
            week,
            trust: self.trust as f32,
            reached: &reached,
            tell: self.values.get(Known::Tell) as f32,
            company_safety: self.values.get(Known::CompanySafety) as f32,
            with,
            without,
        };
        let chunks = people.par_chunks_mut(CHUNK).enumerate();
        chunks.map(|(chunk, people)| sight.week(people, (chunk * CHUNK) as u32)).collect()
    }

    /// Counts what happened, but for arrivals.
    fn count(&self, events: &[Events], weights: &[u64], tally: &mut Tally) {
        let weight = |stratum: u16| weights[self.model.strata[usize::from(stratum)].group];
        for (stratum, of) in self.model.strata.iter().enumerate() {
            let wishing: u64 = events.iter().map(|e| u64::from(e.wishing[stratum])).sum();
            tally.set(stratum, Measure::Wishing, wishing * weights[of.group]);
        }
        let mut aware = vec![0; self.model.strata.len()];
        for (kind, count) in self.model.kinds.iter().zip(&self.model.households) {
            let share = 1.0 - libm::exp(-self.reached[kind.group]);
            aware[kind.stratum] += ((count * weights[kind.group]) as f64 * share) as u64;
        }
        let strata = aware.into_iter().enumerate();
        strata.for_each(|(stratum, aware)| tally.set(stratum, Measure::Aware, aware));
        for events in events {
            let counted = [
                (Measure::OwnWay, &events.own_way),
                (Measure::Caught, &events.caught),
                (Measure::Killed, &events.killed),
                (Measure::Without, &events.without_left),
                (Measure::WithoutLost, &events.without_lost),
            ];
            for (measure, strata) in counted {
                strata.iter().for_each(|stratum| tally.add(*stratum, measure, weight(*stratum)));
            }
        }
    }
}
