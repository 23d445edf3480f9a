//! Claims about money: what the offer is worth, who pays it, and beside what it is cheap.

use programme::{Benefit, Money, ParameterValue};

use super::numbers::{between, count, day, exact, money, named, percent, places, whole};
use super::sheet::Sheet;
use super::wanted::Wanted;
use super::{Ruling, Verdict};
use crate::model::{Measure, usd};
use crate::summary::{Figure, Summary};

/// A quote of the claim's own day decides if it is within this share of the rate implied.
const RATE_TOLERANCE: f64 = 0.05;
/// A claim of so many times holds if it is right to within a quarter either way.
const TIMES_TOLERANCE: f64 = 1.25;
/// Money lasts if it runs out in at most this share of the runs.
const EXHAUSTED_MAX: f64 = 0.05;
/// Costs are little up to this share of what is spent on aid.
const LITTLE: f64 = 0.01;
/// Days in a month: a twelfth of a year of 365.2425 days.
const MONTH_DAYS: f64 = 30.436_875;

/// Holds if a quote of that day agrees with the rate that the two amounts imply; where there is no
/// quote of that day, if the rate is within the quotes there are.
pub(super) fn dollar_value(sheet: &mut Sheet<'_>) -> Ruling {
    let roubles = sheet.value(Wanted::Offer);
    let dollars = sheet.value(Wanted::OfferInDollars);
    let quotes = sheet.series(Wanted::RoublesPerDollar);
    let on = sheet.period(Wanted::OfferInDollars);
    let implied = roubles / dollars;
    let sum = format!("{} / {}", exact(roubles), exact(dollars));
    sheet.step("roubles to the dollar that are implied", sum, implied, places(implied, 1));
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for quote in quotes {
        (least, most) = (least.min(quote.value), most.max(quote.value));
        let what = format!("the offer in dollars on {}", day(&quote.period));
        let worth = roubles / quote.value;
        let sum = format!("{} / {}", exact(roubles), exact(quote.value));
        sheet.step(&what, sum, worth, format!("{} USD", whole(worth)));
    }
    let moves = format!(
        "At the quotes of {} the same offer is worth {} to {} USD, so the figure needs its day.",
        day(sheet.period(Wanted::RoublesPerDollar)),
        whole(roubles / most),
        whole(roubles / least),
    );
    let said = format!("{} USD is {} roubles to the dollar", exact(dollars), places(implied, 1));
    let own = quotes.iter().find(|quote| quote.period == on);
    let (holds, why) = match own {
        Some(quote) => {
            let holds = (implied / quote.value - 1.0).abs() <= RATE_TOLERANCE;
            let not = if holds { "" } else { "not " };
            (holds, format!("the quote of {} is {}, {not}near it", day(on), exact(quote.value)))
        }
        None if (least..=most).contains(&implied) => (
            true,
            format!(
                "quotes run from {} to {}: that is possible for about {}, of which there is no \
                 quote here",
                exact(least),
                exact(most),
                day(on)
            ),
        ),
        None => (false, format!("quotes run only from {} to {}", exact(least), exact(most))),
    };
    let verdict = if holds { Verdict::Holds } else { Verdict::DoesNotHold };
    Ruling::new(verdict, format!("{said}; {why}. {moves}"))
}

