//! Those who may ever leave: everybody whose shock is large enough for some course of events.

use rayon::prelude::*;

use super::Model;
use super::terms::Terms;
use crate::random::{Draws, Purpose, exponential, logistic, uniform};

/// Shock, awareness and family of a person.
const PERSON: Purpose = Purpose(32);
/// Households looked at by one core at once.
const CHUNK: usize = 1 << 16;

/// Somebody who may leave.
#[derive(Clone, Copy, Debug)]
pub(super) struct Live {
    pub(super) household: u32,
    pub(super) unit: u32,
    pub(super) shock: f32,
    /// How often one must be reached before one has heard (Sellke 1983): of the exponential law.
    pub(super) budget: f32,
    pub(super) kind: u16,
    pub(super) with: Stand,
    pub(super) without: Stand,
    pub(super) family_at_home: bool,
}

/// Where somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    Home,
    /// Left with the offer, whatever became of the application.
    Arrived,
    /// Left in their own way.
    OwnWay,
    /// Caught or killed on the way.
    Lost,
}

impl Stand {
    pub(super) fn has_left(self) -> bool {
        matches!(self, Self::Arrived | Self::OwnWay)
    }
}

/// All who may leave in a run, in the order of their households.
pub(super) fn live(model: &Model<'_>, terms: &[Terms], draws: Draws) -> Vec<Live> {
    let kinds = &model.kind_of;
    let parts: Vec<Vec<Live>> = kinds
        .par_chunks(CHUNK)
        .enumerate()
        .map(|(chunk, kinds)| part(model, terms, draws, (chunk * CHUNK) as u32, kinds))
        .collect();
    let mut all = Vec::with_capacity(parts.iter().map(Vec::len).sum());
    for part in parts {
        all.extend_from_slice(&part);
    }
    all
}

fn part(model: &Model<'_>, terms: &[Terms], draws: Draws, first: u32, kinds: &[u16]) -> Vec<Live> {
    let mut part = Vec::new();
    for (kind, household) in kinds.iter().zip(first..) {
        let words = draws.words(PERSON, household, 0);
        let Terms { least, group, family_at_home, .. } = terms[usize::from(*kind)];
        if words[0] < least {
            continue;
        }
        let group = usize::from(group);
        let within = household - model.population.blocks[group].households.start;
        part.push(Live {
            household,
            unit: model.units[group] + within / model.assumptions.groups[group].unit,
            shock: logistic(uniform(words[0])) as f32,
            budget: exponential(uniform(words[1])) as f32,
            kind: *kind,
            with: Stand::Home,
            without: Stand::Home,
            family_at_home: u64::from(words[2]) < family_at_home,
        });
    }
    part
}
