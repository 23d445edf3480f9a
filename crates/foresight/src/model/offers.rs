//! What the programme offers, as those who choose see it and as those who pay do.

use std::collections::BTreeMap;

use programme::{Answer, Currency, Money, Outcome, Programme, grant_columns};

use super::ModelError;
use crate::assumptions::Assumptions;

/// Something that can be offered: all people with an equal answer share it.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The audience, by its place in the programme.
    pub audience: Option<usize>,
    /// Whether anything is offered.
    pub is_made: bool,
    /// All money of it in US dollars.
    pub usd: f64,
    /// For each worth of the assumptions, whether the offer brings it.
    pub worths: Vec<bool>,
    /// For each column of [`programme::grant_columns`], what one instalment pays, in minor units.
    pub grants: Vec<Option<i64>>,
    /// What each partner pays in all, in minor units of its currency.
    pub costs: Vec<i64>,
}

/// Makes offers of answers.
pub(super) struct Offers<'a> {
    programme: &'a Programme,
    assumptions: &'a Assumptions,
    /// Audiences that are offered anything; all, if none.
    only: Option<Vec<usize>>,
    /// For each grant column, the places of the worths it brings.
    worths: Vec<Vec<usize>>,
    pub(super) all: Vec<Offer>,
    known: BTreeMap<String, u16>,
}

impl<'a> Offers<'a> {
    pub(super) fn new(
        programme: &'a Programme,
        assumptions: &'a Assumptions,
        only: Option<&[String]>,
    ) -> Result<Self, ModelError> {
        let place = |name: &String| {
            let all = programme.audiences().iter();
            let found = all.clone().position(|audience| audience.name == *name);
            found.ok_or_else(|| {
                let near = programme::nearest(name, all.map(|audience| audience.name.as_str()));
                ModelError::NoAudience { name: name.clone(), near: near.map(str::to_owned) }
            })
        };
        let only = only.map(|names| names.iter().map(place).collect::<Result<Vec<_>, _>>());
        for worth in &assumptions.worths {
            if let Some(benefit) = worth.benefits.iter().find(|b| programme.benefit(b).is_none()) {
                let names = programme.benefits().iter().map(|benefit| benefit.name.as_str());
                let near = programme::nearest(benefit, names).map(str::to_owned);
                let (worth, benefit) = (worth.name.clone(), benefit.clone());
                return Err(ModelError::NoBenefit { worth, benefit, near });
            }
        }
        let brings = |benefit: &String| {
            let worths = assumptions.worths.iter().enumerate();
            worths.filter(|(_, w)| w.benefits.contains(benefit)).map(|(place, _)| place).collect()
        };
        let worths =
            grant_columns(programme).iter().map(|column| brings(&column.benefit)).collect();
        let (all, known) = (Vec::new(), BTreeMap::new());
        Ok(Self { programme, assumptions, only: only.transpose()?, worths, all, known })
    }

    /// The number of the offer behind an answer.
    pub(super) fn of(&mut self, answer: &Answer) -> Result<u16, ModelError> {
        let offer = self.made(answer)?;
        let key = format!("{offer:?}");
        if let Some(number) = self.known.get(&key) {
            return Ok(*number);
        }
        let number = u16::try_from(self.all.len()).map_err(|_| ModelError::TooManyOffers)?;
        self.all.push(offer);
        self.known.insert(key, number);
        Ok(number)
    }

    fn made(&self, answer: &Answer) -> Result<Offer, ModelError> {
        let audience = answer.audience.as_ref().and_then(|name| {
            self.programme.audiences().iter().position(|audience| audience.name == *name)
        });
        let among = |only: &Vec<usize>| audience.is_some_and(|place| only.contains(&place));
        let is_made = answer.outcome == Outcome::Offer && self.only.as_ref().is_none_or(among);
        let mut worths = vec![false; self.assumptions.worths.len()];
        let columns = self.worths.len();
        if !is_made {
            let (grants, costs) = (vec![None; columns], vec![0; answer.costs.len()]);
            return Ok(Offer { audience, is_made, usd: 0.0, worths, grants, costs });
        }
        for (grant, brings) in answer.grants.iter().zip(&self.worths) {
            if grant.is_some() {
                brings.iter().for_each(|place| worths[*place] = true);
            }
        }
        let mut usd = 0.0;
        for cost in &answer.costs {
            usd += self.usd(*cost)?;
        }
        let grants = answer.grants.iter().map(|grant| grant.flatten().map(|money| money.minor));
        let costs = answer.costs.iter().map(|money| money.minor).collect();
        Ok(Offer { audience, is_made, usd, worths, grants: grants.collect(), costs })
    }

    /// An amount in US dollars, at the programme's rate of the first day or that of the
    /// assumptions.
    fn usd(&self, money: Money) -> Result<f64, ModelError> {
        usd(self.programme, self.assumptions, money)
    }
}

/// An amount in US dollars, at the programme's rate of the first day or that of the assumptions.
///
/// # Errors
/// If neither has a rate.
pub fn usd(
    programme: &Programme,
    assumptions: &Assumptions,
    money: Money,
) -> Result<f64, ModelError> {
    let missing = || ModelError::NoRate { currency: money.currency };
    let dollars: Currency = "USD".parse().map_err(|_| missing())?;
    let scale = |currency: Currency| libm::pow(10.0, -f64::from(currency.minor_digits()));
    if money.minor == 0 {
        return Ok(0.0);
    }
    if money.currency == dollars {
        return Ok(money.minor as f64 * scale(dollars));
    }
    for exchange in programme.exchanges().iter().filter(|e| e.joins(money.currency, dollars)) {
        let rate = exchange.on(assumptions.starts);
        if let Some(sum) = rate.and_then(|rate| exchange.convert(money, dollars, rate)) {
            return Ok(sum.minor as f64 * scale(dollars));
        }
    }
    let rate = assumptions.rates.iter().find(|(currency, _)| *currency == money.currency);
    let (_, usd) = rate.ok_or_else(missing)?;
    Ok(money.minor as f64 * scale(money.currency) * usd)
}
