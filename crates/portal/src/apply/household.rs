//! Who would come too: a list that grows and shrinks one person at a time, without scripts.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use casework::application::{HOUSEHOLD_MAX, LINE_MAX, Member, Relation};
use pages::{Choice, Field, FieldError, Language, Posted, Problem, Shell};
use zeroize::Zeroize;

use super::{AtWork, Progress, go_on, unfiled};
use crate::draft::Step;
use crate::state::{PortalState, see};

const PATH: &str = "/apply/household";

#[derive(Template)]
#[template(path = "apply_household.html")]
struct Household<'a> {
    shell: &'a Shell,
    progress: Progress,
    members: Vec<MemberLine>,
    fields: Vec<Field>,
    full: bool,
}

struct MemberLine {
    relation: String,
    name: String,
    born: Option<i16>,
}

fn page(portal: &PortalState, work: &AtWork, typed: Option<&Posted>) -> Response {
    let shell = &work.shell;
    let text = |name: &str| typed.map(|posted| posted.text(name)).unwrap_or_default();
    let relations = Relation::ALL.into_iter().map(|relation| {
        let label = shell.say(&format!("relation-{}", relation.name()));
        Choice::new(relation.name(), label, text("relation"))
    });
    let fields = vec![
        Field::radios("relation", shell.say("member-relation"), relations.collect()),
        Field::line("name", shell.say("member-name"), text("name"))
            .hint(shell.say("member-name-hint")),
        Field::digits("born", shell.say("member-born"), text("born"), 4)
            .hint(shell.say("member-born-hint")),
    ];
    let line = |member: &Member| MemberLine {
        relation: shell.say(&format!("relation-{}", member.relation.name())),
        name: member.name.clone(),
        born: member.born,
    };
    let members: Vec<_> = work.draft.application.household.iter().map(line).collect();
    let full = members.len() >= HOUSEHOLD_MAX;
    let progress = Progress::new(shell, &portal.programme, &work.draft, &Step::Household);
    shell.answer(&Household { shell, progress, members, fields, full })
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    match unfiled(&portal, language, PATH, &headers).await? {
        Ok(work) => Ok(page(&portal, &work, None)),
        Err(elsewhere) => Ok(elsewhere),
    }
}

/// Adds a person, removes one, or goes on. Going on with a half-written person adds them first.
pub(crate) async fn change(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Problem> {
    let mut work = match unfiled(&portal, language, PATH, &headers).await? {
        Ok(work) => work,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if posted.has("remove") {
        let household = &mut work.draft.application.household;
        let place = posted.text("remove").parse::<usize>().ok();
        if let Some(place) = place.filter(|place| *place < household.len()) {
            household.remove(place).name.zeroize();
        }
        return Ok(see(language, PATH));
    }
    let begun = ["relation", "name", "born"].iter().any(|name| !posted.text(name).is_empty());
    if posted.has("add") || begun {
        let household = work.draft.application.household.len();
        match member(&posted, household, portal.today().year()) {
            Ok(member) => work.draft.application.household.push(member),
            Err(errors) => {
                work.shell.errors = errors;
                return Ok(page(&portal, &work, Some(&posted)));
            }
        }
        if posted.has("add") {
            return Ok(see(language, PATH));
        }
    }
    work.draft.household_seen = true;
    if posted.has("_review") {
        return Ok(see(language, "/apply/review"));
    }
    Ok(go_on(&portal.programme, &work.draft, Some(&Step::Household), language))
}

fn member(posted: &Posted, others: usize, this_year: i16) -> Result<Member, Vec<FieldError>> {
    let mut errors = Vec::new();
    if others >= HOUSEHOLD_MAX {
        errors.push(FieldError::new("relation", "error-household").with("limit", HOUSEHOLD_MAX));
    }
    let relation = Relation::from_name(posted.text("relation"));
    if relation.is_none() {
        errors.push(FieldError::new("relation", "error-choose").about("member-relation"));
    }
    let name = posted.line("name", LINE_MAX);
    if name.is_none() {
        errors.push(
            FieldError::new("name", "error-too-long").with("limit", LINE_MAX).about("member-name"),
        );
    }
    let born = year(posted.text("born"), this_year);
    if born.is_none() {
        errors.push(FieldError::new("born", "error-year").about("member-born"));
    }
    match (relation, name, born) {
        (Some(relation), Some(name), Some(born)) if errors.is_empty() => {
            Ok(Member { relation, name: name.to_string(), born })
        }
        _ => Err(errors),
    }
}

/// A year of birth, or nothing if nothing was typed.
fn year(typed: &str, this_year: i16) -> Option<Option<i16>> {
    if typed.is_empty() {
        return Some(None);
    }
    let year = typed.parse::<i16>().ok()?;
    (1900..=this_year).contains(&year).then_some(Some(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_four_digits_of_somebody_alive_or_nothing() {
        for (typed, expected) in [
            ("", Some(None)),
            ("1999", Some(Some(1999))),
            ("2027", None),
            ("1899", None),
            ("-1999", None),
            ("19", None),
            ("99999", None),
            ("nineteen", None),
        ] {
            assert_eq!(year(typed, 2026), expected, "{typed}");
        }
    }
}
