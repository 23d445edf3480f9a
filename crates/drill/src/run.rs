//! A drill as a whole: several applicants at a time, two officers beside them, one summary.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use keyring::sheet::Sheet;
use programme::{Programme, SourceFile};

use crate::applicant::{self, Filed, Visit};
use crate::browser::Browser;
use crate::dice::Dice;
use crate::office::{Handled, Officers};
use crate::persona::{Persona, Wish};
use crate::progress::Progress;
use crate::receipts::Receipts;
use crate::tally::{Ended, Summary, Tally};
use crate::trouble::Trouble;

/// Of a hundred cases, how many the officers decide at least.
const DECIDED_PERCENT: u64 = 30;
/// In a small drill they decide all of them up to this many.
const DECIDED_LEAST: u64 = 12;
/// Of a hundred applications, after how many an earlier applicant looks in.
const LOOKS_IN_PERCENT: u64 = 10;
/// After so many in a row without an answer, the others stay at home: cases are decided in the
/// order they came in, so nobody after them has one.
const WITHOUT_ANSWER_MAX: u64 = 40;

const DRAW_EVERY: Duration = Duration::from_millis(200);
const WAIT: Duration = Duration::from_millis(100);

/// What to play.
pub struct DrillOptions {
    /// How many applicants.
    pub applications: u64,
    /// The seed of their lives.
    pub seed: u64,
    /// The portal's address, such as `http://127.0.0.1:8080`.
    pub portal: String,
    /// The desk's address, and how two officers sign in there; without it only applicants play.
    pub desk: Option<(String, Sheet)>,
    /// How many applicants act at a time.
    pub clients: usize,
    /// Where to write the receipts that were seen.
    pub receipts: Option<PathBuf>,
    /// Set from outside to stop early.
    pub stop: Arc<AtomicBool>,
    /// The line that shows how far it is.
    pub progress: Progress,
}

/// Where everybody meets.
struct Floor {
    applications: u64,
    seed: u64,
    programme: Programme,
    today: Date,
    portal: String,
    stop: Arc<AtomicBool>,
    next: AtomicU64,
    applying: AtomicUsize,
    visiting: AtomicUsize,
    decided_enough: AtomicBool,
    decided: AtomicU64,
    without_answer: AtomicU64,
    tally: Mutex<Tally>,
    receipts: Mutex<Option<Receipts>>,
    waiting: Mutex<VecDeque<Filed>>,
    gone: Mutex<Option<String>>,
}

/// Plays a drill to its end.
pub fn run(options: DrillOptions) -> Result<Summary, Trouble> {
    let DrillOptions { applications, seed, portal, desk, clients, receipts, stop, progress } =
        options;
    let started = Instant::now();
    let clients = clients.clamp(1, 256);
    let programme = read_programme(&mut Browser::new(&portal))?;
    let officers = match desk {
        Some((desk, sheet)) => Some(Officers::sign_in(&desk, &sheet, Dice::new(seed, u64::MAX))?),
        None => None,
    };
    let receipts = receipts.map(|path| Receipts::append_to(&path)).transpose()?;
    let floor = Floor {
        applications,
        seed,
        programme,
        today: today(),
        portal,
        stop,
        next: AtomicU64::new(0),
        applying: AtomicUsize::new(clients),
        visiting: AtomicUsize::new(clients),
        decided_enough: AtomicBool::new(officers.is_none()),
        decided: AtomicU64::new(0),
        without_answer: AtomicU64::new(0),
        tally: Mutex::default(),
        receipts: Mutex::new(receipts),
        waiting: Mutex::default(),
        gone: Mutex::default(),
    };
    floor.play(clients, officers, progress);
    let gone = locked(&floor.gone).clone();
    let ended = match gone {
        Some(cause) => Ended::ServerGone { cause },
        None if floor.stop.load(Ordering::SeqCst) => Ended::Stopped,
        None => Ended::Done,
    };
    let tally = locked(&floor.tally).clone();
    Ok(Summary { ended, planned: applications, seconds: started.elapsed().as_secs(), tally })
}

