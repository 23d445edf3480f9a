//! What stands around the content of the desk's pages: queues at the left, notices above, pages
//! below.

use casework::Stage;
use pages::Shell;
use store::Page;

use crate::list_index::Current;
use crate::names;
use crate::queue::UNSCREENED;
use crate::state::DeskState;
use crate::trouble::Trouble;

/// One queue at the left.
pub(crate) struct QueueLink {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) count: String,
    pub(crate) current: bool,
}

/// Which queue the page belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Here {
    /// All cases.
    All,
    /// One stage.
    Stage(Stage),
    /// Open cases to screen, by the name of the view.
    Unscreened(&'static str),
}

/// What stands around a page's content.
pub(crate) struct Frame {
    pub(crate) sheet_exists: bool,
    pub(crate) queues: Vec<QueueLink>,
    pub(crate) notice: Option<String>,
}

impl Frame {
    /// Without queues.
    pub(crate) fn plain(desk: &DeskState) -> Self {
        let sheet_exists = desk.sheet_exists();
        Self { sheet_exists, queues: Vec::new(), notice: None }
    }

    /// With the queues and how many cases wait in each.
    pub(crate) async fn with_queues(
        desk: &DeskState,
        shell: &Shell,
        here: Here,
    ) -> Result<Self, Trouble> {
        let counts = desk.office().stage_counts().await?;
        let all: u64 =
            counts.iter().filter(|(stage, _)| **stage != Stage::Erased).map(|(_, n)| n).sum();
        let mut queues = vec![QueueLink {
            href: shell.link("/cases"),
            name: shell.say("desk-queue-all"),
            count: shell.number(&all),
            current: here == Here::All,
        }];
        queues.extend(Stage::ALL.into_iter().map(|stage| QueueLink {
            href: shell.link(&address("/cases", &[("stage", stage.name())])),
            name: names::stage(shell, stage),
            count: shell.number(counts.get(&stage).unwrap_or(&0)),
            current: here == Here::Stage(stage),
        }));
        let lists = Current::of(desk.office()).await?.digest;
        let (outdated, never) = desk.office().unscreened_counts(lists).await?;
        for ((name, _), count) in UNSCREENED.into_iter().zip([outdated, never]) {
            queues.push(QueueLink {
                href: shell.link(&address("/cases", &[("screening", name)])),
                name: shell.named("desk-queue-screening", name),
                count: shell.number(&count),
                current: here == Here::Unscreened(name),
            });
        }
        Ok(Self { queues, ..Self::plain(desk) })
    }

    /// With a line that says what was just done; only what `known` lists can be said.
    pub(crate) fn noticing(mut self, shell: &Shell, known: &[&str], done: &str) -> Self {
        let key = known.iter().find(|known| **known == done);
        self.notice = key.map(|key| shell.named("desk-done", key));
        self
    }
}

/// Links to the pages before and after.
pub(crate) struct Pager {
    pub(crate) page: String,
    pub(crate) pages: String,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

impl Pager {
    /// The pager of a page, with the address of any other.
    pub(crate) fn new<T>(page: &Page<T>, href: impl Fn(u64) -> String) -> Self {
        let pages = page.pages();
        Self {
            page: page.page.to_string(),
            pages: pages.to_string(),
            before: (page.page > 1).then(|| href(page.page - 1)),
            after: (page.page < pages).then(|| href(page.page + 1)),
        }
    }

    /// Whether there is anywhere else to go.
    pub(crate) fn is_needed(&self) -> bool {
        self.before.is_some() || self.after.is_some()
    }
}

/// A path with those parameters that are not empty.
pub(crate) fn address(path: &str, parameters: &[(&str, &str)]) -> String {
    let mut address = path.to_owned();
    for (name, value) in parameters.iter().filter(|(_, value)| !value.is_empty()) {
        address.push(if address.contains('?') { '&' } else { '?' });
        address.push_str(name);
        address.push('=');
        for byte in value.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                    address.push(char::from(byte));
                }
                other => address.push_str(&format!("%{other:02X}")),
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_carry_what_is_asked_and_nothing_else() {
        assert_eq!(address("/cases", &[("stage", ""), ("q", "")]), "/cases");
        let one = address("/cases", &[("stage", "received"), ("q", "a b&c=\"<")]);
        assert_eq!(one, "/cases?stage=received&q=a%20b%26c%3D%22%3C");
    }
}
