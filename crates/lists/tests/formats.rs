//! Each format on a made-up list: what is read from it, to the last word.

use lists::{Format, Meaning};

use crate::{list, read, summary, told};

fn of(text: &str, format: Format, published: Option<&str>) -> Vec<String> {
    let (parties, report) = list(text);
    assert_eq!(report.format, format);
    assert_eq!(told(&report), [""; 0]);
    assert_eq!(report.published.map(|day| day.to_string()).as_deref(), published);
    assert_eq!(report.parties, parties.len() as u64);
    let (again, as_told) = read(text.as_bytes(), Some(format)).expect("it is of its format");
    assert_eq!((&again, &as_told), (&parties, &report));
    parties.iter().map(summary).collect()
}

#[test]
fn the_eus_xml() {
    let said = of(include_str!("samples/eu.xml"), Format::EuXml, Some("2025-03-07"));
    assert_eq!(
        said[0],
        "EU.0.01 Person Some(Male)
  Primary Pyotr Petrovich Vydumov (Pyotr/Petrovich/Vydumov)
  WeakAlias The Inventor
  Alias Пётр Петрович Выдумов (Пётр/Петрович/Выдумов)
  Former Pyotr Starov
  Alias Peter Vydumoff
  born: 1970-05-06; 1970-05-07; 1971-07-01 to 1971-07-31; 1973-01-01 to 1975-12-31; \
         1979-01-01 to 1981-12-31; 1982-01-01 to 1986-12-31
  in: Primersk, NOWHERE; Testgrad
  of: NOWHERE; ELSEWHERE
  papers: National passport NW0012345 NOWHERE
  posts: Head of the Invented Office
  under: MADEUP
  because: Made up for tests: invented the invented office."
    );
    let expected = "EU.0.02 Organisation None\n  Primary Invented Trade House & Co\n  \
                    papers: IMO number 0000001";
    assert_eq!(said[1], expected);
}

#[test]
fn the_eus_dates_that_are_none_are_told() {
    let born = |attributes: &str| {
        let text = format!(
            "<export><sanctionEntity><nameAlias wholeName=\"Vydumov\"/>\
             <birthdate {attributes}/></sanctionEntity></export>"
        );
        let (parties, report) = list(&text);
        assert!(parties[0].born.is_empty(), "{:?}", parties[0].born);
        told(&report)
    };
    for (attributes, shown) in [
        ("year=\"1390\" calendarType=\"ISLAMIC\"", "1390 ISLAMIC"),
        ("yearRangeTo=\"1980\" calendarType=\"GREGORIAN\"", "to 1980 GREGORIAN"),
        ("yearRangeFrom=\"1980\"", "1980 to"),
        ("yearRangeFrom=\"1980\" yearRangeTo=\"1975\"", "1980 to 1975"),
        ("year=\"1970\" monthOfYear=\"13\"", "1970"),
        ("birthdate=\"1970-02-31\"", "1970-02-31"),
    ] {
        let expected = format!(
            "line 1: the date of birth `{shown}`; expected a day, a month or a year; it is left out"
        );
        assert_eq!(born(attributes), [expected], "{attributes}");
    }
    for attributes in ["city=\"Primersk\"", "year=\"0\" circa=\"true\""] {
        assert_eq!(born(attributes), [""; 0], "{attributes}");
    }
}

#[test]
fn the_uns_xml() {
    let said = of(include_str!("samples/un.xml"), Format::UnXml, Some("2025-03-07"));
    assert_eq!(
        said[0],
        "MUi.001 Person Some(Male)
  Primary PYOTR PETROVICH VYDUMOV
  Alias Пётр Петрович Выдумов
  Alias Peter Vydumoff
  WeakAlias The Inventor
  born: 1970-05-06; 1971-01-01 to 1973-12-31; 1973-01-01 to 1975-12-31
  in: Primersk, Nowhere
  of: Nowhere; Elsewhere
  papers: Passport NW0012345 Nowhere
  posts: Head of the Invented Office
  under: MADEUP
  because: Made up for tests."
    );
    assert_eq!(
        said[1],
        "MUe.001 Organisation None
  Primary INVENTED TRADE HOUSE
  Former ITH & Co
  of: Nowhere
  under: MADEUP"
    );
}

