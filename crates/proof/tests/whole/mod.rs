//! The whole product at the level of its pages: the story, and a small drill.

mod drill_small;
mod story;
