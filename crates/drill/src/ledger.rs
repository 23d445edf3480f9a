//! Reading the desk's ledger table: what each partner has paid.

use std::collections::BTreeMap;

/// What was paid by each partner, summed over benefits, with its currency. Columns are found by
/// their names, so that further columns do no harm.
pub(crate) fn paid_by_partner(table: &str) -> BTreeMap<String, String> {
    // Tables for spreadsheets begin with a mark that says they are UTF-8.
    let mut lines = table.trim_start_matches('\u{feff}').lines().map(cells);
    let head = lines.next().unwrap_or_default();
    let column = |name: &str| head.iter().position(|cell| cell.eq_ignore_ascii_case(name));
    let (Some(partner), Some(currency), Some(posted)) =
        (column("partner"), column("currency"), column("posted"))
    else {
        return BTreeMap::new();
    };
    let mut sums: BTreeMap<(String, String), i128> = BTreeMap::new();
    for line in lines {
        let cell = |index: usize| line.get(index).cloned().unwrap_or_default();
        let Some(amount) = hundredths(&cell(posted)).filter(|amount| *amount != 0) else {
            continue;
        };
        *sums.entry((cell(partner), cell(currency))).or_default() += amount;
    }
    let shown = |((partner, currency), sum): ((String, String), i128)| {
        (format!("{partner} ({currency})"), format!("{}.{:02} {currency}", sum / 100, sum % 100))
    };
    sums.into_iter().map(shown).collect()
}

/// An amount such as `1 234.50` in hundredths.
fn hundredths(text: &str) -> Option<i128> {
    let plain: String =
        text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, "00"));
    let whole: i128 = whole.parse().ok()?;
    let part: i128 = format!("{part:0<2}").get(..2)?.parse().ok()?;
    Some(whole * 100 + part)
}

/// The cells of one line of comma-separated values; quotes may hold commas.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.trim_end_matches('\r').chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => {
                if let Some(cell) = cells.last_mut() {
                    cell.push(letter);
                }
            }
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_summed_by_partner_and_currency() {
        let table = "\u{feff}partner,benefit,currency,pending,posted\r\n\
                     north,bounty,USD,1.00,10.50\r\n\"north\",stipend,USD,0,\"1 200.00\"\r\n\
                     south,bounty,RUB,5.00,0.00\r\n";
        let paid = paid_by_partner(table);
        assert_eq!(paid.len(), 1);
        assert_eq!(paid["north (USD)"], "1210.50 USD");
        assert!(paid_by_partner("").is_empty());
    }
}