#[test]
fn ofacs_advanced_xml() {
    let text = include_str!("samples/advanced.xml");
    let said = of(text, Format::OfacAdvancedXml, Some("2025-03-07"));
    assert_eq!(
        said,
        [
            "9001 Person Some(Male)
  Primary Pyotr Petrovich VYDUMOV (Pyotr/Petrovich/VYDUMOV)
  WeakAlias The Inventor
  Alias Пётр ВЫДУМОВ (Пётр//ВЫДУМОВ)
  Former Starov (//Starov)
  born: 1970-05-06; 1971-01-01 to 1973-12-31; 1975-02-01 to 1975-02-28; \
             1984-01-01 to 1986-12-31
  in: Primersk, Nowhere; Testgrad
  of: Nowhere; Elsewhere; XZ
  papers: Passport NW0012345 Nowhere; Digital Currency Address - XBT 0invented0
  posts: Head of the Invented Office
  under: MADEUP",
            "9002 Organisation None
  Primary INVENTED TRADE HOUSE & CO
  because: Made up for tests.",
            "9003 Vessel None
  Primary MADE UP STAR
  papers: Vessel Registration Identification 0000001",
            "9004 Aircraft None
  Primary MU-001
  papers: Aircraft Tail Number MU-001",
        ]
    );
}

#[test]
fn the_uks_csv_in_both_kinds() {
    let said = of(include_str!("samples/uk_ofsi.csv"), Format::UkCsv, Some("2025-03-07"));
    assert_eq!(
        said,
        [
            "10001 Person Some(Male)
  Primary Pyotr Petrovich VYDUMOV (Pyotr/Petrovich/VYDUMOV)
  Alias Пётр Петрович Выдумов
  Alias Peter VYDUMOFF (Peter//VYDUMOFF)
  Former Pyotr STAROV (Pyotr//STAROV)
  WeakAlias THE INVENTOR (//THE INVENTOR)
  born: 1970-05-06; 1972-01-01 to 1972-12-31
  in: Primersk, Nowhere; Testgrad, Elsewhere
  of: Nowhere; Elsewhere
  papers: Passport NW0012345; Passport NW0054321; National identifier 77-88
  posts: Head of the Invented Office; Inventor
  under: Made-up
  because: (UK Sanctions List Ref):MUP0001. (UN Ref):MUi.001. \
             (UK Statement of Reasons):Made up (for tests). (Gender):Male",
            "10002 Organisation None
  Primary INVENTED TRADE HOUSE
  of: Nowhere
  papers: OGRN 0000000000001
  under: Made-up
  because: (UK Sanctions List Ref):MUP0002. (Phone number):(1) 0 (2) 1 \
             (Business Reg No):OGRN: 0000000000001",
            "10003 Vessel None
  Primary MADE UP STAR
  of: Nowhere
  papers: IMO number 0000001
  under: Made-up
  because: Listed as an asset (IMO number):0000001 (Current owners):Invented Trade House \
             (Flag of ship):Nowhere (Type of ship):Oil tanker",
        ]
    );
    let text = include_str!("samples/uk_fcdo.csv");
    let said = of(text, Format::UkCsv, Some("2025-03-07"));
    let under = "The Made-up (Sanctions) Regulations 2024";
    let expected = [
        "MUP0001 Person Some(Male)
  Primary Pyotr Petrovich Vydumov (Pyotr/Petrovich/Vydumov)
  Alias Пётр Петрович Выдумов
  Alias Peter Vydumoff (Peter//Vydumoff)
  WeakAlias The Inventor (//The Inventor)
  born: 1970-05-06; 1972-05-01 to 1972-05-31; 1973-01-01 to 1973-12-31
  in: Primersk, Nowhere
  of: Nowhere; Elsewhere
  papers: Passport NW0012345; National identifier 77-88; Passport NW0054321
  posts: Head of the Invented Office
  under: {}
  because: Invented the invented office.; Listed for tests.",
        "MUP0002 Organisation None
  Primary INVENTED TRADE HOUSE
  of: Nowhere
  papers: OGRN 0000000000001; INN 0000000001
  under: {}",
        "MUP0003 Vessel None
  Primary MADE UP STAR
  of: Nowhere
  papers: IMO number 0000001
  under: {}",
    ];
    assert_eq!(said, expected.map(|said| said.replace("{}", under)));
}

#[test]
fn follow_the_money() {
    let said = of(include_str!("samples/entities.ftm.json"), Format::FollowTheMoney, None);
    assert_eq!(
        said[0],
        "made-up-1 Person Some(Male)
  Primary Pyotr Petrovich Vydumov (Pyotr/Petrovich/Vydumov)
  Alias Пётр Петрович Выдумов
  Alias Peter Vydumoff
  WeakAlias The Inventor
  Former Pyotr Starov
  born: 1970-05-06; 1972-01-01 to 1972-12-31
  in: Primersk
  of: xx; xy; xz
  papers: passportNumber NW0012345; innCode 0000000001; National identity card 77-88 xx; \
         passportNumber NW0054321 xx; passportNumber NW0099999 xx
  posts: Head of the Invented Office
  under: MADEUP; sanction; MADEUP-2 (Office of the Invented); MADEUP-3 (Office of the Invented); \
         Council of the Made-up
  because: Made up for tests.; Invented the invented office.; Made up once more."
    );
    assert_eq!(
        said[1],
        "made-up-2 Organisation None
  Primary Invented Trade House
  of: xx
  papers: ogrnCode 0000000000001; Tax number 990011 xx
  under: Council of the Made-up"
    );
    assert_eq!(said.len(), 3, "a link is no party");
    assert_eq!(
        said[2],
        "made-up-3 Vessel None
  Primary Made Up Star
  of: xx
  papers: imoNumber 0000001
  under: MADEUP-4 (Office of the Invented; ended 2025-01-02)"
    );
}

#[test]
fn plain_csv_with_all_its_columns_and_with_three() {
    let (parties, report) = list(include_str!("samples/plain.csv"));
    assert_eq!(
        summary(&parties[0]),
        "I.A/1 Person Some(Male)
  Primary Pyotr Petrovich Vydumov (Pyotr/Petrovich/Vydumov)
  Alias Peter Vydumoff
  Alias Vydumov; the elder
  born: 1970-05-06; 1972-01-01 to 1972-12-31
  in: Primersk
  of: Nowhere; Elsewhere
  papers: passport number NW0012345
  posts: Head of the Invented Office
  under: MADEUP
  because: Invented, they say, the invented office."
    );
    assert_eq!(
        told(&report),
        [
            "line 2: the alias `Korean:`; expected a name, not a label; it is left out",
            "line 2: the alias `Text of image`; expected a name, not a label; it is left out",
        ]
    );
    let said = of("id,name,schema\nx-1,Pyotr Vydumov,Person\n", Format::Csv, None);
    assert_eq!(said, ["x-1 Person None\n  Primary Pyotr Vydumov"]);
    let said = of("Last name;First name;DOB\nVydumov;Pyotr;1970\n", Format::Csv, None);
    let expected = "row-739fdfacebcde5cd Person None\n  Primary Pyotr Vydumov (Pyotr//Vydumov)\n  \
                    born: 1970-01-01 to 1970-12-31";
    assert_eq!(said, [expected]);
}

#[test]
fn every_known_column_is_read() {
    for (meaning, names) in lists::COLUMNS {
        let base = if meaning == Meaning::Name { "surname,reference" } else { "full name,case" };
        let value = match meaning {
            Meaning::Gender => "female",
            Meaning::Kind => "vessel",
            _ => "1970",
        };
        let of = |column: &str| {
            let (parties, report) = list(&format!("{base},{column}\nVydumova,7,{value}\n"));
            assert_eq!((parties.len(), told(&report).len()), (1, 0), "{column}");
            parties
        };
        for name in names {
            assert_ne!(of(name), of("colour"), "{name} is not read");
            if meaning == Meaning::Document {
                assert_eq!(of(name)[0].documents[0].kind, *name, "papers are called as there");
                continue;
            }
            assert_eq!(of(name), of(&name.to_uppercase().replace(' ', "_")), "{name}");
        }
    }
}

#[test]
fn names_that_are_asked_about() {
    let read = |text: &str| {
        let mut parties = Vec::new();
        let report = lists::read_names(text.as_bytes(), &mut |party| parties.push(party));
        let report = report.expect("it is read");
        (parties.iter().map(summary).collect::<Vec<_>>(), report.rows)
    };
    let (said, rows) = read("Vydumov, Pyotr\n\n  Анна Нетакова \r\n");
    assert_eq!(rows, 2);
    assert_eq!(
        said,
        [
            "line-1 Unknown None\n  Primary Vydumov, Pyotr",
            "line-3 Unknown None\n  Primary Анна Нетакова"
        ]
    );
    let (said, _) = read("name,birth date\nPyotr Vydumov,1970\n");
    assert!(said[0].contains("born: 1970-01-01 to 1970-12-31"), "{said:?}");
}

#[test]
fn formats_have_names() {
    for format in Format::ALL {
        assert_eq!(format.to_string().parse::<Format>(), Ok(format));
        let json = serde_json::to_string(&format).expect("JSON");
        assert_eq!(json, format!("\"{format}\""));
    }
    let unknown = "xls".parse::<Format>().expect_err("no format");
    assert!(unknown.to_string().contains("`xls` is no format; expected one of ofac_csv, "));
}
