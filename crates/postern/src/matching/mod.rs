//! Answers programs that ask whom somebody may be, in the shapes of yente.
//!
//! Source of the shapes: the OpenAPI description of yente 5, <https://api.opensanctions.org/>:
//! `POST /match/{dataset}` with entities of FollowTheMoney. The comparison is ours, and so is
//! `postern` in each result, which says what agrees, what is not known and what differs.
//!
//! **Architecture Invariant:** nothing that is asked is written down: no log, no file, no message
//! of an error holds it.

mod answer;
mod query;
mod work;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use http_body_util::BodyExt;
use lists::{FileReport, Loaded};
use screening::{Found, Hit, Index, Party};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use query::{Options, Question};

/// The longest body of a request.
const BODY_BYTES_MAX: usize = 1024 * 1024;
/// How much of a longer one is read and forgotten, so that its sender sees the answer.
const FORGOTTEN_BYTES_MAX: usize = 16 * 1024 * 1024;
/// How long a body may take.
const BODY_WAIT: Duration = Duration::from_secs(30);
/// The name under which all lists are asked at once.
const ALL: &str = "default";
/// How we call our comparison.
const ALGORITHM: &str = "postern";

/// Lists made ready for questions.
pub struct Matcher {
    lists: Vec<List>,
    /// As many questions are worked on at once as there are cores.
    cores: Arc<Semaphore>,
}

struct List {
    dataset: String,
    file: FileReport,
    index: Index,
}

impl Matcher {
    /// Makes lists ready: each file is a dataset, called after its name.
    pub fn new(loaded: Loaded) -> Self {
        let mut parties = loaded.parties.into_iter();
        let mut lists: Vec<List> = Vec::new();
        for file in loaded.reports {
            let of_file = usize::try_from(file.report.parties).unwrap_or_default();
            let of_file: Vec<Party> = parties.by_ref().take(of_file).collect();
            if of_file.is_empty() {
                continue;
            }
            let stem = file.path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
            let sign = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
            let stem: String = stem.chars().map(sign).collect();
            let taken = |name: &str| name == ALL || lists.iter().any(|list| list.dataset == name);
            let more = (2..).map(|number| format!("{stem}_{number}"));
            let dataset = [stem.clone()].into_iter().chain(more).find(|name| !taken(name));
            let dataset = dataset.unwrap_or(stem);
            lists.push(List { dataset, file, index: Index::new(of_file) });
        }
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { lists, cores: Arc::new(Semaphore::new(cores)) }
    }

    /// A line for each list.
    pub fn summary(&self) -> String {
        let line = |list: &List| {
            let (name, count) = (&list.dataset, list.index.parties().len());
            let broken_off = list.file.report.broken_off;
            let missing = if broken_off { ", broken off: people are missing" } else { "" };
            format!("  {name}: {count} parties of {}{missing}\n", list.file.path.display())
        };
        self.lists.iter().map(line).collect()
    }

    /// The likeliest parties of a dataset, each with its list, and how many are alike in all.
    fn hits(&self, dataset: &str, asked: &Question, options: &Options) -> (Vec<Listed<'_>>, usize) {
        let of = self.lists.iter().filter(|list| dataset == ALL || list.dataset == dataset);
        let (mut all, mut in_all) = (Vec::new(), 0);
        for list in of {
            let found = list.index.screen(&asked.party, options.cutoff, options.limit);
            let Found { hits, total } = found;
            in_all += total;
            all.extend(hits.into_iter().map(|hit| (list, hit)));
        }
        // The order of each list, over all of them.
        all.sort_by(|(_, one), (_, other)| {
            let (one, other) = (&one.comparison, &other.comparison);
            let by_band = other.band.cmp(&one.band);
            let by_similarity = other.similarity.total_cmp(&one.similarity);
            by_band.then(by_similarity).then(other.evidence.total_cmp(&one.evidence))
        });
        all.truncate(options.limit);
        (all, in_all)
    }
}

/// A hit, and the list it is on.
type Listed<'a> = (&'a List, Hit);

/// What the answers of a router come from.
struct Server {
    matcher: Matcher,
    hosts: Vec<String>,
}

/// The pages of the endpoint. Only requests to the address itself, to `localhost` or to one of
/// `hosts` are answered: a page in somebody's browser cannot ask under a name of its own.
pub fn router(matcher: Matcher, address: SocketAddr, hosts: Vec<String>) -> Router {
    let port = address.port();
    let mut all = vec![address.to_string()];
    if address.ip().is_loopback() {
        all.extend(["127.0.0.1", "localhost", "[::1]"].map(|host| format!("{host}:{port}")));
    }
    all.extend(hosts);
    let server = Arc::new(Server { matcher, hosts: all });
    Router::new()
        .route("/match/{dataset}", post(ask))
        .route("/healthz", get(async || answered(StatusCode::OK, &json!({ "status": "ok" }))))
        .route("/readyz", get(async || answered(StatusCode::OK, &json!({ "status": "ok" }))))
        .route("/catalog", get(catalog))
        .route("/algorithms", get(algorithms))
        .fallback(async || refused(StatusCode::NOT_FOUND, "there is no such page"))
        .layer(middleware::from_fn_with_state(Arc::clone(&server), admit))
        .with_state(server)
}

