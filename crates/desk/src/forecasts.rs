//! Stage 10, foresee: what was forecast, what is under way, and the form that starts another.

use askama::Template;
use axum::extract::{Query, State};
use casework::{CaseId, OfficerId};
use forecasts::kept::{Kept, KeptError, KeptRun, KeptState, Order, Wrong};
use foresight::Scenario;
use pages::{Choice, Field, FieldError, FieldKind, Language, Posted, Problem, Shell};
use serde::Deserialize;
use store::OfficerRow;

use crate::frame::Frame;
use crate::guard::{Signed, see_other};
use crate::names;
use crate::state::DeskState;
use crate::trouble::{Answer, Trouble, problem};

/// How many people can be asked for.
const PEOPLE: [u64; 3] = [50_000, 300_000, 1_000_000];
/// What the form begins with.
const TYPED: Typed<'static> =
    Typed { scenario: "", people: "300000", weeks: "52", runs: "200", seed: "1" };
/// The most digits of a number.
const DIGITS_MAX: usize = 20;

/// What the address asks for.
#[derive(Deserialize, Default, Debug)]
#[serde(default)]
pub(crate) struct Asked {
    done: String,
}

/// What was typed.
struct Typed<'a> {
    scenario: &'a str,
    people: &'a str,
    weeks: &'a str,
    runs: &'a str,
    seed: &'a str,
}

struct Row {
    href: String,
    title: String,
    size: String,
    started: String,
    by: String,
    state: StateView,
}

/// Where a run stands, in words and as a bar.
pub(crate) struct StateView {
    pub(crate) name: &'static str,
    pub(crate) words: String,
    pub(crate) message: Option<String>,
    /// Runs done, and of how many.
    pub(crate) bar: Option<(u32, u32)>,
}

/// What can be asked for.
struct Form {
    fields: Vec<Field>,
    /// Scenarios that cannot be read.
    wrong: Vec<String>,
}

/// Two finished runs to be compared.
struct Pairing {
    first: Vec<Choice>,
    second: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "forecasts.html")]
struct ForecastsPage {
    shell: Shell,
    frame: Frame,
    rows: Vec<Row>,
    /// Whether the office has a place for forecasts.
    has_place: bool,
    form: Option<Form>,
    pairing: Option<Pairing>,
}

impl ForecastsPage {
    fn style(&self) -> &'static str {
        crate::forecast::style()
    }
}

/// All forecasts, last first.
pub(crate) async fn show(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Answer {
    let shell = desk.shell(language, "/forecasts", &signed);
    page(&desk, shell, &TYPED, &asked.done).await
}

async fn page(desk: &DeskState, shell: Shell, typed: &Typed<'_>, done: &str) -> Answer {
    let runs = desk.forecasts().map(Kept::list).unwrap_or_default();
    let staff = desk.office().officers().await?;
    let page = ForecastsPage {
        frame: Frame::plain(desk).noticing(&shell, &["forecast-removed"], done),
        rows: runs.iter().map(|run| row(&shell, &staff, run)).collect(),
        has_place: desk.forecasts().is_some(),
        form: desk.forecasts().and_then(|kept| form(&shell, kept, typed)),
        pairing: pairing(&shell, &runs),
        shell,
    };
    Ok(page.shell.answer(&page))
}

fn row(shell: &Shell, staff: &[OfficerRow], run: &KeptRun) -> Row {
    Row {
        href: shell.link(&format!("/forecasts/{}", run.id)),
        title: title(shell, &run.order),
        size: size(shell, &run.order),
        started: names::moment(shell, run.order.at_us),
        by: by(staff, &run.order),
        state: state(shell, run),
    }
}

/// What is forecast, in words: the programme as it is, or a scenario by its title.
pub(crate) fn title(shell: &Shell, order: &Order) -> String {
    match order.scenario == Scenario::plain().name {
        true => shell.say("desk-forecast-plain"),
        false => order.title.clone(),
    }
}

/// How large it is, in words.
pub(crate) fn size(shell: &Shell, order: &Order) -> String {
    let people = shell.with("desk-forecast-people-count", "people", shell.number(&order.people));
    let weeks = counted(shell, "desk-forecast-weeks-count", u64::from(order.weeks));
    let runs = counted(shell, "desk-forecast-runs-count", u64::from(order.runs));
    let seed = shell.with("desk-forecast-seed-count", "seed", order.seed.to_string());
    [people, weeks, runs, seed].join(" · ")
}

/// So many of something: the form of the word hangs on the number, which has thin spaces.
pub(crate) fn counted(shell: &Shell, key: &str, count: u64) -> String {
    shell.say_with(key, &[("count", count.into()), ("number", shell.number(&count).into())])
}

/// Who asked for it, by the name colleagues see.
pub(crate) fn by(staff: &[OfficerRow], order: &Order) -> String {
    let id = order.by.parse::<CaseId>();
    id.map_or_else(|_| order.by.clone(), |id| names::officer(staff, OfficerId(id)))
}

/// Where a run stands.
pub(crate) fn state(shell: &Shell, run: &KeptRun) -> StateView {
    let total = run.order.runs;
    let of = |key: &str, done: u32| {
        let number = |number: u32| shell.number(&u64::from(number));
        shell.say_with(key, &[("done", number(done).into()), ("total", number(total).into())])
    };
    let plain = |name: &'static str| StateView {
        name,
        words: shell.named("desk-forecast-state", name),
        message: None,
        bar: None,
    };
    match &run.state {
        KeptState::Waiting => plain("waiting"),
        KeptState::Preparing => plain("preparing"),
        KeptState::Writing => plain("writing"),
        KeptState::Done => plain("done"),
        KeptState::Running { done, .. } => StateView {
            words: of("desk-forecast-state-running", *done),
            bar: Some((*done, total)),
            ..plain("running")
        },
        KeptState::Stopped { done } => {
            StateView { words: of("desk-forecast-state-stopped", *done), ..plain("stopped") }
        }
        KeptState::Failed { message } => {
            StateView { message: Some(message.clone()), ..plain("failed") }
        }
    }
}

