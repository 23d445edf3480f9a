//! The programme's words.
