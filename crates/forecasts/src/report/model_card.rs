//! What the model is not, said in every report.

use charts::{Callout, Section};

/// The model card.
pub(super) fn section() -> Section {
    Section::new("model-card", "What this model is not")
        .paragraph(
            "It is a way of thinking through an offer with all that is not known about it. Nobody \
             in it is a real person; nobody can be found by it.",
        )
        .list([
            "It is not fitted to an outcome. No programme of this kind has been measured well \
             enough: most ranges are judgements, and each says so.",
            "It forecasts departures, never the collapse of an army or a government. Armies have \
             survived mass desertion.",
            "Money may do nothing, company may deter, testimonies may backfire: the ranges of \
             these effects include zero and less.",
            "Wish is not departure. Safe moments and admission are stages of their own, and they \
             bind first.",
            "People whom the programme leaves to a human decision count as having no sure offer.",
            "One person decides for each household. Spouses do not quarrel, and nobody changes \
             group.",
            "Acquaintances are drawn within groups at random; real circles are closer and more \
             alike.",
            "Costs are promises and first-year reception. Later years, taxes paid and lives saved \
             are not in them.",
        ])
        .callout(
            Callout::Limit,
            "Who is served first",
            "Where places are few, groups are served in the order of the assumptions. That is an \
             assumption too.",
        )
}
