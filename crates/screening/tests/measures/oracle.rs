//! The fixpoint against its definition: the least set that contains the roots and whatever it owns
//! or controls, found by trying all sets, on small random graphs.

use jiff::civil::date;
use proptest::prelude::*;
use screening::{Graph, Node, Regime, Roots, reach};

use crate::made::sketch;

const NODES: usize = 6;
const NAMES: [&str; NODES] = ["A", "B", "C", "D", "E", "F"];

#[derive(Clone, Debug)]
struct Sketch {
    /// From, to, per cent at least, per cent more at most.
    owns: Vec<(usize, usize, u32, u32)>,
    controls: Vec<(usize, usize)>,
    roots: [bool; NODES],
}

fn sketches() -> impl Strategy<Value = Sketch> {
    let owns = prop::collection::vec((0..NODES, 0..NODES, 0_u32..=70, 0_u32..=30), 0..12);
    let controls = prop::collection::vec((0..NODES, 0..NODES), 0..2);
    (owns, controls, any::<[bool; NODES]>()).prop_map(|(mut owns, controls, roots)| {
        owns.retain(|(from, to, ..)| from != to);
        owns.sort_unstable();
        owns.dedup_by_key(|(from, to, ..)| (*from, *to));
        Sketch { owns, controls, roots }
    })
}

fn text(sketch: &Sketch) -> String {
    let owns = sketch.owns.iter().map(|(from, to, low, more)| {
        format!("{}>{} {low}-{}", NAMES[*from], NAMES[*to], low + more)
    });
    let controls =
        sketch.controls.iter().map(|(from, to)| format!("{}=>{}", NAMES[*from], NAMES[*to]));
    NAMES
        .iter()
        .map(|name| (*name).to_owned())
        .chain(owns)
        .chain(controls)
        .collect::<Vec<_>>()
        .join(";")
}

/// The least closed set by trying all: a set is closed if whatever its members own enough of, or
/// control, is in it.
fn least(sketch: &Sketch, roots: u32, regime: Regime, share: fn(u32, u32) -> u32) -> u32 {
    let on = date(2023, 1, 1);
    let enough = regime.threshold(on).least;
    let closed = |set: u32| {
        (0..NODES).all(|node| {
            let held =
                sketch.owns.iter().filter(|(from, to, ..)| *to == node && set & (1 << from) != 0);
            let held: u32 = held.map(|(_, _, low, more)| share(*low, *more) * 10_000).sum();
            let controlled = regime.counts_control()
                && sketch.controls.iter().any(|(from, to)| *to == node && set & (1 << from) != 0);
            set & (1 << node) != 0 || (held < enough && !controlled)
        })
    };
    (0..1_u32 << NODES)
        .filter(|set| set & roots == roots && closed(*set))
        .fold((1 << NODES) - 1, |least, set| least & set)
}

fn expected(sketch: &Sketch, regime: Regime, share: fn(u32, u32) -> u32) -> u32 {
    let root = |node: usize| u32::from(sketch.roots[node]) << node;
    if regime.adds_up() {
        let roots = (0..NODES).map(root).sum();
        return if roots == 0 { 0 } else { least(sketch, roots, regime, share) };
    }
    let each = (0..NODES).filter(|node| sketch.roots[*node]);
    each.map(|node| least(sketch, 1 << node, regime, share)).fold(0, |all, one| all | one)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_fixpoint_is_the_least_closed_set(sketch_of in sketches()) {
        let (graph, _) = Graph::of(&sketch(&text(&sketch_of)));
        let node = |place: usize| graph.find(NAMES[place]).expect("a node");
        let roots: std::collections::BTreeSet<Node> =
            (0..NODES).filter(|place| sketch_of.roots[*place]).map(node).collect();
        let roots = Roots { surely: roots.clone(), possibly: roots };
        for regime in Regime::ALL {
            let found = reach(&graph, &roots, regime, date(2023, 1, 1));
            let bits = |reached: &screening::Reached| (0..NODES)
                .filter(|place| reached.by.contains_key(&node(*place)))
                .map(|place| 1_u32 << place)
                .sum::<u32>();
            prop_assert_eq!(bits(&found.surely), expected(&sketch_of, regime, |low, _| low));
            let most = expected(&sketch_of, regime, |low, more| low + more);
            prop_assert_eq!(bits(&found.possibly), most);
            prop_assert_eq!(bits(&found.surely) & !bits(&found.possibly), 0);
        }
    }
}
