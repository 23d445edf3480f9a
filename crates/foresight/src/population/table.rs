//! How many people live where, by sex and age: the table a population is made from.

/// A table of people by region, sex and age group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Names of regions.
    pub regions: Vec<String>,
    /// Age groups, youngest first, without gaps: from and to, both included.
    pub ages: Vec<(u8, u8)>,
    /// People by region, then women and men, then age group.
    cells: Vec<u64>,
}

/// Why a text is not a table of people.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// A line that is not what its heading says.
    #[error("line {line}: {message}")]
    Line {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong and what was expected.
        message: String,
    },
    /// A margin that is not there.
    #[error("{region} has no row for {sex}: expected one row for f and one for m")]
    Missing {
        /// The region.
        region: String,
        /// `f` or `m`.
        sex: &'static str,
    },
    /// A region to leave out that is not in the table.
    #[error("there is no region `{0}` to leave out")]
    NoRegion(String),
    /// Nobody is left.
    #[error("the table holds nobody")]
    Nobody,
}

impl Table {
    /// Reads `region,sex,0,1-4,…`: one row for each region and sex (`f`, `m`), figures in persons.
    pub fn read(text: &str) -> Result<Self, TableError> {
        let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let (_, heading) = lines.next().ok_or(TableError::Nobody)?;
        let ages = ages(heading)?;
        let mut regions: Vec<String> = Vec::new();
        let mut rows: Vec<[Option<Vec<u64>>; 2]> = Vec::new();
        for (index, line) in lines {
            let wrong = |message: String| TableError::Line { line: index + 1, message };
            let fields: Vec<&str> = line.split(',').map(str::trim).collect();
            if fields.len() != ages.len() + 2 {
                let (found, expected) = (fields.len(), ages.len() + 2);
                return Err(wrong(format!("{found} fields, expected {expected}")));
            }
            let sex = match fields[1] {
                "f" => 0,
                "m" => 1,
                other => return Err(wrong(format!("sex is `{other}`, expected f or m"))),
            };
            let read = |field: &&str| match field.parse::<u64>() {
                Ok(people) if people <= 10_000_000_000 => Ok(people),
                _ => Err(wrong(format!("`{field}` is not a number of people"))),
            };
            let people = fields[2..].iter().map(read).collect::<Result<Vec<u64>, _>>()?;
            let place = regions.iter().position(|name| name == fields[0]).unwrap_or_else(|| {
                regions.push(fields[0].to_owned());
                rows.push([None, None]);
                regions.len() - 1
            });
            if rows[place][sex].replace(people).is_some() {
                return Err(wrong(format!("{} {} stands here again", fields[0], fields[1])));
            }
        }
        if regions.len() > 255 {
            let message = format!("{} regions, expected at most 255", regions.len());
            return Err(TableError::Line { line: 1, message });
        }
        let mut cells = Vec::new();
        for (region, row) in regions.iter().zip(rows) {
            for (people, sex) in row.into_iter().zip(["f", "m"]) {
                let missing = || TableError::Missing { region: region.clone(), sex };
                cells.extend(people.ok_or_else(missing)?);
            }
        }
        Self { regions, ages, cells }.inhabited()
    }

    /// The table without some regions.
    pub fn without(&self, leave_out: &[String]) -> Result<Self, TableError> {
        if let Some(name) = leave_out.iter().find(|name| !self.regions.contains(name)) {
            return Err(TableError::NoRegion(name.clone()));
        }
        let kept: Vec<usize> =
            (0..self.regions.len()).filter(|r| !leave_out.contains(&self.regions[*r])).collect();
        let width = 2 * self.ages.len();
        let cells = kept.iter().flat_map(|r| self.cells[r * width..(r + 1) * width].to_vec());
        Self {
            regions: kept.iter().map(|r| self.regions[*r].clone()).collect(),
            ages: self.ages.clone(),
            cells: cells.collect(),
        }
        .inhabited()
    }

    fn inhabited(self) -> Result<Self, TableError> {
        if self.total() == 0 { Err(TableError::Nobody) } else { Ok(self) }
    }

    /// People of a region, sex (0 women, 1 men) and age group.
    pub fn people(&self, region: usize, sex: usize, age: usize) -> u64 {
        self.cells[(region * 2 + sex) * self.ages.len() + age]
    }

    /// Everybody.
    pub fn total(&self) -> u64 {
        self.cells.iter().sum()
    }

    /// The age group of an age; the last for those who are older than all.
    pub fn age_group(&self, age: u8) -> usize {
        self.ages.iter().position(|(_, to)| age <= *to).unwrap_or(self.ages.len() - 1)
    }
}

/// The age groups of a heading.
fn ages(heading: &str) -> Result<Vec<(u8, u8)>, TableError> {
    let wrong = |message: String| TableError::Line { line: 1, message };
    let mut fields = heading.split(',').map(str::trim);
    if fields.next() != Some("region") || fields.next() != Some("sex") {
        return Err(wrong("expected `region,sex` and then age groups".to_owned()));
    }
    let mut ages = Vec::new();
    let mut next = 0;
    for field in fields {
        let (from, to) = field.split_once('-').unwrap_or((field, field));
        match (from.parse::<u8>(), to.parse::<u8>()) {
            (Ok(from), Ok(to)) if from == next && to >= from && to <= 120 => {
                ages.push((from, to));
                next = to + 1;
            }
            _ => {
                let message =
                    format!("`{field}` is not the age group from {next} up to 120 at most");
                return Err(wrong(message));
            }
        }
    }
    if ages.last().is_none_or(|(_, to)| *to < 18) {
        return Err(wrong("expected age groups up to adults".to_owned()));
    }
    Ok(ages)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str =
        "region,sex,0-17,18-120\nnorth,f,10,30\nnorth,m,12,28\nsouth,m,5,6\nsouth,f,1,2";

    #[test]
    fn a_table_is_read_in_any_order_of_its_rows() {
        let table = Table::read(SMALL).expect("a table");
        assert_eq!(table.total(), 94);
        assert_eq!((table.people(1, 0, 1), table.people(1, 1, 0)), (2, 5));
        assert_eq!((table.age_group(17), table.age_group(18)), (0, 1));
        let south = table.without(&["north".to_owned()]).expect("south");
        assert_eq!((south.total(), south.people(0, 1, 1)), (14, 6));
    }

    #[test]
    fn a_missing_margin_or_a_bad_line_is_told() {
        let missing = Table::read("region,sex,0-17,18-120\nnorth,f,10,30").unwrap_err();
        assert_eq!(missing, TableError::Missing { region: "north".to_owned(), sex: "m" });
        let said = |text: &str| Table::read(text).unwrap_err().to_string();
        assert!(said("region,sex,0-17,19-120\n").contains("from 18"), "a gap");
        assert!(
            said(&format!("{SMALL}\nsouth,f,1,2")).contains("line 6: south f stands here again")
        );
        assert!(said(&SMALL.replace("28", "-28")).contains("line 3: `-28`"));
        assert!(said(&SMALL.replace(",m,5,6", ",x,5,6")).contains("expected f or m"));
        let none = ["north".to_owned(), "south".to_owned()];
        assert_eq!(Table::read(SMALL).unwrap().without(&none), Err(TableError::Nobody));
        let west = ["west".to_owned()];
        let west = Table::read(SMALL).unwrap().without(&west).unwrap_err();
        assert!(west.to_string().contains("`west`"));
    }
}