/// The programme as the portal publishes it: what applicants know.
fn read_programme(browser: &mut Browser) -> Result<Programme, Trouble> {
    let page = browser.open("/programme.toml")?.expect(200)?;
    let source = SourceFile { name: "programme.toml".to_owned(), text: page.html().into_owned() };
    programme::load(&[source]).map_err(|problems| {
        let first = problems.first().map(|problem| problem.message.clone()).unwrap_or_default();
        Trouble::NotReady(format!("the programme the portal publishes does not load: {first}"))
    })
}

fn today() -> Date {
    TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date()
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Floor {
    fn play(&self, clients: usize, officers: Option<Officers>, mut progress: Progress) {
        std::thread::scope(|scope| {
            let workers: Vec<_> = (0..clients).map(|_| scope.spawn(|| self.applicants())).collect();
            let office = officers.map(|officers| scope.spawn(|| self.office(officers)));
            let running = || {
                workers.iter().any(|worker| !worker.is_finished())
                    || office.as_ref().is_some_and(|office| !office.is_finished())
            };
            while running() {
                self.draw(&mut progress);
                std::thread::sleep(DRAW_EVERY);
            }
            self.draw(&mut progress);
            progress.end();
        });
    }

    fn draw(&self, progress: &mut Progress) {
        let tally = locked(&self.tally);
        let what = format!(
            "filed {}, decided {}, accepted {}, paid {}; steps",
            tally.receipts,
            tally.offers + tally.refusals,
            tally.accepted,
            tally.payments,
        );
        drop(tally);
        let filed = self.next.load(Ordering::SeqCst).min(self.applications);
        let decided = self.decided.load(Ordering::SeqCst).min(self.to_decide());
        progress.draw(&what, filed + decided, self.applications + self.to_decide());
    }

    fn to_decide(&self) -> u64 {
        let share = self.applications.saturating_mul(DECIDED_PERCENT) / 100;
        share.max(DECIDED_LEAST).min(self.applications)
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    /// One worker: new applicants first, then those who come back.
    fn applicants(&self) {
        let browser = Browser::new(&self.portal);
        while !self.stopped() {
            let number = self.next.fetch_add(1, Ordering::SeqCst);
            if number >= self.applications {
                break;
            }
            let persona = Persona::draw(self.seed, number, &self.programme, self.today);
            let looks_in = Dice::new(self.seed ^ 1, number).chance(LOOKS_IN_PERCENT);
            self.first_visit(&browser, persona);
            if looks_in {
                self.let_one_return(&browser);
            }
        }
        self.applying.fetch_sub(1, Ordering::SeqCst);
        while !self.stopped() {
            // Read before looking: what is decided after this is seen on the next round.
            let decided = self.decided_enough.load(Ordering::SeqCst);
            if decided && !self.let_one_return(&browser) {
                break;
            }
            if !decided {
                std::thread::sleep(WAIT);
            }
        }
        self.visiting.fetch_sub(1, Ordering::SeqCst);
    }

    fn first_visit(&self, browser: &Browser, persona: Persona) {
        let who = format!("applicant {}", persona.number);
        let mut visitor = browser.fresh().speaking(persona.language);
        let Some(filed) = self.tried(&who, applicant::apply(&mut visitor, &persona)) else {
            return;
        };
        locked(&self.tally).receipts += 1;
        if let Some(file) = locked(&self.receipts).as_mut() {
            self.tried(&who, file.write(&filed.receipt));
        }
        if let Some(text) = persona.habits.testimony.clone() {
            let mut visitor = browser.fresh().speaking(persona.language);
            let given = applicant::testify(&mut visitor, &persona, &text);
            if self.tried(&who, given).is_some() {
                locked(&self.tally).testimonies += 1;
            }
        }
        locked(&self.waiting).push_back(filed);
    }

    /// Lets the applicant who waits longest come back. Those without an answer wait on while
    /// officers still decide. False if nobody is waiting for an answer that might be there.
    fn let_one_return(&self, browser: &Browser) -> bool {
        let decided = self.decided_enough.load(Ordering::SeqCst);
        if decided && self.without_answer.load(Ordering::SeqCst) >= WITHOUT_ANSWER_MAX {
            return false;
        }
        let Some(mut filed) = locked(&self.waiting).pop_front() else { return false };
        let who = format!("applicant {}", filed.persona.number);
        let mut visitor = browser.fresh().speaking(filed.persona.language);
        if filed.persona.habits.wish == Wish::Erase
            && let Some(file) = locked(&self.receipts).as_mut()
        {
            self.tried(&who, file.write_erasing(&filed.receipt));
        }
        let Some(visit) = self.tried(&who, applicant::come_back(&mut visitor, &mut filed)) else {
            return true;
        };
        match visit.answer {
            Visit::NoAnswer if decided => {
                self.without_answer.fetch_add(1, Ordering::SeqCst);
            }
            Visit::NoAnswer => {}
            _ => self.without_answer.store(0, Ordering::SeqCst),
        }
        let mut tally = locked(&self.tally);
        tally.messages += u64::from(visit.message);
        tally.files += u64::from(visit.file);
        match visit.answer {
            Visit::Accepted => tally.accepted += 1,
            Visit::Declined => tally.declined += 1,
            Visit::Review => tally.reviews += 1,
            Visit::Erased => tally.erased += 1,
            Visit::Read => {}
            Visit::NoAnswer if decided => {}
            Visit::NoAnswer => locked(&self.waiting).push_back(filed),
        }
        true
    }

    /// The two officers: decide, pay, publish, until the applicants are done.
    fn office(&self, mut officers: Officers) {
        loop {
            let finished = self.visiting.load(Ordering::SeqCst) == 0;
            let worked = match self.office_round(&mut officers) {
                Ok(worked) => worked,
                Err(trouble) => {
                    self.tried::<()>("the office", Err(trouble));
                    // A page that keeps failing must not keep the drill from ending.
                    self.decided_enough.store(true, Ordering::SeqCst);
                    if finished {
                        break;
                    }
                    false
                }
            };
            if self.stopped() || (finished && !worked) {
                break;
            }
            if !worked {
                std::thread::sleep(WAIT);
            }
        }
        if !self.stopped()
            && let Some(table) = self.tried("the ledger", officers.ledger())
        {
            locked(&self.tally).paid = crate::ledger::paid_by_partner(&table);
        }
    }

    /// One round at the desk; false if there was nothing to do.
    fn office_round(&self, officers: &mut Officers) -> Result<bool, Trouble> {
        let mut worked = self.decide_waiting(officers, "received")?;
        worked |= self.decide_waiting(officers, "under_review")?;
        for case in officers.waiting("accepted")? {
            if !self.stopped() && self.tried("a payment", officers.pay(&case)) == Some(true) {
                locked(&self.tally).payments += 1;
                worked = true;
            }
        }
        let published = officers.publish()?;
        locked(&self.tally).published += published;
        Ok(worked || published > 0)
    }

    /// Decides the cases that wait at a stage. Once everybody has applied, and enough of what was
    /// filed is decided or nothing more can be, applicants are told to come for their answers.
    fn decide_waiting(&self, officers: &mut Officers, stage: &str) -> Result<bool, Trouble> {
        let new = stage == "received";
        let all_filed = self.applying.load(Ordering::SeqCst) == 0;
        let enough = || all_filed && self.decided.load(Ordering::SeqCst) >= self.to_decide();
        let mut worked = false;
        for case in officers.waiting(stage)? {
            if self.stopped() || (new && enough()) {
                break;
            }
            if officers.takes(&case, stage) {
                worked = true;
                self.decide(officers, &case, new);
            }
        }
        if new && all_filed && (!worked || enough()) {
            self.decided_enough.store(true, Ordering::SeqCst);
        }
        Ok(worked)
    }

    fn decide(&self, officers: &mut Officers, case: &str, first_time: bool) {
        let handled = self.tried("a decision", officers.decide(case));
        if first_time {
            self.decided.fetch_add(1, Ordering::SeqCst);
        }
        let mut tally = locked(&self.tally);
        tally.assessed += u64::from(handled.is_some());
        match handled {
            Some(Handled::Offer) => tally.offers += 1,
            Some(Handled::Refusal) => tally.refusals += 1,
            Some(Handled::Left) | None => {}
        }
    }

    /// Counts what went wrong; a server that is gone ends the drill.
    fn tried<T>(&self, who: &str, result: Result<T, Trouble>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(Trouble::Gone { path, cause }) => {
                locked(&self.gone).get_or_insert_with(|| format!("{path}: {cause}"));
                self.stop.store(true, Ordering::SeqCst);
                None
            }
            Err(trouble) => {
                locked(&self.tally).trouble(who, &trouble);
                None
            }
        }
    }
}
