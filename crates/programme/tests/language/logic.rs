//! Expressions as a table: what they come to with some facts known and some not.

use jiff::civil::{Date, date};
use programme::{Decision, Facts, Outcome, Programme, SourceFile, Value, decide, load};

const DAY: Date = date(2024, 3, 1);

/// A programme with one audience, to which everybody belongs for whom the expression is true.
fn small(expression: &str) -> Programme {
    let bools = ["a", "b", "c"].map(|n| format!("[fact.{n}]\nkind = \"bool\"\npart = \"p\"\n"));
    let text = format!(
        r#"
        [programme]
        language = 1
        name = "small"
        title = "Small"
        version = "1"
        effective_from = 2022-01-01
        source = "test"
        [part.p]
        {}
        [fact.n]
        kind = "integer"
        min = -10
        max = 10
        part = "p"
        [fact.day]
        kind = "date"
        min = 1900-01-01
        max = 2100-01-01
        part = "p"
        [fact.work]
        kind = "enum"
        choices = ["one", "two", "three"]
        part = "p"
        [parameter.limit]
        values = [
            {{ from = 2020-01-01, value = 3, source = "test" }},
            {{ from = 2024-03-01, value = 5, source = "test" }},
        ]
        [parameter.pay]
        values = [{{ from = 2020-01-01, amount = "10.00", currency = "EUR", source = "test" }}]
        [exchange.eur_usd]
        base = "EUR"
        quote = "USD"
        rounding = "half_even"
        rates = [{{ from = 2020-01-01, rate = "1.1", source = "test" }}]
        [audience.everybody]
        rule = """{expression}"""
        source = "test"
        [partner.fund]
        budget = "1.00"
        currency = "EUR"
        source = "test"
        [benefit.door]
        audiences = ["everybody"]
        schedule = "once"
        paid_by = ["fund"]
        source = "test"
        "#,
        bools.concat()
    );
    let sources = [SourceFile::new("small.toml", text)];
    load(&sources).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(|p| p.render(&sources, false)).collect::<String>())
    })
}

/// Facts from `a=yes n=3`.
fn decided(expression: &str, facts: &str) -> Decision {
    let programme = small(expression);
    let pair = |pair: &str| {
        let (name, text) = pair.split_once('=').expect("name=value");
        let value = programme.fact(name).expect("a fact").kind.parse(text).expect("a value");
        (name.to_owned(), value)
    };
    let facts: Facts = facts.split_whitespace().map(pair).collect::<Facts>();
    decide(&programme, &facts, DAY)
}

/// `true`, `false`, or the facts that would settle it.
fn comes_to(expression: &str, facts: &str) -> String {
    let decision = decided(expression, facts);
    match decision.outcome {
        Outcome::Offer => "true".to_owned(),
        Outcome::NoOffer => "false".to_owned(),
        Outcome::NeedsFacts => decision.missing.join(" "),
        Outcome::HumanDecision => "a human".to_owned(),
    }
}

#[test]
fn logic_has_three_values() {
    for (expression, facts, expect) in [
        ("a && b", "a=yes b=yes", "true"),
        ("a && b", "a=no", "false"),
        ("a && b", "b=no", "false"),
        ("a && b", "a=yes", "b"),
        ("a && b", "", "a b"),
        ("a || b", "b=yes", "true"),
        ("a || b", "a=no", "b"),
        ("a || b", "a=no b=no", "false"),
        ("!a", "", "a"),
        ("!a || a", "", "true"),
        ("a && !a", "", "false"),
        ("a && b || !a && b", "", "b"),
        ("n > 2 || n < 5", "", "true"),
        ("a && (b || c)", "c=yes", "a"),
        ("a && (b || c)", "a=yes b=no", "c"),
        ("a && b && c", "b=no", "false"),
        ("a ? b : c", "a=yes b=yes", "true"),
        ("a ? b : c", "a=no b=yes", "c"),
        ("a ? b : c", "b=yes c=yes", "true"),
        ("a ? b : c", "b=yes c=no", "a"),
        ("a ? n > 0 : b", "b=yes", "a n"),
        ("a == b", "a=yes", "b"),
    ] {
        assert_eq!(comes_to(expression, facts), expect, "{expression} with {facts}");
    }
}

