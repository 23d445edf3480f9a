//! Many people at once are decided as each of them alone.

use jiff::civil::date;
use programme::{Answer, Batch, Column, People, Programme, decide};

use crate::programme;

/// Numbers that look random and are the same every time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mixed = (self.0 ^ (self.0 >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ (mixed >> 32)) % limit.max(1)
    }
}

/// People with answers to everything, to much, or to little; some answers fit no fact.
pub(crate) fn people(
    programme: &Programme,
    rows: usize,
    unknown_of_100: u64,
    dice: &mut Dice,
) -> People {
    let mut columns = Vec::new();
    for fact in programme.facts() {
        let mut column = Column::with_capacity(fact.column_form(), rows);
        for _ in 0..rows {
            column.push(if dice.below(100) < unknown_of_100 {
                None
            } else {
                Some(number(fact, dice))
            });
        }
        columns.push(Some(column));
    }
    People::new(programme, rows, columns).expect("columns fit")
}

fn number(fact: &programme::FactDef, dice: &mut Dice) -> i64 {
    use programme::FactKind;
    let within = |min: i64, max: i64, dice: &mut Dice| {
        let width = max.abs_diff(min).min(1 << 40) + 1;
        min + i64::try_from(dice.below(width)).unwrap_or(0)
    };
    match &fact.kind {
        FactKind::Bool => within(0, 1, dice),
        FactKind::Enum(choices) => within(0, choices.len() as i64 - 1, dice),
        FactKind::Integer { min, max } => within(*min, *max, dice),
        // From 1937 to 2024.
        FactKind::Date { .. } => within(-12_000, 20_000, dice),
        FactKind::Money { max, .. } => within(0, *max, dice),
    }
}

/// Compares every row with its single decision.
pub(crate) fn same_as_single(programme: &Programme, on: jiff::civil::Date, people: &People) {
    let batch = Batch::new(programme, on);
    let codes = batch.decide(people, 0..people.len());
    assert_eq!(codes.codes.len(), people.len());
    for row in 0..people.len() {
        let facts = people.facts(programme, row);
        let single = Answer::of(programme, &decide(programme, &facts, on));
        let many = batch.answer(&codes, codes.codes[row]).expect("a code has an answer");
        let text = &programme.sources()[0].text;
        assert_eq!(*many, single, "row {row}: {facts:?}\n{text}");
    }
}

#[test]
fn a_million_carrots_are_decided_alike() {
    let programme = programme(&[]);
    let mut dice = Dice(7);
    for unknown in [0, 3] {
        let people = people(&programme, 3_000, unknown, &mut dice);
        same_as_single(&programme, date(2022, 3, 28), &people);
        same_as_single(&programme, date(2022, 3, 1), &people);
    }
    let batch = Batch::new(&programme, date(2022, 3, 28));
    assert!(batch.is_tabled());
    assert!(batch.answers().len() > 100, "only {} answers", batch.answers().len());
}
