//! How many seeds a cascade needs in which everybody joins once r of their neighbours have.
//!
//! Janson, Łuczak, Turova and Vallier, "Bootstrap percolation on the random graph G(n,p)", Ann.
//! Appl. Probab. 22 (2012), theorem 3.1, for 1/n ≪ p ≪ n^(−1/r).

/// a_c = (1 − 1/r) ((r−1)! / (n pʳ))^(1/(r−1)) seeds are critical among `persons` people of whom
/// any two are tied with this probability; r = `hits` is at least 2. For r = 2 it is 1/(2np²).
pub fn critical_seeds(persons: f64, probability: f64, hits: u32) -> f64 {
    let r = f64::from(hits);
    let factorial: f64 = (1..hits).map(f64::from).product();
    let within = factorial / (persons * libm::pow(probability, r));
    (1.0 - 1.0 / r) * libm::pow(within, 1.0 / (r - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_hits_need_one_over_twice_n_p_squared() {
        let seeds = critical_seeds(1e6, 2e-5, 2);
        assert!((seeds - 1_250.0).abs() < 1e-6, "{seeds}");
        assert!((critical_seeds(1e6, 1e-4, 3) - 2.0 / 3.0 * libm::sqrt(2e6)).abs() < 1e-9);
    }
}
