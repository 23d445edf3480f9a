//! One line that says how far a drill is: counts, rate and time left, on a terminal only.

use std::io::{IsTerminal, Write};
use std::time::Instant;

/// A line on standard error that is drawn over itself.
pub struct Progress {
    shown: bool,
    started: Instant,
    wide: usize,
}

impl Progress {
    /// A line that is drawn only if standard error is a terminal.
    pub fn on_terminal() -> Self {
        Self::new(std::io::stderr().is_terminal())
    }

    /// No line.
    pub fn silent() -> Self {
        Self::new(false)
    }

    fn new(shown: bool) -> Self {
        Self { shown, started: Instant::now(), wide: 0 }
    }

    /// Draws where things stand.
    pub fn draw(&mut self, what: &str, done: u64, total: u64) {
        if !self.shown {
            return;
        }
        let line = line(what, done, total, self.started.elapsed().as_secs_f64());
        let width = line.chars().count();
        let blank = " ".repeat(self.wide.saturating_sub(width));
        let mut out = std::io::stderr().lock();
        // A terminal that cannot be written to is no reason to stop.
        let _ = write!(out, "\r{line}{blank}");
        let _ = out.flush();
        self.wide = width;
    }

    /// Leaves the line as it is.
    pub fn end(&mut self) {
        if self.shown && self.wide > 0 {
            let _ = writeln!(std::io::stderr());
            self.wide = 0;
        }
    }
}

fn line(what: &str, done: u64, total: u64, seconds: f64) -> String {
    let rate = if seconds > 0.0 { done as f64 / seconds } else { 0.0 };
    let left = total.saturating_sub(done) as f64;
    let left = match rate {
        rate if rate > 0.0 && left > 0.0 => format!(", about {} left", time(left / rate)),
        _ => String::new(),
    };
    format!("{what}: {done} of {total}, {rate:.1} a second{left}")
}

fn time(seconds: f64) -> String {
    if seconds < 90.0 { format!("{seconds:.0} s") } else { format!("{:.0} min", seconds / 60.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_far_how_fast_and_how_long() {
        assert_eq!(line("filed", 0, 10, 0.0), "filed: 0 of 10, 0.0 a second");
        assert_eq!(line("filed", 5, 10, 2.0), "filed: 5 of 10, 2.5 a second, about 2 s left");
        assert_eq!(line("filed", 10, 10, 5.0), "filed: 10 of 10, 2.0 a second");
        assert_eq!(line("x", 1, 1000, 1.0), "x: 1 of 1000, 1.0 a second, about 17 min left");
    }
}
