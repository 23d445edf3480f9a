//! The texts a programme is made of.

use crate::digest::Digest;

/// One file of a programme: the programme itself or an overlay upon it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The name shown in diagnostics.
    pub name: String,
    /// The whole text.
    pub text: String,
}

impl SourceFile {
    /// A file from its name and text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// The name without folders: where a checkout lies is no part of a policy.
    pub fn base_name(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name)
    }
}

/// The digest a case pins: every file in order, base name and text.
pub(crate) fn digest(sources: &[SourceFile]) -> Digest {
    let parts: Vec<&[u8]> = sources
        .iter()
        .flat_map(|source| [source.base_name().as_bytes(), source.text.as_bytes()])
        .collect();
    Digest::of_all("postern.programme.v1", &parts)
}
