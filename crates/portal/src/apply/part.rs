//! One part of the programme's questions.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use pages::{Field, Language, Markup, Posted, Problem, Shell};
use programme::{FactDef, Part};

use super::{AtWork, Progress, go_on, unfiled};
use crate::draft::{Draft, Step};
use crate::questions;
use crate::state::{PortalState, see};

#[derive(Template)]
#[template(path = "apply_part.html")]
struct PartPage<'a> {
    shell: &'a Shell,
    title: String,
    intro: Option<String>,
    progress: Progress,
    fields: Vec<Markup>,
    action: String,
}

fn part_named<'a>(portal: &'a PortalState, name: &str) -> Result<&'a Part, Problem> {
    let found = portal.programme.parts().iter().find(|part| part.name == name);
    found.ok_or_else(Problem::not_found)
}

fn page(
    portal: &PortalState,
    work: &AtWork,
    part: &Part,
    questions: &[&FactDef],
    typed: Option<&Posted>,
) -> Response {
    let (shell, draft): (&Shell, &Draft) = (&work.shell, &work.draft);
    let facts = &draft.application.facts;
    let mut fields: Vec<Field> = questions
        .iter()
        .map(|fact| {
            let typed = typed.map(|posted| posted.text(&fact.name));
            questions::field(shell, fact, typed, facts)
        })
        .collect();
    let title = shell.named("part", &part.name);
    // One question on a page is the page's heading; several stand under the part's.
    if let [only] = &mut fields[..] {
        only.is_heading = true;
    }
    let step = Step::Part(part.name.clone());
    shell.answer(&PartPage {
        shell,
        title,
        intro: shell.find(&format!("part-{}-text", part.name.replace('_', "-"))),
        progress: Progress::new(shell, &portal.programme, draft, &step),
        fields: fields.iter().map(|field| field.show(shell)).collect(),
        action: step.path(),
    })
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
    Path((_, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let part = part_named(&portal, &name)?;
    let path = format!("/apply/part/{}", part.name);
    let work = match unfiled(&portal, language, &path, &headers).await? {
        Ok(work) => work,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let facts = &work.draft.application.facts;
    let questions = questions::on_page(&portal.programme, part, facts, &work.draft.seen);
    if questions.is_empty() {
        let step = Step::Part(part.name.clone());
        return Ok(go_on(&portal.programme, &work.draft, Some(&step), language));
    }
    Ok(page(&portal, &work, part, &questions, None))
}

pub(crate) async fn answer(
    State(portal): State<PortalState>,
    language: Language,
    Path((_, name)): Path<(String, String)>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Problem> {
    let part = part_named(&portal, &name)?;
    let path = format!("/apply/part/{}", part.name);
    let mut work = match unfiled(&portal, language, &path, &headers).await? {
        Ok(work) => work,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let programme = &portal.programme;
    let draft = &mut *work.draft;
    // Whatever is asked and was sent is read; a question that was not on the page is not missed.
    let on_page = questions::on_page(programme, part, &draft.application.facts, &draft.seen);
    let sent: Vec<&FactDef> = questions::asked(programme, part, &draft.application.facts)
        .into_iter()
        .filter(|fact| posted.has(&fact.name) || on_page.iter().any(|one| one.name == fact.name))
        .collect();
    let errors = questions::read(&posted, &sent, &mut draft.application.facts);
    if !errors.is_empty() {
        work.shell.errors = errors;
        return Ok(page(&portal, &work, part, &sent, Some(&posted)));
    }
    draft.seen.extend(sent.iter().map(|fact| fact.name.clone()));
    // Another answer may have changed what is asked: then the filing that was prepared still
    // holds, because the codename stands for whatever is filed under it.
    let step = Step::Part(part.name.clone());
    if !draft.is_done(programme, &step) {
        return Ok(see(language, &step.path()));
    }
    if posted.has("_review") {
        return Ok(see(language, "/apply/review"));
    }
    Ok(go_on(programme, draft, Some(&step), language))
}