/// Holds if any payment that was reported or announced makes the offer about as many times as
/// much as is claimed: the doubt is the claim's.
pub(super) fn death_payment(sheet: &mut Sheet<'_>) -> Ruling {
    let offer = sheet.value(Wanted::Offer);
    let claimed = sheet.value(Wanted::TimesClaimed);
    let announced = sheet.value(Wanted::DeathPayment);
    let decree = sheet.value(Wanted::DeathPaymentDecree);
    let reported = sheet.value(Wanted::DeathPaymentReported);
    let implied = offer / claimed;
    let sum = format!("{} / {}", exact(offer), exact(claimed));
    sheet.step("the payment that is implied", sum, implied, format!("{} RUB", whole(implied)));
    let payments = [
        ("the payment announced", announced),
        ("the payment with what a decree added", announced + decree),
        ("the payment first reported", reported),
    ];
    let mut times = Vec::new();
    for (what, payment) in payments {
        let sum = format!("{} / {}", exact(offer), exact(payment));
        let of = offer / payment;
        times.push(sheet.step(&format!("the offer beside {what}"), sum, of, places(of, 2)));
    }
    let near = |of: &f64| (1.0 / TIMES_TOLERANCE..=TIMES_TOLERANCE).contains(&(of / claimed));
    let holds = times.iter().any(near);
    let because = format!(
        "{} times would mean a payment of {} RUB. {} RUB were announced on {}, and the offer is \
         {} times that; with {} RUB more by decree it is {} times; beside the {} RUB first \
         reported, {} times.",
        exact(claimed),
        whole(implied),
        exact(announced),
        day(sheet.period(Wanted::DeathPayment)),
        places(times[0], 2),
        exact(decree),
        places(times[1], 2),
        exact(reported),
        places(times[2], 2),
    );
    Ruling::new(if holds { Verdict::Holds } else { Verdict::DoesNotHold }, because)
}

/// Who gives the bounty: each partner, and how much of it in hundredths.
fn payers(benefit: &Benefit) -> Vec<(&str, f64)> {
    let whole = benefit.partners.iter().map(|partner| (partner.as_str(), 100.0));
    let part = benefit.matches.iter().map(|m| (m.partner.as_str(), f64::from(m.percent)));
    whole.chain(part).collect()
}

/// Holds if a second partner gives the bounty too, families of all soldiers are let in, and no
/// partner's money runs out in more than one run in twenty. Where it does, it turns at the number
/// of bounties that the smallest budget pays for, as budgets are nobody's promise; it fails if that
/// is not even one.
pub(super) fn allies_match(sheet: &mut Sheet<'_>) -> Ruling {
    let (programme, names) = (sheet.evidence.programme, &sheet.figures.names);
    sheet.note(
        "the programme",
        format!("{} {}", programme.name(), programme.version()),
        "its file",
        &programme.digest().to_string(),
    );
    let bounty = programme.benefit(&names.bounty).filter(|bounty| payers(bounty).len() > 1);
    let family = programme.benefit(&names.family);
    let all = |family: &Benefit| names.soldiers.iter().all(|name| family.audiences.contains(name));
    let (Some(bounty), true) = (bounty, family.is_some_and(all)) else {
        let needed = "a programme in which a second partner gives the bounty and soldiers' \
                      families are let in";
        return Ruling::unknown(needed, "This programme does not do both.".to_owned());
    };
    let parameter = programme.parameters().iter().find(|p| p.name == names.bounty_amount);
    let amount = parameter.and_then(|p| p.on(sheet.evidence.assumptions.starts));
    let (mut told, mut enough, mut exhausted) = (Vec::new(), f64::INFINITY, 0.0_f64);
    for (partner, percent_of) in payers(bounty) {
        let summary = sheet.evidence.plain;
        let found = summary.partners.iter().find(|p| p.partner == partner);
        let spent =
            summary.spending.iter().find(|s| s.partner == partner && s.benefit == bounty.name);
        let (Some(found), Some(spent)) = (found, spent) else { continue };
        let name = named(partner);
        let promised = sheet.spread(&format!("bounties of {name}"), &spent.promised, summary);
        let share = percent(found.exhausted);
        sheet.note(
            &format!("runs in which the money of {name} runs out"),
            share.clone(),
            "forecast",
            &format!("{}", found.exhausted),
        );
        let currency = &found.currency;
        let budget = money(found.budget);
        let what = format!("bounties of {name}, half of the runs above");
        let sum = format!("of a budget of {budget} {currency}");
        sheet.step(&what, sum, promised.p50, format!("{} {currency}", money(promised.p50)));
        if let (Some(ParameterValue::Money(one)), Some(of)) =
            (amount.map(|dated| dated.value), programme.partner(partner))
        {
            enough = enough.min(bounties(sheet, &name, one, of.budget, percent_of / 100.0));
        }
        exhausted = exhausted.max(found.exhausted);
        told.push(format!(
            "{name} promises {} {currency} of {budget}, and runs out in {share} of the runs",
            between(&promised, money)
        ));
    }
    let because = format!("Cost by partner: {}.{}", told.join("; "), soldiers_paid(sheet));
    if exhausted <= EXHAUSTED_MAX {
        return Ruling::new(Verdict::Holds, because);
    }
    if enough < 1.0 {
        return Ruling::new(Verdict::DoesNotHold, because);
    }
    let text = format!("{} bounties, which the smallest budget pays for", whole(enough));
    let on = "how many soldiers come, and how much partners set aside";
    Ruling::depends(on, (enough, enough), text, because)
}

