//! The ledger in rows: budgets, transfers and their sums.

use std::collections::BTreeMap;

use ::programme::{Currency, Money};
use casework::ledger::{Budget, TransferState};
use casework::payment::{self, Instalment};
use casework::{CaseId, Refusal};

use crate::error::StoreError;
use crate::page::Page;
use crate::plan::{Plan, args};
use crate::row::Row;
use crate::store::{Inner, Office};

/// A partner's budget.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BudgetRow {
    /// Whose.
    pub partner: String,
    /// How much, and how much of it is promised and paid.
    pub budget: Budget,
}

/// One transfer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TransferRow {
    /// Its id.
    pub id: CaseId,
    /// The case it is for.
    pub case: CaseId,
    /// The benefit it belongs to.
    pub benefit: String,
    /// Who pays.
    pub partner: String,
    /// 1, 2, 3 … within the benefit and partner.
    pub number: u16,
    /// How much.
    pub amount: Money,
    /// Where it stands.
    pub state: TransferState,
    /// When it was paid, in microseconds since 1970 UTC.
    pub posted_us: Option<i64>,
}

/// What of a benefit a person is paid once, on whichever of their cases.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct InstalmentKey {
    /// The benefit.
    pub benefit: String,
    /// Who pays: each partner its own part.
    pub partner: String,
    /// 1, 2, 3 … within the benefit and partner.
    pub number: u16,
}

impl TransferRow {
    /// Which instalment it is.
    pub fn key(&self) -> InstalmentKey {
        let (benefit, partner) = (self.benefit.clone(), self.partner.clone());
        InstalmentKey { benefit, partner, number: self.number }
    }
}

/// Sums over the transfers of one partner and benefit, in minor units.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerLine {
    /// Who pays.
    pub partner: String,
    /// The benefit.
    pub benefit: String,
    /// The currency of the sums.
    pub currency: Currency,
    /// Reserved.
    pub pending_minor: i64,
    /// Paid.
    pub posted_minor: i64,
    /// Released.
    pub voided_minor: i64,
    /// How many transfers.
    pub count: u64,
}

/// Which transfers to list.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct TransferFilter {
    /// Only this partner's.
    pub partner: Option<String>,
    /// Only those that stand so.
    pub state: Option<TransferState>,
    /// Which page, from 1.
    pub page: u64,
    /// The most rows of a page; at most 200.
    pub per_page: u64,
}

/// A budget that does not agree with its transfers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imbalance {
    /// Whose budget.
    pub partner: String,
    /// What the budget says.
    pub budget: Option<Budget>,
    /// What its transfers sum to while pending.
    pub pending_minor: i64,
    /// What its transfers sum to once posted.
    pub posted_minor: i64,
}

/// A query for transfers.
macro_rules! transfers {
    ($tail:literal) => {
        concat!(
            "SELECT id, case_id, benefit, partner, number, amount_minor, currency, state, \
             posted_us FROM transfers ",
            $tail
        )
    };
}

impl Office {
    /// All budgets, by partner.
    pub async fn budgets(&self) -> Result<Vec<BudgetRow>, StoreError> {
        self.0.budgets().await
    }

    /// The transfers of a case, by benefit, partner and number.
    pub async fn transfers(&self, case: CaseId) -> Result<Vec<TransferRow>, StoreError> {
        self.0.transfers(case).await
    }

    /// Sums by partner, benefit and currency.
    pub async fn ledger(&self) -> Result<Vec<LedgerLine>, StoreError> {
        let sql = "SELECT partner, benefit, currency, \
             CAST(SUM(CASE WHEN state = 'pending' THEN amount_minor ELSE 0 END) AS BIGINT), \
             CAST(SUM(CASE WHEN state = 'posted' THEN amount_minor ELSE 0 END) AS BIGINT), \
             CAST(SUM(CASE WHEN state = 'voided' THEN amount_minor ELSE 0 END) AS BIGINT), \
             COUNT(*) FROM transfers \
             GROUP BY partner, benefit, currency ORDER BY partner, benefit, currency";
        let rows = self.0.db.read(sql, args![]).await?;
        rows.into_iter().map(LedgerLine::read).collect()
    }

    /// One page of transfers, by partner and id.
    pub async fn transfers_page(
        &self,
        filter: &TransferFilter,
    ) -> Result<Page<TransferRow>, StoreError> {
        let partner = filter.partner.as_deref();
        let state = filter.state.map(TransferState::name);
        let sql = "SELECT COUNT(*) FROM transfers \
                   WHERE partner = COALESCE($1, partner) AND state = COALESCE($2, state)";
        let total = self.0.db.number(sql, args![partner, state]).await?;
        let (page, per_page, offset) = crate::page::bounds(filter.page, filter.per_page);
        let sql = transfers!(
            "WHERE partner = COALESCE($1, partner) AND state = COALESCE($2, state) \
             ORDER BY partner, id LIMIT $3 OFFSET $4"
        );
        let rows = self.0.db.read(sql, args![partner, state, per_page, offset]).await?;
        let items = rows.into_iter().map(TransferRow::read).collect::<Result<_, _>>()?;
        Ok(Page { items, total, page, per_page })
    }

