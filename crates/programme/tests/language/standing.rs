//! What happens after an offer: households that are counted, conditions that hold or do not, and a
//! programme that may only be simulated.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use programme::{Facts, Severity, State, Value, decide, load, load_simulated, standing};

use crate::benefits::{WHOLE, facts};
use crate::source;

const DAY: Date = date(2024, 5, 1);
const TEACHER: &str = "work=teacher in_camp=yes wage=400.00 dependants=2 children=2";

/// How each benefit stands, with the conditions that made it so and what is missing.
fn stands(later: &str, paid: &[(&str, u16)]) -> Vec<String> {
    let known = facts(&WHOLE, TEACHER);
    let decision = decide(&WHOLE, &known, DAY);
    let paid: BTreeMap<String, u16> =
        paid.iter().map(|(name, times)| ((*name).to_owned(), *times)).collect();
    let all = standing(&WHOLE, &decision, &known, &facts(&WHOLE, later), &paid, DAY);
    let line = |one: &programme::Standing| {
        let because: Vec<String> =
            one.because.iter().map(|r| format!("{}={}", r.rule, r.value)).collect();
        let missing = one.missing.join(" ");
        format!("{} {:?} [{}] [{missing}]", one.benefit, one.state, because.join(" "))
    };
    all.iter().map(line).collect()
}

#[test]
fn an_entitlement_waits_rests_ends_and_is_done() {
    for (later, paid, stipend, tools) in [
        (
            "",
            0,
            "Waiting [arrives=unknown learns=unknown] [arrived_on lessons]",
            "Waiting [learns=unknown] [lessons]",
        ),
        (
            "arrived_on=2027-01-01",
            0,
            "Lost [arrives=false] []",
            "Waiting [learns=unknown] [lessons]",
        ),
        (
            "arrived_on=2024-06-01 lessons=2",
            0,
            "Suspended [learns=false] []",
            "Suspended [learns=false] []",
        ),
        (
            "arrived_on=2027-01-01 lessons=3",
            24,
            "Lost [arrives=false] []",
            "Active [learns=true] []",
        ),
        (
            "arrived_on=2024-06-01 lessons=3",
            23,
            "Active [arrives=true learns=true] []",
            "Active [learns=true] []",
        ),
        (
            "arrived_on=2024-06-01 lessons=3",
            24,
            "Completed [arrives=true learns=true] []",
            "Active [learns=true] []",
        ),
    ] {
        let all = stands(later, &[("stipend", paid), ("permit", 1), ("tools", 3)]);
        let of = |name: &str| {
            all.iter().find_map(|line| line.strip_prefix(name)).expect("it stands somehow").trim()
        };
        assert_eq!(of("stipend"), stipend, "{later} {paid}");
        assert_eq!(of("tools"), tools, "{later}");
        assert_eq!(of("permit"), "Active [] []", "what is given for good is never done");
        assert_eq!(all.len(), 5, "each benefit once: {all:#?}");
    }
}

#[test]
fn nothing_stands_without_an_offer() {
    let known = facts(&WHOLE, "work=guard in_camp=no");
    let decision = decide(&WHOLE, &known, DAY);
    assert!(standing(&WHOLE, &decision, &known, &Facts::new(), &BTreeMap::new(), DAY).is_empty());
    let states = [State::Waiting, State::Lost].map(|s| serde_json::to_string(&s).expect("JSON"));
    assert_eq!(states, ["\"waiting\"", "\"lost\""]);
}

#[test]
fn a_number_of_members_is_known_only_if_it_is_certain() {
    let member = |text: &str| facts(&WHOLE, text);
    let child = "relation=child year_of_birth=2010";
    let parent = "relation=parent";
    for (members, children) in [
        (vec![], Some(0)),
        (vec![child, parent], Some(1)),
        (vec![child, child, "relation=child year_of_birth=1990"], Some(2)),
        // 2006 is the last year in which somebody is grown up in 2024.
        (vec!["relation=child year_of_birth=2006", "relation=child year_of_birth=2007"], Some(1)),
        (vec![child, "relation=child"], None),
        (vec![child, "year_of_birth=1960"], Some(1)),
        (vec![child, "year_of_birth=2015"], None),
        (vec![child; 21], None),
    ] {
        let size = members.len() as i64;
        let members: Vec<Facts> = members.into_iter().map(member).collect();
        let told = facts(&WHOLE, "work=teacher children=7 dependants=9");
        let known = Facts::with_household(&WHOLE, told, &members, DAY);
        // More children than the fact allows are a number that `decide` takes for unknown.
        let found = known
            .get("children")
            .filter(|v| WHOLE.fact("children").is_some_and(|fact| fact.kind.admits(v)));
        assert_eq!(found, children.map(Value::Integer).as_ref());
        assert_eq!(known.get("dependants"), Some(&Value::Integer(size)));
        assert_eq!(known.get("work"), Some(&Value::Enum("teacher".to_owned())));
    }
}

#[test]
fn fault_46_mandatory_testimony_is_refused_and_can_only_be_simulated() {
    let sources = [source("programme.toml"), source("overlays/mandatory-testimony.toml")];
    let problems = load(&sources).expect_err("nobody is decided by it");
    assert!(problems.iter().all(|problem| problem.code.number() == "P0301"), "{problems:#?}");
    assert!(problems.iter().all(|problem| problem.severity == Severity::Error));
    let simulated = load_simulated(&sources).expect("a forecast may ask what it would do");
    let warned = simulated.programme().warnings();
    assert_eq!(warned.len(), problems.len());
    assert!(warned.iter().all(|problem| problem.severity == Severity::Warning));
    let broken = [source("programme.toml"), programme::SourceFile::new("x.toml", "[benefit.x]")];
    assert!(load_simulated(&broken).is_err(), "everything else is refused as ever");
}
