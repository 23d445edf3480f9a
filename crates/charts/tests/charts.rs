//! Each chart as it is written, and what every chart keeps to whatever it is given.

mod made_up;

use charts::{Callout, Column, Page, Section, Table, Width};
use made_up::{Values, every};
use proptest::prelude::*;

#[test]
fn each_chart_is_written_as_it_was() {
    for (name, figure) in every("Segment", &Values::plain()) {
        insta::assert_snapshot!(name, figure.html());
    }
}

#[test]
fn a_page_is_written_as_it_was() {
    let mut table =
        Table::new("Ranges", vec![Column::words("Assumption"), Column::numbers("At most")]);
    table.row(["Reach", "22 %"]);
    let page = Page::new("A report")
        .kicker("26 November 2026")
        .sentence("Few would leave.")
        .section(Section::new("one", "First").paragraph("Words.").list(["a", "b"]).table(&table))
        .section(Section::new("two", "Second").callout(Callout::Limit, "Not said", "What else."))
        .digest("Seed", "1");
    insta::assert_snapshot!(page.html().replace(charts::PAGE_STYLE, "[the style]"));
}

/// Values that nobody expects.
fn odd() -> Vec<Values> {
    let sets: [&[f64]; 11] = [
        &[],
        &[f64::NAN],
        &[5.0],
        &[0.0, 0.0, 0.0, 0.0, 0.0],
        &[7.0, 7.0, 7.0, 7.0, 7.0],
        &[-3.0, -2.0, -1.5, -1.0, -0.5],
        &[f64::MAX, f64::MIN, 1.0, 1e99, -1e99],
        &[1e100, 1e100, 1e100, 1e100, 1e100],
        &[f64::INFINITY, f64::NEG_INFINITY, f64::NAN, -0.0, f64::MIN_POSITIVE],
        &[5e-324, 1e-300, 1e-200, 1e-100, 1e-10],
        &[9.0, 1.0, 5.0, f64::NAN, 3.0, 2.0, 8.0, 4.0, f64::NAN, 1.0, 1.0],
    ];
    sets.map(|values| Values(values.to_vec())).to_vec()
}

/// What holds for every chart: well-formed, no number that is none, no style but classes.
fn assert_sound(name: &str, html: &str) {
    for word in ["NaN", "\"inf", "-inf", " style=", "<script", "javascript:"] {
        assert!(!html.contains(word), "{name} contains {word}: {html}");
    }
    let mut open: Vec<&str> = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect("a tag ends");
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "{name}");
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap_or_default());
        }
    }
    assert!(open.is_empty(), "{name} leaves {open:?} open");
    for needed in ["role=\"img\"", "<title id=", "<desc id=", "Unit: ", "<details>", "<caption>"] {
        assert!(html.contains(needed), "{name} lacks {needed}");
    }
}

#[test]
fn odd_values_are_drawn_or_said_to_be_left_out() {
    for values in odd() {
        for (name, figure) in every("Segment", &values) {
            let html = figure.html();
            assert_sound(name, &html);
            let usable = |value: &f64| value.is_finite() && value.abs() <= 1e100;
            if values.0.is_empty() || !values.0.iter().any(usable) {
                assert!(html.contains("There is nothing to draw"), "{name} {values:?}");
            }
            let missing = values.0.len() == 5 && !values.0.iter().all(usable);
            assert!(
                !missing || html.contains("left out") || html.contains("nothing to draw"),
                "{name} {values:?} {html}"
            );
        }
    }
}

#[test]
fn the_same_values_give_the_same_bytes() {
    for ((name, one), (_, other)) in
        every("A", &Values::plain()).iter().zip(every("A", &Values::plain()))
    {
        assert_eq!(one.html(), other.html(), "{name}");
        assert_ne!(one.svg(Width::Wide), one.svg(Width::Narrow), "{name}");
    }
}

proptest! {
    #[test]
    fn what_somebody_wrote_never_becomes_markup(words in "[<>&\"'a-z/=\u{0}-\u{1f} ]{0,40}") {
        let hostile = format!("</title></desc></svg><b id=\"x\" onload='y'>{words}");
        for (name, figure) in every(&hostile, &Values::plain()) {
            let html = figure.html();
            assert_sound(name, &html);
            prop_assert!(!html.contains("<b "), "{}", name);
        }
        let page = Page::new(&hostile).kicker(&hostile).sentence(&hostile).language(&hostile);
        let section = Section::new(&hostile, &hostile).paragraph(&hostile).heading(&hostile);
        let section = section.list([&hostile]).callout(Callout::Note, &hostile, &hostile);
        let html = page.section(section).digest(&hostile, &hostile).html();
        prop_assert!(!html.contains("<b "));
        prop_assert_eq!(html.matches("<title>").count(), 1);
    }

    #[test]
    fn any_values_are_sound(values in proptest::collection::vec(any::<f64>(), 0..12)) {
        for (name, figure) in every("Segment", &Values(values.clone())) {
            assert_sound(name, &figure.html());
        }
    }
}
