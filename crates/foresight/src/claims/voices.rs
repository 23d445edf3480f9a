//! Claims about what people say and think: testimonies, protest, opposition that hides.

use super::numbers::{between, count, day, exact, percent, places, whole};
use super::sheet::Sheet;
use super::wanted::Wanted;
use super::{Paired, Ruling, Verdict};
use crate::assumptions::Known;
use crate::model::Measure;

/// "Thousands" are two thousand or more.
const THOUSANDS: f64 = 2000.0;
/// The story is out of control once the war has no majority any more, asked indirectly.
const MAJORITY: f64 = 0.5;
/// Answers to a list are taken to be twice as uncertain as answers to a plain question.
const LIST_ERROR: f64 = 2.0;
/// A gap is real if it is at least this many standard errors.
const ERRORS: f64 = 2.0;

/// If the effect of testimonies was measured, holds where it takes away the majority at its least
/// and fails where it does not at its most. Otherwise it cannot be known.
pub(super) fn testimonies(sheet: &mut Sheet<'_>) -> Ruling {
    let direct = sheet.value(Wanted::SupportDirect);
    let support = sheet.value(Wanted::SupportIndirect);
    let needed = support - MAJORITY;
    let sum = format!("{} - {}", exact(support), exact(MAJORITY));
    sheet.step("by how much support would have to fall", sum, needed, points(needed));
    let forecast = what_is_heard(sheet);
    let because = format!(
        "Asked directly {} supported the war in {}, asked so that nobody can know {}: the \
         majority goes once that falls by {}.{forecast}",
        percent(direct),
        day(sheet.period(Wanted::SupportIndirect)),
        percent(support),
        points(needed),
    );
    let Some((low, high)) = sheet.optional(Wanted::EffectOfTestimonies) else {
        let needed = "a measurement of how support changes where testimonies are seen";
        return Ruling::unknown(needed, format!("{because} Their effect has not been measured."));
    };
    let because = format!("{because} Measured was {} to {}.", points(low), points(high));
    match () {
        () if low >= needed => Ruling::new(Verdict::Holds, because),
        () if high < needed => Ruling::new(Verdict::DoesNotHold, because),
        () => {
            let on = "how far testimonies change minds";
            Ruling::depends(on, (needed, needed), points(needed), because)
        }
    }
}

/// Trust, awareness and the number of testimonies in the forecast.
fn what_is_heard(sheet: &mut Sheet<'_>) -> String {
    let summary = sheet.evidence.plain;
    let last = (summary.trust.last(), summary.testimonies.last(), summary.all.last(Measure::Aware));
    let (Some(trust), Some(testimonies), Some(aware)) = last else { return String::new() };
    let trust = sheet.spread("how far the offer is believed at the end", trust, summary);
    let testimonies = sheet.spread("testimonies at the end", testimonies, summary);
    let aware = sheet.spread("who have heard of the offer", aware, summary);
    let people = sheet.spread("all who decide", &summary.all.people, summary).p50.max(1.0);
    let share = aware.p50 / people;
    let sum = format!("{} / {}", whole(aware.p50), whole(people));
    sheet.step(
        "share who have heard of the offer, half of the runs below",
        sum,
        share,
        percent(share),
    );
    format!(
        " The forecast after {} weeks: {} testimonies, {} have heard of the offer, and trust in it \
         is {} of full trust.",
        summary.weeks,
        between(&testimonies, count),
        between(&aware, |heard| percent((heard / people).min(1.0))),
        between(&trust, percent),
    )
}

