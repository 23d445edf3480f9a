//! Programmes and people made up at random: many at once are decided as each alone, decisions
//! replay, and what is said of unknown facts is exactly what all their completions say.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use programme::{Chance, Decision, Facts, Outcome, Programme, SourceFile, Value};
use programme::{decide, load, outlook};

use crate::batch::{Dice, people, same_as_single};

const DAYS: [Date; 3] = [date(2022, 3, 1), date(2022, 7, 1), date(2024, 1, 1)];
/// Facts with few values, so that every completion can be tried.
const FACTS: [(&str, &str); 6] = [
    ("a", "kind = \"bool\""),
    ("b", "kind = \"bool\""),
    ("k", "kind = \"enum\"\nchoices = [\"x\", \"y\", \"z\"]"),
    ("n", "kind = \"integer\"\nmin = -1\nmax = 3"),
    ("d", "kind = \"date\"\nmin = 2004-02-27\nmax = 2004-03-02"),
    ("m", "kind = \"money\"\ncurrency = \"EUR\"\nmax = \"0.03\""),
];

/// A programme's text, piece by piece.
struct Writer<'a> {
    dice: &'a mut Dice,
    /// How many of the facts may be used.
    facts: usize,
    /// How many of the rules may be used.
    rules: usize,
}

impl Writer<'_> {
    fn one(&mut self, among: &[&str]) -> String {
        among[self.dice.below(among.len() as u64) as usize].to_owned()
    }

    fn chance(&mut self, of_100: u64) -> bool {
        self.dice.below(100) < of_100
    }

    fn truth(&mut self, depth: u64) -> String {
        match self.dice.below(if depth == 0 { 7 } else { 12 }) {
            0 | 1 => self.named(&["a", "b"], "true"),
            2 => {
                let asked = self.named(&["k"], "");
                match asked.is_empty() {
                    true => "false".to_owned(),
                    false => self.one(&["k == \"x\"", "k != \"y\"", "k in [\"y\", \"z\"]"]),
                }
            }
            3 => format!("{} {} {}", self.number(0), self.sign(), self.number(1)),
            4 => format!("{} {} {}", self.money(0), self.sign(), self.money(1)),
            5 => match self.named(&["d"], "today").as_str() {
                "d" => {
                    self.one(&["years_since(d) >= 18", "d < date(\"2004-03-01\")", "d == today"])
                }
                _ => "today >= date(\"2022-07-01\")".to_owned(),
            },
            6 if self.rules > 0 => format!("r{}", self.dice.below(self.rules as u64)),
            6 => "true".to_owned(),
            7 => format!("!({})", self.truth(depth - 1)),
            8 | 9 => format!("({}) && ({})", self.truth(depth - 1), self.truth(depth - 1)),
            10 => format!("({}) || ({})", self.truth(depth - 1), self.truth(depth - 1)),
            _ => {
                let (one, other) = (self.truth(depth - 1), self.truth(depth - 1));
                format!("(({}) ? ({one}) : ({other}))", self.truth(depth - 1))
            }
        }
    }

    /// One of these facts, if it may be used yet.
    fn named(&mut self, names: &[&str], otherwise: &str) -> String {
        let name = self.one(names);
        let place = FACTS.iter().position(|(fact, _)| *fact == name);
        if place.is_some_and(|place| place < self.facts) { name } else { otherwise.to_owned() }
    }

    fn sign(&mut self) -> String {
        self.one(&["==", "!=", "<", "<=", ">", ">="])
    }

    fn number(&mut self, depth: u64) -> String {
        match self.dice.below(if depth == 0 { 3 } else { 7 }) {
            0 => self.named(&["n"], "2"),
            1 => self.dice.below(4).to_string(),
            2 => "two".to_owned(),
            3 => format!("({} + {})", self.number(depth - 1), self.number(depth - 1)),
            4 => format!("{} * {}", self.number(depth - 1), self.number(depth - 1)),
            5 => format!("math.least({}, {})", self.number(depth - 1), self.number(depth - 1)),
            _ => format!("(({}) ? {} : 1)", self.truth(0), self.number(depth - 1)),
        }
    }

    fn money(&mut self, depth: u64) -> String {
        match self.dice.below(if depth == 0 { 3 } else { 8 }) {
            0 => self.named(&["m"], "some"),
            1 => "some".to_owned(),
            2 => {
                if self.chance(10) {
                    "huge".to_owned()
                } else {
                    "some".to_owned()
                }
            }
            3 => format!("({} + {})", self.money(depth - 1), self.money(depth - 1)),
            4 => format!("({} - {})", self.money(depth - 1), self.money(depth - 1)),
            5 => format!("{} * {}", self.money(depth - 1), self.number(0)),
            6 => format!("({}) / 3", self.money(depth - 1)),
            _ => format!("(({}) ? {} : some)", self.truth(0), self.money(depth - 1)),
        }
    }

    fn benefit(&mut self, index: usize) -> String {
        let audiences = match index {
            0 => "\"u\", \"v\", \"w\"".to_owned(),
            _ => self.one(&["\"u\"", "\"v\", \"w\"", "\"u\", \"w\""]),
        };
        let mut text = format!("[benefit.b{index}]\naudiences = [{audiences}]\nsource = \"t\"\n");
        if self.chance(60) {
            text += &format!("when = '{}'\n", self.truth(2));
        }
        let payers = self.one(&["\"one\"", "\"two_usd\"", "\"one\", \"two_usd\""]);
        text += &format!("paid_by = [{payers}]\n");
        if self.chance(30) {
            return text + "schedule = \"permanent\"\n";
        }
        text += &format!("amount = '{}'\n", self.money(2));
        if self.chance(20) {
            text += &format!("at_most = '{}'\n", self.money(1));
        }
        if self.chance(20) {
            text += &format!("at_least = '{}'\n", self.money(1));
        }
        if self.chance(20) {
            text += "until = 2023-12-31\n";
        }
        if self.chance(40) {
            text += "schedule = \"monthly\"\nmonths = 6\n";
            if self.chance(50) {
                let amount = self.money(1);
                text += &format!(
                    "[benefit.b{index}.step.s{index}]\nfrom_month = 4\namount = '{amount}'\n\
                     source = \"t\"\n"
                );
            }
        } else {
            text += "schedule = \"once\"\n";
        }
        if self.chance(30) {
            text += &format!(
                "[benefit.b{index}.matched_by.three]\npercent = 50\nsource = \"t\"\nwhen = '{}'\n",
                self.truth(1)
            );
        }
        text
    }
}

