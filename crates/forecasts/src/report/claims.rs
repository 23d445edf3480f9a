//! The report of the authors' claims.

use charts::{Callout, Column, Page, Section, Table};
use foresight::claims::{Claim, Verdict};

use super::words::capital;
use crate::claimed::Claimed;

/// The page.
pub fn claims(claimed: &Claimed) -> String {
    let all = &claimed.claims;
    let of =
        |wanted: fn(&Verdict) -> bool| all.iter().filter(|claim| wanted(&claim.verdict)).count();
    let kicker = format!(
        "{} claims, worked out anew from sourced figures and forecasts of {} runs",
        all.len(),
        claimed.plain.runs
    );
    let mut page = Page::new(format!("The authors' claims: {}", claimed.plain.title))
        .kicker(kicker)
        .sentence(format!(
            "{} hold, {} do not, {} depend on something that is not known well enough, and {} \
             cannot be known from what has been measured.",
            of(|verdict| matches!(verdict, Verdict::Holds)),
            of(|verdict| matches!(verdict, Verdict::DoesNotHold)),
            of(|verdict| matches!(verdict, Verdict::Depends { .. })),
            of(|verdict| matches!(verdict, Verdict::CannotBeKnown { .. })),
        ))
        .section(overview(all));
    for claim in all {
        page = page.section(section(claim));
    }
    let [free, required] = &claimed.testimony;
    page.digest("Forecast of the programme as it is", claimed.plain.digest().to_string())
        .digest("With the dearest offer", claimed.dear.digest().to_string())
        .digest("Testimony by choice", free.digest().to_string())
        .digest("Testimony by duty", required.digest().to_string())
        .html()
}

fn overview(all: &[Claim]) -> Section {
    let columns = ["Claim", "Whose", "Verdict"].map(Column::words);
    let columns = [Column::numbers("No.")].into_iter().chain(columns);
    let mut table = Table::new("All claims and what they come to", columns.collect());
    for claim in all {
        table.row([
            claim.number.to_string(),
            claim.claim.clone(),
            claim.whose.clone(),
            short(&claim.verdict).to_owned(),
        ]);
    }
    Section::new("all", "All claims").table(&table)
}

/// A verdict in a few words.
pub fn short(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::DoesNotHold => "does not hold",
        Verdict::Depends { .. } => "depends",
        Verdict::CannotBeKnown { .. } => "cannot be known",
    }
}

fn section(claim: &Claim) -> Section {
    let kind = match claim.verdict {
        Verdict::Holds => Callout::Good,
        Verdict::DoesNotHold => Callout::Caution,
        Verdict::Depends { .. } => Callout::Note,
        Verdict::CannotBeKnown { .. } => Callout::Limit,
    };
    let heading = format!("{}. {}", claim.number, capital(&claim.name.replace('_', " ")));
    let mut steps = Table::new(
        "The arithmetic",
        vec![Column::words("What"), Column::words("Out of"), Column::numbers("Comes to")],
    );
    for step in &claim.arithmetic {
        steps.row([step.what.clone(), step.sum.clone(), step.shown.clone()]);
    }
    let mut used =
        Table::new("What went into it", ["Figure", "Value", "Source"].map(Column::words).into());
    for figure in &claim.figures {
        used.row([figure.name.clone(), figure.value.clone(), figure.source.clone()]);
    }
    let section = Section::new(&format!("claim-{}", claim.number), heading)
        .paragraph(&format!("{} ({}; {})", claim.claim, claim.whose, claim.source))
        .callout(kind, &capital(&claim.verdict.to_string()), &claim.because);
    let section = if steps.rows() > 0 { section.table(&steps) } else { section };
    let section = if used.rows() > 0 { section.table(&used) } else { section };
    section.paragraph(&format!("Digest of what went into it: {}", claim.digest))
}
