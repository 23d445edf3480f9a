//! What is wrong with a list is told at its place, and the rest of it is loaded.

use encoding_rs::{UTF_16BE, WINDOWS_1251, WINDOWS_1252};
use lists::{Format, NAME_CHARS_MAX, PROBLEMS_KEPT};

use crate::{list, read, told};

/// The names of a list, and what is told about it.
fn names(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let (parties, report) = read(bytes, None).unwrap_or_else(|error| panic!("{error}"));
    (parties.iter().map(|party| party.name().to_owned()).collect(), told(&report))
}

fn un(inner: &str) -> String {
    format!("<CONSOLIDATED_LIST><INDIVIDUALS>{inner}</INDIVIDUALS></CONSOLIDATED_LIST>")
}

fn person(name: &str) -> String {
    format!("<INDIVIDUAL>\n<FIRST_NAME>{name}</FIRST_NAME></INDIVIDUAL>\n")
}

#[test]
fn xml_that_is_broken_off_keeps_what_came_before() {
    let whole = un(&(person("Anna") + &person("Boris")));
    let cut = &whole[..whole.find("Boris").expect("there") + 3];
    let (found, told) = names(cut.as_bytes());
    assert_eq!(found, ["Anna"]);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[1].contains("<INDIVIDUAL> is broken off; expected </INDIVIDUAL>"), "{told:?}");
    let (found, told) = names(un(&(person("Anna") + "</ENTITY>" + &person("Boris"))).as_bytes());
    assert_eq!(found, ["Anna"]);
    assert!(told[0].starts_with("line 3: XML that is not sound: "), "{told:?}");
    assert!(told[0].ends_with("reading ends here; what was read before is kept"), "{told:?}");
    let (found, told) = names(&whole.as_bytes()[..whole.len() - 30]);
    assert_eq!((found.len(), told.len()), (2, 1), "{told:?}");
}

#[test]
fn an_entity_bomb_is_not_expanded() {
    let mut bomb = "<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY a \"ha\">".to_owned();
    for (one, other) in "abcdefghij".chars().zip("bcdefghijk".chars()) {
        bomb += &format!("<!ENTITY {other} \"{}\">", format!("&{one};").repeat(10));
    }
    bomb += "<!ENTITY file SYSTEM \"file:///etc/passwd\">]>";
    bomb += &un(&(person("Anna &k;&file;") + &person("Boris &amp; &#x421;")));
    let (found, told) = names(bomb.as_bytes());
    assert_eq!(found, ["Anna", "Boris & С"]);
    assert_eq!(
        told,
        [
            "line 1: the document declares entities; expected a list without a document type; \
             none is expanded, and texts that use them lack them",
            "line 2: the reference `&k;` in <INDIVIDUAL>; expected one of XML's own, such as \
             &amp;; it is not expanded",
            "line 2: the reference `&file;` in <INDIVIDUAL>; expected one of XML's own, such as \
             &amp;; it is not expanded",
        ]
    );
    let eu = "<!DOCTYPE e [<!ENTITY a \"ha\">]><export><sanctionEntity>\
              <nameAlias wholeName=\"&a;\" lastName=\"Vydumov\"/></sanctionEntity></export>";
    let (found, told) = names(eu.as_bytes());
    assert_eq!(found, ["Vydumov"]);
    assert!(told[1].contains("the attribute `wholeName` of <nameAlias> refers to an entity"));
}

#[test]
fn xml_too_deep_too_long_and_too_wide_has_an_end() {
    let deep = un(&(person("Anna") + &"<a>".repeat(100_000)));
    let (found, told) = names(deep.as_bytes());
    assert_eq!(found, ["Anna"]);
    assert!(told[0].contains("elements that stand too deep"), "{told:?}");
    let deep = un(&(person("Anna") + "<INDIVIDUAL>" + &"<a>".repeat(100_000)));
    assert!(names(deep.as_bytes()).1[0].contains("elements that stand too deep"));
    let text = un(&(person("Anna") + &person(&"x".repeat(3_000_000)) + &person("Boris")));
    let (found, told) = names(text.as_bytes());
    assert_eq!(found, ["Anna"]);
    assert!(told[0].contains("a tag or text that is too long; expected at most 1048576 bytes"));
    let long = format!("<INDIVIDUAL>{}</INDIVIDUAL>", "<NATIONALITY/>".repeat(100_000));
    let (found, told) = names(un(&(person("Anna") + &long + &person("Boris"))).as_bytes());
    assert_eq!(found, ["Anna", "Boris"]);
    assert!(told[0].contains("<INDIVIDUAL> with") && told[0].ends_with("it is left out"));
    let many: String = (0..100_000).map(|n| format!(" a{n}=\"\"")).collect();
    let wide = un(&format!("<INDIVIDUAL{many}><FIRST_NAME>Anna</FIRST_NAME></INDIVIDUAL>"));
    assert_eq!(names(wide.as_bytes()).0, ["Anna"]);
}

