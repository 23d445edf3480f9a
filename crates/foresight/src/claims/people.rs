//! Claims about who leaves, who is let in and who is hit.

use super::numbers::{between, count, day, exact, percent, places, whole, words};
use super::sheet::Sheet;
use super::wanted::Wanted;
use super::{Ruling, Verdict};
use crate::assumptions::Known;
use crate::model::Measure;

/// A share that was claimed holds if it is within this of what was reported.
const SHARE_TOLERANCE: f64 = 0.02;
/// "Hundreds" are two hundred or more.
const HUNDREDS: f64 = 200.0;
/// A regime is deprived of people if it loses at least this share of them.
const DEPRIVED: f64 = 0.05;
/// Places are what binds if more than this share of those who came wait for one.
const WAITING_MAX: f64 = 0.05;
/// Harm is as small as possible up to this share of targets without a ground.
const COLLATERAL_MAX: f64 = 0.01;

/// Fails if the deployed share does not agree with what was reported. Otherwise the effect of
/// departures decides, if it was measured: out of proportion is more than one for one.
pub(super) fn small_number(sheet: &mut Sheet<'_>) -> Ruling {
    let people = sheet.value(Wanted::Force);
    let claimed = sheet.value(Wanted::DeployedClaimed);
    let (low, high) = sheet.range(Wanted::DeployedReported);
    let sum = format!("{} × {}", exact(claimed), exact(people));
    let deployed = claimed * people;
    sheet.step("soldiers said to be deployed", sum, deployed, whole(deployed));
    let agrees = (low - SHARE_TOLERANCE..=high + SHARE_TOLERANCE).contains(&claimed);
    let mut because = format!(
        "That {} of {} soldiers were deployed {} what was reported on {}, {} to {}.",
        percent(claimed),
        exact(people),
        if agrees { "agrees with" } else { "does not agree with" },
        day(sheet.period(Wanted::DeployedReported)),
        percent(low),
        percent(high),
    );
    because.push_str(&shares_of_the_force(sheet));
    if !agrees {
        return Ruling::new(Verdict::DoesNotHold, because);
    }
    let Some((low, high)) = sheet.optional(Wanted::EffectOfDepartures) else {
        let needed = "a measurement of how much strength a unit loses when a share of it leaves";
        because.push_str(" What that does to its strength has not been measured.");
        return Ruling::unknown(needed, because);
    };
    because.push_str(&format!(
        " A unit loses {} to {} times the share that leaves.",
        places(low, 2),
        places(high, 2)
    ));
    match (low, high) {
        _ if low > 1.0 => Ruling::new(Verdict::Holds, because),
        _ if high <= 1.0 => Ruling::new(Verdict::DoesNotHold, because),
        _ => {
            let text = "once the share that leaves".to_owned();
            Ruling::depends("how much strength goes with a deserter", (1.0, 1.0), text, because)
        }
    }
}

/// What the forecast says of the force, and of each audience of soldiers.
fn shares_of_the_force(sheet: &mut Sheet<'_>) -> String {
    let summary = sheet.evidence.plain;
    let Some(force) = &summary.force else { return String::new() };
    let share = sheet.spread("share of the force that leaves", &force.share_left, summary);
    let people = sheet.spread("people of the force", &force.people, summary);
    let mut told = Vec::new();
    let names = sheet.figures.names.soldiers.clone();
    for name in &names {
        let Some(audience) = sheet.audience(name) else { continue };
        let called = words(name);
        let left = format!("share of audience {called} that leaves");
        let share = sheet.spread(&left, &audience.share_left, summary);
        told.push(format!("{called} {}", between(&share, percent)));
    }
    let what = "share of the force that leaves, half of the runs below";
    let sum = format!("forecast of {} weeks", summary.weeks);
    sheet.step(what, sum, share.p50, percent(share.p50));
    format!(
        " The forecast is that of a whole force of {} people, not all of them deployed, {} leave \
         in {} weeks ({}).",
        between(&people, count),
        between(&share, percent),
        summary.weeks,
        told.join(", ")
    )
}

/// Holds if nineteen runs in twenty reach two hundred, fails if nineteen in twenty do not.
pub(super) fn diplomats(sheet: &mut Sheet<'_>) -> Ruling {
    let name = sheet.figures.names.diplomats.clone();
    let Some(audience) = sheet.audience(&name) else {
        let needed = "a forecast with an audience of diplomats";
        return Ruling::unknown(needed, "The forecast has none.".to_owned());
    };
    let summary = sheet.evidence.plain;
    let people = sheet.spread("diplomats", &audience.people, summary);
    let Some(left) = sheet.last(audience, Measure::Arrived) else {
        return Ruling::unknown("a forecast of a week or more", "It has no week.".to_owned());
    };
    let without = sheet.last(audience, Measure::Without);
    let share = HUNDREDS / people.p50.max(1.0);
    let sum = format!("{} / {}", whole(HUNDREDS), whole(people.p50));
    sheet.step("share of all diplomats that hundreds are", sum, share, percent(share));
    let without = without.map_or(String::new(), |without| {
        format!(", and {} would leave without it", between(&without, count))
    });
    let because = format!(
        "Of {} diplomats, {} leave with the offer in {} weeks{without}. Hundreds, that is {} or \
         more, would be {} of them.",
        between(&people, count),
        between(&left, count),
        summary.weeks,
        whole(HUNDREDS),
        percent(share),
    );
    if left.p5 >= HUNDREDS {
        return Ruling::new(Verdict::Holds, because);
    }
    if left.p95 < HUNDREDS {
        return Ruling::new(Verdict::DoesNotHold, because);
    }
    let text = format!("{} diplomats, {} of all", whole(HUNDREDS), percent(share));
    let on = "how many diplomats hear of the offer and what risk they see";
    Ruling::depends(on, (HUNDREDS, HUNDREDS), text, because)
}