/// Reads a request whole, and refuses what does not come from a program of the office.
async fn admit(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let body = tokio::time::timeout(BODY_WAIT, whole(body)).await.unwrap_or(None);
    let Some(body) = body else {
        let why = format!("the body is broken off, slow or longer than {BODY_BYTES_MAX} bytes");
        return refused(StatusCode::PAYLOAD_TOO_LARGE, &why);
    };
    if let Err((status, why)) = server.check(&parts.headers) {
        return refused(status, why);
    }
    next.run(Request::from_parts(parts, Body::from(body))).await
}

/// The bytes of a body; none if it is too long.
async fn whole(mut body: Body) -> Option<Bytes> {
    let mut bytes = Vec::new();
    let mut len = 0_usize;
    while let Some(frame) = body.frame().await {
        let frame = frame.ok()?;
        let data = frame.data_ref()?;
        len += data.len();
        if len <= BODY_BYTES_MAX {
            bytes.extend_from_slice(data);
        } else if len > FORGOTTEN_BYTES_MAX {
            return None;
        }
    }
    (len <= BODY_BYTES_MAX).then(|| Bytes::from(bytes))
}

impl Server {
    fn check(&self, headers: &HeaderMap) -> Result<(), (StatusCode, &'static str)> {
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let host = host.unwrap_or_default();
        if !self.hosts.iter().any(|known| known.eq_ignore_ascii_case(host)) {
            let why = "this host is not served; --host names further ones";
            return Err((StatusCode::MISDIRECTED_REQUEST, why));
        }
        // Browsers send it, programs do not.
        if headers.contains_key(header::ORIGIN) {
            return Err((StatusCode::FORBIDDEN, "web pages are not answered"));
        }
        Ok(())
    }
}

fn answered(status: StatusCode, answer: &Value) -> Response {
    let mut response = (status, answer.to_string()).into_response();
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// An error as yente has it.
fn refused(status: StatusCode, why: &str) -> Response {
    answered(status, &json!({ "detail": why }))
}

async fn catalog(State(server): State<Arc<Server>>) -> Response {
    let lists = &server.matcher.lists;
    let names: Vec<&str> = lists.iter().map(|list| list.dataset.as_str()).collect();
    let all = answer::dataset(ALL, "All lists", "", &names);
    let each = lists.iter().map(|list| {
        let title = list.file.path.file_name().unwrap_or_default().to_string_lossy();
        answer::dataset(&list.dataset, &title, &list.file.report.digest, &[])
    });
    let datasets: Vec<Value> = [all].into_iter().chain(each).collect();
    let current: Vec<&str> = [ALL].into_iter().chain(names).collect();
    let catalog =
        json!({ "datasets": datasets, "current": current, "outdated": [], "index_stale": false });
    answered(StatusCode::OK, &catalog)
}

async fn algorithms() -> Response {
    let ours = json!({
        "name": ALGORITHM,
        "description": "Similarity and evidence, point by point; see `postern` in each result.",
        "features": answer::features(),
        "config": {},
    });
    let answer = json!({ "algorithms": [ours], "default": ALGORITHM, "best": ALGORITHM });
    answered(StatusCode::OK, &answer)
}

async fn ask(
    State(server): State<Arc<Server>>,
    Path(dataset): Path<String>,
    uri: Uri,
    body: Bytes,
) -> Response {
    let known = dataset == ALL || server.matcher.lists.iter().any(|l| l.dataset == dataset);
    if !known {
        return refused(StatusCode::NOT_FOUND, "there is no such dataset; /catalog names them");
    }
    let options = match Options::read(uri.query().unwrap_or_default()) {
        Ok(options) => options,
        Err(why) => return refused(StatusCode::UNPROCESSABLE_ENTITY, &why),
    };
    let questions = match query::questions(&body) {
        Ok(questions) => questions,
        Err((status, why)) => return refused(status, &why),
    };
    if let Err(why) = options.fits(questions.len()) {
        return refused(StatusCode::BAD_REQUEST, &why);
    }
    let cores = Arc::clone(&server.matcher.cores);
    let answer = work::at_work(cores, move || {
        let matcher = &server.matcher;
        let hits = |question: &Question| matcher.hits(&dataset, question, &options);
        let found = questions.iter().map(|question| (question, hits(question)));
        answer::responses(found, &options)
    });
    match answer.await {
        Some(Ok(answer)) => answered(StatusCode::OK, &answer),
        Some(Err(why)) => refused(StatusCode::BAD_REQUEST, &why),
        // Its text could hold what was asked.
        None => refused(StatusCode::INTERNAL_SERVER_ERROR, "a question could not be answered"),
    }
}