fn text(dice: &mut Dice) -> String {
    let mut w = Writer { dice, facts: 0, rules: 0 };
    let mut text = "[programme]\nlanguage = 1\nname = \"random\"\ntitle = \"Random\"\n\
                    version = \"1\"\neffective_from = 2022-01-01\nsource = \"t\"\n[part.p]\n\
                    [parameter.two]\nvalues = [{ from = 2022-01-01, value = 2, source = \"t\" }, \
                    { from = 2022-06-01, value = 1, source = \"t\" }]\n\
                    [parameter.some]\nvalues = [{ from = 2022-01-01, amount = \"0.02\", \
                    currency = \"EUR\", source = \"t\" }]\n\
                    [parameter.huge]\nvalues = [{ from = 2022-01-01, \
                    amount = \"60000000000000000.00\", currency = \"EUR\", source = \"t\" }]\n\
                    [exchange.eur_usd]\nbase = \"EUR\"\nquote = \"USD\"\nrounding = \"half_even\"\n\
                    rates = [{ from = 2022-01-01, rate = \"1.35\", source = \"t\" }]\n"
        .to_owned();
    for (index, (name, kind)) in FACTS.iter().enumerate() {
        text += &format!("[fact.{name}]\n{kind}\npart = \"p\"\n");
        w.facts = index;
        if index > 0 && w.chance(25) {
            let asked = w.truth(1).replace("years_since(d) >= 18", "a");
            let asked = asked.replace("d == today", "a");
            let asked = asked.replace("today >= date(\"2022-07-01\")", "a");
            text += &format!("asked_if = '{asked}'\n");
        }
    }
    w.facts = FACTS.len();
    for rule in 0..3 {
        w.rules = rule;
        text += &format!("[rule.r{rule}]\nis = '{}'\nsource = \"t\"\n", w.truth(2));
    }
    w.rules = 3;
    let below = [("u", "\"v\", \"w\""), ("v", "\"w\""), ("w", "")];
    for (index, (name, over)) in below.iter().enumerate() {
        // Rules of audiences differ, or they would be refused as one.
        text += &format!("[audience.{name}]\nrule = '({}) || n == {index}'\n", w.truth(2));
        text += "source = \"t\"\n";
        if w.chance(70) {
            text += &format!("preferred_over = [{over}]\n");
        }
        if w.chance(10) {
            text += "from = 2022-05-01\n";
        }
        if w.chance(50) {
            text += &format!("[audience.{name}.unless.not_{name}]\nwhen = '{}'\n", w.truth(1));
            text += "source = \"t\"\n";
        }
    }
    let grounds = [("exclusion.e", 40), ("referral.f", 40), ("outside.o", 40)];
    for (name, of_100) in grounds {
        if w.chance(of_100) {
            let when = format!("({}) && ({})", w.truth(1), w.truth(1));
            text += &format!("[{name}]\nwhen = '{when}'\nsource = \"t\"\n");
        }
    }
    for (name, currency) in [("one", "EUR"), ("two_usd", "USD"), ("three", "USD")] {
        text += &format!("[partner.{name}]\nbudget = \"1000.00\"\ncurrency = \"{currency}\"\n");
        text += "source = \"t\"\n";
        if w.chance(30) {
            text += &format!("when = '{}'\n", w.truth(1));
        }
    }
    (0..3).for_each(|index| text += &w.benefit(index));
    text
}

