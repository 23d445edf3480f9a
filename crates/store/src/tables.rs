//! The catalogue of tables that a backup holds: what the two databases have in common.
//!
//! Sessions, attempts to sign in and blobs waiting for deletion are left out: a restored office
//! signs in anew, and a blob that was given up is not copied.

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Text,
    Int,
    Bytes,
    Flag,
}

/// A table and its columns. The first `key` columns are its key, by which it is walked.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) key: usize,
    pub(crate) columns: &'static [(&'static str, Kind)],
}

use Kind::{Bytes, Flag, Int, Text};

/// The one table with rows of about a megabyte.
const LIST_CHUNKS: &str = "list_chunks";

const BODY_COLUMNS_FROM_DIRECTION: [(&str, Kind); 9] = [
    ("direction", Text),
    ("sequence", Int),
    ("purpose", Text),
    ("sealed_by", Text),
    ("digest", Text),
    ("bucket_bytes", Int),
    ("day", Text),
    ("content", Bytes),
    ("blob", Text),
];

const fn body_columns(owner: &'static str) -> [(&'static str, Kind); 11] {
    let mut columns = [("id", Text); 11];
    columns[1] = (owner, Text);
    let mut index = 0;
    while index < BODY_COLUMNS_FROM_DIRECTION.len() {
        columns[index + 2] = BODY_COLUMNS_FROM_DIRECTION[index];
        index += 1;
    }
    columns
}

/// Every table of a backup, in an order in which they can be read back. Settings come last: a store
/// that was restored half-way is not one that was set up.
pub(crate) const TABLES: [Table; 22] = [
    Table {
        name: "programmes",
        key: 2,
        columns: &[("digest", Text), ("position", Int), ("name", Text), ("text", Text)],
    },
    Table {
        name: "officers",
        key: 1,
        columns: &[
            ("id", Text),
            ("name", Text),
            ("roles", Text),
            ("recipient", Text),
            ("sealed_identity", Bytes),
            ("sealed_totp", Bytes),
            ("intake_wrap", Bytes),
            ("testimony_wrap", Bytes),
            ("totp_step", Int),
            ("disabled", Flag),
        ],
    },
    Table {
        name: "form_uses",
        key: 1,
        columns: &[("form", Text), ("act", Text), ("subject", Text), ("day", Text)],
    },
    Table {
        name: "cases",
        key: 1,
        columns: &[
            ("id", Text),
            ("designation", Text),
            ("designation_bird", Text),
            ("designation_number", Text),
            ("locator", Text),
            ("stage", Text),
            ("programme", Text),
            ("form_digest", Text),
            ("case_recipient", Text),
            ("reply_recipient", Text),
            ("wrap", Bytes),
            ("received_day", Text),
            ("accepted_day", Text),
            ("offer", Text),
            ("head_sequence", Int),
            ("head_hash", Text),
            ("head_us", Int),
            ("next_in", Int),
            ("next_out", Int),
            ("next_office", Int),
            ("screened_with", Text),
            ("unread", Flag),
        ],
    },
    Table {
        name: "journal",
        key: 2,
        columns: &[
            ("case_id", Text),
            ("sequence", Int),
            ("previous", Text),
            ("at_us", Int),
            ("kind", Text),
            ("actor", Text),
            ("payload", Text),
            ("hash", Text),
        ],
    },
    Table { name: "bodies", key: 1, columns: &body_columns("case_id") },
    Table { name: "case_tokens", key: 2, columns: &[("case_id", Text), ("token", Text)] },
    Table { name: "merges", key: 1, columns: &[("case_id", Text), ("kept", Text)] },
    Table {
        name: "paid_before",
        key: 5,
        columns: &[
            ("case_id", Text),
            ("benefit", Text),
            ("partner", Text),
            ("number", Int),
            ("of_kept", Flag),
        ],
    },
    Table {
        name: "proposals",
        key: 1,
        columns: &[
            ("id", Text),
            ("subject", Text),
            ("family", Text),
            ("kind", Text),
            ("digest", Text),
            ("proposer", Text),
            ("record_sequence", Int),
            ("content", Text),
            ("state", Text),
            ("at_us", Int),
        ],
    },
    Table {
        name: "budgets",
        key: 1,
        columns: &[
            ("partner", Text),
            ("currency", Text),
            ("limit_minor", Int),
            ("pending_minor", Int),
            ("posted_minor", Int),
        ],
    },
    Table {
        name: "transfers",
        key: 1,
        columns: &[
            ("id", Text),
            ("case_id", Text),
            ("benefit", Text),
            ("partner", Text),
            ("number", Int),
            ("amount_minor", Int),
            ("currency", Text),
            ("state", Text),
            ("posted_us", Int),
        ],
    },
    Table {
        name: "counts",
        key: 3,
        columns: &[("metric", Text), ("dimension", Text), ("week", Text), ("number", Int)],
    },
    Table {
        name: "testimonies",
        key: 1,
        columns: &[
            ("id", Text),
            ("locator", Text),
            ("state", Text),
            ("recipient", Text),
            ("wrap", Bytes),
            ("received_day", Text),
            ("video", Flag),
            ("next_office", Int),
        ],
    },
    Table { name: "testimony_bodies", key: 1, columns: &body_columns("testimony_id") },
    Table {
        name: "publications",
        key: 1,
        columns: &[
            ("testimony_id", Text),
            ("content", Text),
            ("digest", Text),
            ("month", Text),
            ("video_type", Text),
            ("video_blob", Text),
        ],
    },
    Table {
        name: "audit",
        key: 1,
        columns: &[
            ("sequence", Int),
            ("at_us", Int),
            ("officer", Text),
            ("act", Text),
            ("subject", Text),
            ("hash", Text),
        ],
    },
    Table {
        name: "audit_head",
        key: 1,
        columns: &[("id", Int), ("sequence", Int), ("at_us", Int), ("hash", Text)],
    },
    Table {
        name: "lists",
        key: 1,
        columns: &[
            ("digest", Text),
            ("name", Text),
            ("format", Text),
            ("published_day", Text),
            ("bytes", Int),
            ("rows_read", Int),
            ("parties", Int),
            ("names", Int),
            ("problems", Int),
            ("officer", Text),
            ("added_us", Int),
            ("superseded_by", Text),
            ("chunks", Text),
            ("content", Text),
        ],
    },
    Table {
        name: LIST_CHUNKS,
        key: 2,
        columns: &[("chunks", Text), ("position", Int), ("content", Bytes), ("added_us", Int)],
    },
    Table {
        name: "erasures",
        key: 1,
        columns: &[("case_id", Text), ("day", Text), ("actor", Text), ("finished", Flag)],
    },
    Table { name: "settings", key: 1, columns: &[("name", Text), ("value", Text)] },
];

