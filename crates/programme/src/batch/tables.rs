//! From an automaton to tables that read several facts at a time.

use std::ops::Range;

use super::automaton::{Automaton, Step};
use super::kernel::{CHUNK, Keys, Reading};
use crate::people::People;
use crate::programme::Policy;

/// The most entries of one table: few enough to stay in a core's own cache.
const ENTRIES_MAX: usize = 1 << 15;

/// Tables, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    groups: Vec<Group>,
    /// The code for each state after the last table.
    codes: Vec<u32>,
}

/// A table over several facts.
#[derive(Clone, Debug)]
struct Group {
    readings: Vec<Reading>,
    /// How many combinations of classes there are.
    width: usize,
    /// By state and combination: the next state.
    next: Vec<u16>,
}

/// Builds the tables; none if a single fact has more classes than a table can hold.
pub(super) fn build(policy: &Policy, automaton: &Automaton, codes: &[u32]) -> Option<Tables> {
    let mut groups = Vec::new();
    let mut steps = &automaton.steps[..];
    while !steps.is_empty() {
        let states = steps[0].next.len();
        let mut width = 1;
        let mut taken = 0;
        for step in steps {
            let wider = width * (step.classes.count + 1);
            if taken > 0 && states * wider > ENTRIES_MAX {
                break;
            }
            width = wider;
            taken += 1;
        }
        groups.push(group(policy, &steps[..taken], width)?);
        steps = &steps[taken..];
    }
    Some(Tables { groups, codes: codes.to_vec() })
}

fn group(policy: &Policy, steps: &[Step], width: usize) -> Option<Group> {
    let states = steps[0].next.len();
    if width > usize::from(u16::MAX) || states.checked_mul(width)? > 1 << 24 {
        return None;
    }
    let mut readings = Vec::new();
    // The first fact counts most, so that the last one's classes are neighbours.
    let mut stride = width;
    for step in steps {
        stride /= step.classes.count + 1;
        let fact = &policy.facts[step.classes.fact];
        readings.push(Reading::new(fact, &step.classes, u16::try_from(stride).ok()?));
    }
    let mut next = Vec::with_capacity(states * width);
    for state in 0..states {
        for combination in 0..width {
            let (mut at, mut left, mut stride) = (state, combination, width);
            for step in steps {
                stride /= step.classes.count + 1;
                at = step.next[at][left / stride];
                left %= stride;
            }
            next.push(u16::try_from(at).ok()?);
        }
    }
    Some(Group { readings, width, next })
}

impl Tables {
    /// Reads people into the codes of their answers.
    pub(super) fn read(&self, people: &People, rows: Range<usize>, codes: &mut [u32]) {
        let mut keys: Keys = [0; CHUNK];
        let mut states = [0_u16; CHUNK];
        for (index, codes) in codes.chunks_mut(CHUNK).enumerate() {
            let start = rows.start + index * CHUNK;
            let rows = start..start + codes.len();
            for (place, group) in self.groups.iter().enumerate() {
                let keys = &mut keys[..rows.len()];
                keys.fill(0);
                group.readings.iter().for_each(|reading| reading.add(people, rows.clone(), keys));
                let states = &mut states[..rows.len()];
                group.look_up(place == 0, keys, states);
            }
            let code = |state: &u16| self.codes.get(usize::from(*state)).copied();
            for (into, state) in codes.iter_mut().zip(&states) {
                *into = code(state).unwrap_or(super::ALONE);
            }
        }
    }
}

impl Group {
    fn look_up(&self, is_first: bool, keys: &[u16], states: &mut [u16]) {
        let at = |entry: usize| self.next.get(entry).copied().unwrap_or(u16::MAX);
        if is_first {
            for (state, key) in states.iter_mut().zip(keys) {
                *state = at(usize::from(*key));
            }
        } else {
            for (state, key) in states.iter_mut().zip(keys) {
                *state = at(usize::from(*state) * self.width + usize::from(*key));
            }
        }
    }
}
