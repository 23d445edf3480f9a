//! The programme in plain words, with the very file that decides beside it.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use pages::{Language, Shell};
use programme::{DatedValue, ParameterValue};

use crate::offers::{self, AudienceWords, BenefitWords};
use crate::state::PortalState;

#[derive(Template)]
#[template(path = "programme.html")]
struct ProgrammePage<'a> {
    shell: &'a Shell,
    digest: String,
    version: &'a str,
    from: Date,
    audiences: Vec<AudienceWords>,
    benefits: Vec<BenefitWords>,
    humans: Vec<(String, String)>,
    partners: Vec<(String, String, String, String)>,
    values: Vec<ValueLine>,
    rates: Vec<(String, String, Date, String)>,
}

struct ValueLine {
    name: String,
    value: String,
    from: Date,
    source: String,
}

pub(crate) async fn show(State(portal): State<PortalState>, language: Language) -> Response {
    let shell = portal.plain_shell(language, "/programme");
    let programme = &portal.programme;
    let humans = programme.exclusions().iter().chain(programme.referrals());
    let humans = humans.map(|one| (shell.named("exclusion", &one.name), one.source.clone()));
    let partners = programme.partners().iter().map(|partner| {
        let text = format!("partner-{}-text", partner.name.replace('_', "-"));
        let text = shell.find(&text).unwrap_or_default();
        let budget = shell.money(&partner.budget);
        (shell.named("partner", &partner.name), text, budget, partner.source.clone())
    });
    let values = programme.parameters().iter().flat_map(|parameter| {
        let name = shell.find(&format!("parameter-{}", parameter.name.replace('_', "-")));
        let name = name.unwrap_or_else(|| parameter.name.replace('_', " "));
        parameter.values.iter().map(move |value| (name.clone(), value))
    });
    let rates = programme.exchanges().iter().flat_map(|exchange| {
        let pair = format!("{}/{}", exchange.base, exchange.quote);
        exchange
            .rates
            .iter()
            .map(move |rate| (pair.clone(), rate.rate.to_string(), rate.from, rate.source.clone()))
    });
    shell.answer(&ProgrammePage {
        shell: &shell,
        digest: programme.digest().to_string(),
        version: programme.version(),
        from: programme.effective_from(),
        audiences: offers::audiences(&shell, programme),
        benefits: offers::benefits(&shell, &portal),
        humans: humans.collect(),
        partners: partners.collect(),
        values: values.map(|(name, value)| line(&shell, name, value)).collect(),
        rates: rates.collect(),
    })
}

fn line(shell: &Shell, name: String, value: &DatedValue) -> ValueLine {
    let shown = match value.value {
        ParameterValue::Money(amount) => shell.money(&amount),
        ParameterValue::Integer(number) => number.to_string(),
    };
    ValueLine { name, value: shown, from: value.from, source: value.source.clone() }
}

/// The file itself. With overlays, all files one after the other, each under its name.
pub(crate) async fn file(State(portal): State<PortalState>) -> Response {
    let sources = portal.programme.sources();
    let text = match sources {
        [only] => only.text.clone(),
        several => several
            .iter()
            .map(|source| format!("# ===== {} =====\n{}\n", source.base_name(), source.text))
            .collect(),
    };
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
