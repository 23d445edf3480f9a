//! Our rows of CSV are those of the `csv` crate, wherever a text is sound.

use proptest::prelude::*;

use crate::list;

proptest! {
    #[test]
    fn sound_csv_is_read_as_elsewhere(
        rows in prop::collection::vec(prop::collection::vec("[a-z \",\n;é]{0,8}", 3), 1..8),
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["name", "reason", "id"]).expect("written");
        for row in &rows {
            writer.write_record(row).expect("written");
        }
        let bytes = writer.into_inner().expect("written");
        let (parties, report) = list(&String::from_utf8(bytes).expect("text"));
        prop_assert_eq!(report.rows, rows.len() as u64);
        let fit = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let expected: Vec<(String, String)> = rows
            .iter()
            .map(|row| (fit(&row[0]), fit(&row[1])))
            .filter(|(name, _)| !name.is_empty())
            .collect();
        let found: Vec<(String, String)> = parties
            .iter()
            .map(|party| (party.name().to_owned(), party.reasons.concat()))
            .collect();
        prop_assert_eq!(found, expected);
    }
}