/// How many soldiers get their offer, and for how many there is no money.
fn soldiers_paid(sheet: &mut Sheet<'_>) -> String {
    let Some(force) = &sheet.evidence.plain.force else { return String::new() };
    let paid = sheet.last(force, Measure::Settled);
    let unpaid = sheet.last(force, Measure::Unfunded);
    let (Some(paid), Some(unpaid)) = (paid, unpaid) else { return String::new() };
    format!(
        " {} soldiers get their offer, and for {} more there is no money.",
        between(&paid, count),
        between(&unpaid, count)
    )
}

/// How many bounties a partner's budget pays for.
fn bounties(sheet: &mut Sheet<'_>, name: &str, one: Money, budget: Money, part: f64) -> f64 {
    let evidence = sheet.evidence;
    let dollars = |money: Money| usd(evidence.programme, evidence.assumptions, money).ok();
    let (Some(one), Some(all)) = (dollars(one), dollars(budget)) else { return f64::INFINITY };
    let enough = libm::floor(all / (one * part));
    let sum = format!("{} USD / {} USD", money(all), money(one * part));
    sheet.step(&format!("bounties that the money of {name} pays for"), sum, enough, whole(enough))
}

/// The share of departures that must be additional and genuine is what a deserter costs over what
/// one casualty less costs in aid. Holds if the forecast's share is above all of that interval,
/// fails if it is below all of it, and otherwise turns within it.
pub(super) fn cheap_at_100000(sheet: &mut Sheet<'_>) -> Ruling {
    let offer = sheet.value(Wanted::DearOffer);
    let (asylum_low, asylum_high) = sheet.range(Wanted::AsylumCost);
    let (aid_low, aid_high) = sheet.range(Wanted::AidPerCasualty);
    let rate = sheet.value(Wanted::DollarsPerEuro);
    let share = |asylum: f64, aid: f64, rate: f64| (offer + asylum * rate) / (aid * rate);
    let low = share(asylum_low, aid_high, rate);
    let high = share(asylum_high, aid_low, rate);
    for (what, asylum, aid, comes_to) in [
        ("break-even at the least", asylum_low, aid_high, low),
        ("break-even at the most", asylum_high, aid_low, high),
    ] {
        let sum = format!("({} + {}) / {}", exact(offer), exact(asylum * rate), exact(aid * rate));
        sheet.step(what, sum, comes_to, places(comes_to, 2));
    }
    if let Some((_, usd)) =
        sheet.evidence.assumptions.rates.iter().find(|(currency, _)| currency.as_str() == "EUR")
    {
        let (low, high) = (share(asylum_low, aid_high, *usd), share(asylum_high, aid_low, *usd));
        let (value, source) = (format!("{} USD", exact(*usd)), "assumptions of the forecast");
        sheet.note("a euro in the forecast", value, source, &usd.to_string());
        let sum = format!("with {} USD for a euro", exact(*usd));
        let shown = format!("{} to {}", places(low, 2), places(high, 2));
        sheet.step("the same at the forecast's rate", sum, low, shown);
    }
    let (summary, offered) = match sheet.evidence.dear {
        Some(dear) => (dear, "at this offer"),
        None => (sheet.evidence.plain, "for the programme as it is"),
    };
    let Some(forecast) = additionality(sheet, summary) else {
        let needed = "a forecast in which soldiers leave";
        return Ruling::unknown(needed, format!("Break-even is {}.", interval(low, high)));
    };
    let because = format!(
        "At {} USD and asylum, a share of {} of those who come must be genuine and leave only \
         because of the offer. The forecast {offered} is a share of {}.",
        exact(offer),
        interval(low, high),
        between(&forecast, |share| places(share, 2)),
    );
    if forecast.p5 > high {
        return Ruling::new(Verdict::Holds, because);
    }
    if forecast.p95 < low {
        return Ruling::new(Verdict::DoesNotHold, because);
    }
    let on = "how many are genuine and would not have left without the offer";
    Ruling::depends(on, (low, high), format!("a share of {}", interval(low, high)), because)
}

