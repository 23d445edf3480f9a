//! What people of a group answer to the questions of a programme.

use serde_json::Value;

/// How the answers of a group to one fact are made.
#[derive(Clone, Debug, PartialEq)]
pub enum FactRule {
    /// Everybody answers the same, as written.
    Same(String),
    /// So large a share gives each of these answers; the shares add to 1.
    Shares(Vec<(String, f64)>),
    /// By age: a date of birth.
    Born,
    /// By age: the years since this one, at least 0.
    YearsSince(u8),
    /// The other members of the household.
    Dependants,
    /// Nobody says.
    Unknown,
}

impl FactRule {
    /// Reads `"yes"`, `true`, `5`, `{ yes = 0.2, no = 0.8 }`, `{ by = "born" }`,
    /// `{ by = "dependants" }`, `{ years_since = 23 }` or `{ by = "unknown" }`.
    pub(super) fn read(value: &Value) -> Result<Self, String> {
        let expected = "expected an answer, a table of shares, or { by = … }".to_owned();
        match value {
            Value::String(text) => Ok(Self::Same(text.clone())),
            Value::Bool(answer) => Ok(Self::Same(answer.to_string())),
            Value::Number(number) if number.is_i64() => Ok(Self::Same(number.to_string())),
            Value::Object(table) => match (table.get("by"), table.get("years_since")) {
                (Some(Value::String(by)), None) => match by.as_str() {
                    "born" => Ok(Self::Born),
                    "dependants" => Ok(Self::Dependants),
                    "unknown" => Ok(Self::Unknown),
                    _ => Err("expected by = \"born\", \"dependants\" or \"unknown\"".to_owned()),
                },
                (None, Some(Value::Number(years))) => {
                    let years = years.as_u64().and_then(|years| u8::try_from(years).ok());
                    years.map(Self::YearsSince).ok_or(expected)
                }
                (None, None) => Self::shares(table.iter()),
                _ => Err(expected),
            },
            _ => Err(expected),
        }
    }

    fn shares<'a>(entries: impl Iterator<Item = (&'a String, &'a Value)>) -> Result<Self, String> {
        let mut shares = Vec::new();
        for (answer, share) in entries {
            match share.as_f64() {
                Some(share) if (0.0..=1.0).contains(&share) => shares.push((answer.clone(), share)),
                _ => return Err(format!("expected a share from 0 to 1 for `{answer}`")),
            }
        }
        let sum: f64 = shares.iter().map(|(_, share)| share).sum();
        if (sum - 1.0).abs() > 1e-6 {
            return Err(format!("expected shares that add to 1, found {sum}"));
        }
        Ok(Self::Shares(shares))
    }
}
