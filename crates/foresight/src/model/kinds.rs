//! What kind each household is: which group, and which offers the programme makes to it.

use std::collections::BTreeMap;
use std::ops::Range;

use programme::{Batch, Codes};
use rayon::prelude::*;

use super::offers::Offers;
use super::{Kind, ModelError, Stratum};
use crate::population::{Answers, Population};

/// Households decided at once by one core.
const CHUNK: u32 = 1 << 14;
/// Chunks whose codes are held at once.
const WAVE: usize = 64;

/// The kinds of all households.
#[derive(Default)]
pub(super) struct Kinds {
    /// A kind for each household.
    pub(super) of: Vec<u16>,
    pub(super) all: Vec<Kind>,
    pub(super) strata: Vec<Stratum>,
    known: BTreeMap<(usize, u16, u16), u16>,
}

/// Decided: codes without and, where there is a choice, with a testimony.
struct Decided {
    codes: [Codes; 2],
}

impl Kinds {
    /// Decides everybody, with the evaluator that decides single cases.
    pub(super) fn decide(
        population: &Population,
        answers: &Answers<'_>,
        batch: &Batch,
        offers: &mut Offers<'_>,
    ) -> Result<Self, ModelError> {
        let mut kinds = Self::default();
        kinds.of.reserve_exact(population.households() as usize);
        // The batch's own answers are made offers once; the rest as they come.
        let own = batch.answers().iter().map(|answer| offers.of(answer));
        let own: Vec<u16> = own.collect::<Result<_, _>>()?;
        for (group, block) in population.blocks.iter().enumerate() {
            let chunks: Vec<Range<u32>> = chunks(block.households.clone());
            for wave in chunks.chunks(WAVE) {
                let decided: Vec<Result<Decided, ModelError>> = wave
                    .par_iter()
                    .map(|chunk| decide(population, answers, batch, group, chunk.clone()))
                    .collect();
                for decided in decided {
                    kinds.append(&decided?, batch, &own, offers, group)?;
                }
            }
        }
        Ok(kinds)
    }

    fn append(
        &mut self,
        decided: &Decided,
        batch: &Batch,
        own: &[u16],
        offers: &mut Offers<'_>,
        group: usize,
    ) -> Result<(), ModelError> {
        let [no, yes] = &decided.codes;
        let mut further = |codes: &Codes| {
            let more = codes.further.iter().map(|answer| offers.of(answer));
            more.collect::<Result<Vec<u16>, _>>()
        };
        let (more_no, more_yes) = (further(no)?, further(yes)?);
        debug_assert_eq!(own.len(), batch.answers().len());
        let offer = |code: u32, more: &[u16]| {
            let code = code as usize;
            own.get(code).or_else(|| more.get(code.saturating_sub(own.len()))).copied()
        };
        // People of one kind often stand next to each other.
        let mut last: Option<(u32, u32, u16)> = None;
        for (place, code) in no.codes.iter().enumerate() {
            let other = yes.codes.get(place).copied().unwrap_or(*code);
            let kind = match last {
                Some((one, two, kind)) if (one, two) == (*code, other) => kind,
                _ => {
                    let one = offer(*code, &more_no).ok_or(ModelError::TooManyOffers)?;
                    let two =
                        if yes.codes.is_empty() { Some(one) } else { offer(other, &more_yes) };
                    self.kind(group, [one, two.ok_or(ModelError::TooManyOffers)?], &offers.all)?
                }
            };
            last = Some((*code, other, kind));
            self.of.push(kind);
        }
        Ok(())
    }

    fn kind(
        &mut self,
        group: usize,
        offers: [u16; 2],
        all: &[super::Offer],
    ) -> Result<u16, ModelError> {
        let key = (group, offers[0], offers[1]);
        if let Some(kind) = self.known.get(&key) {
            return Ok(*kind);
        }
        let [no, yes] = offers.map(|offer| &all[usize::from(offer)]);
        let audience = no.audience.or(yes.audience);
        let stratum = Stratum { group, audience };
        let place = self.strata.iter().position(|other| *other == stratum);
        let place = place.unwrap_or_else(|| {
            self.strata.push(stratum);
            self.strata.len() - 1
        });
        let number = u16::try_from(self.all.len()).map_err(|_| ModelError::TooManyOffers)?;
        self.all.push(Kind { group, stratum: place, offers });
        self.known.insert(key, number);
        Ok(number)
    }
}

fn chunks(households: Range<u32>) -> Vec<Range<u32>> {
    let starts = households.clone().step_by(CHUNK as usize);
    starts.map(|start| start..households.end.min(start.saturating_add(CHUNK))).collect()
}

fn decide(
    population: &Population,
    answers: &Answers<'_>,
    batch: &Batch,
    group: usize,
    households: Range<u32>,
) -> Result<Decided, ModelError> {
    let mut codes = [Codes::default(), Codes::default()];
    for (testifies, codes) in [false, true].into_iter().zip(&mut codes) {
        if testifies && !answers.is_choice() {
            continue;
        }
        let people = answers.of(population, group, households.clone(), testifies)?;
        batch.decide_into(&people, 0..people.len(), codes);
    }
    Ok(Decided { codes })
}
