//! Values into statements and rows out of them, once for each database.

use std::borrow::Cow;

use sqlx::{AssertSqlSafe, Row as _, SqlSafeStr as _, SqlStr, TypeInfo as _, ValueRef as _};

use crate::row::{Cell, Row};

/// A query with its arguments. A macro, since the bounds of a generic function would be longer.
macro_rules! bound {
    ($sql:expr, $args:expr) => {{
        let mut query = sqlx::query($sql);
        for value in $args {
            query = match value {
                $crate::plan::Value::Text(text) => query.bind(text),
                $crate::plan::Value::Int(number) => query.bind(number),
                $crate::plan::Value::Bytes(bytes) => query.bind(bytes),
                $crate::plan::Value::Bool(flag) => query.bind(flag),
                $crate::plan::Value::NoText => query.bind(None::<String>),
                $crate::plan::Value::NoInt => query.bind(None::<i64>),
                $crate::plan::Value::NoBytes => query.bind(None::<Vec<u8>>),
            };
        }
        query
    }};
}
pub(super) use bound;

/// The text of a statement: nearly always one the compiler saw, else one made from the catalogue of
/// tables.
pub(super) fn sql_text(sql: Cow<'static, str>) -> SqlStr {
    match sql {
        Cow::Borrowed(text) => text.into_sql_str(),
        Cow::Owned(text) => AssertSqlSafe(text).into_sql_str(),
    }
}

/// A row of either database as our own. A macro for the same reason.
macro_rules! cells {
    ($row:expr) => {{
        let row = $row;
        let mut cells = Vec::with_capacity(row.len());
        for index in 0..row.len() {
            let raw = row.try_get_raw(index)?;
            let null = raw.is_null();
            let kind = raw.type_info().name().to_owned();
            drop(raw);
            cells.push(match kind.as_str() {
                _ if null => Cell::Null,
                "TEXT" | "VARCHAR" | "NAME" => Cell::Text(row.try_get_unchecked(index)?),
                "INTEGER" | "INT8" => Cell::Int(row.try_get_unchecked(index)?),
                "BLOB" | "BYTEA" => Cell::Bytes(row.try_get_unchecked(index)?),
                "BOOL" => Cell::Bool(row.try_get_unchecked(index)?),
                other => {
                    let message = format!("a column of type {other}");
                    return Err(sqlx::Error::Decode(message.into()));
                }
            });
        }
        Ok(Row::new(cells))
    }};
}

pub(super) fn sqlite_row(row: &sqlx::sqlite::SqliteRow) -> Result<Row, sqlx::Error> {
    cells!(row)
}

pub(super) fn postgres_row(row: &sqlx::postgres::PgRow) -> Result<Row, sqlx::Error> {
    cells!(row)
}
