//! What those who may leave do in one week.

use super::Model;
use super::live::{Live, Stand};
use super::terms::Terms;
use crate::random::{Draws, Purpose, uniform};

/// The safe moment of a week and what becomes of it.
const WINDOW: Purpose = Purpose(33);

/// What the company of everybody did until last week, in one of two lives.
pub(super) struct Company {
    /// By unit: how many have left.
    pub(super) units: Vec<u16>,
    /// By household: how many acquaintances have left.
    pub(super) acquaintances: Vec<u8>,
    /// By group: how many have left, made-up people.
    pub(super) groups: Vec<u64>,
}

impl Company {
    pub(super) fn new(model: &Model<'_>) -> Self {
        Self {
            units: vec![0; model.units.last().copied().unwrap_or(0) as usize],
            acquaintances: vec![0; model.kind_of.len()],
            groups: vec![0; model.assumptions.groups.len()],
        }
    }
}

/// All that somebody sees when they choose.
pub(super) struct Sight<'a> {
    pub(super) model: &'a Model<'a>,
    pub(super) terms: &'a [Terms],
    pub(super) draws: Draws,
    pub(super) week: u32,
    pub(super) trust: f32,
    /// By group: how often one has been reached until now.
    pub(super) reached: &'a [f32],
    /// How often each contact who has left tells of it.
    pub(super) tell: f32,
    pub(super) company_safety: f32,
    pub(super) with: &'a Company,
    pub(super) without: &'a Company,
}

/// Somebody who left, in one of the two lives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaver {
    pub(super) unit: u32,
    pub(super) group: u16,
}

/// What happened among some of the people in a week.
#[derive(Debug, Default)]
pub(super) struct Events {
    /// By stratum: those who wish to leave with the offer.
    pub(super) wishing: Vec<u32>,
    /// Those who arrived, by their place among the live, and whether they will testify because
    /// they must.
    pub(super) arrived: Vec<(u32, bool)>,
    /// Strata of those who left in their own way, were caught, or were killed.
    pub(super) own_way: Vec<u16>,
    pub(super) caught: Vec<u16>,
    pub(super) killed: Vec<u16>,
    /// The same without the programme.
    pub(super) without_left: Vec<u16>,
    pub(super) without_lost: Vec<u16>,
    pub(super) leavers: Vec<Leaver>,
    pub(super) without_leavers: Vec<Leaver>,
    /// Acquaintances of those who left.
    pub(super) told: Vec<u32>,
    pub(super) without_told: Vec<u32>,
}

enum Attempt {
    Arrives,
    Caught,
    Killed,
}

