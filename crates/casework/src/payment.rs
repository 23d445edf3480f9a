//! Stage 6, pay: an offer becomes instalments, reserved when it is made; once it is accepted, two
//! paymasters pay what is due.

use jiff::civil::Date;
use programme::{Digest, Grant, Money, Schedule};
use serde::{Deserialize, Serialize};

use crate::authority::Digested;
use crate::identity::CaseId;
use crate::refusal::Refusal;

/// One amount from one partner.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Instalment {
    /// The benefit it belongs to.
    pub benefit: String,
    /// Who pays.
    pub partner: String,
    /// The month in which it is due, counted from 1: 1, 2, 3 … for a monthly benefit, 1, 4, 7 …
    /// for a quarterly one. No two of one benefit and partner share it.
    pub number: u16,
    /// How much.
    pub amount: Money,
}

/// The instalments of an offer: one, or one a month; none for benefits that are not money.
pub fn schedule(grants: &[Grant]) -> Result<Vec<Instalment>, Refusal> {
    let mut instalments = Vec::new();
    for grant in grants {
        let Some(amount) = grant.amount else { continue };
        if amount.minor <= 0 {
            return Err(Refusal::Money);
        }
        if grant.schedule == Schedule::Permanent {
            continue;
        }
        for index in 0..grant.schedule.instalments() {
            let number = grant.schedule.month_of(index).saturating_add(1);
            instalments.push(Instalment {
                benefit: grant.benefit.clone(),
                partner: grant.partner.clone(),
                number,
                amount,
            });
        }
    }
    Ok(instalments)
}

/// The first day an instalment may be paid: the first at acceptance, each further one a month
/// later, on the same day of the month or its last day where the month is shorter.
pub fn due(accepted: Date, number: u16) -> Date {
    let months = jiff::Span::new().months(i64::from(number.saturating_sub(1)));
    accepted.checked_add(months).unwrap_or(Date::MAX)
}

/// The sum each partner commits, in the order partners first appear.
pub fn totals(instalments: &[Instalment]) -> Result<Vec<(String, Money)>, Refusal> {
    let mut totals: Vec<(String, Money)> = Vec::new();
    for instalment in instalments {
        let same = |(partner, total): &&mut (String, Money)| {
            *partner == instalment.partner && total.currency == instalment.amount.currency
        };
        match totals.iter_mut().find(same) {
            Some((_, total)) => {
                total.minor =
                    total.minor.checked_add(instalment.amount.minor).ok_or(Refusal::Money)?;
            }
            None => totals.push((instalment.partner.clone(), instalment.amount)),
        }
    }
    Ok(totals)
}

/// Transfers of one case that a paymaster proposes to pay together.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PaymentBatch {
    /// The case.
    pub case: CaseId,
    /// The transfers, by id, sorted, each with its amount.
    pub transfers: Vec<(CaseId, Money)>,
}

impl PaymentBatch {
    /// Canonical bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads canonical bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

impl Digested for PaymentBatch {
    fn digest(&self) -> Digest {
        Digest::of("postern/payment/v1", &self.to_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fault_33_an_instalment_falls_on_the_last_day_of_a_shorter_month() {
        let accepted = jiff::civil::date(2024, 1, 31);
        let days: Vec<_> = (1..=3).map(|number| due(accepted, number).to_string()).collect();
        assert_eq!(days, ["2024-01-31", "2024-02-29", "2024-03-31"]);
    }

    #[test]
    fn a_monthly_grant_becomes_its_months_and_a_permit_becomes_none() {
        let money = Money { minor: 120_000, currency: "USD".parse().expect("a currency") };
        let grant = |amount, schedule| Grant {
            benefit: "stipend".to_owned(),
            amount,
            schedule,
            partner: "fund".to_owned(),
            conditions: Vec::new(),
        };
        let grants = [
            grant(Some(money), Schedule::Every { months: 1, times: 24, after: 0 }),
            grant(Some(money), Schedule::Once { after: 0 }),
            grant(None, Schedule::Permanent),
        ];
        let instalments = schedule(&grants).expect("positive amounts");
        assert_eq!(instalments.len(), 25);
        let sum = Money { minor: 25 * 120_000, ..money };
        assert_eq!(totals(&instalments), Ok(vec![("fund".to_owned(), sum)]));
    }
}
