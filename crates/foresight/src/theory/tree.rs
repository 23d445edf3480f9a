//! Cascades on random graphs that look like trees from each person.
//!
//! Gleeson and Cahalane, "Seed size strongly affects cascades on random networks", Phys. Rev. E 75,
//! 056103 (2007): q is the share of ties whose far end has joined, seen from a person who has not.

/// The share of all people who have joined after each round, round 0 being the seeds.
///
/// `degrees` says how likely each degree is; it adds up to 1. `joins` says how likely somebody with
/// m of k ties to people who have joined joins, and must not fall as m rises; `seeds` is the share
/// that begins. With q₀ = ρ₀:
/// ρ = ρ₀ + (1−ρ₀) Σ_k p_k Σ_{m≤k} B(k,m;q) F(m,k) and
/// q ← ρ₀ + (1−ρ₀) Σ_k (k p_k/z) Σ_{m≤k−1} B(k−1,m;q) F(m,k).
/// Ends when a round changes ρ by less than `least`, or after 100,000 rounds.
pub fn rounds(
    degrees: &[f64],
    joins: impl Fn(u32, u32) -> f64,
    seeds: f64,
    least: f64,
) -> Vec<f64> {
    let table: Vec<Vec<f64>> = (0..degrees.len() as u32)
        .map(|degree| (0..=degree).map(|hits| joins(hits, degree)).collect())
        .collect();
    let mean: f64 = degrees.iter().enumerate().map(|(k, share)| k as f64 * share).sum();
    let (mut tied, mut shares) = (seeds, vec![seeds]);
    for _ in 0..100_000 {
        let (mut person, mut end) = (0.0, 0.0);
        let mut fewer = vec![1.0];
        for (degree, share) in degrees.iter().enumerate() {
            if degree == 0 {
                person += share * table[0][0];
                continue;
            }
            let response = &table[degree];
            let others = expected(&fewer, response);
            fewer = one_more(&fewer, tied);
            person += share * expected(&fewer, response);
            end += degree as f64 * share * others;
        }
        let last = shares[shares.len() - 1];
        let now = seeds + (1.0 - seeds) * person;
        tied = seeds + (1.0 - seeds) * if mean > 0.0 { end / mean } else { 0.0 };
        shares.push(now);
        if now - last < least {
            break;
        }
    }
    shares
}

/// The binomial law for one more trial.
fn one_more(shares: &[f64], probability: f64) -> Vec<f64> {
    let mut next = vec![0.0; shares.len() + 1];
    for (successes, share) in shares.iter().enumerate() {
        next[successes] += share * (1.0 - probability);
        next[successes + 1] += share * probability;
    }
    next
}

fn expected(law: &[f64], response: &[f64]) -> f64 {
    law.iter().zip(response).map(|(share, joins)| share * joins).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_by_hand() {
        // Everybody has two ties and joins with both: ρ₁ = ρ₀ + (1−ρ₀)ρ₀², and q stays ρ₀.
        let shares = rounds(&[0.0, 0.0, 1.0], |hits, _| f64::from(hits / 2), 0.1, 1e-12);
        assert!((shares[1] - 0.109).abs() < 1e-15, "{shares:?}");
        assert!((shares[shares.len() - 1] - 0.109).abs() < 1e-12);
    }
}
