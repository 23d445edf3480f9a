//! Lists of any length are read in bounded memory.

use std::cell::Cell;
use std::io::{BufReader, Read};

use lists::Format;

/// A list that is made while it is read: a head, records by number, a foot.
struct Made<'a> {
    head: &'a str,
    record: fn(u64) -> String,
    foot: &'a str,
    bytes: u64,
    made: u64,
    records: u64,
    rest: Vec<u8>,
    at: usize,
    ended: bool,
    /// The number of the last record that was made: how far ahead of the reader one is.
    ahead: &'a Cell<u64>,
}

impl Read for Made<'_> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.rest.len() && !self.ended {
            let text = if self.made == 0 {
                self.head.to_owned()
            } else if self.made < self.bytes {
                self.records += 1;
                (self.record)(self.records)
            } else {
                self.ended = true;
                self.foot.to_owned()
            };
            self.made += text.len() as u64;
            (self.rest, self.at) = (text.into_bytes(), 0);
            self.ahead.set(self.records);
        }
        let len = to.len().min(self.rest.len() - self.at);
        to[..len].copy_from_slice(&self.rest[self.at..self.at + len]);
        self.at += len;
        Ok(len)
    }
}

/// Two blocks of 64 KiB hold some thousand records.
const SOME: u64 = 4_000;

/// Reads 64 MB of records; no party may be given out later than so many records after it was made.
fn streamed(format: Format, head: &str, record: fn(u64) -> String, foot: &str, held: u64) {
    let ahead = Cell::new(0);
    let (rest, bytes) = (Vec::new(), 64 * 1024 * 1024);
    let (made, records, at, ended) = (0, 0, 0, false);
    let list = Made { head, record, foot, bytes, made, records, rest, at, ended, ahead: &ahead };
    let (mut parties, mut most) = (0_u64, 0_u64);
    let report = lists::read(BufReader::new(list), None, &mut |_| {
        parties += 1;
        most = most.max(ahead.get().saturating_sub(parties));
    });
    let report = report.expect("a list");
    assert_eq!((report.format, report.problems.total), (format, 0), "{:?}", report.problems.kept);
    assert!(report.bytes >= bytes && parties == ahead.get(), "{parties} of {}", ahead.get());
    assert!(most < held, "{most} records were held before one was given out");
}

#[test]
fn un_xml_is_given_out_as_it_comes() {
    let record = |n| {
        format!(
            "<INDIVIDUAL><DATAID>{n}</DATAID><FIRST_NAME>PYOTR</FIRST_NAME>\
             <SECOND_NAME>VYDUMOV {n}</SECOND_NAME><COMMENTS1>{}</COMMENTS1></INDIVIDUAL>\n",
            "made up ".repeat(20)
        )
    };
    let head = "<CONSOLIDATED_LIST><INDIVIDUALS>";
    streamed(Format::UnXml, head, record, "</INDIVIDUALS></CONSOLIDATED_LIST>", SOME);
}

#[test]
fn csv_and_json_lines_are_given_out_as_they_come() {
    let record = |n| format!("{n},Pyotr Vydumov {n},\"{}\"\n", "made up, ".repeat(30));
    streamed(Format::Csv, "id,name,reason\n", record, "", SOME);
    let record = |n| {
        let notes = "made up ".repeat(20);
        format!(
            "{{\"id\":\"{n}\",\"schema\":\"Person\",\"properties\":{{\"name\":[\"Pyotr {n}\"],\
             \"notes\":[\"{notes}\"]}}}}\n"
        )
    };
    // They wait for sanctions that may come: as many of 300,000 as fit into 64 MiB.
    streamed(Format::FollowTheMoney, "{\"schema\":\"Sanction\"}\n", record, "", 100_000);
}

#[test]
fn rows_that_repeat_each_other_take_no_room() {
    // What was counted as waiting once grew with every row, and parted rows of one party.
    let record = |n| {
        let row = format!("VYDUMOV {n},Pyotr,06/05/1970,Individual,Primary name,Made-up,{n}\n");
        row.repeat(3)
    };
    let head = "Name 6,Name 1,DOB,Group Type,Alias Type,Regime,Group ID\n";
    let text: String = (1..=80_000).map(record).collect();
    let mut parties = 0_u64;
    let report = lists::read((head.to_owned() + &text).as_bytes(), None, &mut |_| parties += 1);
    let report = report.expect("a list");
    assert_eq!((report.rows, parties, report.problems.total), (240_000, 80_000, 0));
}
