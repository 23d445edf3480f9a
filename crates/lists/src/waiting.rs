//! Parties that wait for what comes after them in a file.
//!
//! **Architecture Invariant:** as many wait as fit into a bound; if more come, the first are given
//! out as they are.

use std::collections::{BTreeMap, VecDeque};

use screening::Party;

use crate::intake::{Intake, WAITING_BYTES_MAX, weight};

/// Parties in the order they came, found by a key of the file's own.
#[derive(Default)]
pub(crate) struct Waiting {
    parties: VecDeque<(u64, String, Party)>,
    /// The place of each key, counted from the first party of the list.
    places: BTreeMap<String, usize>,
    /// How many were given out before their time.
    pub(crate) gone: usize,
    bytes: usize,
}

impl Waiting {
    /// Takes a party, and gives out the first ones if there is no room. Of two with one key, the
    /// first is found by it.
    pub(crate) fn take(&mut self, line: u64, key: &str, party: Party, intake: &mut Intake<'_>) {
        self.bytes += weight(&party) + 2 * key.len();
        let place = self.gone + self.parties.len();
        self.places.entry(key.to_owned()).or_insert(place);
        self.parties.push_back((line, key.to_owned(), party));
        while self.bytes > WAITING_BYTES_MAX
            && let Some((line, key, party)) = self.parties.pop_front()
        {
            self.bytes = self.bytes.saturating_sub(weight(&party) + 2 * key.len());
            if self.places.get(&key) == Some(&self.gone) {
                self.places.remove(&key);
            }
            self.gone += 1;
            intake.party(line, party);
        }
    }

    /// Changes the party of a key; false if there is none that waits.
    pub(crate) fn change(&mut self, key: &str, change: impl FnOnce(&mut Party)) -> bool {
        let place = self.places.get(key).and_then(|place| place.checked_sub(self.gone));
        let Some((_, _, party)) = place.and_then(|place| self.parties.get_mut(place)) else {
            return false;
        };
        let before = weight(party);
        change(party);
        self.bytes = (self.bytes + weight(party)).saturating_sub(before);
        true
    }

    /// Gives out all that wait.
    pub(crate) fn give_all(self, intake: &mut Intake<'_>) {
        for (line, _, party) in self.parties {
            intake.party(line, party);
        }
    }
}
