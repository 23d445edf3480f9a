//! How many an epidemic reaches in the end.

use super::law::root;

/// The largest z with z = 1 − (1−s)·exp(−R z), where a share s begins with it and each person who
/// has it passes it on R times among all. Kermack and McKendrick, Proc. R. Soc. A 115 (1927).
pub fn final_share(reproduction: f64, seeds: f64) -> f64 {
    households(&[0.0, 1.0], |_| vec![0.0, 1.0], reproduction, seeds)
}

/// The same where people also live in households: z = 1 − E[πˢ], π = (1−s)·exp(−R z) being how
/// likely a person neither begins with it nor gets it from outside, and S the number of people,
/// oneself included, from whom it would reach a person within the household.
/// Ball, Mollison and Scalia-Tomba, Ann. Appl. Probab. 7 (1997); Ball and Neal, Math. Biosci. 180
/// (2002).
///
/// `persons` says how likely a person lives in a household of each size, `reaches(n)` how likely S
/// is each number in one of n.
pub fn households(
    persons: &[f64],
    reaches: impl Fn(u32) -> Vec<f64>,
    reproduction: f64,
    seeds: f64,
) -> f64 {
    let laws: Vec<Vec<f64>> = (0..persons.len() as u32).map(reaches).collect();
    let missed = |z: f64| {
        let escape = (1.0 - seeds) * libm::exp(-reproduction * z);
        let within = |law: &Vec<f64>| -> f64 {
            let sum = law.iter().enumerate().map(|(s, p)| p * libm::pow(escape, s as f64));
            sum.sum()
        };
        persons.iter().zip(&laws).map(|(share, law)| share * within(law)).sum::<f64>()
    };
    // 1 − missed(z) − z is positive below the largest root and negative above.
    let mut low = 1.0;
    while low > 1e-9 && 1.0 - missed(low) - low < 0.0 {
        low *= 0.99;
    }
    root(low.min(1.0), (low / 0.99).min(1.0), |z| 1.0 - missed(z) - z)
}

/// How likely it reaches each number of people, the first included, from one in a group of n in
/// which any two would pass it on with this probability: the size of a connected part of a random
/// graph. P(C=k | n) = (n−1 choose k−1) P(C=k | k) (1−p)^{k(n−k)}, adding up to 1 for each n.
pub fn group_law(persons: u32, probability: f64) -> Vec<f64> {
    let mut whole = vec![0.0, 1.0];
    let mut law = vec![0.0, 1.0];
    for n in 2..=persons {
        law = vec![0.0; n as usize + 1];
        let mut choose = 1.0;
        for k in 1..n {
            let apart = libm::pow(1.0 - probability, f64::from(k * (n - k)));
            law[k as usize] = choose * whole[k as usize] * apart;
            choose = choose * f64::from(n - k) / f64::from(k);
        }
        let rest: f64 = law.iter().sum();
        law[n as usize] = 1.0 - rest;
        whole.push(1.0 - rest);
    }
    if persons == 0 { vec![1.0] } else { law }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn final_shares_have_their_known_values() {
        assert!((final_share(2.0, 0.0) - 0.796_812_130).abs() < 1e-8);
        assert!((final_share(1.5, 0.0) - 0.582_811_643).abs() < 1e-8);
        assert!(final_share(0.8, 0.0) < 1e-6);
        assert!(final_share(0.8, 0.01) > 0.03);
    }

    #[test]
    fn in_groups_of_two_and_three_the_law_is_what_paper_gives() {
        assert_eq!(group_law(1, 0.3), [0.0, 1.0]);
        let two = group_law(2, 0.3);
        assert!((two[1] - 0.7).abs() < 1e-15 && (two[2] - 0.3).abs() < 1e-15);
        // All three: all ties, or any two of the three.
        let three = group_law(3, 0.3);
        assert!((three[3] - (0.027 + 3.0 * 0.09 * 0.7)).abs() < 1e-15, "{three:?}");
        assert!((three[1] - 0.49).abs() < 1e-15);
    }

    #[test]
    fn a_household_that_passes_nothing_on_changes_nothing() {
        let alone = |n: u32| group_law(n, 0.0);
        let sizes = [0.0, 0.2, 0.3, 0.5];
        let mixed = households(&sizes, alone, 1.7, 0.001);
        assert!((mixed - final_share(1.7, 0.001)).abs() < 1e-9);
    }
}
