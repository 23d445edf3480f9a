//! The queue: which cases wait, for how long, and at which stage.

use askama::Template;
use axum::extract::{Query, State};
use casework::Stage;
use pages::{Language, Shell};
use serde::Deserialize;
use store::{Page, Queue, Sort, Unscreened};

use crate::frame::{Frame, Here, Pager, address};
use crate::guard::Signed;
use crate::list_index::Current;
use crate::names;
use crate::state::DeskState;
use crate::trouble::Answer;

const ROWS_A_PAGE: u64 = 50;
/// The most characters of a search that are looked at.
const SEARCH_MAX: usize = 40;

/// What the address asks for. Anything it cannot mean is as if it were not there.
#[derive(Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub(crate) struct Asked {
    stage: String,
    screening: String,
    q: String,
    sort: String,
    page: String,
}

/// One case in the table.
struct Row {
    href: String,
    designation: String,
    stage: String,
    stage_name: &'static str,
    received: String,
    waiting: String,
    unread: bool,
    set_aside: bool,
}

/// A column that can be sorted by.
struct Column {
    key: &'static str,
    href: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "queue.html")]
struct QueuePage {
    shell: Shell,
    frame: Frame,
    title: String,
    search: String,
    stage: String,
    /// Whether the view can be searched and sorted.
    searches: bool,
    sorts: Vec<Column>,
    rows: Vec<Row>,
    total: usize,
    pager: Pager,
}

const SORTS: [(&str, Sort, &str); 3] = [
    ("waiting", Sort::WaitingLongest, "desk-sort-waiting"),
    ("changed", Sort::ChangedLast, "desk-sort-changed"),
    ("received", Sort::ReceivedLast, "desk-sort-received"),
];

/// Open cases that are to be screened, by their names in addresses.
pub(crate) const UNSCREENED: [(&str, Unscreened); 2] =
    [("outdated", Unscreened::Outdated), ("never", Unscreened::Never)];

impl Asked {
    fn stage(&self) -> Option<Stage> {
        Stage::from_name(&self.stage)
    }

    /// Which open cases to screen are asked for, if they are.
    fn unscreened(&self) -> Option<(&'static str, Unscreened)> {
        UNSCREENED.into_iter().find(|(name, _)| *name == self.screening)
    }

    fn sort(&self) -> (&'static str, Sort) {
        let found = SORTS.iter().find(|(name, _, _)| *name == self.sort);
        found.map_or((SORTS[0].0, SORTS[0].1), |(name, sort, _)| (name, *sort))
    }

    fn search(&self) -> String {
        self.q.trim().to_lowercase().chars().take(SEARCH_MAX).collect()
    }

    /// The address of this view with another order or page.
    fn address(&self, sort: &str, page: u64) -> String {
        let stage = self.stage().map_or("", Stage::name);
        let page = if page > 1 { page.to_string() } else { String::new() };
        let sort = if sort == SORTS[0].0 { "" } else { sort };
        let screening = self.unscreened().map_or("", |(name, _)| name);
        address(
            "/cases",
            &[
                ("stage", stage),
                ("screening", screening),
                ("q", &self.search()),
                ("sort", sort),
                ("page", &page),
            ],
        )
    }
}

/// One page of the queue.
pub(crate) async fn show(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Answer {
    let search = asked.search();
    let (sort_name, sort) = asked.sort();
    let queue = Queue {
        stage: asked.stage(),
        search: (!search.is_empty()).then(|| search.clone()),
        sort,
        page: asked.page.parse().unwrap_or(1).max(1),
        per_page: ROWS_A_PAGE,
    };
    let unscreened = asked.unscreened();
    let found = match unscreened {
        Some((_, which)) => {
            let lists = Current::of(desk.office()).await?.digest;
            desk.office().unscreened(which, lists, queue.page, ROWS_A_PAGE).await?
        }
        None => desk.office().queue(&queue).await?,
    };
    let shell = desk.shell(language, "/cases", &signed);
    let here = match (unscreened, asked.stage()) {
        (Some((name, _)), _) => Here::Unscreened(name),
        (None, Some(stage)) => Here::Stage(stage),
        (None, None) => Here::All,
    };
    let frame = Frame::with_queues(&desk, &shell, here).await?;
    let now_us = desk.now_us();
    let rows = found.items.iter().map(|case| Row {
        href: shell.link(&format!("/cases/{}", case.case)),
        designation: case.designation.to_string(),
        stage: names::stage(&shell, case.stage),
        stage_name: case.stage.name(),
        received: shell.date(&case.received),
        waiting: names::age(&shell, case.changed_us, now_us),
        unread: case.unread,
        set_aside: case.set_aside,
    });
    let sorts = SORTS.iter().map(|(name, _, key)| Column {
        key,
        href: shell.link(&asked.address(name, 1)),
        current: *name == sort_name,
    });
    let title = match (unscreened, asked.stage()) {
        (Some((name, _)), _) => shell.named("desk-queue-title-screening", name),
        (None, Some(stage)) => {
            shell.with("desk-queue-title-stage", "stage", names::stage(&shell, stage))
        }
        (None, None) => shell.say("desk-queue-title"),
    };
    let page = QueuePage {
        title,
        search,
        stage: asked.stage().map_or("", Stage::name).to_owned(),
        rows: rows.collect(),
        searches: unscreened.is_none(),
        sorts: sorts.collect(),
        total: usize::try_from(found.total).unwrap_or(usize::MAX),
        pager: pager(&shell, &asked, sort_name, &found),
        frame,
        shell,
    };
    Ok(page.shell.answer(&page))
}

fn pager<T>(shell: &Shell, asked: &Asked, sort: &str, found: &Page<T>) -> Pager {
    Pager::new(found, |page| shell.link(&asked.address(sort, page)))
}