#[test]
fn values_are_compared_and_counted() {
    for (expression, facts, expect) in [
        ("work == 'two'", "work=two", "true"),
        ("'two' != work", "work=two", "false"),
        ("work in ['one', 'two']", "work=three", "false"),
        ("work in []", "work=one", "false"),
        ("work in ['one']", "", "work"),
        ("n in [-1, 1]", "n=-1", "true"),
        ("n * 2 + 1 >= limit", "n=2", "true"),
        ("n - -n == 2 * n", "n=7", "true"),
        ("-n < 0", "n=1", "true"),
        ("limit == 5", "", "true"),
        ("years_since(day) == 24", "day=2000-02-29", "true"),
        ("years_since(day) == 23", "day=2000-03-02", "true"),
        ("day < date('2000-01-01')", "day=1999-12-31", "true"),
        ("today == date('2024-03-01')", "", "true"),
        ("pay * 2 > pay + pay - pay", "", "true"),
        ("convert(pay, 'USD') * 10 == convert(pay * 10, 'USD')", "", "true"),
        ("convert(convert(pay, 'USD'), 'EUR') == pay", "", "true"),
        ("n / 2 == 3 && -n / 2 == -3 && n / -2 == -3", "n=7", "true"),
        ("pay / 3 * 3 < pay && (pay - pay * 2) / 3 + pay / 3 == pay - pay", "", "true"),
        ("math.least(n, 2, limit) == 2 && math.greatest(n, 2, limit) == n", "n=9", "true"),
        ("math.least(pay, pay * 2) == pay", "", "true"),
        ("math.greatest(day, today) == today", "day=2000-01-01", "true"),
        ("math.least(n, 2) < 3", "", "true"),
        (
            "years_between(day, today) == 24 && years_between(today, day) == -25",
            "day=2000-02-29",
            "true",
        ),
        ("months_since(day) == 1 && days_since(day) == 30", "day=2024-01-31", "true"),
        ("months_between(today, day) == -2", "day=2024-01-31", "true"),
        ("days_between(today, date('2024-03-02')) == 1", "", "true"),
        ("a // the first\n || b // the second", "b=yes", "true"),
        ("n * 9223372036854775807 > 0", "n=2", "a human"),
        ("n / -1 * 9223372036854775807 > 0", "n=2", "a human"),
        ("n * 9223372036854775807 > 0 && false", "n=2", "false"),
        ("n * 9223372036854775807 > 0 || a", "n=2", "a"),
    ] {
        assert_eq!(comes_to(expression, facts), expect, "{expression} with {facts}");
    }
}

#[test]
fn a_parameter_holds_from_its_day_on() {
    let programme = small("limit == 5");
    let before = decide(&programme, &Facts::new(), date(2024, 2, 29));
    assert_eq!(before.outcome, Outcome::NoOffer);
    let limit = before.because.iter().find(|reason| reason.rule == "limit");
    assert_eq!(limit.map(|reason| reason.value.as_str()), Some("3"));
    assert_eq!(decide(&programme, &Facts::new(), DAY).outcome, Outcome::Offer);
}

#[test]
fn answers_are_read_as_people_type_them() {
    let programme = small("a && n > 0 && years_since(day) > 0 && work == 'one'");
    let parse = |name: &str, text: &str| programme.fact(name).expect("a fact").kind.parse(text);
    for (name, text, expect) in [
        ("a", " YES ", Value::Bool(true)),
        ("a", "false", Value::Bool(false)),
        ("n", " -\u{a0}3", Value::Integer(-3)),
        ("day", "31.05.1999", Value::Date(date(1999, 5, 31))),
        ("day", "31/5/1999", Value::Date(date(1999, 5, 31))),
        ("day", "1999-05-31", Value::Date(date(1999, 5, 31))),
        ("work", "Two", Value::Enum("two".to_owned())),
    ] {
        assert_eq!(parse(name, text), Ok(expect), "{name}: {text}");
    }
    for (name, text) in [
        ("a", ""),
        ("a", "maybe"),
        ("n", "11"),
        ("n", "1.0"),
        ("n", "--1"),
        ("n", "\u{661}"),
        ("n", "99999999999999999999999"),
        ("day", "31.02.1999"),
        ("day", "1899-12-31"),
        ("day", "99-05-31"),
        ("day", "1999-05-31T00:00"),
        ("work", "four"),
        ("work", "on\u{435}"),
    ] {
        assert!(parse(name, text).is_err(), "{name}: {text}");
    }
}
