//! Lists that names are compared with: which one is current, and loading a new one.

use askama::Template;
use axum::extract::{Query, State};
use pages::{Field, FieldError, FieldKind, Language, Part, Problem, Shell, Upload};
use serde::Deserialize;

use crate::frame::Frame;
use crate::guard::{Signed, see_other};
use crate::names;
use crate::state::DeskState;
use crate::trouble::{Answer, Trouble};
use crate::visible::Visible;

/// The most bytes a list may have.
pub(crate) const LIST_BYTES_MAX: usize = 4 * 1024 * 1024;
/// The most characters of a list's name.
const NAME_MAX: usize = 100;

/// What the address asks for.
#[derive(Deserialize, Default, Debug)]
#[serde(default)]
pub(crate) struct Asked {
    done: String,
}

struct Current {
    name: Visible,
    lines: String,
    added: String,
    digest: String,
}

#[derive(Template)]
#[template(path = "lists.html")]
struct ListsPage {
    shell: Shell,
    frame: Frame,
    current: Option<Current>,
    name: Field,
    file: Field,
}

/// The current list, and the form that loads another.
pub(crate) async fn show(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Answer {
    let shell = desk.shell(language, "/lists", &signed);
    page(&desk, shell, "", &asked.done).await
}

async fn page(desk: &DeskState, shell: Shell, name: &str, done: &str) -> Answer {
    let current = desk.office().current_list().await?.map(|list| Current {
        name: Visible::new(&list.name),
        lines: shell.count("desk-list-lines", usize::try_from(list.lines).unwrap_or(0)),
        added: names::moment(&shell, list.added_us),
        digest: list.digest.to_string(),
    });
    let file = FieldKind::File { accept: "text/plain,text/csv", several: false };
    let hint = shell.bytes(&(LIST_BYTES_MAX as u64));
    let page = ListsPage {
        frame: Frame::plain(desk).noticing(&shell, &["list-added"], done),
        current,
        name: Field::line("name", shell.say("desk-list-name"), name)
            .hint(shell.say("desk-list-name-hint")),
        file: Field::new("file", shell.say("desk-list-file"), file).hint(shell.with(
            "desk-list-file-hint",
            "limit",
            hint,
        )),
        shell,
    };
    Ok(page.shell.answer(&page))
}

/// Loads a list, which becomes the current one.
pub(crate) async fn add(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    mut upload: Upload,
) -> Answer {
    let (mut name, mut text) = (String::new(), None);
    while let Some(part) = upload.next().await? {
        match part {
            Part::Field { name: field, value } if field == "name" => {
                name = pages::text::one_line(&value).chars().take(NAME_MAX).collect();
            }
            Part::Field { .. } => {}
            Part::File(file) => text = Some(read(file).await?),
        }
    }
    let mut shell = desk.shell(language, "/lists", &signed);
    if name.is_empty() {
        shell.errors.push(FieldError::new("name", "desk-error-list-name"));
    }
    let text = text.filter(|text| !text.trim().is_empty());
    if text.is_none() {
        shell.errors.push(FieldError::new("file", "desk-error-list-file"));
    }
    let Some(text) = text.filter(|_| shell.errors.is_empty()) else {
        return page(&desk, shell, &name, "").await;
    };
    let officer = signed.officer.id;
    let digest = desk.office().add_list(&name, &text, officer).await?;
    desk.office().audit_note(Some(officer), "list_added", &digest.to_string()).await?;
    Ok(see_other(&format!("{}?done=list-added", shell.link("/lists"))))
}

async fn read(mut file: pages::FilePart) -> Result<String, Trouble> {
    let mut bytes = Vec::new();
    while let Some(chunk) = file.chunk().await? {
        if bytes.len() + chunk.len() > LIST_BYTES_MAX {
            return Err(Problem::too_large(LIST_BYTES_MAX as u64).into());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(pages::text::clean(&String::from_utf8_lossy(&bytes)).to_string())
}
