//! "What would I be offered?": part by part, with every answer so far carried in the form itself.
//! Nothing is stored and nothing is logged; the answer is in the body of the page.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;
use pages::{Field, FieldError, Language, Posted, Problem, Shell};
use programme::{Decision, Derived, FactDef, Facts, Outcome, Programme};

use crate::questions;
use crate::reasons::{self, GrantWords, ReasonWords};
use crate::state::{Area, PortalState};

const PATH: &str = "/self-check";

#[derive(Template)]
#[template(path = "self_check_start.html")]
struct Start<'a> {
    shell: &'a Shell,
    parts: usize,
}

#[derive(Template)]
#[template(path = "self_check.html")]
struct Questions<'a> {
    shell: &'a Shell,
    title: String,
    carried: Vec<(String, String)>,
    step_text: String,
    step: usize,
    of: usize,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "self_check_result.html")]
struct Answer<'a> {
    shell: &'a Shell,
    title_key: String,
    text_key: String,
    unfinished: bool,
    audience: Option<(String, String)>,
    grants: Vec<GrantWords>,
    reasons: Vec<ReasonWords>,
    missing: Vec<String>,
    answers: Vec<(String, String)>,
    carried: Vec<(String, String)>,
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (shell, cookies) = portal.shell(Area::Open, language, PATH, &headers)?;
    let parts = portal.programme.parts().len();
    Ok(cookies.on(shell.answer(&Start { shell: &shell, parts })))
}

/// One step posted: take its answers in, then ask the next part or show the result.
pub(crate) async fn check(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Problem> {
    let (mut shell, cookies) = portal.shell(Area::Open, language, PATH, &headers)?;
    let programme = &portal.programme;
    let mut facts = carried(programme, &posted);
    let asked_now: Vec<&FactDef> =
        posted.all("_ask").filter_map(|name| programme.fact(name)).take(40).collect();
    let finish = posted.has("_finish");
    let errors = answers(&posted, &asked_now, &mut facts, finish);
    let mut seen: BTreeSet<String> = posted.all("_seen").map(str::to_owned).collect();
    seen.retain(|name| programme.fact(name).is_some());
    if errors.is_empty() {
        seen.extend(asked_now.iter().map(|fact| fact.name.clone()));
    }
    let round = Round { programme, facts: &facts, seen: &seen, on: portal.today() };
    if !errors.is_empty() {
        shell.errors = errors;
        let typed = |fact: &FactDef| Some(posted.text(&fact.name).to_owned());
        return Ok(cookies.on(round.ask(&shell, &asked_now, typed)));
    }
    let open = if finish { None } else { round.next() };
    let page = match open {
        Some(questions) => round.ask(&shell, &questions, |_| None),
        None => round.result(&shell, &portal),
    };
    Ok(cookies.on(page))
}

/// Answers from earlier steps; whatever no longer reads as an answer is left out.
fn carried(programme: &Programme, posted: &Posted) -> Facts {
    let known = programme.facts().iter().filter_map(|fact| {
        let value = fact.kind.parse(posted.text(&format!("was-{}", fact.name))).ok()?;
        Some((fact.name.clone(), value))
    });
    known.collect()
}

/// The answers of this step. Somebody who wants to see the result now may leave questions open.
fn answers(
    posted: &Posted,
    asked: &[&FactDef],
    facts: &mut Facts,
    finish: bool,
) -> Vec<FieldError> {
    let given: Vec<&FactDef> = asked
        .iter()
        .copied()
        .filter(|fact| !finish || !posted.text(&fact.name).is_empty())
        .collect();
    questions::read(posted, &given, facts)
}

/// One round of questions.
struct Round<'a> {
    programme: &'a Programme,
    facts: &'a Facts,
    seen: &'a BTreeSet<String>,
    on: Date,
}

