//! Handing out what a forecast came to: the report to be looked at, and all files to be kept.

use std::path::Path as FilePath;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use data_encoding::BASE64;
use futures_util::stream::try_unfold;
use pages::Shell;
use pages::headers::CSP_SANDBOX;
use sha2::{Digest as _, Sha256};
use tokio::io::AsyncReadExt;

use crate::forecasts::{away, place, trouble};
use crate::state::DeskState;
use crate::trouble::{Answer, Trouble};

/// The report's file.
const REPORT: &str = "forecast.html";
/// What can be downloaded: file, kind, and the key of what it is.
const FILES: [(&str, &str, &str); 4] = [
    (REPORT, "text/html; charset=utf-8", "desk-forecast-file-report"),
    ("forecast.json", "application/json", "desk-forecast-file-json"),
    ("runs.parquet", "application/vnd.apache.parquet", "desk-forecast-file-runs"),
    ("values.parquet", "application/vnd.apache.parquet", "desk-forecast-file-values"),
];
/// Bytes read at a time.
const PIECE_BYTES: usize = 256 * 1024;

/// A file to be downloaded, as a page shows it.
pub(crate) struct Download {
    pub(crate) name: &'static str,
    pub(crate) href: String,
    pub(crate) what: String,
    bytes: u64,
    key: &'static str,
}

impl Download {
    /// The same in words, with its address below a forecast's.
    pub(crate) fn below(self, shell: &Shell, path: &str) -> Self {
        let href = shell.link(&format!("{path}/files/{}", self.name));
        let what = format!("{} ({})", shell.say(self.key), shell.bytes(&self.bytes));
        Self { href, what, ..self }
    }
}

/// The files that lie in a folder.
pub(crate) fn downloads(folder: &FilePath) -> Vec<Download> {
    let found = |(name, _, key): &(&'static str, &'static str, &'static str)| {
        let bytes = std::fs::metadata(folder.join(name)).ok()?.len();
        let (href, what) = (String::new(), String::new());
        Some(Download { name, href, what, bytes, key })
    };
    FILES.iter().filter_map(found).collect()
}

/// The report as a page of its own. It brings its style with it, which is named by its hash; no
/// script may run in it, and nothing is fetched.
pub(crate) async fn report(
    State(desk): State<DeskState>,
    Path((_, id)): Path<(String, String)>,
) -> Answer {
    let folder = place(&desk)?.folder_of_done(&id).map_err(trouble)?;
    let read = away(move || std::fs::read_to_string(folder.join(REPORT))).await?;
    let html = read.map_err(|_| Trouble::INTERNAL)?;
    let policy = policy(&html);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_str(&policy).map_err(|_| Trouble::INTERNAL)?,
        ),
    ];
    Ok((headers, html).into_response())
}

/// A policy under which the report's one style sheet counts, and nothing else does.
fn policy(html: &str) -> String {
    let style = html.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
    let hash = style.map(|(style, _)| BASE64.encode(&Sha256::digest(style.as_bytes())));
    let style = hash.map_or_else(|| "'none'".to_owned(), |hash| format!("'sha256-{hash}'"));
    format!(
        "default-src 'none'; style-src {style}; form-action 'none'; base-uri 'none'; \
         frame-ancestors 'none'"
    )
}

/// A file, to be kept.
pub(crate) async fn hand_out(
    State(desk): State<DeskState>,
    Path((_, id, name)): Path<(String, String, String)>,
) -> Answer {
    let folder = place(&desk)?.folder_of_done(&id).map_err(trouble)?;
    let known = FILES.iter().find(|(known, ..)| *known == name);
    let (name, kind, _) = known.ok_or(Trouble::NOT_FOUND)?;
    let file = tokio::fs::File::open(folder.join(name)).await.map_err(|_| Trouble::NOT_FOUND)?;
    let bytes = file.metadata().await.map_err(|_| Trouble::INTERNAL)?.len();
    let text = |text: String| HeaderValue::from_str(&text).map_err(|_| Trouble::INTERNAL);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_LENGTH, HeaderValue::from(bytes)),
        (header::CONTENT_DISPOSITION, text(format!("attachment; filename=\"{name}\""))?),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP_SANDBOX)),
    ];
    let pieces = try_unfold(file, |mut file| async move {
        let mut piece = vec![0; PIECE_BYTES];
        let read = file.read(&mut piece).await?;
        piece.truncate(read);
        Ok::<_, std::io::Error>((read > 0).then_some((piece, file)))
    });
    Ok((headers, Body::from_stream(pieces)).into_response())
}

#[cfg(test)]
mod tests {
    use super::policy;

    #[test]
    fn a_report_is_shown_with_its_own_style_and_nothing_else() {
        let with = policy("<style>a{}</style><p style=\"x\"><style>b{}</style>");
        // printf 'a{}' | openssl dgst -sha256 -binary | base64
        assert!(with.contains("style-src 'sha256-"), "{with}");
        assert!(with.starts_with("default-src 'none';") && !with.contains("script"), "{with}");
        assert!(policy("<p>").contains("style-src 'none'"));
    }
}