/// Holds if requiring testimony loses departures and testimonies, counted by what they convince,
/// in nineteen runs of twenty; fails if it loses neither in as many. Otherwise it hangs on how far
/// a required statement is believed, or on what weighs more where it loses the one and gains the
/// other whatever is believed.
pub(super) fn optional_testimony(sheet: &mut Sheet<'_>) -> Ruling {
    let Some(paired) = sheet.evidence.mandatory else {
        let needed = "forecasts with and without the requirement on equal draws";
        return Ruling::unknown(needed, "Only one of both has been run.".to_owned());
    };
    let source = format!("{} pairs of runs on equal draws", paired.runs);
    for (name, spread) in [
        ("departures more if testimony is required", &paired.departures),
        ("settled more if testimony is required", &paired.settled),
        ("testimonies more if testimony is required", &paired.testimonies),
    ] {
        let range = between(spread, count);
        sheet.note(name, range.clone(), &source, &format!("{spread:?}"));
        sheet.step(name, "required less optional, run by run".to_owned(), spread.p50, range);
    }
    let exactly = format!("{} {}", paired.fewer_departures, paired.fewer_testimonies);
    let fewer = (percent(paired.fewer_departures), percent(paired.fewer_testimonies));
    let (departures, testimonies) = fewer;
    let value = format!("{departures} and {testimonies}");
    sheet.note("runs with fewer departures, and fewer testimonies", value, &source, &exactly);
    let because = format!(
        "If testimony is required, {departures} of the runs have fewer departures ({}) and \
         {testimonies} have testimonies that count for less in all ({}). That a required \
         statement convinces less is an assumption, not a finding.",
        between(&paired.departures, count),
        between(&paired.testimonies, count),
    );
    let loses = |share: f64| share >= 0.95;
    let keeps = |share: f64| share <= 0.05;
    let (left, said) = (paired.fewer_departures, paired.fewer_testimonies);
    if loses(left) && loses(said) {
        return Ruling::new(Verdict::Holds, because);
    }
    if keeps(left) && keeps(said) {
        return Ruling::new(Verdict::DoesNotHold, because);
    }
    turns(sheet, paired, because)
}

/// Where requiring testimony begins to win more than it loses.
fn turns(sheet: &mut Sheet<'_>, paired: &Paired, because: String) -> Ruling {
    let Some(turn) = paired.turn else { return trade(sheet, paired, because) };
    let ranges = &sheet.evidence.assumptions.ranges;
    let Some(free) = ranges.get(Known::TestimonyShare as usize) else {
        return Ruling::unknown("the share who testify freely", because);
    };
    let share = free.law.likely();
    sheet.note(&free.meaning, percent(share), &free.source, &format!("{:?}", free.law));
    let (ratio, agree) = (places(turn.ratio, 2), percent(turn.agree));
    sheet.note("where testimonies turn", ratio.clone(), "pairs of runs", &format!("{turn:?}"));
    let at = turn.ratio * share;
    let sum = format!("{ratio} × {}, the share who testify freely", percent(share));
    sheet.step("where a required statement is worth requiring", sum, at, places(at, 2));
    let text = format!(
        "a required statement that counts {} of a free one, if {} testify freely ({agree} of the \
         runs agree)",
        places(at, 2),
        percent(share)
    );
    Ruling::depends("how far a required statement is believed", (at, at), text, because)
}

/// Where departures are lost and testimonies gained: how many of the one for each of the other.
fn trade(sheet: &mut Sheet<'_>, paired: &Paired, because: String) -> Ruling {
    let (lost, gained) = (-paired.departures.p50, paired.testimonies.p50);
    if lost <= 0.0 || gained <= 0.0 {
        let needed = "a measurement of how far a required statement is believed";
        return Ruling::unknown(needed, because);
    }
    let each = lost / gained;
    let sum = format!("{} / {}", count(lost), count(gained));
    sheet.step("departures lost for each testimony gained", sum, each, places(each, 1));
    let text = format!(
        "a testimony that is worth {} departures: {} are lost and {} gained, half of the runs \
         below",
        places(each, 1),
        count(lost),
        count(gained)
    );
    let on = "whether departures or testimonies weigh more";
    Ruling::depends(on, (each, each), text, because)
}

