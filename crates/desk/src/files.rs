//! Handing out what applicants attached: as bytes, under a name that says nothing, never to be
//! shown by the browser (faults 4 and 6).

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use keyring::CaseKey;
use pages::headers::CSP_SANDBOX;
use sealing::{InnerHeader, Purpose};
use store::Direction;
use zeroize::Zeroizing;

use crate::guard::Signed;
use crate::reading::{self, Alarm, bytes_of, case_key, case_row, header_of};
use crate::state::DeskState;
use crate::testimony;
use crate::trouble::{Answer, BROKEN_BODY, Trouble};

/// An attached file of a case.
pub(crate) async fn download(
    State(desk): State<DeskState>,
    signed: Signed,
    Path((_, id, sequence)): Path<(String, String, String)>,
) -> Answer {
    let case = case_row(&desk, &id).await?;
    let sequence: u64 = sequence.parse().map_err(|_| Trouble::NOT_FOUND)?;
    let bodies = desk.office().bodies(case.case).await?;
    let body = bodies.iter().find(|body| {
        body.direction == Direction::In
            && body.purpose == Purpose::File
            && body.sequence == sequence
    });
    let body = body.ok_or(Trouble::NOT_FOUND)?;
    let first = bodies.iter().find(|body| body.purpose == Purpose::FirstContact);
    let sealed_by = first.map_or(body.sealed_by, |first| first.sealed_by);
    let _turn = desk.heavy().acquire().await.map_err(|_| Trouble::INTERNAL)?;
    let key = case_key(&desk, &signed, &case, sealed_by).await?;
    let bytes = bytes_of(&desk, body).await?;
    let opened = open_large(key, bytes, header_of(&case, body)).await?;
    let name = format!("{}-{sequence}.bin", case.designation);
    handed_out(opened, &name)
}

/// The video of a testimony.
pub(crate) async fn video(
    State(desk): State<DeskState>,
    signed: Signed,
    Path((_, id)): Path<(String, String)>,
) -> Answer {
    let _turn = desk.heavy().acquire().await.map_err(|_| Trouble::INTERNAL)?;
    let opened = testimony::open_video(&desk, &signed, &id).await?;
    handed_out(opened.map(|video| video.bytes), "testimony.bin")
}

/// Opens a large body away from the threads that answer.
pub(crate) async fn open_large(
    key: Result<CaseKey, Alarm>,
    bytes: Result<Vec<u8>, Alarm>,
    header: InnerHeader,
) -> Result<Result<Zeroizing<Vec<u8>>, Alarm>, Trouble> {
    let opening = tokio::task::spawn_blocking(move || {
        let (key, bytes) = (key?, bytes?);
        key.open(&bytes, &header).map_err(reading::Alarm::from)
    });
    opening.await.map_err(|_| Trouble::INTERNAL)
}

fn handed_out(opened: Result<Zeroizing<Vec<u8>>, Alarm>, name: &str) -> Answer {
    let Ok(bytes) = opened else {
        tracing::warn!("a sealed file did not open");
        return Err(BROKEN_BODY.into());
    };
    let disposition = format!("attachment; filename=\"{name}\"");
    let disposition = HeaderValue::from_str(&disposition)
        .unwrap_or(HeaderValue::from_static("attachment; filename=\"file.bin\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP_SANDBOX)),
    ];
    let response: Response = (StatusCode::OK, headers, Body::from(bytes.to_vec())).into_response();
    Ok(response)
}