fn interval(low: f64, high: f64) -> String {
    format!("{} to {}", places(low, 2), places(high, 2))
}

fn additionality(sheet: &mut Sheet<'_>, summary: &Summary) -> Option<crate::Quantiles> {
    let spread = summary.figure(Figure::Additionality)?;
    Some(sheet.spread(Figure::Additionality.meaning(), spread, summary))
}

/// Holds if the programme moves somebody in nineteen runs of twenty and a month of it costs at
/// most a hundredth of a month of aid in as many; fails if it is dearer, or moves nobody, in
/// nineteen of twenty.
pub(super) fn little_cost(sheet: &mut Sheet<'_>) -> Ruling {
    let aid = sheet.value(Wanted::AidAllocated);
    let months = sheet.value(Wanted::AidMonths);
    let rate = sheet.value(Wanted::DollarsPerEuro);
    let a_month = aid * rate / months;
    let sum = format!("{} EUR × {} / {} months", money(aid), exact(rate), exact(months));
    sheet.step("aid in a month", sum, a_month, format!("{} USD", money(a_month)));
    let forecasts = (sheet.forecast(Figure::CostUsd), sheet.forecast(Figure::Additional));
    let (Some(cost), Some(additional)) = forecasts else {
        let needed = "a forecast of what the programme costs";
        return Ruling::unknown(needed, format!("Aid is {} USD a month.", money(a_month)));
    };
    let weeks = sheet.evidence.plain.weeks;
    let long = f64::from(weeks) * 7.0 / MONTH_DAYS;
    let share = |cost: f64| cost / long / a_month;
    for (what, cost) in [
        ("cost as a share of aid, one run in twenty below", cost.p5),
        ("cost as a share of aid, half of the runs below", cost.p50),
        ("cost as a share of aid, one run in twenty above", cost.p95),
    ] {
        let sum = format!("{} USD / {} months / aid", money(cost), places(long, 1));
        sheet.step(what, sum, share(cost), percent(share(cost)));
    }
    let because = format!(
        "Over {weeks} weeks the programme costs {} of the aid of the same time, {} USD a month; \
         {} people leave only because of it.",
        between(&cost, |cost| percent(share(cost))),
        money(a_month),
        between(&additional, count),
    );
    if share(cost.p95) <= LITTLE && additional.p5 > 0.0 {
        return Ruling::new(Verdict::Holds, because);
    }
    if share(cost.p5) > LITTLE || additional.p95 <= 0.0 {
        return Ruling::new(Verdict::DoesNotHold, because);
    }
    let turns = LITTLE * a_month;
    let text = format!("{} USD a month, {} of aid", money(turns), percent(LITTLE));
    Ruling::depends("how many come", (turns, turns), text, because)
}
