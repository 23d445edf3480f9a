//! Where a space of people is divided next.

use super::pieces::parts;
use super::{Domain, Search};
use crate::graph::range::Range;
use crate::graph::value::Val;
use crate::graph::{Id, Op};

impl Search<'_> {
    /// A fact and the parts of its domain, so that an operation is nearer to being settled.
    pub(super) fn split(&self, root: Id, ranges: &[Range]) -> Option<(usize, Vec<Domain>)> {
        let open = |id: Id| ranges[id].settled().is_none();
        let mut at = root;
        loop {
            if let Some(Some(pieces)) = self.pieces.get(&at) {
                let fact = self.graph.support(at)[0];
                return Some((fact, parts(pieces, &self.domains[fact])));
            }
            let next = match &self.graph.ops()[at] {
                Op::Fact(fact) => return self.halves(*fact),
                Op::Not(a) | Op::Is(_, a) => *a,
                Op::All(list) | Op::Any(list) | Op::Count(list) => {
                    list.iter().copied().find(|id| open(*id))?
                }
                Op::Gated(condition, _) | Op::If(condition, ..) if open(*condition) => *condition,
                Op::Gated(_, inner) => *inner,
                Op::If(condition, one, other) => match ranges[*condition].settled() {
                    Some(Val::Known(0)) => *other,
                    Some(Val::Known(_)) => *one,
                    _ => [*one, *other].into_iter().find(|id| open(*id))?,
                },
                _ => return self.within_count(at, ranges),
            };
            at = next;
        }
    }

    /// Inside an operation that counts: first what is chosen by a condition, then the fact with
    /// the widest domain.
    fn within_count(&self, root: Id, ranges: &[Range]) -> Option<(usize, Vec<Domain>)> {
        let mut waiting = vec![root];
        let mut seen = vec![root];
        let mut widest: Option<(u64, usize)> = None;
        while let Some(id) = waiting.pop() {
            if let Some(Some(pieces)) = self.pieces.get(&id) {
                let fact = self.graph.support(id)[0];
                return Some((fact, parts(pieces, &self.domains[fact])));
            }
            if let Op::Fact(fact) = self.graph.ops()[id] {
                let domain = &self.domains[fact];
                let ends = domain.first().zip(domain.last());
                let width = ends.map_or(0, |((low, _), (_, high))| high.abs_diff(*low));
                if widest.is_none_or(|(most, _)| width > most) {
                    widest = Some((width, fact));
                }
            }
            self.graph.ops()[id].operands(&mut |operand| {
                if ranges[operand].settled().is_none() && !seen.contains(&operand) {
                    seen.push(operand);
                    waiting.push(operand);
                }
            });
        }
        self.halves(widest?.1)
    }

    /// A domain cut in the middle.
    fn halves(&self, fact: usize) -> Option<(usize, Vec<Domain>)> {
        let domain = &self.domains[fact];
        let parts = match domain.as_slice() {
            [] => return None,
            [(low, high)] if low == high => return None,
            [(low, high)] => {
                let middle = low + (high.abs_diff(*low) / 2) as i64;
                vec![vec![(*low, middle)], vec![(middle + 1, *high)]]
            }
            several => {
                let (one, other) = several.split_at(several.len() / 2);
                vec![one.to_vec(), other.to_vec()]
            }
        };
        Some((fact, parts))
    }
}
