//! Receipts the drill saw, written down at once, so that a crash can be checked against them.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use crate::trouble::Trouble;

/// Stands in place of a reference once erasure may be asked for.
const ERASING: &str = "erasing";

/// One receipt: what a made-up applicant needs to come back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// The codename as shown.
    pub codename: String,
    /// The reference on the receipt.
    pub reference: String,
}

/// A file that receipts are written to as they are seen.
pub struct Receipts(File);

impl Receipts {
    /// A new file, or a further part of one.
    pub fn append_to(path: &Path) -> Result<Self, Trouble> {
        let file = File::options().create(true).append(true).open(path);
        let name = path.display();
        file.map(Self).map_err(|e| Trouble::NotReady(format!("cannot write {name}: {e}")))
    }

    /// Writes one receipt.
    pub fn write(&mut self, receipt: &Receipt) -> Result<(), Trouble> {
        self.line(&receipt.codename, &receipt.reference)
    }

    /// Writes that this applicant may ask for erasure from now on: the receipt promises nothing
    /// any more.
    pub fn write_erasing(&mut self, receipt: &Receipt) -> Result<(), Trouble> {
        self.line(&receipt.codename, ERASING)
    }

    fn line(&mut self, codename: &str, word: &str) -> Result<(), Trouble> {
        let line = format!("{codename}\t{word}\n");
        let written = self.0.write_all(line.as_bytes());
        written.map_err(|e| Trouble::NotReady(format!("cannot write the receipts: {e}")))
    }
}

/// Reads the receipts that still promise something; a last line cut short is left out, since it
/// was never finished.
pub fn read(path: &Path) -> std::io::Result<Vec<Receipt>> {
    let text = std::fs::read_to_string(path)?;
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    let mut receipts: Vec<Receipt> = Vec::new();
    for (codename, reference) in whole.lines().filter_map(|line| line.split_once('\t')) {
        if reference == ERASING {
            receipts.retain(|receipt| receipt.codename != codename);
        } else {
            let (codename, reference) = (codename.to_owned(), reference.to_owned());
            receipts.push(Receipt { codename, reference });
        }
    }
    Ok(receipts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn receipts_read_back_and_half_a_line_does_not() {
        let path = std::env::temp_dir().join(format!("postern-receipts-{}", std::process::id()));
        let receipt =
            |n: u32| Receipt { codename: format!("{n:04} 0000"), reference: "2026-11-20".into() };
        let mut file = Receipts::append_to(&path).expect("writes");
        for number in 0..3 {
            file.write(&receipt(number)).expect("writes");
        }
        file.write_erasing(&receipt(1)).expect("writes");
        file.0.write_all(b"9999 0").expect("writes");
        let read = read(&path).expect("reads");
        std::fs::remove_file(&path).expect("is there");
        assert_eq!(read, [receipt(0), receipt(2)]);
    }
}
