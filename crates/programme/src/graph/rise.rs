//! By how much what an operation comes to changes when one fact is one higher.
//!
//! The search compares two people step by step, which takes for ever where many numbers are added
//! up. Most amounts are sums, products and bounds of parts that each rise, and then this settles
//! it at once.

use super::range::Range;
use super::{Graph, Id, Op};
use crate::typed::Extreme;

/// From the least to the greatest change; none if nothing is certain.
pub(crate) type Change = Option<(i128, i128)>;

/// The change of every operation, given what each can come to; only what is always a number
/// before and after has one.
pub(crate) fn changes(graph: &Graph, fact: usize, ranges: &[Range]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::with_capacity(graph.ops().len());
    for (id, op) in graph.ops().iter().enumerate() {
        let depends = |id: Id| graph.support(id).binary_search(&fact).is_ok();
        let change =
            if depends(id) { change(op, &changes, ranges, &depends) } else { Some((0, 0)) };
        changes.push(change);
    }
    changes
}

fn change(op: &Op, changes: &[Change], ranges: &[Range], depends: &dyn Fn(Id) -> bool) -> Change {
    match op {
        Op::Fact(_) => Some((1, 1)),
        Op::Gated(gate, inner) if !depends(*gate) => changes[*inner],
        Op::Add(a, b) => {
            let ((a_low, a_high), (b_low, b_high)) = (changes[*a]?, changes[*b]?);
            Some((a_low.checked_add(b_low)?, a_high.checked_add(b_high)?))
        }
        Op::Subtract(a, b) => {
            let ((a_low, a_high), (b_low, b_high)) = (changes[*a]?, changes[*b]?);
            Some((a_low.checked_sub(b_high)?, a_high.checked_sub(b_low)?))
        }
        Op::Multiply(a, b) => {
            let (moving, still) = if depends(*a) { (*a, *b) } else { (*b, *a) };
            let factor = ranges.get(still).filter(|range| !depends(still) && range.known)?;
            let (low, high) = changes[moving]?;
            let ends = [(low, factor.low), (low, factor.high), (high, factor.low)];
            let ends = ends.into_iter().chain([(high, factor.high)]);
            let ends = ends.map(|(change, factor)| change.checked_mul(factor.into()));
            let ends = ends.collect::<Option<Vec<i128>>>()?;
            Some((*ends.iter().min()?, *ends.iter().max()?))
        }
        // A quotient rises by a part of what it is of, rounded either way.
        Op::Divide(a, by) if *by > 0 => {
            let (low, high) = changes[*a]?;
            let by = i128::from(*by);
            let low = if low >= 0 { low / by } else { low.div_euclid(by) };
            Some((low, high.div_euclid(by).checked_add(1)?))
        }
        Op::Extreme(Extreme::Least | Extreme::Greatest, list) => hull(list, changes),
        Op::If(condition, one, other) if !depends(*condition) => hull(&[*one, *other], changes),
        // At any rate above nothing, more stays more.
        Op::Convert(a, ..) if changes[*a]?.0 >= 0 => Some((0, i128::MAX)),
        _ => None,
    }
}

fn hull(list: &[Id], changes: &[Change]) -> Change {
    let all = list.iter().map(|id| changes[*id]).collect::<Option<Vec<_>>>()?;
    let low = all.iter().map(|(low, _)| *low).min()?;
    Some((low, all.iter().map(|(_, high)| *high).max()?))
}