    /// Budgets that do not agree with their transfers, are overdrawn or negative; none if all is
    /// well.
    pub async fn check_books(&self) -> Result<Vec<Imbalance>, StoreError> {
        let mut lines: BTreeMap<String, (i64, i64, bool)> = BTreeMap::new();
        let budgets = self.0.budgets().await?;
        for line in self.ledger().await? {
            let budget = budgets.iter().find(|row| row.partner == line.partner);
            let sum = lines.entry(line.partner).or_default();
            sum.0 = sum.0.saturating_add(line.pending_minor);
            sum.1 = sum.1.saturating_add(line.posted_minor);
            sum.2 |= budget.is_none_or(|row| row.budget.currency != line.currency);
        }
        let mut wrong = Vec::new();
        for BudgetRow { partner, budget } in budgets {
            let (pending_minor, posted_minor, foreign) = lines.remove(&partner).unwrap_or_default();
            let agrees =
                budget.pending_minor == pending_minor && budget.posted_minor == posted_minor;
            let sound = pending_minor >= 0 && posted_minor >= 0 && budget.left().minor >= 0;
            if !agrees || !sound || foreign {
                wrong.push(Imbalance {
                    partner,
                    budget: Some(budget),
                    pending_minor,
                    posted_minor,
                });
            }
        }
        wrong.extend(lines.into_iter().map(|(partner, (pending_minor, posted_minor, _))| {
            Imbalance { partner, budget: None, pending_minor, posted_minor }
        }));
        Ok(wrong)
    }
}

impl Inner {
    pub(crate) async fn budgets(&self) -> Result<Vec<BudgetRow>, StoreError> {
        let sql = "SELECT partner, limit_minor, pending_minor, posted_minor, currency \
                   FROM budgets ORDER BY partner";
        let rows = self.db.read(sql, args![]).await?;
        rows.into_iter().map(BudgetRow::read).collect()
    }

    pub(crate) async fn transfers(&self, case: CaseId) -> Result<Vec<TransferRow>, StoreError> {
        let sql = transfers!("WHERE case_id = $1 ORDER BY benefit, partner, number, id");
        let rows = self.db.read(sql, args![case]).await?;
        rows.into_iter().map(TransferRow::read).collect()
    }

    /// Adds to a plan: instalments become pending transfers, and every partner's budget reserves
    /// them. The pure ledger refuses what no budget covers; the guard in the statement catches who
    /// was slower, and then it is planned again and refused.
    pub(crate) async fn reserve(
        &self,
        plan: &mut Plan,
        case: CaseId,
        instalments: &[Instalment],
    ) -> Result<(), StoreError> {
        let mut totals = payment::totals(instalments)?;
        // In one order for everybody, so that no two plans wait for each other.
        totals.sort_by(|one, other| one.0.cmp(&other.0));
        let mut budgets = self.budgets().await?;
        for (partner, amount) in &totals {
            let row = budgets.iter_mut().find(|row| row.partner == *partner);
            let budget =
                row.map(|row| &mut row.budget).ok_or_else(|| Refusal::BudgetExhausted {
                    partner: partner.clone(),
                    left: Money::zero(amount.currency),
                    needed: *amount,
                })?;
            budget.reserve(partner, *amount)?;
            plan.one(
                "UPDATE budgets SET pending_minor = pending_minor + $1 \
                 WHERE partner = $2 AND currency = $3 \
                 AND pending_minor <= limit_minor - posted_minor - $1",
                args![amount.minor, partner.as_str(), amount.currency.as_str()],
            );
        }
        for instalment in instalments {
            plan.one(
                "INSERT INTO transfers (id, case_id, benefit, partner, number, amount_minor, \
                 currency, state) VALUES ($1, $2, $3, $4, $5, $6, $7, 'pending')",
                args![
                    self.draw_id()?,
                    case,
                    instalment.benefit.as_str(),
                    instalment.partner.as_str(),
                    i64::from(instalment.number),
                    instalment.amount.minor,
                    instalment.amount.currency.as_str(),
                ],
            );
        }
        Ok(())
    }
}

/// What transfers come to for each partner, in the order of partners.
pub(crate) fn sums<'a>(
    transfers: impl IntoIterator<Item = &'a TransferRow>,
) -> Result<BTreeMap<&'a str, Money>, StoreError> {
    let mut sums: BTreeMap<&str, Money> = BTreeMap::new();
    for transfer in transfers {
        let zero = Money::zero(transfer.amount.currency);
        let sum = sums.entry(&transfer.partner).or_insert(zero);
        *sum = sum.checked_add(transfer.amount).ok_or(Refusal::Money)?;
    }
    Ok(sums)
}

impl TransferRow {
    pub(crate) fn is_pending(&self) -> bool {
        self.state == TransferState::Pending
    }

    fn read(row: Row) -> Result<Self, StoreError> {
        let mut row = row.of("transfers");
        let (id, case) = (row.parsed()?, row.parsed()?);
        let (benefit, partner) = (row.text()?, row.text()?);
        let number = u16::try_from(row.int()?).map_err(|_| row.corrupt())?;
        let amount = Money::new(row.int()?, row.parsed()?);
        let state = row.named(TransferState::from_name)?;
        let posted_us = row.opt_int()?;
        Ok(Self { id, case, benefit, partner, number, amount, state, posted_us })
    }
}

impl BudgetRow {
    fn read(row: Row) -> Result<Self, StoreError> {
        let mut row = row.of("budgets");
        let partner = row.text()?;
        let budget = Budget {
            limit_minor: row.int()?,
            pending_minor: row.int()?,
            posted_minor: row.int()?,
            currency: row.parsed()?,
        };
        Ok(Self { partner, budget })
    }
}

impl LedgerLine {
    fn read(row: Row) -> Result<Self, StoreError> {
        let mut row = row.of("the ledger");
        Ok(Self {
            partner: row.text()?,
            benefit: row.text()?,
            currency: row.parsed()?,
            pending_minor: row.int()?,
            posted_minor: row.int()?,
            voided_minor: row.int()?,
            count: row.count()?,
        })
    }
}
