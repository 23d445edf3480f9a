//! A list that ends before its end says so; who has no number is called the same wherever they
//! stand; and what is no file of names is not taken for one.

use std::path::Path;

use lists::Format;

use crate::{list, read, told};

fn sample(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name);
    std::fs::read(path).expect("a sample")
}

/// Whether reading these bytes ends before the list does.
fn breaks_off(bytes: &[u8], format: Format) -> bool {
    let (_, report) = read(bytes, Some(format)).unwrap_or_else(|error| panic!("{error}"));
    assert!(!report.broken_off || report.problems.total > 0, "it is told, too");
    report.broken_off
}

#[test]
fn whole_lists_are_not_broken_off() {
    for (name, format) in [
        ("advanced.xml", Format::OfacAdvancedXml),
        ("eu.xml", Format::EuXml),
        ("un.xml", Format::UnXml),
        ("uk_fcdo.csv", Format::UkCsv),
        ("uk_ofsi.csv", Format::UkCsv),
        ("entities.ftm.json", Format::FollowTheMoney),
        ("plain.csv", Format::Csv),
        ("sdn.csv", Format::OfacCsv),
    ] {
        let whole = sample(name);
        assert!(!breaks_off(&whole, format), "{name}");
        let unended = whole.trim_ascii_end();
        assert!(!breaks_off(unended, format), "{name} without the end of its last line");
    }
}

#[test]
fn xml_cut_anywhere_is_broken_off() {
    for (name, format) in [
        ("advanced.xml", Format::OfacAdvancedXml),
        ("eu.xml", Format::EuXml),
        ("un.xml", Format::UnXml),
    ] {
        let whole = sample(name);
        let begins = whole.windows(2).position(|signs| signs[0] == b'<' && signs[1] > b'@');
        let begins = begins.expect("a root") + 1;
        for at in (begins..whole.trim_ascii_end().len()).step_by(7) {
            assert!(breaks_off(&whole[..at], format), "{name} cut at {at}");
        }
    }
}

#[test]
fn where_reading_ends_early_the_list_is_broken_off() {
    let un = |inner: &str| format!("<CONSOLIDATED_LIST>{inner}</CONSOLIDATED_LIST>");
    let person = "<INDIVIDUAL><FIRST_NAME>Anna</FIRST_NAME></INDIVIDUAL>";
    for inner in ["</ENTITY>", &"<a>".repeat(100), &"x".repeat(2_000_000)] {
        let text = un(&format!("{person}{inner}{person}"));
        assert!(breaks_off(text.as_bytes(), Format::UnXml), "{:.20}", inner);
    }
    for inner in ["&unknown;", "<INDIVIDUAL/>", "<FIRST_NAME>Not in a record</FIRST_NAME>"] {
        let text = un(&format!("{person}{inner}{person}"));
        assert!(!breaks_off(text.as_bytes(), Format::UnXml), "{inner}");
    }
}

#[test]
fn rows_and_lines_that_are_cut_are_broken_off() {
    for (text, format, expected) in [
        ("id,name,born\n1,Anna,1970\n2,Bor", Format::Csv, true),
        ("id,name,born\n1,Anna,1970\n2,Boris\n", Format::Csv, false),
        ("id,name,born\n1,Anna,1970\n2,Boris,", Format::Csv, false),
        ("id,name,reason\n1,Anna,\"made", Format::Csv, true),
        ("id,name,reason\n1,Anna,\"made\nup", Format::Csv, true),
        ("id,name,reason\n1,Anna,\"made\nup\"", Format::Csv, false),
        ("id,name,reason\n1,Anna,\"made\n2,Boris,so\n", Format::Csv, false),
        ("1,\"VYDUMOV, Pyotr\",-0- ,x,,,,,,,,\n2,\"VYDUM", Format::OfacCsv, true),
        ("1,\"VYDUMOV, Pyotr\",-0- ,x,,,,,,,,\r\n\u{1a}", Format::OfacCsv, false),
        (
            "{\"schema\":\"Person\",\"properties\":{\"name\":[\"A\"]}}\n{\"sch",
            Format::FollowTheMoney,
            true,
        ),
        (
            "{\"sch\n{\"schema\":\"Person\",\"properties\":{\"name\":[\"A\"]}}",
            Format::FollowTheMoney,
            false,
        ),
    ] {
        assert_eq!(breaks_off(text.as_bytes(), format), expected, "{text:?}");
    }
    let (parties, report) = list("id,name,born\n1,Anna,1970\n2,Bor");
    assert_eq!(parties.len(), 2, "what is there is read");
    let expected = "line 3: the file ends within a row, after 2 cells; expected 3 cells as in the \
                    row before, or an end of the line; what is there is read";
    assert_eq!(told(&report)[0], expected);
}

#[test]
fn who_has_no_number_is_called_the_same_wherever_they_stand() {
    let ids = |rows: &str| {
        let (parties, report) = list(&format!("name,born\n{rows}"));
        assert_eq!(report.problems.total, 0, "{:?}", report.problems.kept);
        parties.into_iter().map(|party| party.id).collect::<Vec<_>>()
    };
    let one = ids("Pyotr Vydumov,1970\nAnna Netakova,\n");
    assert!(one.iter().all(|id| id.len() == 20 && id.starts_with("row-")), "{one:?}");
    let other = ids("Boris Novyi,\nAnna Netakova,\nPyotr Vydumov,1970\n");
    assert_eq!([&other[2], &other[1]], [&one[0], &one[1]]);
    let changed = ids("Pyotr Vydumov,1971\n");
    assert_ne!(changed[0], one[0], "of whom the list says something else");
    let equal = ids("Anna Netakova,\nAnna Netakova,\nPyotr Vydumov,1970\nAnna Netakova,\n");
    let second = format!("{}-2", one[1]);
    let third = format!("{}-3", one[1]);
    assert_eq!(equal, [one[1].clone(), second, one[0].clone(), third]);
}

#[test]
fn what_is_no_file_of_names_is_refused_without_telling_what_is_in_it() {
    for text in [
        "id,person,born\n1,Anna,1970\n",
        "id, person\n1, Anna\n",
        "1,Vydumov\n",
        "Secret;Vydumov\n",
        "Secret\tVydumov\n",
        "Vydumov, Secret, 1970-05-06\n",
        "{\"schema\":\"Person\",\"properties\":{\"name\":[\"Secret\"]}}\n",
        "\u{feff}[{\"name\": \"Secret\"}]\n",
        "<export><sanctionEntity/></export>\n",
        "\n\n%PDF-1.7\n",
        "PK\u{3}\u{4}Secret\n",
    ] {
        let mut asked = 0;
        let error = lists::read_names(text.as_bytes(), &mut |_| asked += 1).expect_err(text);
        let said = error.to_string();
        assert!(said.starts_with("line 1 has ") && said.contains("; expected "), "{said}");
        assert!(!said.contains("Secret") && !said.contains("Vydumov"), "{said}");
        assert_eq!(asked, 0, "{text}");
    }
    for text in [
        "Vydumov, Pyotr\n1;2\n",
        "Invented Trade House, Co., Ltd.\n",
        "Studio 54, Ltd.\n",
        "Anna\n",
        "17\n",
        "name;town\nAnna;Testgrad\n",
    ] {
        let read = lists::read_names(text.as_bytes(), &mut |_| ());
        assert!(read.is_ok(), "{text}: {read:?}");
    }
}
