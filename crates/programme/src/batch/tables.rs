//! From an automaton to tables that read several facts at a time.

use std::ops::Range;

use super::automaton::{Automaton, Step};
use super::kernel::{CHUNK, Keys, Reading};
use crate::people::People;
use crate::programme::Policy;

/// The most entries of one table: few enough to stay in a core's own cache.
const ENTRIES_MAX: usize = 1 << 16;

/// Tables, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    groups: Vec<Group>,
    last: Last,
}

/// The table that ends in codes.
#[derive(Clone, Debug)]
struct Last {
    keys: Reading,
    width: usize,
    /// By state and combination: the code.
    codes: Vec<u32>,
}

/// A table over several facts.
#[derive(Clone, Debug)]
struct Group {
    keys: Reading,
    /// How many combinations of classes there are.
    width: usize,
    /// By state and combination: the next state.
    next: Vec<u16>,
}

/// Builds the tables; none if a single fact has more classes than a table can hold.
pub(super) fn build(policy: &Policy, automaton: &Automaton, codes: &[u32]) -> Option<Tables> {
    let mut groups: Vec<Group> = Vec::new();
    let mut steps = &automaton.steps[..];
    while !steps.is_empty() {
        let states = steps[0].next.len();
        let mut width = 1;
        let mut taken = 0;
        for step in steps {
            let wider = width * (step.classes.count + 1);
            let too_wide = states * wider > ENTRIES_MAX || wider > usize::from(u16::MAX);
            if taken > 0 && too_wide {
                break;
            }
            width = wider;
            taken += 1;
        }
        groups.push(group(policy, &steps[..taken], width)?);
        steps = &steps[taken..];
    }
    // The last table leads to codes at once.
    let code = |state: &u16| codes.get(usize::from(*state)).copied();
    let last = match groups.pop() {
        Some(Group { keys, width, next }) => {
            Last { keys, width, codes: next.iter().map(code).collect::<Option<_>>()? }
        }
        None => Last { keys: Reading::default(), width: 1, codes: codes.to_vec() },
    };
    Some(Tables { groups, last })
}

fn group(policy: &Policy, steps: &[Step], width: usize) -> Option<Group> {
    let states = steps[0].next.len();
    if width > usize::from(u16::MAX) || states.checked_mul(width)? > 1 << 24 {
        return None;
    }
    let mut keys = Reading::default();
    // The first fact counts most, so that the last one's classes are neighbours.
    let mut stride = width;
    for step in steps {
        stride /= step.classes.count + 1;
        let fact = &policy.facts[step.classes.fact];
        keys.push(fact, &step.classes, u16::try_from(stride).ok()?);
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
    Some(Group { keys, width, next })
}

impl Tables {
    /// Reads people into the codes of their answers; whether somebody is left to be decided
    /// alone.
    pub(super) fn read(&self, people: &People, rows: Range<usize>, codes: &mut [u32]) -> bool {
        let mut keys: Keys = [0; CHUNK];
        let mut states = [0_u16; CHUNK];
        let mut alone = false;
        for (index, codes) in codes.chunks_mut(CHUNK).enumerate() {
            let start = rows.start + index * CHUNK;
            let rows = start..start + codes.len();
            let (keys, states) = (&mut keys[..rows.len()], &mut states[..rows.len()]);
            states.fill(0);
            for group in &self.groups {
                group.keys.add(people, rows.clone(), keys);
                group.look_up(keys, states);
            }
            alone |= self.last.look_up(people, rows, (keys, states), codes);
        }
        alone
    }
}

impl Group {
    fn look_up(&self, keys: &[u16], states: &mut [u16]) {
        for (state, key) in states.iter_mut().zip(keys) {
            let entry = usize::from(*state) * self.width + usize::from(*key);
            *state = self.next.get(entry).copied().unwrap_or(u16::MAX);
        }
    }
}

impl Last {
    fn look_up(
        &self,
        people: &People,
        rows: Range<usize>,
        (keys, states): (&mut [u16], &[u16]),
        codes: &mut [u32],
    ) -> bool {
        self.keys.add(people, rows, keys);
        let mut alone = false;
        for ((code, state), key) in codes.iter_mut().zip(states).zip(keys.iter()) {
            let entry = usize::from(*state) * self.width + usize::from(*key);
            *code = self.codes.get(entry).copied().unwrap_or(super::ALONE);
            alone |= *code == super::ALONE;
        }
        alone
    }
}