impl Table {
    /// How many rows are held in memory at a time: rows hold up to 68 KiB of ciphertext, pieces of
    /// lists about a megabyte.
    pub(crate) fn rows_at_once(&self) -> u64 {
        if self.name == LIST_CHUNKS { 8 } else { 128 }
    }

    fn names(&self) -> String {
        self.columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    fn key_names(&self) -> String {
        self.columns[..self.key].iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    /// The query for the next rows by key: the first ones, or those after a key.
    pub(crate) fn walk(&self, first: bool, limit: u64) -> String {
        let (names, name, keys) = (self.names(), self.name, self.key_names());
        let after = if first {
            String::new()
        } else {
            let places: Vec<_> = (1..=self.key).map(|place| format!("${place}")).collect();
            format!("WHERE ({keys}) > ({}) ", places.join(", "))
        };
        format!("SELECT {names} FROM {name} {after}ORDER BY {keys} LIMIT {limit}")
    }

    /// The statement that reads one row back.
    pub(crate) fn insert(&self) -> String {
        let places: Vec<_> = (1..=self.columns.len()).map(|place| format!("${place}")).collect();
        format!("INSERT INTO {} ({}) VALUES ({})", self.name, self.names(), places.join(", "))
    }

    /// The query for the number of rows.
    pub(crate) fn count(&self) -> String {
        format!("SELECT COUNT(*) FROM {}", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Db;
    use crate::faults::Faults;
    use crate::options::Location;
    use crate::plan::args;

    /// What a backup leaves out on purpose.
    const LEFT_OUT: [&str; 4] = ["attempts", "doomed_blobs", "schema_steps", "sessions"];

    #[tokio::test]
    async fn every_column_of_every_table_is_backed_up_or_left_out_on_purpose() {
        let db = Db::open(&Location::Memory, Faults::none()).await.expect("opens");
        let sql = "SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c \
                   WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";
        let mut columns = 0;
        for mut row in db.read(sql, args![]).await.expect("columns") {
            let (name, column) = (row.text().expect("a name"), row.text().expect("a name"));
            let declared = row.text().expect("a type");
            if LEFT_OUT.contains(&name.as_str()) {
                continue;
            }
            let table = TABLES.iter().find(|table| table.name == name);
            let table = table.unwrap_or_else(|| panic!("{name} is not backed up"));
            let found = table.columns.iter().find(|(known, _)| *known == column);
            let (_, kind) = found.unwrap_or_else(|| panic!("{name}.{column} is not backed up"));
            let expected = match kind {
                Text => "TEXT",
                Int | Flag => "INTEGER",
                Bytes => "BLOB",
            };
            assert_eq!(declared, expected, "{name}.{column}");
            columns += 1;
        }
        assert_eq!(columns, TABLES.iter().map(|table| table.columns.len()).sum::<usize>());
        db.close().await;
    }
}