#[test]
fn encodings_are_found_out() {
    let text = "id,name\n1,Пётр Выдумов\n2,Анна Нетакова\n";
    let expected = ["Пётр Выдумов", "Анна Нетакова"];
    let marked = format!("\u{feff}{text}");
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(UTF_16BE.decode_without_bom_handling(&big).0, text);
    for bytes in [marked.as_bytes(), &wide, &[&[0xff, 0xfe][..], &wide].concat(), &big] {
        assert_eq!(names(bytes), (expected.map(str::to_owned).to_vec(), Vec::new()));
    }
    let (found, told) = names(&WINDOWS_1251.encode(text).0);
    assert_eq!(found, expected);
    let guessed = "line 2: text that is not UTF-8; expected UTF-8; read as windows-1251, which \
                   its bytes look like";
    assert_eq!(told, [guessed]);
    let (found, told) = names(&WINDOWS_1252.encode("name\nJosé Ejemplo\nZoë Beispiel\n").0);
    assert_eq!(found, ["José Ejemplo", "Zoë Beispiel"]);
    assert!(told[0].contains("read as windows-1252"), "{told:?}");
    let xml = "<?xml version=\"1.0\" encoding=\"windows-1251\"?>".to_owned() + &un(&person("Анна"));
    assert_eq!(names(&WINDOWS_1251.encode(&xml).0), (vec!["Анна".to_owned()], Vec::new()));
    let xml = "<?xml version=\"1.0\" encoding=\"utf-16\"?>".to_owned() + &un(&person("Анна"));
    let wide: Vec<u8> = xml.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(names(&wide).0, ["Анна"]);
}

#[test]
fn bytes_that_are_no_text_cost_only_themselves() {
    let mut bytes = "name\nАнна Нетакова\n".as_bytes().to_vec();
    bytes.extend_from_slice(b"Bo\xffris\nVera\n");
    let (found, told) = names(&bytes);
    assert_eq!(found, ["Анна Нетакова", "Bo\u{fffd}ris", "Vera"]);
    let expected = "line 3: bytes that are no text, 1 in the whole file; expected text in one \
                    encoding; each is read as U+FFFD";
    assert_eq!(told, [expected]);
}

#[test]
fn rows_without_names_are_left_out() {
    let (found, told) = names(b"id,name,alias\n1,,\n2,  ,\n3,Anna,\n4,,Boris\n\n");
    assert_eq!(found, ["Anna", "Boris"]);
    let expected = "line 2: `1` without a name; expected a name; it is left out";
    assert_eq!((told.len(), told[0].as_str()), (2, expected));
    let (found, told) = names(un(&(person("") + &person("Anna"))).as_bytes());
    assert_eq!(found, ["Anna"]);
    assert_eq!(told, ["line 1: an entry without a name; expected a name; it is left out"]);
}

