//! The take-up model, driven by events instead of weeks of everybody.
//!
//! Each week a person may hear of the offer; whoever has heard of it and wishes to leave does so
//! with a weekly chance. The wish compares what is offered with the risk, which falls with the
//! share of the own segment that has left, and with a shock that each person keeps. As that share
//! never falls, a wish never goes away: the first week in which somebody leaves is the later of
//! hearing and wishing, plus a geometric wait. So only people whose wish turns are touched, once.

use foresight::random::{Draws, Purpose, logistic, uniform};

use crate::geometric::Geometric;

pub(crate) const SEGMENTS: usize = 8;
pub(crate) const PARAMETERS: usize = 12;
/// Take-up, cost, the busiest week, and take-up by segment.
pub(crate) const OUTPUTS: usize = 3 + SEGMENTS;

const SEGMENT: Purpose = Purpose(1);
const SHOCK: Purpose = Purpose(2);
const LEAVING: Purpose = Purpose(3);

/// What the parameters are called, for tables.
pub(crate) const NAMES: [&str; PARAMETERS] = [
    "liking to leave",
    "spread of segments",
    "amount",
    "risk",
    "company",
    "reach",
    "weekly chance",
    "trust",
    "delay",
    "price",
    "family",
    "ties",
];

/// What the outputs are called.
pub(crate) fn output_names() -> Vec<String> {
    let segments = (1..=SEGMENTS).map(|segment| format!("take-up of segment {segment}"));
    ["take-up", "cost", "busiest week"].map(str::to_owned).into_iter().chain(segments).collect()
}

/// One person in the order of their segment's shocks.
#[derive(Clone, Copy)]
struct Person {
    shock: f64,
    id: u32,
}

/// Everybody, in segments, the most willing first.
pub(crate) struct People {
    segments: [Vec<Person>; SEGMENTS],
    count: usize,
}

/// Where the draws of a run come from.
pub(crate) enum Chance<'a> {
    /// Made as they are needed.
    Fresh(Draws),
    /// Made before: the same for all runs. In the order of the people.
    Common(&'a [Vec<[u32; 2]>; SEGMENTS]),
}

/// What a run comes to.
pub(crate) struct Outcome {
    pub(crate) outputs: [f64; OUTPUTS],
    /// How many people's draws were looked at.
    pub(crate) decided: usize,
}

fn word(draws: Draws, id: u32) -> [u32; 2] {
    let [aware, leaves, ..] = draws.words(LEAVING, id, 0);
    [aware, leaves]
}

impl People {
    /// Draws people and their shocks, sorts each segment, and gives the columns as well.
    pub(crate) fn new(count: usize) -> (Self, Vec<u8>, Vec<f64>) {
        let draws = Draws::new(3, 0);
        let ids = 0..count as u32;
        let segment = |id| (draws.words(SEGMENT, id, 0)[0] >> 29) as u8;
        let shock = |id| logistic(uniform(draws.words(SHOCK, id, 0)[0]));
        let (of, shocks): (Vec<u8>, Vec<f64>) = ids.map(|id| (segment(id), shock(id))).unzip();
        let mut segments: [Vec<Person>; SEGMENTS] = Default::default();
        for (id, (segment, shock)) in of.iter().zip(&shocks).enumerate() {
            segments[usize::from(*segment)].push(Person { shock: *shock, id: id as u32 });
        }
        for segment in &mut segments {
            segment.sort_by(|one, other| other.shock.total_cmp(&one.shock));
        }
        (Self { segments, count }, of, shocks)
    }

    /// The draws of everybody, made before.
    pub(crate) fn common(&self, draws: Draws) -> [Vec<[u32; 2]>; SEGMENTS] {
        let of = |people: &Vec<Person>| people.iter().map(|p| word(draws, p.id)).collect();
        std::array::from_fn(|segment| of(&self.segments[segment]))
    }

    /// One run at a point with coordinates between 0 and 1.
    pub(crate) fn run(&self, point: &[f64], weeks: usize, chance: &Chance) -> Outcome {
        let x: [f64; PARAMETERS] = std::array::from_fn(|index| point[index]);
        let aware = Geometric::new(0.02 + 0.2 * x[5], weeks);
        let leaves = Geometric::new((0.05 + 0.3 * x[6]) * (1.0 - 0.5 * x[8]), weeks);
        let liking: [f64; SEGMENTS] = std::array::from_fn(|segment| {
            let slope = 2.0 * segment as f64 / (SEGMENTS as f64 - 1.0) - 1.0;
            3.0 * x[0] - 4.0 + slope * x[1] + 3.0 * x[2] * (0.5 + x[7]) - 2.0 * x[10] * x[11]
        });
        let mut leaving = vec![[0_u32; SEGMENTS]; weeks];
        let (mut left, mut decided) = ([0_u32; SEGMENTS], [0_usize; SEGMENTS]);
        for week in 0..weeks {
            for segment in 0..SEGMENTS {
                let people = &self.segments[segment];
                let share = f64::from(left[segment]) / people.len().max(1) as f64;
                let danger = 4.0 * x[3] * (1.0 - (4.0 * x[4] * share).min(1.0));
                let wish = liking[segment] - danger;
                let first = decided[segment];
                let willing = people[first..].iter().take_while(|person| wish + person.shock > 0.0);
                for (place, person) in willing.enumerate() {
                    let [hears, goes] = match chance {
                        Chance::Fresh(draws) => word(*draws, person.id),
                        Chance::Common(words) => words[segment][first + place],
                    };
                    let from = week.max(aware.week(hears) - 1);
                    if let Some(leaving) = leaving.get_mut(from + leaves.week(goes) - 1) {
                        leaving[segment] += 1;
                    }
                    decided[segment] += 1;
                }
                left[segment] += leaving[week][segment];
            }
        }
        self.outcome(&leaving, &left, decided.iter().sum(), 50_000.0 + 100_000.0 * x[9])
    }

    fn outcome(
        &self,
        leaving: &[[u32; SEGMENTS]],
        left: &[u32; SEGMENTS],
        decided: usize,
        price: f64,
    ) -> Outcome {
        let all = f64::from(left.iter().sum::<u32>());
        let busiest =
            (0..leaving.len()).rev().max_by_key(|week| leaving[*week].iter().sum::<u32>());
        let mut outputs = [0.0; OUTPUTS];
        outputs[0] = all / self.count as f64;
        outputs[1] = all * price;
        outputs[2] = busiest.unwrap_or(0) as f64;
        for (segment, output) in outputs[3..].iter_mut().enumerate() {
            let people = self.segments[segment].len().max(1);
            *output = f64::from(left[segment]) / people as f64;
        }
        Outcome { outputs, decided }
    }
}
