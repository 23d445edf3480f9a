//! Tables: the numbers behind a chart, in HTML and for a terminal.

use crate::escape::escape;

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    name: String,
    numeric: bool,
}

impl Column {
    /// A column of words, set to the left.
    pub fn words(name: impl Into<String>) -> Self {
        Self { name: name.into(), numeric: false }
    }

    /// A column of numbers, set to the right.
    pub fn numbers(name: impl Into<String>) -> Self {
        Self { name: name.into(), numeric: true }
    }
}

/// A table whose first column names its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    caption: String,
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new(caption: impl Into<String>, columns: Vec<Column>) -> Self {
        Self { caption: caption.into(), columns, rows: Vec::new() }
    }

    /// Adds a row. Cells that are missing stay empty; cells beyond the columns are dropped.
    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        let mut row: Vec<String> = cells.into_iter().map(Into::into).collect();
        row.resize(self.columns.len(), String::new());
        self.rows.push(row);
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The table with caption, `scope` at each heading and a box that scrolls where it is wide.
    pub fn html(&self) -> String {
        let caption = escape(&self.caption);
        let mut html = format!(
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\">\n\
             <table>\n<caption>{caption}</caption>\n<thead><tr>"
        );
        for column in &self.columns {
            let class = if column.numeric { " class=\"n\"" } else { "" };
            html.push_str(&format!("<th scope=\"col\"{class}>{}</th>", escape(&column.name)));
        }
        html.push_str("</tr></thead>\n<tbody>\n");
        for row in &self.rows {
            html.push_str("<tr>");
            for (index, (cell, column)) in row.iter().zip(&self.columns).enumerate() {
                let class = if column.numeric { " class=\"n\"" } else { "" };
                let cell = escape(cell);
                html.push_str(&match index {
                    0 => format!("<th scope=\"row\"{class}>{cell}</th>"),
                    _ => format!("<td{class}>{cell}</td>"),
                });
            }
            html.push_str("</tr>\n");
        }
        if self.rows.is_empty() {
            let span = self.columns.len().max(1);
            html.push_str(&format!("<tr><td colspan=\"{span}\">There are no rows.</td></tr>\n"));
        }
        html.push_str("</tbody>\n</table>\n</div>\n");
        html
    }

    /// The table for a terminal: caption, headings, a rule, rows; columns two blanks apart.
    pub fn text(&self) -> String {
        let mut widths: Vec<usize> = self.columns.iter().map(|c| letters(&c.name)).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(letters(cell));
            }
        }
        let headings: Vec<String> = self.columns.iter().map(|c| c.name.clone()).collect();
        let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        let mut text = String::new();
        if !self.caption.is_empty() {
            text.push_str(&plain(&self.caption));
            text.push('\n');
        }
        for row in [&headings, &rule].into_iter().chain(&self.rows) {
            let mut line = String::new();
            for ((cell, width), column) in row.iter().zip(&widths).zip(&self.columns) {
                let blanks = " ".repeat(width.saturating_sub(letters(cell)));
                let cell = plain(cell);
                let (before, behind) =
                    if column.numeric { (blanks, String::new()) } else { (String::new(), blanks) };
                line.push_str(&format!("{before}{cell}{behind}  "));
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        if self.rows.is_empty() {
            text.push_str("(no rows)\n");
        }
        text
    }
}

/// A cell on one line, without anything that would command a terminal.
fn plain(cell: &str) -> String {
    cell.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

fn letters(cell: &str) -> usize {
    cell.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let columns = vec![Column::words("Segment"), Column::numbers("People")];
        let mut table = Table::new("Who leaves", columns);
        table.row(["Officers", "1 200"]);
        table.row(["Лётчики <&>"]);
        table
    }

    #[test]
    fn columns_of_numbers_are_set_to_the_right() {
        insta::assert_snapshot!(table().text(), @"
        Who leaves
        Segment      People
        ───────────  ──────
        Officers      1 200
        Лётчики <&>
        ");
    }

    #[test]
    fn headings_have_a_scope_and_cells_are_escaped() {
        let html = table().html();
        assert!(html.contains("<th scope=\"col\" class=\"n\">People</th>"));
        assert!(html.contains("<th scope=\"row\">Лётчики &lt;&amp;&gt;</th><td class=\"n\"></td>"));
        assert!(Table::new("", Vec::new()).html().contains("There are no rows."));
    }

    #[test]
    fn a_cell_cannot_command_a_terminal() {
        let mut table = Table::new("a\u{1b}[2J", vec![Column::words("b")]);
        table.row(["\u{1b}]0;x\u{7}\nnext"]);
        assert!(!table.text().contains('\u{1b}'));
        assert_eq!(table.text().lines().count(), 4);
    }
}