fn random_programme(dice: &mut Dice) -> Programme {
    let sources = [SourceFile::new("random.toml", text(dice))];
    load(&sources).unwrap_or_else(|problems| {
        let shown: String = problems.iter().map(|p| p.render(&sources, false)).collect();
        panic!("{shown}\n{}", sources[0].text)
    })
}

#[test]
fn a_hundred_thousand_pairs_are_decided_alike_at_once_alone_and_again() {
    let mut dice = Dice(1);
    let mut tabled = 0;
    for number in 0..500_usize {
        let programme = random_programme(&mut dice);
        let on = DAYS[number % DAYS.len()];
        let unknown = [0, 0, 30][number % 3];
        let people = people(&programme, 200, unknown, &mut dice);
        tabled += usize::from(programme::Batch::new(&programme, on).is_tabled());
        same_as_single(&programme, on, &people);
        let again = load(programme.sources()).expect("it loads again");
        for row in 0..people.len() {
            let facts = people.facts(&programme, row);
            let decision = decide(&programme, &facts, on);
            let replayed = decide(&again, &facts, on);
            assert_eq!(decision.canonical(), replayed.canonical(), "row {row}: {facts:?}");
        }
    }
    assert!(tabled > 450, "only {tabled} of 500 programmes fit into tables");
}

/// What of a decision counts as its answer; reasons may differ.
type Says<'a> = (Outcome, Option<&'a str>, &'a [programme::Grant]);

fn says(decision: &Decision) -> Says<'_> {
    let audience = match decision.outcome {
        Outcome::HumanDecision => None,
        _ => decision.audience.as_deref(),
    };
    (decision.outcome, audience, &decision.grants)
}

/// Every way in which these facts can be completed, and what is decided then.
fn completions(programme: &Programme, facts: &Facts, on: Date) -> Vec<(Facts, Decision)> {
    let mut all = vec![facts.clone()];
    for fact in programme.facts() {
        if facts.get(&fact.name).is_some() {
            continue;
        }
        // All numbers of these small facts lie between these: days of 2004 included.
        let values: Vec<Value> = if fact.name == "d" {
            (12_400..12_500).filter_map(|number| fact.value_of(number)).collect()
        } else {
            (-2..10).filter_map(|number| fact.value_of(number)).collect()
        };
        let with = |facts: &Facts, value: &Value| {
            let mut facts = facts.clone();
            facts.insert(fact.name.clone(), value.clone());
            facts
        };
        all = all.iter().flat_map(|f| values.iter().map(move |value| with(f, value))).collect();
    }
    let decided = |facts: Facts| {
        let decision = decide(programme, &facts, on);
        (facts, decision)
    };
    all.into_iter().map(decided).collect()
}

