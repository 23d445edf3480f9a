//! The report of a sensitivity analysis.

use charts::{Estimate, Frame, Page, Section, Sensitivity, Tornado};

use super::model_card;
use super::words::{capital, pretty};
use crate::origin::Origin;
use crate::sensitivity::Sensitivities;

/// Assumptions drawn; the table has all.
const DRAWN: usize = 15;

/// The page.
pub fn sensitivities(origin: &Origin, found: &Sensitivities) -> String {
    let kicker = format!(
        "{} runs over {} assumptions, {} weeks, seed {}",
        found.runs,
        found.assumptions.len(),
        origin.weeks,
        origin.seed
    );
    let mut page =
        Page::new(format!("What the forecast hangs on: {}", origin.title)).kicker(kicker);
    let mut section = Section::new("indices", "Sobol' indices").paragraph(
        "First: the share of the spread that goes away once the assumption is known. Total: the \
         share that stays if everything else is known. A total above the first means that it acts \
         together with others. Intervals hold 90 % of a bootstrap.",
    );
    for (indices, meaning) in found.indices.iter().zip(&found.meanings) {
        let mut rows: Vec<Sensitivity> = indices
            .parameters
            .iter()
            .zip(&found.assumptions)
            .map(|(index, name)| {
                let estimate =
                    |i: &foresight::sobol::Interval| Estimate::new(i.value, i.low, i.high);
                let (first, total) = (estimate(&index.first), estimate(&index.total));
                Sensitivity { name: pretty(name), first, total }
            })
            .collect();
        rows.sort_by(|one, other| other.total.value.total_cmp(&one.total.value));
        if let [most, second, ..] = rows.as_slice() {
            page = page.sentence(format!(
                "{}: most of what is not known comes from {} and {}.",
                capital(meaning),
                most.name,
                second.name
            ));
        }
        rows.truncate(DRAWN);
        section = section.figure(&Tornado {
            frame: Frame::new(&format!("sobol-{}", indices.output), capital(meaning))
                .source(format!("{} runs; bootstrap of rows", found.runs)),
            rows,
        });
    }
    page.section(section)
        .section(model_card::section())
        .digest("Forecast", origin.digest().to_string())
        .digest("Seed", origin.seed.to_string())
        .html()
}
