//! The sign-in sheet: what the first start prints for the first officers, on paper or for a drill.
//!
//! Whoever reads the sheet can open every case. It is made for print or for a trial on one's own
//! machine; the office deletes the file as soon as the officers have what is theirs.

use std::fmt;
use std::fmt::Write as _;

use casework::Role;
use zeroize::Zeroizing;

/// How one officer signs in.
#[derive(Clone)]
pub struct SheetOfficer {
    /// The name typed at sign-in.
    pub name: String,
    /// What the officer may do.
    pub roles: Vec<Role>,
    /// The passphrase, in groups.
    pub passphrase: Zeroizing<String>,
    /// The key for an authenticator app, in base32.
    pub authenticator_key: Zeroizing<String>,
}

/// How the first officers sign in.
#[derive(Clone)]
pub struct Sheet {
    /// The officers, in the order they were made.
    pub officers: Vec<SheetOfficer>,
}

/// A line of a sheet that cannot be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line} of the sign-in sheet is not `name: value` as Postern wrote it")]
pub struct SheetError {
    /// The line, counted from 1.
    pub line: usize,
}

impl Sheet {
    /// The sheet as text: one block an officer.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(1024));
        for officer in &self.officers {
            let roles: Vec<&str> = officer.roles.iter().map(|role| role.name()).collect();
            let _ = writeln!(text, "officer: {}", officer.name);
            let _ = writeln!(text, "  roles: {}", roles.join(" "));
            let _ = writeln!(text, "  passphrase: {}", officer.passphrase.as_str());
            let _ = writeln!(text, "  authenticator key: {}\n", officer.authenticator_key.as_str());
        }
        text
    }

    /// Reads a sheet; lines that begin with `#` are remarks.
    pub fn parse(text: &str) -> Result<Self, SheetError> {
        let mut officers: Vec<SheetOfficer> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let error = SheetError { line: index + 1 };
            let (key, value) = line.split_once(':').ok_or_else(|| error.clone())?;
            let value = value.trim();
            if key == "officer" {
                officers.push(SheetOfficer {
                    name: value.to_owned(),
                    roles: Vec::new(),
                    passphrase: Zeroizing::default(),
                    authenticator_key: Zeroizing::default(),
                });
                continue;
            }
            let officer = officers.last_mut().ok_or_else(|| error.clone())?;
            match key {
                "roles" => {
                    let roles = value.split_whitespace().map(Role::from_name);
                    officer.roles = roles.collect::<Option<_>>().ok_or(error)?;
                }
                "passphrase" => officer.passphrase = Zeroizing::new(value.to_owned()),
                "authenticator key" => {
                    officer.authenticator_key = Zeroizing::new(value.to_owned());
                }
                _ => return Err(error),
            }
        }
        Ok(Self { officers })
    }
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sheet({} officers, ▮)", self.officers.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_reads_back_and_prints_nothing_when_debugged() {
        let sheet = Sheet {
            officers: vec![SheetOfficer {
                name: "First officer".to_owned(),
                roles: vec![Role::Officer, Role::Approver],
                passphrase: Zeroizing::new("secret-words".to_owned()),
                authenticator_key: Zeroizing::new("ABCD".to_owned()),
            }],
        };
        let text = format!("# a remark\n{}", sheet.to_text().as_str());
        let again = Sheet::parse(&text).expect("what was written reads");
        assert_eq!(again.to_text(), sheet.to_text());
        assert!(!format!("{again:?}").contains("secret"));
        assert_eq!(Sheet::parse("passphrase: x").err(), Some(SheetError { line: 1 }));
    }
}