/// Holds if each of the three counts reaches what is claimed: scientists and signatures at the
/// lower count there is, and detentions two thousand or more.
pub(super) fn protest(sheet: &mut Sheet<'_>) -> Ruling {
    let days = sheet.series(Wanted::Detentions);
    let sum = days.iter().map(|dated| exact(dated.value)).collect::<Vec<_>>().join(" + ");
    let detained: f64 = days.iter().map(|dated| dated.value).sum();
    sheet.step("detentions", sum, detained, whole(detained));
    let of = |sheet: &mut Sheet<'_>, claimed: Wanted, counted: Wanted| {
        (sheet.value(claimed), sheet.range(counted))
    };
    let (scientists, letter) = of(sheet, Wanted::ScientistsClaimed, Wanted::ScientistsSigned);
    let (million, petition) = of(sheet, Wanted::PetitionClaimed, Wanted::PetitionSigned);
    let parts = [
        (letter.0 >= scientists, letter.1 >= scientists),
        (petition.0 >= million, petition.1 >= million),
        (detained >= THOUSANDS, detained >= THOUSANDS),
    ];
    let counted = |(low, high): (f64, f64)| {
        if low == high { exact(low) } else { format!("{} to {}", exact(low), exact(high)) }
    };
    let says = |(surely, perhaps): (bool, bool)| match (surely, perhaps) {
        (true, _) => "holds",
        (false, true) => "is open",
        (false, false) => "does not hold",
    };
    let because = format!(
        "The letter: {} signatures of scientists were claimed and {} counted; that {}. The \
         petition: {} were claimed and {} counted; that {} as a count of signatures, from \
         everywhere and not of Russians alone. Thousands arrested: {} detentions from {}; that \
         {}, though a detention is not always another person.",
        exact(scientists),
        counted(letter),
        says(parts[0]),
        exact(million),
        counted(petition),
        says(parts[1]),
        whole(detained),
        between_days(days.first(), days.last()),
        says(parts[2]),
    );
    if parts.iter().all(|part| part.0) {
        return Ruling::new(Verdict::Holds, because);
    }
    if parts.iter().any(|part| !part.1) {
        return Ruling::new(Verdict::DoesNotHold, because);
    }
    let text = format!("{} and {} signatures", exact(scientists), exact(million));
    Ruling::depends("which count of signatures is right", (scientists, million), text, because)
}

fn between_days(first: Option<&super::Dated>, last: Option<&super::Dated>) -> String {
    let on = |dated: Option<&super::Dated>| dated.map_or(String::new(), |d| day(&d.period));
    format!("{} to {}", on(first), on(last))
}

/// Holds if fewer support the war when nobody can know than when asked directly, by at least two
/// standard errors; fails if no fewer do; hangs on the error of the sample in between.
pub(super) fn hidden_opposition(sheet: &mut Sheet<'_>) -> Ruling {
    let direct = sheet.value(Wanted::SupportDirect);
    let indirect = sheet.value(Wanted::SupportIndirect);
    let asked = sheet.value(Wanted::PeopleAsked);
    let gap = direct - indirect;
    let sum = format!("{} - {}", exact(direct), exact(indirect));
    sheet.step("support that is only said", sum, gap, points(gap));
    // Each half of the sample answers one question.
    let variance = |share: f64| share * (1.0 - share) / (asked / 2.0);
    let error = libm::sqrt(variance(direct) + LIST_ERROR * LIST_ERROR * variance(indirect));
    let sum = format!("two halves of {} people, the list twice as uncertain", exact(asked));
    sheet.step("standard error", sum, error, points(error));
    let left = sheet.evidence.plain.all.share_left;
    let left = sheet.spread("share of all who leave", &left, sheet.evidence.plain);
    let because = format!(
        "{} do not say that they support the war when asked directly, and {} do not support it \
         when nobody can know: {} more, with a standard error of {}. That is a view and not yet a \
         wish to leave: the forecast is that {} of all who decide do.",
        percent(1.0 - direct),
        percent(1.0 - indirect),
        points(gap),
        points(error),
        between(&left, percent),
    );
    let enough = ERRORS * error;
    if gap >= enough {
        return Ruling::new(Verdict::Holds, because);
    }
    if gap <= 0.0 {
        return Ruling::new(Verdict::DoesNotHold, because);
    }
    Ruling::depends("the error of the sample", (enough, enough), points(enough), because)
}

/// A share as points: 10 points.
fn points(share: f64) -> String {
    let hundredths = share * 100.0;
    let whole = (hundredths - libm::round(hundredths)).abs() < 0.05;
    format!("{} points", places(hundredths, if whole { 0 } else { 1 }))
}
