//! Lists that applicants are compared with: which are current, what came before, and loading one.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use pages::{
    Choice, Field, FieldError, FieldKind, FilePart, Language, Part, Posted, Problem, Shell, Upload,
};
use serde::Deserialize;
use store::{ListRefused, ListRow, OfficerRow};
use tokio::sync::mpsc::Sender;

use crate::frame::Frame;
use crate::guard::{Signed, see_other};
use crate::list_file::{
    Fewer, LoadedList, Loading, NAME_MAX, NotLoaded, Piece, arriving, list_name, load,
};
use crate::names;
use crate::state::DeskState;
use crate::trouble::{Answer, Trouble};
use crate::visible::Visible;

/// The most bytes a list may have that comes through the form. The largest published one known,
/// OFAC's SDN_ADVANCED.XML, has about 120 MB; larger ones are loaded at the machine.
pub(crate) const LIST_BYTES_MAX: usize = 256 * 1024 * 1024;
/// How many problems the page shows; all of them are counted.
const PROBLEMS_SHOWN: usize = 50;

/// What the address asks for.
#[derive(Deserialize, Default, Debug)]
#[serde(default)]
pub(crate) struct Asked {
    done: String,
}

/// One list.
struct Line {
    name: Visible,
    format: String,
    published: Option<String>,
    counts: String,
    problems: Option<String>,
    added: String,
    by: String,
    digest: String,
    removed: bool,
}

/// A problem of a list that was just loaded.
struct ProblemLine {
    line: u64,
    what: Visible,
    expected: Visible,
    done: Visible,
}

#[derive(Template)]
#[template(path = "lists.html")]
struct ListsPage {
    shell: Shell,
    frame: Frame,
    current: Vec<Line>,
    older: Vec<Line>,
    problems: Vec<ProblemLine>,
    problems_total: usize,
    /// Why nothing was loaded.
    refused: Option<Visible>,
    name: Field,
    /// Asks whether a list may hold far fewer parties, once one was refused for that.
    fewer: Option<Field>,
    file: Field,
}

