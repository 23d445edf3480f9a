//! What is not known exactly: a range of values with the reason for it.

use serde::Deserialize;

/// A value that is not known exactly. What runs of a forecast draw from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Law {
    /// Known, or fixed by a scenario.
    Fixed(f64),
    /// From `low` to `high`, most likely `likely`; straight lines between.
    Triangular {
        /// The least it can be.
        low: f64,
        /// Where it is most dense.
        likely: f64,
        /// The most it can be.
        high: f64,
    },
    /// The same of its logarithm: for rates and counts that may be off by a factor.
    LogTriangular {
        /// The least it can be; above 0.
        low: f64,
        /// Where its logarithm is most dense.
        likely: f64,
        /// The most it can be.
        high: f64,
    },
    /// Normal, for effects whose very sign is open.
    Normal {
        /// Its mean.
        mean: f64,
        /// Its standard deviation; above 0.
        sd: f64,
    },
}

/// How a range is written: `{ low, likely, high, source }`, with `log = true` where it may be off
/// by a factor; or `{ mean, sd, source }`; or `{ value, source }`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    value: Option<f64>,
    low: Option<f64>,
    likely: Option<f64>,
    high: Option<f64>,
    mean: Option<f64>,
    sd: Option<f64>,
    #[serde(default)]
    log: bool,
    pub(crate) source: String,
}

impl Written {
    /// The law that is meant, within `bounds`; otherwise what was expected.
    pub(crate) fn law(&self, bounds: (f64, f64)) -> Result<Law, String> {
        let law = match (self.value, self.low, self.likely, self.high, self.mean, self.sd) {
            (Some(value), None, None, None, None, None) => Law::Fixed(value),
            (None, Some(low), Some(likely), Some(high), None, None) if self.log => {
                Law::LogTriangular { low, likely, high }
            }
            (None, Some(low), Some(likely), Some(high), None, None) => {
                Law::Triangular { low, likely, high }
            }
            (None, None, None, None, Some(mean), Some(sd)) => Law::Normal { mean, sd },
            _ => return Err("expected low, likely and high, or mean and sd, or value".to_owned()),
        };
        law.checked(bounds)
    }
}

impl Law {
    /// The law if it makes sense and stays within bounds; otherwise what was expected.
    pub(crate) fn checked(self, (least, most): (f64, f64)) -> Result<Self, String> {
        let within = |value: f64| value.is_finite() && (least..=most).contains(&value);
        let outside = || format!("expected values from {least} to {most}");
        match self {
            Self::Fixed(value) if !within(value) => return Err(outside()),
            Self::Triangular { low, likely, high } | Self::LogTriangular { low, likely, high } => {
                if !within(low) || !within(likely) || !within(high) {
                    return Err(outside());
                }
                if !(low <= likely && likely <= high) {
                    return Err("expected low ≤ likely ≤ high".to_owned());
                }
                if matches!(self, Self::LogTriangular { .. }) && low <= 0.0 {
                    return Err("expected low above 0 where log = true".to_owned());
                }
            }
            Self::Normal { mean, sd } if !(within(mean) && sd > 0.0 && sd.is_finite()) => {
                return Err(format!("{} and sd above 0", outside()));
            }
            _ => {}
        }
        Ok(self)
    }

    /// Whether it can take more than one value.
    pub fn is_open(self) -> bool {
        match self {
            Self::Fixed(_) => false,
            Self::Triangular { low, high, .. } | Self::LogTriangular { low, high, .. } => {
                low < high
            }
            Self::Normal { .. } => true,
        }
    }

    /// The value below which it falls with chance `u`, between 0 and 1.
    pub fn at(self, u: f64) -> f64 {
        match self {
            Self::Fixed(value) => value,
            Self::Triangular { low, likely, high } => triangular(low, likely, high, u),
            Self::LogTriangular { low, likely, high } => {
                let log = triangular(libm::log(low), libm::log(likely), libm::log(high), u);
                libm::exp(log).clamp(low, high)
            }
            Self::Normal { mean, sd } => mean + sd * normal(u),
        }
    }

    /// Its single best guess: the most likely value, or the mean.
    pub fn likely(self) -> f64 {
        match self {
            Self::Fixed(value) => value,
            Self::Triangular { likely, .. } | Self::LogTriangular { likely, .. } => likely,
            Self::Normal { mean, .. } => mean,
        }
    }
}

fn triangular(low: f64, likely: f64, high: f64, u: f64) -> f64 {
    let width = high - low;
    if width <= 0.0 {
        return low;
    }
    let rising = (likely - low) / width;
    if u < rising {
        low + libm::sqrt(u * width * (likely - low))
    } else {
        high - libm::sqrt((1.0 - u) * width * (high - likely))
    }
}

/// The standard normal number below which one falls with chance `u`: Wichura's algorithm AS 241
/// (Applied Statistics 37, 1988), the short form, exact to about 7 digits.
pub fn normal(u: f64) -> f64 {
    let q = u - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        let over =
            ((59.109_374_720 * r + 159.291_132_02) * r + 50.434_271_938) * r + 3.387_132_717_9;
        let under = ((67.187_563_600 * r + 78.757_757_664) * r + 17.895_169_469) * r + 1.0;
        return q * over / under;
    }
    let r = libm::sqrt(-libm::log(if q < 0.0 { u } else { 1.0 - u }));
    let x = if r <= 5.0 {
        let r = r - 1.6;
        let over =
            ((0.170_238_217_03 * r + 1.306_728_481_6) * r + 2.756_815_390_0) * r + 1.423_437_277_7;
        over / ((0.120_211_329_75 * r + 0.737_001_642_50) * r + 1.0)
    } else {
        let r = r - 5.0;
        let over = ((0.017_337_203_997 * r + 0.428_682_943_37) * r + 3.081_226_386_0) * r
            + 6.657_905_115_0;
        over / ((0.012_258_202_635 * r + 0.241_978_942_25) * r + 1.0)
    };
    if q < 0.0 { -x } else { x }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_quantiles_are_those_of_the_tables() {
        let table = [(0.5, 0.0), (0.975, 1.959_964), (0.025, -1.959_964), (0.999, 3.090_232)];
        for (u, expected) in table {
            assert!((normal(u) - expected).abs() < 2e-6, "{u}: {}", normal(u));
        }
        assert!((normal(1e-20) + 9.262_340).abs() < 1e-5);
    }

    #[test]
    fn triangular_quantiles_follow_their_density() {
        let law = Law::Triangular { low: 0.0, likely: 1.0, high: 4.0 };
        // A quarter of the mass lies below the most likely value.
        assert!((law.at(0.25) - 1.0).abs() < 1e-12);
        assert!((law.at(1.0 - 0.75 / 4.0) - 2.5).abs() < 1e-12);
        let log = Law::LogTriangular { low: 1.0, likely: 10.0, high: 100.0 };
        assert!((log.at(0.5) - 10.0).abs() < 1e-9);
    }

    #[test]
    fn a_range_that_makes_no_sense_says_what_was_expected() {
        let said = |law: Law| law.checked((0.0, 1.0)).unwrap_err();
        assert!(said(Law::Fixed(2.0)).contains("from 0 to 1"));
        assert!(
            said(Law::Triangular { low: 0.5, likely: 0.2, high: 0.9 }).contains("low ≤ likely")
        );
        assert!(said(Law::LogTriangular { low: 0.0, likely: 0.2, high: 0.9 }).contains("above 0"));
        assert!(said(Law::Normal { mean: 0.5, sd: 0.0 }).contains("sd above 0"));
        assert!(said(Law::Fixed(f64::NAN)).contains("from 0 to 1"));
    }
}
