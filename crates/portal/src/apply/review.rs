//! Everything that was answered, to be read once more before anything is sent.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use pages::{FieldError, Language, Posted, Problem, Shell};
use sealing::Codename;
use store::FormId;

use super::{AtWork, step_title, unfiled};
use crate::draft::{Draft, Filing, Step};
use crate::questions;
use crate::state::{PortalState, see};

const PATH: &str = "/apply/review";

#[derive(Template)]
#[template(path = "apply_review.html")]
struct Review<'a> {
    shell: &'a Shell,
    applied_by: String,
    sections: Vec<Section>,
}

struct Section {
    title: String,
    change: String,
    lines: Vec<(String, String)>,
}

fn page(portal: &PortalState, work: &AtWork) -> Response {
    let (shell, draft): (&Shell, &Draft) = (&work.shell, &work.draft);
    let section = |step: &Step| Section {
        title: step_title(shell, step),
        change: shell.link(&step.path()),
        lines: lines(portal, shell, draft, step),
    };
    let applied_by = draft.application.applied_by.map(|who| who.name()).unwrap_or_default();
    shell.answer(&Review {
        shell,
        applied_by: shell.say(&format!("applied-by-{applied_by}")),
        sections: draft.steps(&portal.programme).iter().map(section).collect(),
    })
}

fn lines(portal: &PortalState, shell: &Shell, draft: &Draft, step: &Step) -> Vec<(String, String)> {
    let application = &draft.application;
    let open = || shell.say("not-answered");
    match step {
        Step::Part(name) => {
            let part = portal.programme.parts().iter().find(|part| part.name == *name);
            let asked =
                part.map(|part| questions::asked(&portal.programme, part, &application.facts));
            let line = |fact: &programme::FactDef| {
                let value = application.facts.get(&fact.name);
                let value = value.map(|value| questions::answer(shell, fact, value));
                (questions::question(shell, fact), value.unwrap_or_else(open))
            };
            asked.unwrap_or_default().into_iter().map(line).collect()
        }
        Step::Household if application.household.is_empty() => {
            vec![(shell.say("household-line"), shell.say("household-nobody"))]
        }
        Step::Household => application
            .household
            .iter()
            .map(|member| {
                let born = member.born.map(|year| format!(", {year}")).unwrap_or_default();
                let name = if member.name.is_empty() {
                    shell.say("member-without-name")
                } else {
                    member.name.clone()
                };
                (shell.say(&format!("relation-{}", member.relation.name())), name + &born)
            })
            .collect(),
        Step::Words => {
            let said = |text: &str| if text.is_empty() { open() } else { text.to_owned() };
            vec![
                (shell.say("your-name"), said(&application.name)),
                (shell.say("your-words"), said(&application.words)),
            ]
        }
    }
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let work = match unfiled(&portal, language, PATH, &headers).await? {
        Ok(work) => work,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if let Some(step) = work.draft.next(&portal.programme, None) {
        return Ok(see(language, &step.path()));
    }
    Ok(page(&portal, &work))
}

/// The answers are right: draws the codename, once.
pub(crate) async fn agree(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    _posted: Posted,
) -> Result<Response, Problem> {
    let mut work = match unfiled(&portal, language, PATH, &headers).await? {
        Ok(work) => work,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let incomplete = work.draft.application.incomplete(&portal.programme);
    if let Some(step) = work.draft.next(&portal.programme, None) {
        return Ok(see(language, &step.path()));
    }
    if !incomplete.is_empty() {
        // Steps and application disagree only if the programme was changed under the draft.
        work.shell.errors.push(FieldError::new("main", "error-incomplete"));
        return Ok(page(&portal, &work));
    }
    if work.draft.filing.is_none() {
        let codename = Codename::draw(&*portal.site.entropy);
        let codename = codename.map_err(|_| Problem::not_received())?;
        let (case, form) = (portal.draw_id()?, FormId(portal.draw_id()?));
        work.draft.filing = Some(Filing { codename, case, form });
    }
    Ok(see(language, "/apply/codename"))
}
