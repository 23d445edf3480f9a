//! What the assumptions of one run come to for each kind of people.

use super::Model;
use crate::assumptions::{Known, Values};
use crate::random::logistic_share;

/// A probability as the number of words of 32 bits below which it holds.
fn word(chance: f64) -> u64 {
    (chance.clamp(0.0, 1.0) * 4_294_967_296.0).round() as u64
}

/// The odds of a share, as a logarithm.
fn logit(share: f64) -> f64 {
    libm::log(share / (1.0 - share))
}

/// One kind of people in one run; utilities are in logits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    pub(super) group: u16,
    pub(super) stratum: u16,
    /// Wish less perceived risk.
    pub(super) base: f32,
    /// What leaving in one's own way takes from it.
    pub(super) own_way: f32,
    /// What the offers without and with a testimony add at full trust; minus infinity for none.
    pub(super) offers: [f32; 2],
    /// What having to testify takes away, for those without family at home.
    pub(super) testimony: f32,
    /// What company adds if all of it has left.
    pub(super) company: f32,
    /// Chance of a safe moment in a week, of 2³².
    pub(super) window: u64,
    /// Hazards of an attempt beside that of arriving, which is `safe`.
    pub(super) safe: f32,
    pub(super) caught: f32,
    pub(super) killed: f32,
    /// The least shock, as a word, with which anybody of this kind can ever wish to leave.
    pub(super) least: u32,
    pub(super) family_at_home: u64,
}

/// The kinds of a model in one run.
pub(super) fn terms(model: &Model<'_>, values: &Values) -> Vec<Terms> {
    let get = |known: Known| values.get(known);
    let assumptions = model.assumptions;
    let one = |kind: &super::Kind| {
        let group = &assumptions.groups[kind.group];
        let risk = get(Known::Fear) * group.risk;
        let base = logit(group.wish) + get(Known::Wish) - risk;
        let company = get(Known::CompanyWish) + get(Known::CompanyFear) * risk;
        let worth = |offer: u16| {
            let offer = &model.offers[usize::from(offer)];
            if !offer.is_made {
                return f64::NEG_INFINITY;
            }
            let worths = assumptions.worths.iter().zip(&offer.worths).filter(|(_, has)| **has);
            let worths: f64 = worths.map(|(worth, _)| values.0[worth.range]).sum();
            worths + get(Known::Money) * libm::log(1.0 + offer.usd / group.income)
        };
        let offers = kind.offers.map(worth);
        let own_way = get(Known::OwnWay);
        // The most anybody's utility can come to, whatever trust and company are.
        let best = offers[0].max(offers[1]).max(0.0).max(-own_way);
        let most = base + company.max(0.0) + best;
        let least = logistic_share(-most - 1e-3) * 4_294_967_296.0;
        Terms {
            group: kind.group as u16,
            stratum: kind.stratum as u16,
            base: base as f32,
            own_way: own_way as f32,
            offers: offers.map(|worth| worth as f32),
            testimony: if kind.offers[0] == kind.offers[1] {
                f32::INFINITY
            } else {
                get(Known::TestimonyFear) as f32
            },
            company: company as f32,
            window: word(group.window * get(Known::Opportunity)),
            safe: (1.0 - group.caught - group.killed) as f32,
            caught: (group.caught * get(Known::Danger)) as f32,
            killed: (group.killed * get(Known::Danger)) as f32,
            least: least.clamp(0.0, 4_294_967_295.0) as u32,
            family_at_home: word(group.family_at_home),
        }
    };
    model.kinds.iter().map(one).collect()
}

/// Chance of each group to be admitted.
pub(super) fn admitted(model: &Model<'_>, values: &Values) -> Vec<f64> {
    let chance = |share: f64| match share {
        share if share <= 0.0 => 0.0,
        share if share >= 1.0 => 1.0,
        share => logistic_share(logit(share) + values.get(Known::Admitted)),
    };
    model.assumptions.groups.iter().map(|group| chance(group.admitted)).collect()
}

/// How many real people each made-up person of a group stands for in this run, in millionths.
pub(super) fn weights(model: &Model<'_>, values: &Values) -> Vec<u64> {
    let likely = model.assumptions.likely();
    let blocks = model.population.blocks.iter().zip(&model.assumptions.groups);
    let one = |(block, group): (&crate::population::Block, &crate::assumptions::Group)| {
        let factor = group.people.map_or(1.0, |range| values.0[range] / likely.0[range]);
        ((block.stands_for_millionths as f64 * factor).round() as u64).max(1)
    };
    blocks.map(one).collect()
}
