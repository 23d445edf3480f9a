//! Who leaves, when and how: from hearing of an offer to being settled, week by week.
//!
//! Each household has one who decides. In a week, somebody who knows of the offer and for whom it
//! is worth more than staying looks for a safe moment; those who find one arrive, or are caught or
//! killed; those who arrive are admitted or refused as places and money allow. The same draws are
//! used for a second life without the programme, in which the same person may leave by a way of
//! their own: whoever leaves only with the programme is *additional*.
//!
//! What is in a utility, in logits:
//!
//! * with the offer, `wish + trust · (worths + money · ln(1 + usd / income)) − fear · risk`, and
//!   `company · (company_wish + company_fear · fear · risk) + shock`, less `testimony_fear` where a
//!   testimony is a condition and chosen;
//! * in one's own way: the same without the offer and less `own_way`.
//!
//! Shocks are logistic and drawn once a person (McFadden 1974), so somebody accepts once the share
//! of their company that has left passes a threshold of their own (Granovetter 1978, Kuran 1991),
//! if company counts for them; where it deters, the model damps itself.
//!
//! **Architecture Invariant:** what is offered is what [`programme::Batch`] decides for that
//! person, reasons included; the model adds nothing to it and knows no rule of its own.

mod admission;
mod events;
mod kinds;
mod live;
mod offers;
mod outcome;
mod run;
mod terms;

pub use offers::{Offer, usd};
pub use outcome::{Measure, Outcome, Spent};

use programme::{Batch, Currency, Programme, Simulated};

use crate::assumptions::Assumptions;
use crate::population::{Answers, AnswersError, Population};
use crate::random::Draws;
use crate::ties;

/// Why a programme cannot be forecast for a population.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ModelError {
    /// The assumptions are for another programme.
    #[error("the assumptions are for the programme `{expected}`, and this one is `{found}`")]
    Programme {
        /// What the assumptions say.
        expected: String,
        /// The programme's name.
        found: String,
    },
    /// People's answers do not fit the programme.
    #[error(transparent)]
    Answers(#[from] AnswersError),
    /// Several problems with people's answers.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    ManyAnswers(Vec<AnswersError>),
    /// A scenario offers to an audience that is not there.
    #[error("there is no audience `{name}`{}", meant(near.as_deref()))]
    NoAudience {
        /// The name.
        name: String,
        /// One that is near.
        near: Option<String>,
    },
    /// A worth names a benefit that is not there.
    #[error("worth.{worth}: there is no benefit `{benefit}`{}", meant(near.as_deref()))]
    NoBenefit {
        /// The worth.
        worth: String,
        /// The benefit it names.
        benefit: String,
        /// One that is near.
        near: Option<String>,
    },
    /// Money that cannot be compared.
    #[error("there is no rate for {currency}: add [rate.{currency}] with its value in USD")]
    NoRate {
        /// The currency.
        currency: Currency,
    },
    /// More different offers or kinds of people than the model can number.
    #[error("the programme makes more than 65,535 different offers to this population")]
    TooManyOffers,
    /// The population is of other assumptions.
    #[error(
        "the population has other groups than the assumptions: expected {expected}, found {found}"
    )]
    Groups {
        /// Groups of the assumptions.
        expected: String,
        /// Groups of the population.
        found: String,
    },
}

/// A name that may have been meant, as the end of a message.
pub(crate) fn meant(near: Option<&str>) -> String {
    near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}

/// People of one group in one audience, or in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stratum {
    /// The group, by its place in the assumptions.
    pub group: usize,
    /// The audience, by its place in the programme.
    pub audience: Option<usize>,
}

/// People of one group with the same offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kind {
    pub(crate) group: usize,
    pub(crate) stratum: usize,
    /// Numbers of the offers without and with a testimony; the same where that changes nothing.
    pub(crate) offers: [u16; 2],
}

/// A programme, a population and assumptions, ready for any number of runs.
pub struct Model<'a> {
    pub(crate) programme: &'a Programme,
    pub(crate) assumptions: &'a Assumptions,
    pub(crate) population: &'a Population,
    pub(crate) offers: Vec<Offer>,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) kind_of: Vec<u16>,
    /// Strata, in the order of outcomes.
    pub strata: Vec<Stratum>,
    /// Acquaintances within each group.
    pub(crate) ties: Vec<ties::Block>,
    /// Households of each kind.
    pub(crate) households: Vec<u64>,
    /// The first unit of each group among all units, and the number of all at the end.
    pub(crate) units: Vec<u32>,
}

impl<'a> Model<'a> {
    /// Decides the whole population. `offered_to` are the audiences of a scenario that are offered
    /// anything; none means all.
    pub fn new(
        programme: &'a Simulated,
        assumptions: &'a Assumptions,
        population: &'a Population,
        offered_to: Option<&[String]>,
    ) -> Result<Self, ModelError> {
        let programme = programme.programme();
        let names = |names: Vec<&str>| names.join(", ");
        let expected = names(assumptions.groups.iter().map(|group| group.name.as_str()).collect());
        let found = names(population.blocks.iter().map(|block| block.group.as_str()).collect());
        if expected != found {
            return Err(ModelError::Groups { expected, found });
        }
        if assumptions.programme != programme.name() {
            let (expected, found) = (assumptions.programme.clone(), programme.name().to_owned());
            return Err(ModelError::Programme { expected, found });
        }
        let answers = Answers::new(programme, assumptions, population.seed);
        let answers = answers.map_err(ModelError::ManyAnswers)?;
        let batch = Batch::new(programme, assumptions.starts);
        let mut offers = offers::Offers::new(programme, assumptions, offered_to)?;
        let kinds = kinds::Kinds::decide(population, &answers, &batch, &mut offers)?;
        let mut households = vec![0; kinds.all.len()];
        kinds.of.iter().for_each(|kind| households[usize::from(*kind)] += 1);
        // Acquaintances are part of the population: they do not change from run to run.
        let draws = Draws::new(population.seed, u32::MAX - 2);
        let blocks = population.blocks.iter();
        let of = |block: &crate::population::Block| {
            ties::Block::new(draws, block.households.clone(), assumptions.company.ties)
        };
        let ties = blocks.clone().map(of).collect();
        let mut units = vec![0];
        for (block, group) in blocks.zip(&assumptions.groups) {
            let last = units.last().copied().unwrap_or(0);
            units.push(last + (block.households.len() as u32).div_ceil(group.unit));
        }
        Ok(Self {
            programme,
            assumptions,
            population,
            offers: offers.all,
            kinds: kinds.all,
            kind_of: kinds.of,
            strata: kinds.strata,
            ties,
            households,
            units,
        })
    }

    /// What is assumed.
    pub fn assumptions(&self) -> &Assumptions {
        self.assumptions
    }

    /// Whose lives are run.
    pub fn population(&self) -> &Population {
        self.population
    }

    /// The programme that decides them.
    pub fn programme(&self) -> &Programme {
        self.programme
    }

    /// Strata as names of their group and audience.
    pub fn names(&self, stratum: usize) -> (&str, Option<&str>) {
        let Stratum { group, audience } = self.strata[stratum];
        let audience = audience.map(|place| self.programme.audiences()[place].name.as_str());
        (&self.assumptions.groups[group].name, audience)
    }

    /// Whether a stratum is part of the force whose share is told.
    pub fn is_force(&self, stratum: usize) -> bool {
        self.assumptions.groups[self.strata[stratum].group].force
    }
}