impl Sight<'_> {
    /// One week of some people, who stand from `first` on among the live.
    pub(super) fn week(&self, live: &mut [Live], first: u32) -> Events {
        let mut events = Events { wishing: vec![0; self.model.strata.len()], ..Events::default() };
        for (person, place) in live.iter_mut().zip(first..) {
            if person.with != Stand::Home && person.without != Stand::Home {
                continue;
            }
            let terms = &self.terms[usize::from(person.kind)];
            // One safe moment for both lives, looked for only if somebody needs it.
            let mut moment = None;
            let mut moment = |household: u32| {
                *moment.get_or_insert_with(|| self.draws.words(WINDOW, household, self.week))
            };
            if person.with == Stand::Home {
                self.with(person, terms, place, &mut moment, &mut events);
            }
            if person.without == Stand::Home {
                self.without(person, terms, &mut moment, &mut events);
            }
        }
        events
    }

    fn with(
        &self,
        person: &mut Live,
        terms: &Terms,
        place: u32,
        moment: &mut impl FnMut(u32) -> [u32; 4],
        events: &mut Events,
    ) {
        let (share, contacts) = self.company(person, terms, self.with);
        let plain = terms.base + terms.company * share + person.shock;
        let heard = self.reached[usize::from(terms.group)] + self.tell * contacts;
        let (offer, testifies) = self.offer(person, terms);
        let wishes = heard >= person.budget && plain + offer >= 0.0;
        if wishes {
            events.wishing[usize::from(terms.stratum)] += 1;
        } else if plain - terms.own_way < 0.0 {
            return;
        }
        let words = moment(person.household);
        if u64::from(words[0]) >= terms.window {
            return;
        }
        match self.attempt(terms, share, words[1]) {
            Attempt::Arrives if wishes => {
                person.with = Stand::Arrived;
                events.arrived.push((place, testifies));
            }
            Attempt::Arrives => {
                person.with = Stand::OwnWay;
                events.own_way.push(terms.stratum);
            }
            Attempt::Caught => {
                person.with = Stand::Lost;
                events.caught.push(terms.stratum);
            }
            Attempt::Killed => {
                person.with = Stand::Lost;
                events.killed.push(terms.stratum);
            }
        }
        if person.with.has_left() {
            events.leavers.push(leaver(person, terms));
            self.acquaintances(person, terms, &mut events.told);
        }
    }

    fn without(
        &self,
        person: &mut Live,
        terms: &Terms,
        moment: &mut impl FnMut(u32) -> [u32; 4],
        events: &mut Events,
    ) {
        let (share, _) = self.company(person, terms, self.without);
        if terms.base + terms.company * share + person.shock - terms.own_way < 0.0 {
            return;
        }
        let words = moment(person.household);
        if u64::from(words[0]) >= terms.window {
            return;
        }
        match self.attempt(terms, share, words[1]) {
            Attempt::Arrives => {
                person.without = Stand::OwnWay;
                events.without_left.push(terms.stratum);
                events.without_leavers.push(leaver(person, terms));
                self.acquaintances(person, terms, &mut events.without_told);
            }
            Attempt::Caught | Attempt::Killed => {
                person.without = Stand::Lost;
                events.without_lost.push(terms.stratum);
            }
        }
    }

    /// What the better of the two offers adds, and whether it is the one with a testimony.
    fn offer(&self, person: &Live, terms: &Terms) -> (f32, bool) {
        let seen = |worth: f32| if worth == f32::NEG_INFINITY { worth } else { self.trust * worth };
        let no = seen(terms.offers[0]);
        if terms.testimony == f32::INFINITY {
            return (no, false);
        }
        let exposed = if person.family_at_home { 2.0 } else { 1.0 };
        let yes = seen(terms.offers[1]) - terms.testimony * exposed;
        if yes > no { (yes, true) } else { (no, false) }
    }

    /// The share of somebody's company that has left, and how many contacts that is.
    fn company(&self, person: &Live, terms: &Terms, company: &Company) -> (f32, f32) {
        let weights = &self.model.assumptions.company;
        let group = usize::from(terms.group);
        let unit = self.model.assumptions.groups[group].unit as f32;
        let left = f32::from(company.units[person.unit as usize]);
        let known = f32::from(company.acquaintances[person.household as usize]);
        let all = self.model.population.blocks[group].households.len() as f32;
        let share = weights.unit as f32 * (left / unit).min(1.0)
            + weights.acquaintances as f32 * (known / weights.ties.max(1) as f32).min(1.0)
            + weights.group as f32 * (company.groups[group] as f32 / all);
        (share, left + known)
    }

    /// Competing hazards of arriving, being caught and being killed.
    fn attempt(&self, terms: &Terms, share: f32, word: u32) -> Attempt {
        let caught = terms.caught * (1.0 - self.company_safety * share);
        let all = terms.safe + caught + terms.killed;
        let at = uniform(word) as f32 * all;
        if at < terms.safe {
            Attempt::Arrives
        } else if at < terms.safe + caught {
            Attempt::Caught
        } else {
            Attempt::Killed
        }
    }

    fn acquaintances(&self, person: &Live, terms: &Terms, told: &mut Vec<u32>) {
        let ties = &self.model.ties[usize::from(terms.group)];
        let all = 0..self.model.assumptions.company.ties as usize;
        told.extend(all.filter_map(|matching| ties.partner(matching, person.household)));
    }
}

fn leaver(person: &Live, terms: &Terms) -> Leaver {
    Leaver { unit: person.unit, group: terms.group }
}

impl Company {
    /// Counts those who left this week.
    pub(super) fn count(&mut self, leavers: &[Leaver], told: &[u32]) {
        for leaver in leavers {
            let unit = &mut self.units[leaver.unit as usize];
            *unit = unit.saturating_add(1);
            self.groups[usize::from(leaver.group)] += 1;
        }
        for household in told {
            let known = &mut self.acquaintances[*household as usize];
            *known = known.saturating_add(1);
        }
    }
}
