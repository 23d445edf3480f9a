//! Populations as Parquet files: a row a household, with what the one who decides would answer.
//!
//! Beside the facts of the programme a row has `group`, `region`, `stands_for_millionths` (how many
//! people of the country each of the household stands for) and `members`, such as `m34 f31 f5`: the
//! one who decides first, sex and age.

use std::collections::BTreeMap;
use std::path::Path;

use foresight::assumptions::Assumptions;
use foresight::population::{Given, Person, Population};
use programme::{Column, People, Programme};
use tables::{Rows, Sheet, SheetColumn, TablesError, bad_row, fact_columns, read_people};

use crate::error::ForecastError;

const GROUP: &str = "group";
const REGION: &str = "region";
const STANDS_FOR: &str = "stands_for_millionths";
const MEMBERS: &str = "members";
/// Households written at once.
const ROWS: u32 = 65_536;

/// Writes a population; `at` is told how many households are done.
pub fn write_population(
    path: &Path,
    population: &Population,
    programme: &Programme,
    assumptions: &Assumptions,
    at: &mut dyn FnMut(u64),
) -> Result<(), ForecastError> {
    let about = BTreeMap::from([
        ("programme".to_owned(), programme.digest().to_string()),
        ("seed".to_owned(), population.seed.to_string()),
    ]);
    let mut sheet = Sheet::create(path, about);
    for (number, block) in population.blocks.iter().enumerate() {
        for start in block.households.clone().step_by(ROWS as usize) {
            let rows = start..block.households.end.min(start.saturating_add(ROWS));
            let answers = population.answers(programme, assumptions, number, rows.clone());
            let answers = answers.map_err(foresight::model::ModelError::ManyAnswers)?;
            let count = rows.len();
            let region = |row: u32| Some(population.regions[block.region_of(row)].clone());
            let members = population.members(rows.clone()).map(|(_, members)| Some(told(members)));
            let stands_for = i64::try_from(block.stands_for_millionths).unwrap_or(i64::MAX);
            let mut columns = vec![
                (GROUP, SheetColumn::Words(vec![Some(block.group.clone()); count])),
                (REGION, SheetColumn::Words(rows.clone().map(region).collect())),
                (STANDS_FOR, SheetColumn::Whole(vec![Some(stands_for); count])),
                (MEMBERS, SheetColumn::Words(members.collect())),
            ];
            columns.extend(fact_columns(programme, &answers));
            sheet.push(columns)?;
            at(u64::from(rows.end));
        }
    }
    Ok(sheet.finish()?)
}

fn told(members: &[Person]) -> String {
    let one = |person: &Person| {
        let sex = if person.is_man() { 'm' } else { 'f' };
        format!("{sex}{}", person.age())
    };
    members.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn person(text: &str) -> Option<Person> {
    let man = text.starts_with('m');
    let age = text.strip_prefix(if man { 'm' } else { 'f' })?.parse::<u8>().ok()?;
    (age <= 120).then(|| Person::new(age, man))
}

/// Reads a population.
///
/// # Errors
/// For the first row that is no household, with its line.
pub fn read_population(
    path: &Path,
    programme: &Programme,
    assumptions: &Assumptions,
    seed: u64,
) -> Result<Population, ForecastError> {
    let wrong = |source: TablesError| ForecastError::People { path: path.to_owned(), source };
    let mut given = Given::new(assumptions, seed);
    let mut answers: Vec<Option<Column>> = vec![None; programme.facts().len()];
    let (mut count, mut problem) = (0, None);
    let beside = [GROUP, REGION, STANDS_FOR, MEMBERS];
    read_people(path, programme, &beside, &mut |rows| match add(&mut given, &rows) {
        Ok(()) => {
            gather(programme, &mut answers, &rows.people, count);
            count += rows.people.len();
            true
        }
        Err(found) => {
            problem = Some(found);
            false
        }
    })
    .map_err(wrong)?;
    if let Some(problem) = problem {
        return Err(wrong(problem));
    }
    let people = People::new(programme, count, answers);
    let people = people.map_err(|error| wrong(bad_row(0, MEMBERS, error.to_string())))?;
    let path = path.to_owned();
    given.finish(people).map_err(|source| ForecastError::Given { path, source })
}

/// Adds the households of some rows.
fn add(given: &mut Given, rows: &Rows) -> Result<(), TablesError> {
    let cell = |column: usize, row: usize| rows.beside[column][row].as_deref().unwrap_or_default();
    for row in 0..rows.people.len() {
        let place = rows.first + row as u64;
        let stands_for = cell(2, row).parse::<u64>().ok().filter(|found| *found > 0);
        let stands_for = stands_for.ok_or_else(|| {
            bad_row(place, STANDS_FOR, "expected a whole number above 0".to_owned())
        })?;
        let members: Option<Vec<Person>> = cell(3, row).split(' ').map(person).collect();
        let members = members.ok_or_else(|| {
            bad_row(place, MEMBERS, "expected sex and age of each, such as m34 f31".to_owned())
        })?;
        let pushed = given.push(cell(0, row), cell(1, row), stands_for, &members);
        pushed.map_err(|error| bad_row(place, GROUP, error.to_string()))?;
    }
    Ok(())
}

/// Adds the answers of some rows to those before; a column begins with the first row that has it.
fn gather(programme: &Programme, all: &mut [Option<Column>], rows: &People, before: usize) {
    for (place, fact) in programme.facts().iter().enumerate() {
        let column = rows.column(place);
        if column.is_none() && all[place].is_none() {
            continue;
        }
        let gathered = all[place].get_or_insert_with(|| {
            let mut column = Column::with_capacity(fact.column_form(), before);
            (0..before).for_each(|_| column.push(None));
            column
        });
        (0..rows.len()).for_each(|row| gathered.push(column.and_then(|c| c.number(row))));
    }
}
