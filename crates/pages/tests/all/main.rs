//! What guards every page, tried on a router of two routes.

mod measures;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{Request, StatusCode, header};
use axum::routing::{get, post};
use futures_util::{Stream, StreamExt, stream};
use http_body_util::BodyExt;
use pages::limits::Pace;
use pages::{Face, Guard, Part, Problem, Protection, Site, Texts, Upload, Words, protect};
use sealing::{Entropy, SeededEntropy};
use tower::ServiceExt;
use zeroize::Zeroizing;

#[derive(Clone)]
struct Place(Arc<Site>);

impl Guard for Place {
    fn site(&self) -> &Arc<Site> {
        &self.0
    }

    fn bound_to(&self, _: &Parts) -> Option<Zeroizing<Vec<u8>>> {
        Some(Zeroizing::new(b"browser".to_vec()))
    }
}

async fn length(State(_): State<Place>, mut upload: Upload) -> Result<String, Problem> {
    let mut bytes = 0;
    while let Some(part) = upload.next().await? {
        if let Part::File(mut file) = part {
            while let Some(piece) = file.chunk().await? {
                bytes += piece.len();
            }
        }
    }
    Ok(bytes.to_string())
}

async fn broken() -> &'static str {
    panic!("CANARY in a panic")
}

fn site() -> Arc<Site> {
    let words = Words::load(Texts { en: "", ru: "", uk: "" }).expect("words");
    let entropy: Arc<dyn Entropy> = Arc::new(SeededEntropy::new(3));
    Arc::new(Site::new(Face::Portal, Arc::new(words), entropy, &[]).expect("a site"))
}

fn router(site: &Arc<Site>, pace: Pace) -> Router {
    let pages = Router::new()
        .route("/{lang}/upload", post(length))
        .route("/{lang}/broken", get(broken))
        .with_state(Place(Arc::clone(site)));
    let protection = Protection { body_bytes_max: 1_000_000, pace, ..Protection::default() };
    protect(pages, Arc::clone(site), protection)
}

const IMPATIENT: Pace = Pace {
    idle: Duration::from_millis(150),
    grace: Duration::from_millis(200),
    bytes_per_second_min: 1,
};

/// A form with a file, as the pieces a slow sender would send.
fn pieces(site: &Site, file: usize) -> Vec<Bytes> {
    let token = site.tokens.token(b"browser", "/upload");
    let head = format!(
        "--b\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n{token}\r\n--b\r\n\
         Content-Disposition: form-data; name=\"_form\"\r\n\r\nx\r\n--b\r\n\
         Content-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
    );
    let body = vec![b'x'; file];
    let mut all = vec![Bytes::from(head)];
    all.extend(body.chunks(file / 10).map(Bytes::copy_from_slice));
    all.push(Bytes::from_static(b"\r\n--b--\r\n"));
    all
}

fn paced(
    pieces: Vec<Bytes>,
    pause: Duration,
) -> impl Stream<Item = Result<Bytes, Infallible>> + Send {
    stream::iter(pieces).then(move |piece| async move {
        tokio::time::sleep(pause).await;
        Ok(piece)
    })
}

async fn answer(router: Router, body: Body) -> (StatusCode, String) {
    let request = Request::post("/en/upload")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .body(body)
        .expect("a request");
    let response = router.oneshot(request).await.expect("an answer");
    let status = response.status();
    let body = response.into_body().collect().await.expect("a whole answer").to_bytes();
    (status, String::from_utf8_lossy(&body).into_owned())
}

#[tokio::test]
async fn fault_02_a_slow_sender_finishes_and_one_who_stands_still_is_told() {
    let site = site();
    // Slower in all than the longest silence allowed, but never silent for so long.
    let steady = paced(pieces(&site, 1_000), Duration::from_millis(40));
    let (status, said) = answer(router(&site, IMPATIENT), Body::from_stream(steady)).await;
    assert_eq!((status.as_u16(), said.as_str()), (200, "1000"));

    let mut half = pieces(&site, 1_000);
    half.truncate(4);
    let still = paced(half, Duration::ZERO).chain(stream::pending());
    let (status, said) = answer(router(&site, IMPATIENT), Body::from_stream(still)).await;
    assert_eq!(status, 408);
    assert!(said.contains("The connection stood still"), "{said}");

    // A trickle that never stands still, and never ends, is too slow as well.
    let greedy = Pace { bytes_per_second_min: 100_000, grace: Duration::ZERO, ..IMPATIENT };
    let trickle = stream::repeat(Bytes::from_static(b"x")).then(|piece| async move {
        tokio::time::sleep(Duration::from_millis(60)).await;
        Ok::<_, Infallible>(piece)
    });
    let head = stream::iter(pieces(&site, 1_000).into_iter().take(1).map(Ok));
    let (status, _) = answer(router(&site, greedy), Body::from_stream(head.chain(trickle))).await;
    assert_eq!(status, 408);
}

#[tokio::test]
async fn fault_02_a_refused_body_is_read_to_its_end_so_that_the_page_arrives() {
    let site = site();
    let taken = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counted = Arc::clone(&taken);
    let body = stream::iter(pieces(&site, 3_000_000)).map(move |piece| {
        counted.fetch_add(piece.len(), std::sync::atomic::Ordering::SeqCst);
        Ok::<_, Infallible>(piece)
    });
    let (status, said) = answer(router(&site, Pace::default()), Body::from_stream(body)).await;
    assert_eq!(status, 413);
    assert!(said.contains("976 KB"), "names the limit: {said}");
    assert!(taken.load(std::sync::atomic::Ordering::SeqCst) > 3_000_000);
}

#[tokio::test]
async fn fault_31_a_panic_shows_and_logs_nothing_of_its_text() {
    let request = Request::get("/uk/broken").body(Body::empty()).expect("a request");
    let response = router(&site(), Pace::default()).oneshot(request).await.expect("an answer");
    assert_eq!(response.status(), 500);
    let body = response.into_body().collect().await.expect("a whole answer").to_bytes();
    let said = String::from_utf8_lossy(&body);
    assert!(said.contains("У нас щось зламалося"), "{said}");
    assert!(!said.contains("CANARY"));
}
