//! The offer, read like a letter, and the applicant's free answer to it.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use casework::acceptance::Answer;
use casework::authority::Digested;
use casework::offer::{Offer, Verdict};
use casework::{Refusal, Stage};
use pages::{Choice, Field, FieldError, Language, Posted, Problem, Shell};
use programme::Digest;
use store::{CaseView, FormId, StoreError};

use crate::case::{Visiting, must_view, visiting};
use crate::letters;
use crate::reasons::{self, GrantWords, ReasonWords};
use crate::state::{PortalState, not_received, see};

const PATH: &str = "/case/offer";

#[derive(Template)]
#[template(path = "offer.html")]
struct OfferPage<'a> {
    shell: &'a Shell,
    is_refusal: bool,
    audience: Option<String>,
    grants: Vec<GrantWords>,
    conditions: Vec<String>,
    reasons: Vec<ReasonWords>,
    note: &'a str,
    digest: Digest,
    answer: Option<Field>,
    /// Whether it cannot be accepted for now.
    on_hold: bool,
}

fn page(shell: &Shell, view: &CaseView, offer: &Offer) -> Response {
    let grants = reasons::grants(shell, &offer.grants);
    let mut conditions: Vec<String> = Vec::new();
    for condition in grants.iter().flat_map(|grant| &grant.conditions) {
        if !conditions.contains(condition) {
            conditions.push(condition.clone());
        }
    }
    shell.answer(&OfferPage {
        shell,
        is_refusal: offer.verdict == Verdict::Refusal,
        audience: offer.audience.as_deref().map(|name| shell.named("audience", name)),
        conditions,
        grants,
        reasons: reasons::reasons(shell, &offer.because),
        note: &offer.note,
        digest: offer.digest(),
        answer: answer_field(shell, view),
        on_hold: view.set_aside && view.stage == Stage::Offered,
    })
}

/// What can be answered now: to an offer yes, no or "please look again"; to a refusal the last.
fn answer_field(shell: &Shell, view: &CaseView) -> Option<Field> {
    let names: &[&str] = match view.stage {
        Stage::Offered if view.set_aside => &["decline", "review"],
        Stage::Offered => &["accept", "decline", "review"],
        Stage::Refused => &["review"],
        _ => return None,
    };
    let choices = names.iter().map(|name| {
        let choice = Choice::new(name, shell.say(&format!("answer-{name}")), "");
        Choice { hint: Some(shell.say(&format!("answer-{name}-hint"))), ..choice }
    });
    Some(Field::radios("answer", shell.say("answer-question"), choices.collect()))
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Visiting { shell, visit } = visiting(&portal, language, PATH, &headers)?;
    let view = must_view(&portal, &visit).await?;
    let letters = letters::open_all(&portal, &visit, &view).await?;
    match letters::standing(&letters, &view) {
        Some(offer) => Ok(page(&shell, &view, offer)),
        None => Ok(see(language, "/case")),
    }
}

pub(crate) async fn answer(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Problem> {
    let Visiting { mut shell, visit } = visiting(&portal, language, PATH, &headers)?;
    let view = must_view(&portal, &visit).await?;
    let form = FormId(posted.form_id().ok_or_else(Problem::unreadable)?);
    let shown: Digest = posted.text("offer").parse().map_err(|_| Problem::unreadable())?;
    let (answer, notice) = match posted.text("answer") {
        "accept" => (Answer::Accept(shown), "notice-accepted"),
        "decline" => (Answer::Decline(shown), "notice-declined"),
        "review" => (Answer::AskReview, "notice-review"),
        _ => {
            shell.errors.push(FieldError::new("answer", "error-choose").about("answer-question"));
            let letters = letters::open_all(&portal, &visit, &view).await?;
            return match letters::standing(&letters, &view) {
                Some(offer) => Ok(page(&shell, &view, offer)),
                None => Ok(see(language, "/case")),
            };
        }
    };
    match portal.gate.answer(view.case, form, answer).await {
        // The form was sent before, perhaps with another answer: the first one counted.
        Ok(done) if done.already => visit.note("notice-sent-before"),
        Ok(_) => visit.note(notice),
        // The case moved on meanwhile; the page says where it stands now.
        Err(StoreError::Refused(Refusal::WrongStage { .. } | Refusal::ChangedSinceShown))
        | Err(StoreError::Conflict) => visit.note("notice-changed-meanwhile"),
        Err(StoreError::Refused(Refusal::SetAside)) => visit.note("notice-on-hold"),
        Err(error) => return Err(not_received(&error)),
    }
    Ok(see(language, "/case"))
}
