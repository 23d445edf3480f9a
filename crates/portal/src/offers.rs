//! What is offered, to whom, and where each promise comes from: all from the programme file.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use pages::{Language, Shell};
use programme::{Audience, Benefit, ParameterValue, Programme};

use crate::reasons;
use crate::state::PortalState;

#[derive(Template)]
#[template(path = "offers.html")]
struct Offers<'a> {
    shell: &'a Shell,
    audiences: Vec<AudienceWords>,
    benefits: Vec<BenefitWords>,
}

/// An audience and the names of what it is offered.
pub(crate) struct AudienceWords {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) benefits: Vec<(String, String)>,
    pub(crate) source: String,
}

/// A benefit in words.
pub(crate) struct BenefitWords {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) terms: Vec<String>,
    pub(crate) partners: Vec<String>,
    pub(crate) conditions: Vec<String>,
    pub(crate) sources: Vec<String>,
}

pub(crate) async fn show(State(portal): State<PortalState>, language: Language) -> Response {
    let shell = portal.plain_shell(language, "/offers");
    let programme = &portal.programme;
    let audiences = audiences(&shell, programme);
    let benefits = benefits(&shell, &portal);
    shell.answer(&Offers { shell: &shell, audiences, benefits })
}

/// All audiences, in the order of the file.
pub(crate) fn audiences(shell: &Shell, programme: &Programme) -> Vec<AudienceWords> {
    let words = |audience: &Audience| {
        let offered = programme.benefits().iter();
        let offered = offered.filter(|benefit| benefit.audiences.contains(&audience.name));
        AudienceWords {
            name: audience.name.clone(),
            title: shell.named("audience", &audience.name),
            text: shell.say(&format!("audience-{}-text", audience.name.replace('_', "-"))),
            benefits: offered
                .map(|benefit| (benefit.name.clone(), shell.named("benefit", &benefit.name)))
                .collect(),
            source: audience.source.clone(),
        }
    };
    programme.audiences().iter().map(words).collect()
}

/// All benefits with their amounts of today.
pub(crate) fn benefits(shell: &Shell, portal: &PortalState) -> Vec<BenefitWords> {
    let words = |benefit: &Benefit| {
        let mut sources = vec![benefit.source.clone()];
        let mut terms = Vec::new();
        for (schedule, parameters) in portal.programme.stretches_of(benefit) {
            for value in parameters.iter().filter_map(|one| one.on(portal.today())) {
                if let ParameterValue::Money(amount) = value.value {
                    terms.extend(reasons::terms(shell, Some(&amount), schedule));
                    sources.push(value.source.clone());
                }
            }
        }
        if terms.is_empty() {
            terms.extend(reasons::terms(shell, None, benefit.schedule));
        }
        for matched in &benefit.matches {
            let partner = shell.named("partner", &matched.partner);
            let percent = i64::from(matched.percent);
            let args = [("partner", partner.into()), ("percent", percent.into())];
            terms.push(shell.say_with("terms-matched", &args));
            sources.push(matched.source.clone());
        }
        BenefitWords {
            name: benefit.name.clone(),
            title: shell.named("benefit", &benefit.name),
            text: shell.say(&format!("benefit-{}-text", benefit.name.replace('_', "-"))),
            terms,
            partners: benefit.partners.iter().map(|name| shell.named("partner", name)).collect(),
            conditions: benefit
                .conditions
                .iter()
                .map(|name| shell.named("condition", name))
                .collect(),
            sources,
        }
    };
    portal.programme.benefits().iter().map(words).collect()
}