/// The form; nothing where the programme has no assumptions.
fn form(shell: &Shell, kept: &Kept, typed: &Typed<'_>) -> Option<Form> {
    if !kept.home().has_assumptions() {
        return None;
    }
    let (scenarios, wrong) = kept.home().scenarios();
    let plain = Scenario::plain().name;
    let chosen = if typed.scenario.is_empty() { plain.as_str() } else { typed.scenario };
    let scenario = |scenario: &Scenario| {
        let label = match scenario.name == plain {
            true => shell.say("desk-forecast-plain"),
            false => scenario.title.clone(),
        };
        Choice::new(&scenario.name, label, chosen)
    };
    let people = |people: &u64| {
        let label = shell.number(people);
        Choice::new(&people.to_string(), label, typed.people)
    };
    let most = |key: &str, most: u32| shell.with(key, "most", shell.number(&u64::from(most)));
    let say = |key: &str| shell.say(key);
    let fields = vec![
        Field::new(
            "scenario",
            say("desk-forecast-scenario"),
            FieldKind::Select(scenarios.iter().map(scenario).collect()),
        )
        .hint(say("desk-forecast-scenario-hint")),
        Field::radios("people", say("desk-forecast-people"), PEOPLE.iter().map(people).collect())
            .hint(say("desk-forecast-people-hint")),
        Field::digits("weeks", say("desk-forecast-weeks"), typed.weeks, 4)
            .hint(most("desk-forecast-weeks-hint", Order::WEEKS_MAX)),
        Field::digits("runs", say("desk-forecast-runs"), typed.runs, 4)
            .hint(most("desk-forecast-runs-hint", Order::RUNS_MAX)),
        Field::digits("seed", say("desk-forecast-seed"), typed.seed, 8)
            .hint(say("desk-forecast-seed-hint")),
    ];
    Some(Form { fields, wrong: wrong.iter().map(ToString::to_string).collect() })
}

/// The choice of two finished runs; nothing where there are fewer. Chosen are the last two that can
/// be compared, or else the last two; the older one first.
fn pairing(shell: &Shell, runs: &[KeptRun]) -> Option<Pairing> {
    let done: Vec<&KeptRun> = runs.iter().filter(|run| run.state == KeptState::Done).collect();
    let after = |at: usize| (at + 1..done.len()).map(move |older| (at, older));
    let pairs = || (0..done.len()).flat_map(after);
    let draws = |run: &KeptRun| {
        let Order { people, weeks, runs, seed, .. } = run.order;
        (people, weeks, runs, seed)
    };
    let alike = |(at, older): &(usize, usize)| draws(done[*at]) == draws(done[*older]);
    let (second, first) = pairs().find(alike).or_else(|| pairs().next())?;
    let (second, first) = (done[second], done[first]);
    let choices = |chosen: &str| {
        let choice = |run: &&KeptRun| {
            let started = names::moment(shell, run.order.at_us);
            let (title, size) = (title(shell, &run.order), size(shell, &run.order));
            let label = format!("{title}; {started}; {size}");
            Choice::new(&run.id, label, chosen)
        };
        done.iter().map(choice).collect()
    };
    Some(Pairing { first: choices(&first.id), second: choices(&second.id) })
}

/// Starts a forecast.
pub(crate) async fn start(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    posted: Posted,
) -> Answer {
    let kept = place(&desk)?.clone();
    let mut shell = desk.shell(language, "/forecasts", &signed);
    let typed = Typed {
        scenario: posted.text("scenario"),
        people: posted.text("people"),
        weeks: posted.text("weeks"),
        runs: posted.text("runs"),
        seed: posted.text("seed"),
    };
    let order = match ordered(&shell, &kept, &typed) {
        Ok(order) => order,
        Err(errors) => {
            shell.errors = errors;
            return page(&desk, shell, &typed, "").await;
        }
    };
    let officer = signed.officer.id;
    let order = Order { by: officer.to_string(), at_us: desk.now_us(), ..order };
    // The form's own id names the run: sending it twice starts one.
    let id = posted.form_id().ok_or(Problem::unreadable())?.to_string();
    let new = kept.one(&id).is_none();
    let asked = id.clone();
    match away(move || kept.start(&asked, order)).await? {
        Ok(()) => {}
        Err(refused) => {
            shell.errors = vec![refusal(&shell, refused)?];
            return page(&desk, shell, &typed, "").await;
        }
    }
    if new {
        tracing::info!(forecast = %id, "a forecast was started");
        desk.office().audit_note(Some(officer), "forecast_started", &id).await?;
    }
    Ok(see_other(&shell.link(&format!("/forecasts/{id}"))))
}

