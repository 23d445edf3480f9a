//! The check itself: every target of every measure under every regime.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::collateral::collateral;
use super::result::{Checked, Finding, Flag, Judged, Range, Target, Verdict};
use super::sport::contract;
use super::traits::{Chosen, Dossier, Trait, chosen};
use super::{Measure, MeasureKind, Measures, Stated};
use crate::grounds::{Class, Found, Scene, Shown, strongest};
use crate::ownership::Regime;
use crate::ties::{Holds, Node};

/// Checks all measures, each by its own date or all by the date `on`.
pub fn check(
    measures: &Measures,
    dossier: &Dossier,
    regimes: &[Regime],
    on: Option<Date>,
) -> Checked {
    let states: Vec<Node> =
        measures.states.iter().filter_map(|id| dossier.graph.find(id)).collect();
    let mut founds: BTreeMap<(Date, Regime), Found<'_>> = BTreeMap::new();
    for measure in &measures.all {
        let on = on.unwrap_or(measure.date);
        for regime in regimes {
            founds.entry((on, *regime)).or_insert_with(|| {
                let (graph, states) = (&dossier.graph, states.as_slice());
                Found::in_scene(Scene { graph, states, regime: *regime, on })
            });
        }
    }
    let findings = measures.all.iter().map(|measure| {
        let on = on.unwrap_or(measure.date);
        let found = regimes.iter().filter_map(|regime| founds.get(&(on, *regime)));
        finding(measure, dossier, &found.collect::<Vec<_>>(), on)
    });
    Checked {
        title: measures.title.clone(),
        source: measures.source.clone(),
        regimes: regimes.to_vec(),
        findings: findings.collect(),
    }
}

fn finding(measure: &Measure, dossier: &Dossier, founds: &[&Found<'_>], on: Date) -> Finding {
    let (chosen, nobody) = chosen(measure, dossier, on);
    let targets: Vec<Target> =
        chosen.iter().map(|chosen| target(measure, dossier, founds, chosen)).collect();
    let (mut hit, mut without_ground) = (Range::default(), Range::default());
    for target in &targets {
        hit += Range::one(target.chosen);
        without_ground += Range::one(without(target));
    }
    let judged = targets.iter().flat_map(|target| &target.regimes);
    let expects = !measure.expect.is_empty();
    let known = |id: &String| id == "all" || targets.iter().any(|target| target.id == *id);
    let all_there = measure.expect.keys().all(known);
    let as_expected = judged.fold(all_there, |all, judged| {
        all && judged.expected.is_none_or(|expected| expected == judged.verdict)
    });
    Finding {
        measure: measure.name.clone(),
        title: measure.title.clone(),
        issuer: measure.issuer.clone(),
        kind: measure.kind,
        stated: measure.stated.code().to_owned(),
        on,
        authors_right: measure.authors_right,
        why: measure.why.clone(),
        source: measure.source.clone(),
        flags: flags(measure, &targets),
        collateral: collateral(measure, &dossier.graph, &chosen, founds),
        targets,
        nobody,
        hit,
        without_ground,
        as_expected: expects.then_some(as_expected),
    }
}

/// Whether a target is hit without a ground: surely, if under every regime asked.
fn without(target: &Target) -> Holds {
    let each = || target.regimes.iter().map(|judged| judged.without_ground);
    let least = each().min().unwrap_or(Holds::Not);
    let most = each().max().unwrap_or(Holds::Not);
    // Where the regimes disagree, it may be.
    least.max(most.min(Holds::Possibly)).min(target.chosen)
}

fn target(measure: &Measure, dossier: &Dossier, founds: &[&Found<'_>], chosen: &Chosen) -> Target {
    let party = dossier.graph.party(chosen.node);
    let expected = measure.expect.get(&party.id).or_else(|| measure.expect.get("all"));
    let judged = founds.iter().map(|found| {
        let judged = judged(measure, found, chosen);
        let expected = expected.and_then(|expected| expected.get(&judged.regime)).copied();
        Judged { expected, ..judged }
    });
    Target {
        id: party.id.clone(),
        name: party.name.clone(),
        named: chosen.named,
        chosen: chosen.surely,
        regimes: judged.collect(),
    }
}

fn judged(measure: &Measure, found: &Found<'_>, chosen: &Chosen) -> Judged {
    let mut grounds = found.grounds(chosen.node);
    if measure.kind == MeasureKind::AthleteBan {
        grounds.splice(0..0, contract(found.scene(), chosen.node));
    }
    let verdict = match strongest(&grounds) {
        Some(Class::Own) => Verdict::GroundsShown,
        Some(Class::Reached) => Verdict::ReachedByOwnershipOrControl,
        Some(Class::Capacity) => Verdict::OfficialCapacityOnly,
        Some(Class::Derived) => Verdict::DerivedOnly,
        None if goes_by_traits(measure, chosen) => Verdict::NationalityOnly,
        None => Verdict::InsufficientEvidence,
    };
    let sure = |shown: &Shown| shown.strength == Holds::Surely;
    let stated_ground_shown = match measure.stated {
        Stated::Ground(ground) => grounds.iter().any(|s| s.ground == ground && sure(s)),
        _ => false,
    };
    Judged {
        regime: found.scene().regime,
        verdict,
        without_ground: without_ground(verdict, measure.kind, &grounds),
        stated_ground_shown,
        grounds,
        notes: found.notes(chosen.node),
        expected: None,
    }
}

fn without_ground(verdict: Verdict, kind: MeasureKind, grounds: &[Shown]) -> Holds {
    if verdict.carries(kind) {
        return Holds::Not;
    }
    let may_carry = |shown: &Shown| match shown.ground.class() {
        Class::Own | Class::Reached => true,
        Class::Capacity => kind.hits_capacity(),
        Class::Derived => false,
    };
    if grounds.iter().any(may_carry) { Holds::Possibly } else { Holds::Surely }
}

/// Whether the measure hits a target for who it is: it says so, or chose it so.
fn goes_by_traits(measure: &Measure, chosen: &Chosen) -> bool {
    matches!(measure.stated, Stated::Trait(_)) || chosen.by_traits
}

fn flags(measure: &Measure, targets: &[Target]) -> Vec<Flag> {
    let mut flags = Vec::new();
    let silence = measure.stated == Stated::Silence;
    if measure.demands_denunciation || measure.kind == MeasureKind::LitmusTest || silence {
        flags.push(Flag::LitmusTest);
    }
    let chosen_by = measure.select.iter().flat_map(|selector| &selector.traits);
    let chosen_by: std::collections::BTreeSet<Trait> = chosen_by.map(|(of, _)| *of).collect();
    flags.extend(chosen_by.into_iter().map(Flag::ChoosesBy));
    match measure.stated {
        Stated::Trait(of) => flags.push(Flag::StatesAsGround(of)),
        Stated::Nothing | Stated::Silence => flags.push(Flag::StatesNoGround),
        Stated::Ground(_) => {}
    }
    if targets.is_empty() {
        flags.push(Flag::HitsNobody);
    }
    flags
}

impl Stated {
    /// Its name in a file; empty if none is stated.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ground(ground) => ground.code(),
            Self::Trait(of) => of.code(),
            Self::Silence => "silence",
            Self::Nothing => "",
        }
    }
}
