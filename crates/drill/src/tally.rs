//! What a drill saw happen, counted only when a page said that it was done.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

/// How many troubles are kept in words; all are counted.
const TROUBLES_KEPT: usize = 10;

/// Counts of what was durable: each stands for a page that confirmed it.
#[derive(Clone, Default, Debug, Serialize)]
pub struct Tally {
    /// Applications with a receipt.
    pub receipts: u64,
    /// Messages the portal said had arrived.
    pub messages: u64,
    /// Files sent with them.
    pub files: u64,
    /// Cases the officers applied the rules to.
    pub assessed: u64,
    /// Offers two officers made.
    pub offers: u64,
    /// Refusals two officers made.
    pub refusals: u64,
    /// Proposals the second officer returned.
    pub returned: u64,
    /// Offers applicants accepted.
    pub accepted: u64,
    /// Offers applicants declined.
    pub declined: u64,
    /// Reviews applicants asked for.
    pub reviews: u64,
    /// Cases applicants had erased.
    pub erased: u64,
    /// Cases in which two paymasters paid what was due.
    pub payments: u64,
    /// What was paid, by partner and currency, in whole units, as the desk's ledger shows it.
    pub paid: BTreeMap<String, String>,
    /// Testimonies given.
    pub testimonies: u64,
    /// Testimonies two custodians published.
    pub published: u64,
    /// Visits that did not go as they should.
    pub troubles: u64,
    /// The first of them, in words.
    pub first_troubles: Vec<String>,
}

impl Tally {
    /// Counts a visit that went wrong and keeps what it was about.
    pub fn trouble(&mut self, who: &str, trouble: &crate::Trouble) {
        self.troubles += 1;
        if self.first_troubles.len() < TROUBLES_KEPT {
            self.first_troubles.push(format!("{who}: {trouble}"));
        }
    }
}

/// Why a drill ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Ended {
    /// Everything planned was played.
    Done,
    /// Somebody asked it to stop.
    Stopped,
    /// The server stopped answering.
    ServerGone {
        /// What the connection said.
        cause: String,
    },
}

/// A drill as a whole.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// Why it ended.
    pub ended: Ended,
    /// Applications that were to be played.
    pub planned: u64,
    /// How long it took.
    pub seconds: u64,
    /// What was durable.
    #[serde(rename = "durable")]
    pub tally: Tally,
}

impl Summary {
    /// Whether everything planned was played without trouble.
    pub fn is_whole(&self) -> bool {
        self.ended == Ended::Done && self.tally.troubles == 0
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tally = &self.tally;
        let lines = [
            ("receipts", tally.receipts),
            ("messages", tally.messages),
            ("files with them", tally.files),
            ("cases assessed", tally.assessed),
            ("offers made", tally.offers),
            ("refusals made", tally.refusals),
            ("proposals returned", tally.returned),
            ("offers accepted", tally.accepted),
            ("offers declined", tally.declined),
            ("reviews asked for", tally.reviews),
            ("cases erased", tally.erased),
            ("cases paid", tally.payments),
            ("testimonies given", tally.testimonies),
            ("testimonies published", tally.published),
        ];
        writeln!(f, "What was durable, by the pages that said so:")?;
        for (what, count) in lines {
            writeln!(f, "{count:>10}  {what}")?;
        }
        for (partner, amount) in &tally.paid {
            writeln!(f, "{amount:>22}  paid by {partner}")?;
        }
        for trouble in &tally.first_troubles {
            writeln!(f, "trouble: {trouble}")?;
        }
        let (seen, planned, seconds) = (tally.receipts, self.planned, self.seconds);
        match &self.ended {
            Ended::Done if tally.troubles == 0 => write!(f, "Done in {seconds} s."),
            Ended::Done => write!(f, "Done in {seconds} s, with {} troubles.", tally.troubles),
            Ended::Stopped => write!(f, "Stopped after {seconds} s: {seen} of {planned} filed."),
            Ended::ServerGone { cause } => write!(
                f,
                "The server is gone after {seconds} s ({cause}): {seen} receipts were seen.",
            ),
        }
    }
}