impl<'a> Round<'a> {
    /// The questions of the next part that has open ones. People who would come too are counted
    /// here by one question, because nobody is named.
    fn next(&self) -> Option<Vec<&'a FactDef>> {
        self.programme.parts().iter().find_map(|part| {
            let asked = questions::on_page(self.programme, part, self.facts, self.seen);
            let counted = part.facts.iter().filter_map(|name| self.programme.fact(name));
            let counted = counted.filter(|fact| fact.derived.is_some());
            // Only what can still change the answer is asked: nothing is told here that is not
            // needed.
            let open = counted.chain(asked).filter(|fact| {
                !self.seen.contains(&fact.name)
                    && programme::matters(self.programme, &fact.name, self.facts, self.on)
            });
            let open: Vec<&FactDef> = open.collect();
            (!open.is_empty()).then_some(open)
        })
    }

    fn hidden(&self) -> Vec<(String, String)> {
        let known =
            self.facts.iter().map(|(name, value)| (format!("was-{name}"), value.to_string()));
        let seen = self.seen.iter().map(|name| ("_seen".to_owned(), name.clone()));
        known.chain(seen).collect()
    }

    fn ask(
        &self,
        shell: &Shell,
        asked: &[&FactDef],
        typed: impl Fn(&FactDef) -> Option<String>,
    ) -> Response {
        let part = asked.first().map(|fact| fact.part.as_str()).unwrap_or_default();
        let parts = self.programme.parts();
        let step = parts.iter().position(|one| one.name == part).unwrap_or_default() + 1;
        let fields = asked.iter().map(|fact| {
            let field = questions::field(shell, fact, typed(fact).as_deref(), self.facts);
            match fact.derived {
                Some(Derived::HouseholdSize) => field.hint(shell.say("self-check-household-hint")),
                Some(Derived::Members) | None => field,
            }
        });
        let mut carried = self.hidden();
        carried.retain(|(name, _)| !asked.iter().any(|fact| *name == format!("was-{}", fact.name)));
        let asked = asked.iter().map(|fact| ("_ask".to_owned(), fact.name.clone()));
        carried.extend(asked);
        let counts = [("step", step.into()), ("of", parts.len().into())];
        shell.answer(&Questions {
            shell,
            step_text: shell.say_with("self-check-step", &counts),
            title: shell.named("part", part),
            carried,
            step,
            of: parts.len(),
            fields: fields.collect(),
        })
    }

    fn result(&self, shell: &Shell, portal: &PortalState) -> Response {
        let decision = programme::decide(self.programme, self.facts, portal.today());
        let named = |name: &String| self.programme.fact(name);
        let missing = decision.missing.iter().filter_map(named);
        let answers = self.programme.facts().iter().filter_map(|fact| {
            let value = self.facts.get(&fact.name)?;
            Some((questions::question(shell, fact), questions::answer(shell, fact, value)))
        });
        let outcome = outcome_name(&decision);
        shell.answer(&Answer {
            shell,
            title_key: format!("outcome-{outcome}-title"),
            text_key: format!("outcome-{outcome}-text"),
            unfinished: decision.outcome == Outcome::NeedsFacts,
            audience: decision.audience.as_deref().map(|name| {
                let text = format!("audience-{}-text", name.replace('_', "-"));
                (shell.named("audience", name), shell.say(&text))
            }),
            grants: reasons::grants(shell, &decision.grants),
            reasons: reasons::reasons(shell, &decision.because),
            missing: missing.map(|fact| questions::question(shell, fact)).collect(),
            answers: answers.collect(),
            carried: self
                .facts
                .iter()
                .map(|(name, v)| (format!("was-{name}"), v.to_string()))
                .collect(),
        })
    }
}

fn outcome_name(decision: &Decision) -> &'static str {
    match decision.outcome {
        Outcome::Offer => "offer",
        Outcome::NoOffer => "no-offer",
        Outcome::HumanDecision => "human-decision",
        Outcome::NeedsFacts => "needs-facts",
    }
}