#[test]
fn dates_that_are_none_are_left_out_and_years_alone_are_years() {
    let text = "name,birth date\nAnna,31/02/1980\nBoris,00/00/1970\nVera,00/00/0000\n";
    let (parties, report) = list(text);
    let born: Vec<String> =
        parties.iter().map(|party| party.born.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(born, ["", "1970-01-01 to 1970-12-31", ""]);
    let expected = "line 2: the date of birth `31/02/1980`; expected a day, a month or a year; \
                    it is left out";
    assert_eq!(told(&report)[0], expected);
    assert_eq!(report.problems.total, 2);
}

#[test]
fn names_of_ten_thousand_characters_are_cut() {
    let (parties, report) = list(&format!("name\n{}\nAnna\n", "я".repeat(10_000)));
    assert_eq!(parties.len(), 2);
    assert_eq!(parties[0].name().chars().count(), NAME_CHARS_MAX);
    let expected = "line 2: a name of 10000 characters; expected at most 1000; its beginning is \
                    kept";
    assert_eq!(told(&report), [expected]);
}

#[test]
fn what_hides_or_turns_letters_is_left_out_and_told() {
    let (found, told) = names(
        "name\nAn\u{202e}na\nBo\u{200b}ris\nVe\0ra\nGl\u{feff}eb\nمی\u{200c}خواهم\n".as_bytes(),
    );
    assert_eq!(found, ["Anna", "Boris", "Vera", "Gleb", "می\u{200c}خواهم"]);
    let sign = |line, sign| {
        format!(
            "line {line}: a name with the hidden sign U+{sign}; expected signs that can be seen; \
             the sign is left out"
        )
    };
    assert_eq!(told, [sign(2, "202E"), sign(3, "200B"), sign(4, "0000"), sign(5, "FEFF")]);
    let (_, told) = names("name,birth date\nAnna,\u{202e}\u{1b}[31m1380\n".as_bytes());
    assert!(told[0].contains(r"\u{202e}\u{1b}[31m1380"), "{told:?}");
}

#[test]
fn identifiers_that_come_twice_are_told_apart() {
    let (parties, report) = list("id,name\nx,Anna\nx,Boris\ny,Vera\nx,Gleb\n");
    let ids: Vec<&str> = parties.iter().map(|party| party.id.as_str()).collect();
    assert_eq!(ids, ["x", "x#2", "y", "x#3"]);
    let expected = "line 3: the identifier `x` once more; expected one that is unique in the \
                    list; this one is kept as `x#2`";
    assert_eq!((report.problems.total, told(&report)[0].as_str()), (2, expected));
}

#[test]
fn an_open_quotation_mark_costs_its_line() {
    let mut text = "name,reason\nAnna,\"it was\n".to_owned();
    for n in 0..2_000 {
        text += &format!("Boris {n},so\n");
    }
    let (parties, report) = list(&text);
    assert_eq!(parties.len(), 2_001);
    let expected = "line 2: a quotation mark that is not closed; expected one that closes it; \
                    the row ends with its line";
    assert_eq!(told(&report), [expected]);
}

#[test]
fn rows_that_do_not_fit_are_told() {
    let (found, told) = names(b"id,name\n1,Anna\n2\n3,Boris,more\n");
    assert_eq!(found, ["Anna", "Boris"]);
    assert!(told[0].starts_with("line 3: 1 cells; expected 2 as in the header"), "{told:?}");
    assert!(told[2].starts_with("line 4: 3 cells"), "{told:?}");
    let line = format!("name,reason\nAnna,{}\nBoris,\n", "x".repeat(3_000_000));
    let (parties, report) = list(&line);
    assert_eq!(parties.len(), 2);
    assert!(told_of(&report).contains("a line of 3000005 bytes; expected at most 1048576"));
    let (_, report) = list("1,\"VYDUMOV, Pyotr\",-0- ,x,,,,,,,,\nnonsense\n1,2,3\n");
    assert_eq!(report.problems.total, 2);
    assert!(told_of(&report).contains("line 2: 1 columns, the first `nonsense`"));
}

fn told_of(report: &lists::Report) -> String {
    told(report).join("\n")
}

#[test]
fn lines_that_are_no_entities_are_left_out() {
    let text = "{\"schema\":\"Person\",\"properties\":{\"name\":[\"Anna\"]}}\n\
                {\"schema\":\n[]\n{}\n\
                {\"schema\":\"Person\",\"properties\":{\"name\":\"Boris\",\"birthDate\":[1,0]}}\n";
    let (found, told) = names(text.as_bytes());
    assert_eq!(found, ["Anna", "Boris"]);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].starts_with("line 2: no JSON object: EOF"), "{told:?}");
    let deep = "{\"schema\":\"Person\",\"a\":".to_owned() + &"[".repeat(100_000) + "\n";
    assert_eq!(list(&deep).1.problems.total, 1);
}

#[test]
fn a_party_with_very_many_names_is_cut() {
    let aliases: Vec<String> = (0..3_000).map(|n| format!("Anna {n}")).collect();
    let (parties, report) = list(&format!("name,alias\nAnna,{}\n", aliases.join(";")));
    assert_eq!(parties[0].names.len(), 1_000);
    assert!(told_of(&report).contains("3001 names of one party; expected at most 1000"));
}

#[test]
fn problems_are_counted_to_the_last_and_kept_to_a_bound() {
    let (_, report) = list(&("id,name\n".to_owned() + &"1,\n".repeat(5_000)));
    assert_eq!((report.problems.total, report.problems.kept.len()), (5_000, PROBLEMS_KEPT));
}

#[test]
fn the_digest_is_that_of_the_whole_file_whatever_is_read_of_it() {
    use sha2::Digest;
    for text in [un(&person("Anna")) + "</x>rest of it", "name\nAnna\n".to_owned()] {
        let expected = sha2::Sha256::digest(text.as_bytes());
        let expected: String = expected.iter().map(|byte| format!("{byte:02x}")).collect();
        let (_, report) = list(&text);
        assert_eq!((report.digest, report.bytes), (expected, text.len() as u64));
    }
}

#[test]
fn what_is_no_list_is_unreadable_and_says_what_is_read() {
    let cases = [
        ("", None, "the file is empty"),
        (" \n", None, "the file is empty"),
        ("colour,size\nred,1\n", None, "none of the formats"),
        ("\u{202e}\u{1b}[31m", None, "none of the formats"),
        ("<sdnList><sdnEntry/></sdnList>", None, "begins with <sdnList>, which is no list"),
        ("<!-- <export> --><html></html>", None, "begins with <html>"),
        ("colour,size\n", Some(Format::Csv), "no column of the header holds names; found `colour`"),
        ("Name\nAnna\n", Some(Format::UkCsv), "no column of the header holds names"),
    ];
    for (text, format, expected) in cases {
        let error = read(text.as_bytes(), format).expect_err(text).to_string();
        assert!(error.contains(expected), "{text}: {error}");
    }
    let xml = read(b"name\nAnna\n", Some(Format::UnXml)).expect("XML of no records");
    assert_eq!(xml.0.len(), 0);
}
