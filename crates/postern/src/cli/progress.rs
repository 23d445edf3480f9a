//! One line of progress with a rate and the time left, on a terminal only.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// How often the line is drawn anew.
const EVERY: Duration = Duration::from_millis(200);

/// A progress line on standard error.
pub(crate) struct Progress {
    what: &'static str,
    started: Instant,
    drawn: Option<Instant>,
    on_terminal: bool,
    /// What was done before this line began, and so says nothing about the rate.
    before: u64,
}

impl Progress {
    /// A line that counts `what`.
    pub(crate) fn new(what: &'static str) -> Self {
        let on_terminal = std::io::stderr().is_terminal();
        Self { what, started: Instant::now(), drawn: None, on_terminal, before: 0 }
    }

    /// The same, where so much was done before.
    pub(crate) fn since(&mut self, before: u64) {
        self.before = before;
    }

    /// Draws where the work stands, at most a few times a second.
    pub(crate) fn at(&mut self, done: u64, total: u64) {
        let recent = self.drawn.is_some_and(|drawn| drawn.elapsed() < EVERY);
        if !self.on_terminal || (recent && done < total) {
            return;
        }
        self.drawn = Some(Instant::now());
        let seconds = self.started.elapsed().as_secs_f64().max(0.001);
        let rate = done.saturating_sub(self.before) as f64 / seconds;
        let left = if rate > 0.0 { total.saturating_sub(done) as f64 / rate } else { 0.0 };
        let what = self.what;
        eprint!("\r\x1b[K{done} of {total} {what} · {rate:.0} a second · {left:.0} s left");
        if done >= total {
            eprintln!();
        }
        let _ = std::io::stderr().flush();
    }

    /// Draws how much is done where it is not known how much there is.
    pub(crate) fn counted(&mut self, done: u64) {
        if !self.on_terminal || self.drawn.is_some_and(|drawn| drawn.elapsed() < EVERY) {
            return;
        }
        self.drawn = Some(Instant::now());
        let rate = done as f64 / self.started.elapsed().as_secs_f64().max(0.001);
        eprint!("\r\x1b[K{done} {} · {rate:.0} a second", self.what);
        let _ = std::io::stderr().flush();
    }

    /// Takes the line away.
    pub(crate) fn clear(&mut self) {
        if self.drawn.take().is_some() {
            eprint!("\r\x1b[K");
        }
    }
}
