//! Stage 9, count: figures counted when things happen, linked to no case.

use casework::application::week_of;
use casework::statistics::{Counts, Metric};
use jiff::civil::Date;

use crate::error::StoreError;
use crate::plan::{Plan, args};
use crate::store::{Gate, Inner, Office};

impl Gate {
    /// All counts, for the tables of a release.
    pub async fn counts(&self) -> Result<Counts, StoreError> {
        self.0.counts().await
    }
}

impl Office {
    /// All counts.
    pub async fn counts(&self) -> Result<Counts, StoreError> {
        self.0.counts().await
    }
}

impl Inner {
    async fn counts(&self) -> Result<Counts, StoreError> {
        let sql = "SELECT metric, dimension, week, number FROM counts";
        let mut counts = Counts::new();
        for row in self.db.read(sql, args![]).await? {
            let mut row = row.of("counts");
            let key = (row.named(Metric::from_name)?, row.text()?, row.parsed()?);
            counts.insert(key, row.count()?);
        }
        Ok(counts)
    }
}

/// Counts something that a plan makes happen.
pub(crate) fn count(plan: &mut Plan, metric: Metric, dimension: &str, day: Date, number: u64) {
    plan.one(
        "INSERT INTO counts (metric, dimension, week, number) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (metric, dimension, week) \
         DO UPDATE SET number = counts.number + excluded.number",
        args![metric.name(), dimension, week_of(day), number],
    );
}