/// What was typed as an order, or everything that is wrong with it.
fn ordered(shell: &Shell, kept: &Kept, typed: &Typed<'_>) -> Result<Order, Vec<FieldError>> {
    let number = |text: &str| -> Option<u64> {
        let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        (digits.len() <= DIGITS_MAX).then(|| digits.parse().ok()).flatten()
    };
    let small = |text: &str| number(text).and_then(|number| u32::try_from(number).ok());
    let mut errors = Vec::new();
    let scenario = match kept.home().scenario(typed.scenario) {
        Ok(scenario) => scenario,
        Err(error) => {
            tracing::warn!("a scenario cannot be read");
            let wrong = FieldError::new("scenario", "desk-error-forecast-unreadable");
            errors.push(wrong.with("message", error.to_string()));
            None
        }
    };
    if scenario.is_none() && errors.is_empty() {
        errors.push(FieldError::new("scenario", "desk-error-forecast-scenario"));
    }
    let people = number(typed.people).filter(|people| PEOPLE.contains(people));
    if people.is_none() {
        errors.push(FieldError::new("people", "desk-error-choose"));
    }
    let (weeks, runs) = (small(typed.weeks).unwrap_or(0), small(typed.runs).unwrap_or(0));
    let seed = number(typed.seed);
    if seed.is_none() {
        errors.push(FieldError::new("seed", "desk-error-forecast-seed"));
    }
    let order = |weeks, runs| Order {
        scenario: typed.scenario.to_owned(),
        title: scenario.as_ref().map(|scenario| scenario.title.clone()).unwrap_or_default(),
        people: people.unwrap_or(PEOPLE[0]),
        weeks,
        runs,
        seed: seed.unwrap_or(0),
        by: String::new(),
        at_us: 0,
    };
    // Each alone first, so that both are told at once.
    for one in [order(weeks, 1), order(1, runs), order(weeks, runs)] {
        if let Err(wrong) = one.check() {
            let error = out_of_bounds(shell, wrong);
            if !errors.iter().any(|known| known.field == error.field) {
                errors.push(error);
            }
        }
    }
    if errors.is_empty() { Ok(order(weeks, runs)) } else { Err(errors) }
}

fn out_of_bounds(shell: &Shell, wrong: Wrong) -> FieldError {
    let most = |number: u32| shell.number(&u64::from(number));
    match wrong {
        Wrong::People => FieldError::new("people", "desk-error-choose"),
        Wrong::Weeks => FieldError::new("weeks", "desk-error-forecast-number")
            .with("most", most(Order::WEEKS_MAX)),
        Wrong::Runs => FieldError::new("runs", "desk-error-forecast-number")
            .with("most", most(Order::RUNS_MAX)),
        Wrong::Size => FieldError::new("runs", "desk-error-forecast-size")
            .with("most", most(Order::WEEKS_OF_ALL_RUNS_MAX)),
    }
}

/// A refusal of the keeper, at the form's first field.
fn refusal(shell: &Shell, refused: KeptError) -> Result<FieldError, Trouble> {
    let at = |key: &str| FieldError::new("scenario", key);
    let most = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    match refused {
        KeptError::Full => {
            Ok(at("desk-error-forecast-full").with("most", most(forecasts::kept::KEPT_MAX)))
        }
        KeptError::Queue => {
            Ok(at("desk-error-forecast-queue").with("most", most(forecasts::kept::WAITING_MAX)))
        }
        KeptError::Order(wrong) => Ok(out_of_bounds(shell, wrong)),
        other => Err(trouble(other)),
    }
}

/// Where forecasts are kept.
pub(crate) fn place(desk: &DeskState) -> Result<&Kept, Trouble> {
    desk.forecasts().ok_or(Trouble::NOT_FOUND)
}

/// What keeps a page of a forecast from being shown.
pub(crate) fn trouble(error: KeptError) -> Trouble {
    match error {
        KeptError::Unknown => Trouble::NOT_FOUND,
        KeptError::Files(error) => {
            tracing::error!("a file of a forecast cannot be read or written");
            match error {
                forecasts::ForecastError::File { source, .. }
                    if source.kind() == std::io::ErrorKind::StorageFull =>
                {
                    Trouble::Problem(problem(store::StoreError::DiskFull))
                }
                _ => Trouble::INTERNAL,
            }
        }
        _ => Trouble::Problem(crate::trouble::NOT_NOW),
    }
}

/// Does what waits for a disk away from the threads that answer.
pub(crate) async fn away<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Trouble> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Trouble::INTERNAL)
}