#[test]
fn what_is_said_of_unknown_facts_is_what_all_completions_say() {
    let mut dice = Dice(99);
    let mut open = 0;
    for number in 0..120_usize {
        let programme = random_programme(&mut dice);
        let on = DAYS[number % DAYS.len()];
        let people = people(&programme, 2, 45, &mut dice);
        for row in 0..people.len() {
            let facts = people.facts(&programme, row);
            let early = decide(&programme, &facts, on);
            let all = completions(&programme, &facts, on);
            let said: BTreeSet<String> =
                all.iter().map(|(_, late)| format!("{:?}", says(late))).collect();
            let text = &programme.sources()[0].text;
            if early.outcome == Outcome::NeedsFacts {
                open += 1;
                assert!(said.len() > 1, "settled but not seen: {facts:?}\n{text}");
                the_facts_asked_are_those_that_matter(&programme, &facts, &early, &all);
            } else {
                // Sound: nothing that is certain is contradicted.
                let only = BTreeSet::from([format!("{:?}", says(&early))]);
                assert_eq!(said, only, "{facts:?}\n{text}");
            }
            the_outlook_is_exact(&programme, &facts, on, &all);
        }
    }
    assert!(open > 50, "only {open} cases were open");
}

/// A fact is asked if two completions that differ in it alone are decided differently, and its
/// question can be put; and if one is not asked, no two are.
fn the_facts_asked_are_those_that_matter(
    programme: &Programme,
    facts: &Facts,
    early: &Decision,
    all: &[(Facts, Decision)],
) {
    let mut matter = BTreeSet::new();
    for fact in programme.facts().iter().filter(|fact| facts.get(&fact.name).is_none()) {
        let mut by_rest: std::collections::BTreeMap<String, BTreeSet<String>> = Default::default();
        for (whole, decision) in all {
            let mut rest = whole.clone();
            rest.remove(&fact.name);
            by_rest.entry(format!("{rest:?}")).or_default().insert(format!("{:?}", says(decision)));
        }
        if by_rest.values().any(|said| said.len() > 1) {
            matter.insert(fact.name.clone());
        }
    }
    let outlook = outlook(programme, facts, early.on);
    assert!(outlook.is_exact);
    let settled_by: BTreeSet<String> = outlook.settled_by.iter().cloned().collect();
    assert_eq!(settled_by, matter, "{facts:?}\n{}", programme.sources()[0].text);
    assert!(!early.missing.is_empty());
}

fn the_outlook_is_exact(programme: &Programme, facts: &Facts, on: Date, all: &[(Facts, Decision)]) {
    let outlook = outlook(programme, facts, on);
    let outcomes: BTreeSet<Outcome> = all.iter().map(|(_, late)| late.outcome).collect();
    let text = &programme.sources()[0].text;
    let said: BTreeSet<Outcome> = outlook.outcomes.iter().copied().collect();
    assert_eq!(said, outcomes, "{facts:?}\n{text}");
    let audiences: BTreeSet<&String> = all.iter().flat_map(|(_, late)| &late.audience).collect();
    assert_eq!(outlook.audiences.iter().collect::<BTreeSet<_>>(), audiences, "{facts:?}\n{text}");
    for (benefit, chance) in &outlook.benefits {
        let granted =
            all.iter().filter(|(_, late)| late.grants.iter().any(|g| g.benefit == *benefit));
        let expected = match granted.count() {
            0 => Chance::Impossible,
            count if count == all.len() => Chance::Certain,
            _ => Chance::Possible,
        };
        assert_eq!(*chance, expected, "{benefit}: {facts:?}\n{text}");
    }
}
