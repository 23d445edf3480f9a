//! Merges in the simulation: one person's cases are set aside and parted again, whatever fails.

use casework::CaseId;
use casework::duplicate::Succession;
use sealing::Purpose;
use store::{StoreError, TwoCases};

use super::world::World;

impl World {
    /// Merges a case with another, or undoes the merge it is set aside in.
    pub(super) async fn merge_or_part(&mut self, index: usize) -> Result<(), String> {
        match self.cases[index].set_aside_for {
            Some(kept) => self.part(index, kept).await,
            None => {
                let other = self.dice.below(self.cases.len() as u64) as usize;
                self.merge(other, index).await
            }
        }
    }

    async fn merge(&mut self, kept: usize, aside: usize) -> Result<(), String> {
        if kept == aside {
            return Ok(());
        }
        let (one, other) = (self.cases[kept].id, self.cases[aside].id);
        let act = self.two_cases(one, other).await?;
        self.note(format!("merge {other} into {one}"));
        let settled = self
            .settle(|store| {
                let act = act.clone();
                async move { store.office().merge(act).await }
            })
            .await?;
        let erased = |index: usize| self.cases[index].stage == casework::Stage::Erased;
        let is_aside = |index: usize| self.cases[index].set_aside_for.is_some();
        let keeps = self.cases.iter().any(|case| case.set_aside_for == Some(Some(other)));
        let may = !erased(kept) && !erased(aside) && !is_aside(kept) && !is_aside(aside) && !keeps;
        match (may, settled) {
            (true, Ok(_)) => self.cases[aside].set_aside_for = Some(Some(one)),
            (false, Err(StoreError::Refused(_))) => {}
            (_, settled) => return Err(format!("may be merged: {may}, and yet {settled:?}")),
        }
        self.merged |= may;
        Ok(())
    }

    async fn part(&mut self, index: usize, kept: Option<CaseId>) -> Result<(), String> {
        let case = self.cases[index].id;
        self.note(format!("part {case} from {kept:?}"));
        let act = self.two_cases(kept.unwrap_or(case), case).await?;
        let whose = Succession::CHOICES[self.dice.below(2) as usize];
        let settled = self
            .settle(|store| {
                let act = act.clone();
                async move {
                    match kept {
                        Some(_) => store.office().unmerge(act).await,
                        None => {
                            let office = store.office();
                            office.succeed(act.form, act.officer, act.other, whose).await
                        }
                    }
                }
            })
            .await?;
        settled.map_err(|error| format!("not parted: {error}"))?;
        self.cases[index].set_aside_for = None;
        Ok(())
    }

    async fn two_cases(&mut self, one: CaseId, other: CaseId) -> Result<TwoCases, String> {
        let office = self.store().office();
        let mut records = Vec::new();
        for case in [one, other] {
            let row = office.case(case).await.map_err(|e| e.to_string())?;
            let sequence = row.map_or(1, |row| row.next_office);
            records.push((case, self.body(Purpose::Record, sequence)));
        }
        let [one, other] = <[_; 2]>::try_from(records).map_err(|_| "two cases")?;
        Ok(TwoCases { form: self.draw_form(), officer: self.officers[0].id, one, other })
    }

    /// What an erasure does to merges: the case leaves its own, and keeps nobody's place.
    pub(super) fn forget_merges(&mut self, index: usize) {
        let erased = self.cases[index].id;
        self.cases[index].set_aside_for = None;
        for case in &mut self.cases {
            if case.set_aside_for == Some(Some(erased)) {
                case.set_aside_for = Some(None);
            }
        }
    }
}
