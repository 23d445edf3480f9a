//! Who works here, with which roles; and signing out everywhere.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use pages::{Language, Posted, Shell};
use store::OfficerRow;

use crate::frame::Frame;
use crate::guard::{Signed, see_other};
use crate::names;
use crate::state::DeskState;
use crate::trouble::Answer;

struct Person {
    name: String,
    roles: Vec<String>,
    disabled: bool,
    yourself: bool,
}

#[derive(Template)]
#[template(path = "staff.html")]
struct StaffPage {
    shell: Shell,
    frame: Frame,
    people: Vec<Person>,
    opens_cases: bool,
    opens_testimonies: bool,
}

/// All staff.
pub(crate) async fn show(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
) -> Answer {
    let shell = desk.shell(language, "/staff", &signed);
    let person = |row: &OfficerRow| Person {
        name: row.officer.name.clone(),
        roles: row.officer.roles.iter().map(|role| names::role(&shell, *role)).collect(),
        disabled: row.disabled,
        yourself: row.officer.id == signed.officer.id,
    };
    let people = desk.office().officers().await?.iter().map(person).collect();
    let page = StaffPage {
        frame: Frame::plain(&desk),
        people,
        opens_cases: signed.keys.intake.is_some(),
        opens_testimonies: signed.keys.testimony.is_some(),
        shell,
    };
    Ok(page.shell.answer(&page))
}

/// Ends every session of this officer, on every machine.
pub(crate) async fn leave_everywhere(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    _posted: Posted,
) -> Answer {
    let officer = signed.officer.id;
    desk.ring().drop_officer(officer, desk.now_us());
    desk.office().revoke_sessions(officer).await?;
    desk.office().audit_note(Some(officer), "sign_out_everywhere", &officer.to_string()).await?;
    let mut response = see_other(&format!("/{}/sign-in", language.tag()));
    response.headers_mut().append(header::SET_COOKIE, desk.session_cookie().clear());
    Ok(response)
}
