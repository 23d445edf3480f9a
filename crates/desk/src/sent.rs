//! A form sent about one case or testimony: what an act at the desk begins with.

use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use pages::{Language, Posted, Problem};

use crate::case::Bench;
use crate::guard::Signed;
use crate::state::DeskState;
use crate::testimony::Stand;
use crate::trouble::Trouble;

/// Who sent which form about what.
pub(crate) struct Sent {
    pub(crate) desk: DeskState,
    pub(crate) signed: Signed,
    pub(crate) posted: Posted,
    language: Language,
    /// The id in the path, as it came.
    id: String,
}

impl Sent {
    /// The case it is about, on the bench.
    pub(crate) async fn bench(&self) -> Result<Bench<'_>, Trouble> {
        Bench::load(&self.desk, self.language, &self.signed, &self.id).await
    }

    /// The testimony it is about, on the stand.
    pub(crate) async fn stand(&self) -> Result<Stand<'_>, Trouble> {
        Stand::load(&self.desk, self.language, &self.signed, &self.id).await
    }
}

impl FromRequest<DeskState> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, desk: &DeskState) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let language = Language::from_request_parts(&mut parts, desk).await?;
        let signed = Signed::from_request_parts(&mut parts, desk).await?;
        let path = Path::<(String, String)>::from_request_parts(&mut parts, desk).await;
        let Path((_, id)) = path.map_err(|_| Problem::not_found())?;
        let posted = Posted::from_request(Request::from_parts(parts, body), desk).await?;
        Ok(Self { desk: desk.clone(), signed, posted, language, id })
    }
}
