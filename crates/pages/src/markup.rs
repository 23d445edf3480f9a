//! Markup that is safe to show as it is, because a template of ours made it.

use std::fmt;

/// Finished HTML. Only templates in this crate make it, so nothing typed can be inside unescaped.
#[derive(Clone, Default, Debug)]
pub struct Markup(String);

impl Markup {
    pub(crate) fn of(template: &impl askama::Template) -> Self {
        // Rendering into a String fails only if a template's own Display does; ours never do.
        Self(template.render().unwrap_or_default())
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Markup {}