/// The lists, and the form that loads another.
pub(crate) async fn show(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Answer {
    let shell = desk.shell(language, "/lists", &signed);
    let page = ListsPage::new(&desk, shell, "", &asked.done).await?;
    Ok(page.shell.answer(&page))
}

impl ListsPage {
    async fn new(desk: &DeskState, shell: Shell, name: &str, done: &str) -> Result<Self, Trouble> {
        let staff = desk.office().officers().await?;
        let lists = desk.office().lists().await?;
        let (current, older): (Vec<_>, Vec<_>) = lists.iter().partition(|row| row.is_current());
        let line = |row: &&ListRow| line(&shell, row, &staff);
        let hint = shell.bytes(&(LIST_BYTES_MAX as u64));
        let file = FieldKind::File { accept: ".csv,.xml,.json,.jsonl,.txt", several: false };
        Ok(Self {
            frame: Frame::plain(desk).noticing(&shell, &["list-added", "list-removed"], done),
            current: current.iter().map(line).collect(),
            older: older.iter().map(line).collect(),
            problems: Vec::new(),
            problems_total: 0,
            refused: None,
            fewer: None,
            name: Field::line("name", shell.say("desk-list-name"), name)
                .hint(shell.say("desk-list-name-hint")),
            file: Field::new("file", shell.say("desk-list-file"), file).hint(shell.with(
                "desk-list-file-hint",
                "limit",
                hint,
            )),
            shell,
        })
    }
}

fn line(shell: &Shell, row: &ListRow, staff: &[OfficerRow]) -> Line {
    let list = &row.list;
    let counts = [("parties", list.parties), ("names", list.names)];
    let counts = counts.map(|(name, number)| (name, shell.number(&number).into()));
    Line {
        name: Visible::new(&list.name),
        format: shell.named("desk-list-format", &list.format),
        published: list.published.as_ref().map(|day| shell.date(day)),
        counts: shell.say_with("desk-list-counts", &counts),
        problems: (list.problems > 0).then(|| shell.number(&list.problems)),
        added: names::moment(shell, row.added_us),
        by: match list.officer {
            Some(officer) => names::officer(staff, officer),
            None => shell.say("desk-list-by-operator"),
        },
        digest: list.digest.to_string(),
        removed: row.is_removed(),
    }
}

/// What came of a form.
enum Outcome {
    Loaded(Box<LoadedList>),
    NotLoaded(NotLoaded),
    NoFile,
    BadName,
}

/// Loads a list, which becomes the current one of its name.
pub(crate) async fn add(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    mut upload: Upload,
) -> Answer {
    let (mut outcome, officer) = (Outcome::NoFile, Some(signed.officer.id));
    let mut loading = Loading { name: String::new(), officer, fewer: Fewer::Refused };
    while let Some(part) = upload.next().await? {
        match part {
            Part::Field { name, value } if name == "name" => loading.name = short(&value),
            Part::Field { name, value } if name == "fewer" => {
                loading.fewer = Fewer::ConfirmedOf(value.to_string());
            }
            Part::Field { .. } => {}
            Part::File(file) if matches!(outcome, Outcome::NoFile) => {
                if loading.name.is_empty() {
                    loading.name = short(stem(&file.file_name));
                }
                outcome = take_in(&desk, &loading, file).await?;
            }
            Part::File(file) => file.skip().await?,
        }
    }
    let shell = desk.shell(language, "/lists", &signed);
    let mut page = match outcome {
        Outcome::Loaded(loaded) if loaded.report.problems.total == 0 => {
            return Ok(see_other(&format!("{}?done=list-added", shell.link("/lists"))));
        }
        Outcome::Loaded(loaded) => {
            let mut page = ListsPage::new(&desk, shell, "", "list-added").await?;
            page.note(&loaded.report.problems);
            return Ok(page.shell.answer(&page));
        }
        _ => ListsPage::new(&desk, shell, &loading.name, "").await?,
    };
    let wrong = match outcome {
        Outcome::BadName => FieldError::new("name", "desk-error-list-name"),
        Outcome::NotLoaded(error) => page.refuse(error)?,
        _ => FieldError::new("file", "desk-error-list-file"),
    };
    page.shell.errors.push(wrong);
    Ok(page.shell.page(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

impl ListsPage {
    fn note(&mut self, problems: &::lists::Problems) {
        self.problems_total = usize::try_from(problems.total).unwrap_or(usize::MAX);
        let line = |problem: &::lists::Problem| ProblemLine {
            line: problem.line,
            what: Visible::new(&problem.what),
            expected: Visible::new(&problem.expected),
            done: Visible::new(&problem.done),
        };
        self.problems = problems.kept.iter().take(PROBLEMS_SHOWN).map(line).collect();
    }

    /// Says why nothing was loaded, and asks what can be asked; gives what is wrong with the form.
    fn refuse(&mut self, error: NotLoaded) -> Result<FieldError, Trouble> {
        let shell = &self.shell;
        let mut wrong = FieldError::new("file", "desk-error-list-file");
        let (why, report) = match error {
            NotLoaded::Store(error) => return Err(error.into()),
            NotLoaded::Failed => return Err(Trouble::INTERNAL),
            NotLoaded::Unreadable(error) => (error.to_string(), None),
            NotLoaded::Nobody { report } => {
                let rows = shell.number(&report.rows);
                (shell.with("desk-list-nobody", "rows", rows), Some(report))
            }
            NotLoaded::BrokenOff { report } => (shell.say("desk-list-broken-off"), Some(report)),
            NotLoaded::Refused { why: ListRefused::Named { name }, report } => {
                wrong = FieldError::new("name", "desk-error-list-named").with("name", name.clone());
                (shell.with("desk-list-named", "name", name), Some(report))
            }
            NotLoaded::Refused { why: ListRefused::Fewer { name, before, now }, report } => {
                wrong = FieldError::new("file", "desk-error-list-fewer");
                let confirm = shell.say("desk-list-fewer-confirm");
                let choice = Choice::new(&report.digest, confirm, "");
                let label = shell.say("desk-list-fewer-label");
                let numbers = [
                    ("name", name.into()),
                    ("before", shell.number(&before).into()),
                    ("now", shell.number(&now).into()),
                ];
                let why = shell.say_with("desk-list-fewer", &numbers);
                self.fewer = Some(Field::checks("fewer", label, vec![choice]));
                (why, Some(report))
            }
        };
        self.refused = Some(Visible::new(&why));
        if let Some(report) = report {
            self.note(&report.problems);
        }
        Ok(wrong)
    }
}

/// Takes a list out of use.
pub(crate) async fn remove(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    posted: Posted,
) -> Answer {
    let digest = posted.text("digest").parse().map_err(|_| Trouble::NOT_FOUND)?;
    desk.office().remove_list(&digest, Some(signed.officer.id)).await?;
    let shell = desk.shell(language, "/lists", &signed);
    Ok(see_other(&format!("{}?done=list-removed", shell.link("/lists"))))
}

/// A name on one line, bounded.
fn short(text: &str) -> String {
    pages::text::one_line(text).chars().take(NAME_MAX).collect()
}

/// A file's name without what comes after its last dot.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Reads a file in while it arrives.
async fn take_in(desk: &DeskState, loading: &Loading, file: FilePart) -> Result<Outcome, Trouble> {
    if list_name(&loading.name).is_err() {
        file.skip().await?;
        return Ok(Outcome::BadName);
    }
    let (sender, reading) = arriving();
    let (sent, loaded) = tokio::join!(send(file, sender), load(desk.office(), loading, reading));
    sent?;
    Ok(loaded.map_or_else(Outcome::NotLoaded, |loaded| Outcome::Loaded(Box::new(loaded))))
}

/// Hands on what arrives. A reader that has given up takes no more; the rest is thrown away.
async fn send(mut file: FilePart, to: Sender<Piece>) -> Result<(), Trouble> {
    let mut bytes = 0;
    while let Some(chunk) = file.chunk().await? {
        bytes += chunk.len();
        if bytes > LIST_BYTES_MAX {
            return Err(Problem::too_large(LIST_BYTES_MAX as u64).into());
        }
        if to.send(Some(chunk)).await.is_err() {
            return Ok(file.skip().await?);
        }
    }
    let _given_up = to.send(None).await.is_err();
    Ok(())
}
