//! Cells of the UK's lists in which more than one thing stands.
//!
//! Source: the lists as published. OFSI numbers the values of a cell, `(1) One (2) Other`, and
//! writes into "Other Information" what has no column, each with its label before it:
//! `(Gender):Male (IMO number):0000001`. The Foreign Office writes several registrations into one
//! cell, each with its register before it: `INN: 0000000001`.

use screening::Document;

/// The longest name of a register before a number, in bytes.
const REGISTER_BYTES_MAX: usize = 40;
/// The longest label of what has no column, in bytes.
const LABEL_BYTES_MAX: usize = 60;

/// The values of a cell: those numbered from (1) on, or the one that is there.
pub(crate) fn numbered(cell: &str) -> Vec<&str> {
    let mut values = Vec::new();
    let mut rest = cell.trim();
    for number in 1_u32.. {
        let mark = format!("({number})");
        let Some((before, after)) = rest.split_once(mark.as_str()) else { break };
        // Only what begins with a number is a list: "Office (1) and (2)" is one value.
        if number == 1 && !before.trim().is_empty() {
            break;
        }
        values.push(before);
        rest = after;
    }
    if values.is_empty() {
        return Some(rest).filter(|value| !value.is_empty()).into_iter().collect();
    }
    values.push(rest);
    let values = values.into_iter().map(|value| value.trim().trim_end_matches(['.', ',', ';']));
    values.filter(|value| !value.is_empty()).collect()
}

/// What stands after a label, up to the next one: `(Gender):Male`.
pub(crate) fn labelled<'a>(text: &'a str, label: &str) -> Option<&'a str> {
    let (at, _) = labels(text).find(|(_, found)| found.eq_ignore_ascii_case(label))?;
    let value = text.get(at..)?;
    let end = labels(value).next().map_or(value.len(), |(after, found)| after - found.len() - 3);
    value.get(..end).map(|value| value.trim().trim_end_matches('.'))
}

/// The labels of a text, each with the place where its value begins.
fn labels(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("):").filter_map(|(at, mark)| {
        // No further back than a label is long: a text of nothing but marks takes no time.
        let before = text.as_bytes().get(at.saturating_sub(LABEL_BYTES_MAX)..at)?;
        let length = before.iter().rev().position(|byte| *byte == b'(')?;
        Some((at + mark.len(), text.get(at - length..at)?))
    })
}

/// Registrations of a cell, each called as its register where one stands before the number.
pub(crate) fn registrations(cell: &str) -> Vec<Document> {
    let lines = cell.split(['\n', ';']).flat_map(numbered);
    let papers = lines.map(|said| {
        let register = said.split_once(':').filter(|(register, number)| {
            let letters = register.chars().all(|c| c.is_alphabetic() || " .-/()".contains(c));
            letters && register.len() <= REGISTER_BYTES_MAX && !number.trim().is_empty()
        });
        let (kind, number) = register.unwrap_or(("Registration number", said));
        Document {
            kind: kind.trim().to_owned(),
            number: number.trim().to_owned(),
            country: String::new(),
        }
    });
    papers.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_values_come_apart_and_others_stay_whole() {
        let cases: [(&str, &[&str]); 8] = [
            ("Nowhere", &["Nowhere"]),
            ("(1) Nowhere. (2) Elsewhere.", &["Nowhere", "Elsewhere"]),
            ("(1)Head of Office(2)Chair", &["Head of Office", "Chair"]),
            ("Office (1) and (2)", &["Office (1) and (2)"]),
            ("(2) second alone", &["(2) second alone"]),
            ("(1) (2) ", &[]),
            (" Company Ltd. ", &["Company Ltd."]),
            ("", &[]),
        ];
        for (cell, expected) in cases {
            assert_eq!(numbered(cell), expected, "{cell}");
        }
    }

    #[test]
    fn labels_part_what_has_no_column() {
        let text = "Also (as they say) busy. (UK Sanctions List Ref):MUP1. (UN Ref): MUi.001 \
                    (Gender):Male (IMO number):0000001 (Flag of ship):Nowhere";
        for (label, expected) in [
            ("Gender", Some("Male")),
            ("imo number", Some("0000001")),
            ("Flag of ship", Some("Nowhere")),
            ("UN Ref", Some("MUi.001")),
            ("Type of ship", None),
        ] {
            assert_eq!(labelled(text, label), expected, "{label}");
        }
        assert_eq!(labelled("):):(a):", "a"), Some(""));
        assert_eq!(labelled("(a(b):c", "b"), Some("c"));
        let marks = "):".repeat(500_000);
        assert_eq!(labelled(&marks, "a"), None);
    }

    #[test]
    fn registrations_are_called_as_their_registers() {
        let said = |cell| -> Vec<String> {
            let papers = registrations(cell).into_iter();
            papers.map(|paper| format!("{} {}", paper.kind, paper.number)).collect()
        };
        assert_eq!(
            said("OGRN: 001\nINN: 002; 003"),
            ["OGRN 001", "INN 002", "Registration number 003"]
        );
        assert_eq!(
            said("(1) 77:88 (2) INN:"),
            ["Registration number 77:88", "Registration number INN:"]
        );
        assert!(said("").is_empty());
    }
}