/// While more than one in twenty of those who came wait for a place, it hangs on places. Where
/// they do not, it holds if at least one in twenty of the skilled leave only because of the
/// programme in nineteen runs of twenty, and fails if fewer leave in as many.
pub(super) fn skilled(sheet: &mut Sheet<'_>) -> Ruling {
    let name = sheet.figures.names.skilled.clone();
    let applied = sheet.value(Wanted::GermanyApplied);
    let granted = sheet.value(Wanted::GermanyGranted);
    let record = granted / applied;
    let sum = format!("{} / {}", exact(granted), exact(applied));
    sheet.step("share that Germany granted", sum, record, percent(record));
    let Some(audience) = sheet.audience(&name) else {
        let needed = "a forecast with an audience of skilled people";
        return Ruling::unknown(needed, "The forecast has none.".to_owned());
    };
    let measures = [Measure::Arrived, Measure::Waiting, Measure::Settled, Measure::Moved];
    let [Some(arrived), Some(waiting), Some(settled), Some(moved)] =
        measures.map(|measure| sheet.last(audience, measure))
    else {
        return Ruling::unknown("a forecast of a week or more", "It has no week.".to_owned());
    };
    let summary = sheet.evidence.plain;
    let additional =
        sheet.spread("skilled who leave only because of it", &audience.additional, summary);
    let people = sheet.spread("skilled people", &audience.people, summary).p50.max(1.0);
    let waits = waiting.p50 / arrived.p50.max(1.0);
    let sum = format!("{} / {}", whole(waiting.p50), whole(arrived.p50));
    sheet.step("share of those who came that wait for a place", sum, waits, percent(waits));
    let share = |additional: f64| additional / people;
    let because = format!(
        "{} of the skilled leave only because of the programme in {} weeks, but of those who come \
         {} still wait for a place then. Germany granted {} of {} applications, {}.",
        between(&additional, |left| percent(share(left))),
        summary.weeks,
        percent(waits),
        exact(granted),
        exact(applied),
        percent(record),
    );
    if waits > WAITING_MAX {
        return places_bind(sheet, waiting.p50, settled.p50, moved.p50, because);
    }
    match share(additional.p5) >= DEPRIVED {
        true => Ruling::new(Verdict::Holds, because),
        false if share(additional.p95) < DEPRIVED => Ruling::new(Verdict::DoesNotHold, because),
        false => {
            let text = format!("{} of the skilled", percent(DEPRIVED));
            Ruling::depends("how many wish to leave", (DEPRIVED, DEPRIVED), text, because)
        }
    }
}

/// How many places a week would be enough.
fn places_bind(
    sheet: &mut Sheet<'_>,
    waiting: f64,
    settled: f64,
    moved: f64,
    because: String,
) -> Ruling {
    let weeks = f64::from(sheet.evidence.plain.weeks.max(1));
    let family = if settled > 0.0 { moved / settled } else { 1.0 };
    let needed = (moved + waiting * family) / weeks;
    let sum = format!(
        "({} + {} × {}) / {} weeks",
        whole(moved),
        whole(waiting),
        places(family, 1),
        whole(weeks)
    );
    sheet.step("places a week that would be enough", sum, needed, count(needed));
    let range = sheet.evidence.assumptions.ranges.get(Known::Capacity as usize);
    let because = match range {
        Some(range) => {
            let (low, high) = (range.law.at(0.05), range.law.at(0.95));
            let value = format!("{} to {}", whole(low), whole(high));
            sheet.note(&range.meaning, value.clone(), &range.source, &format!("{:?}", range.law));
            format!("{because} {value} places a week are assumed.")
        }
        None => because,
    };
    let text = format!("about {} places a week for them and their families", count(needed));
    Ruling::depends("how many people states let in", (needed, needed), text, because)
}

/// Decided by the check of measures, target by target: holds if sanctions are kept and at most one
/// target in a hundred is hit without a ground.
pub(super) fn measures(sheet: &mut Sheet<'_>) -> Ruling {
    let Some(found) = sheet.evidence.measures.filter(|found| found.targets > 0) else {
        let needed = "the check of measures, target by target";
        return Ruling::unknown(needed, "The measures have not been checked yet.".to_owned());
    };
    let (targets, without) = (f64::from(found.targets), f64::from(found.without_ground));
    let (value, exactly) =
        (format!("{} of {}", whole(without), whole(targets)), format!("{found:?}"));
    sheet.note("targets without a ground", value.clone(), "check of measures", &exactly);
    let share = without / targets;
    let sum = format!("{} / {}", whole(without), whole(targets));
    sheet.step("share of targets without a ground", sum, share, percent(share));
    let because = format!(
        "{} sanctions are kept, and {value} targets are hit without a ground, {}.",
        found.kept,
        percent(share)
    );
    let holds = found.kept > 0 && share <= COLLATERAL_MAX;
    Ruling::new(if holds { Verdict::Holds } else { Verdict::DoesNotHold }, because)
}
