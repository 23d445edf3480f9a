//! Where a model is run: points of low discrepancy, arranged so that each parameter can be told
//! apart.

use serde::{Deserialize, Serialize};

/// Why a design cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DesignError {
    /// No parameters, or more than the sequence has dimensions for.
    #[error("a design has 1 to {max} parameters, not {0}", max = Design::PARAMETERS_MAX)]
    Parameters(usize),
    /// Too few base rows for a variance, or more than the sequence has points.
    #[error("a design has 2 to {max} base rows, not {0}", max = Design::BASE_MAX)]
    Base(u32),
}

/// Saltelli's design without second order: for each of `base` rows one run at a point A, one at a
/// point B, and one for each parameter at A with that coordinate taken from B.
///
/// A and B together are one point of a Sobol' sequence in twice as many dimensions as there are
/// parameters, with the direction numbers of Joe and Kuo ("Constructing Sobol sequences with better
/// two-dimensional projections", SIAM J. Sci. Comput. 30, 2008) and scrambled by a keyed hash
/// (Burley, "Practical Hash-based Owen Scrambling", JCGT 9, 2020). It is best balanced where `base`
/// is a power of two. Coordinates are multiples of 2⁻²⁴.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct Design {
    parameters: usize,
    base: u32,
    seed: u32,
}

/// A design as it is written down, before it is checked.
#[derive(Deserialize)]
struct Written {
    parameters: usize,
    base: u32,
    seed: u32,
}

impl TryFrom<Written> for Design {
    type Error = DesignError;

    fn try_from(written: Written) -> Result<Self, DesignError> {
        Ok(Self::new(written.parameters, written.base)?.seeded(written.seed))
    }
}

impl Design {
    /// The sequence has 256 dimensions, two for each parameter.
    pub const PARAMETERS_MAX: usize = 128;
    /// The sequence has 2¹⁶ points.
    pub const BASE_MAX: u32 = 1 << 16;

    /// A design under seed 0.
    ///
    /// # Errors
    /// Where the sequence has not enough dimensions or points, or there are fewer than two rows.
    pub fn new(parameters: usize, base: u32) -> Result<Self, DesignError> {
        if parameters == 0 || parameters > Self::PARAMETERS_MAX {
            return Err(DesignError::Parameters(parameters));
        }
        if !(2..=Self::BASE_MAX).contains(&base) {
            return Err(DesignError::Base(base));
        }
        Ok(Self { parameters, base, seed: 0 })
    }

    /// The same design at other points, independent of those of other seeds.
    #[must_use]
    pub fn seeded(mut self, seed: u32) -> Self {
        self.seed = seed;
        self
    }

    /// How many parameters there are.
    pub fn parameters(&self) -> usize {
        self.parameters
    }

    /// How many base rows there are.
    pub fn base(&self) -> u32 {
        self.base
    }

    /// What the points and the bootstrap are drawn from.
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// How many runs one row takes: A, B and one for each parameter.
    pub fn runs_a_row(&self) -> u32 {
        self.parameters as u32 + 2
    }

    /// How many runs there are in all.
    pub fn runs(&self) -> u32 {
        self.base * self.runs_a_row()
    }

    /// The point of a run, each coordinate at least 0 and below 1. Runs `row * (D + 2) + 0, 1, 2…`
    /// are A, B, then A with the first coordinate of B, and so on.
    ///
    /// # Panics
    /// In debug builds, for a run beyond the design.
    pub fn point(&self, run: u32) -> Vec<f64> {
        debug_assert!(run < self.runs(), "run {run} of {}", self.runs());
        let (row, place) = (run / self.runs_a_row(), run % self.runs_a_row());
        let coordinate = |parameter: usize| {
            let from_b = place == 1 || place == parameter as u32 + 2;
            let dimension = parameter + if from_b { self.parameters } else { 0 };
            f64::from(sobol_burley::sample(row, dimension as u32, self.seed))
        };
        (0..self.parameters).map(coordinate).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_takes_one_coordinate_from_b() {
        let design = Design::new(3, 8).expect("fits").seeded(7);
        assert_eq!(design.runs(), 40);
        for row in 0..8 {
            let [a, b] = [0, 1].map(|place| design.point(row * 5 + place));
            for parameter in 0..3 {
                let mixed = design.point(row * 5 + 2 + parameter as u32);
                for (index, value) in mixed.iter().enumerate() {
                    assert_eq!(*value, if index == parameter { b[index] } else { a[index] });
                }
            }
        }
    }

    #[test]
    fn every_dimension_is_balanced_and_pairs_are_too() {
        // A scrambled net of 2⁸ points has exactly one in each of 2⁸ equal parts of an axis.
        let design = Design::new(64, 256).expect("fits").seeded(3);
        let a: Vec<Vec<f64>> = (0..256).map(|row| design.point(row * 66)).collect();
        let b: Vec<Vec<f64>> = (0..256).map(|row| design.point(row * 66 + 1)).collect();
        for points in [a, b] {
            for parameter in 0..64 {
                let mut parts = vec![0; 256];
                for point in &points {
                    assert!((0.0..1.0).contains(&point[parameter]));
                    parts[(point[parameter] * 256.0) as usize] += 1;
                }
                assert!(parts.iter().all(|part| *part == 1), "{parameter}: {parts:?}");
            }
        }
    }

    #[test]
    fn limits_are_said() {
        assert!(Design::new(128, 1 << 16).is_ok());
        assert_eq!(Design::new(0, 4), Err(DesignError::Parameters(0)));
        assert_eq!(Design::new(129, 4), Err(DesignError::Parameters(129)));
        assert_eq!(Design::new(2, 1), Err(DesignError::Base(1)));
        let said = DesignError::Base(1).to_string();
        assert_eq!(said, "a design has 2 to 65536 base rows, not 1");
        let text = r#"{"parameters":3,"base":1,"seed":0}"#;
        assert!(serde_json::from_str::<Design>(text).is_err());
    }

    #[test]
    fn the_last_row_of_the_largest_design_can_be_drawn() {
        let design = Design::new(128, 1 << 16).expect("fits");
        assert_eq!(design.point(design.runs() - 1).len(), 128);
        assert_ne!(design.point(0), design.seeded(1).point(0));
    }
}
