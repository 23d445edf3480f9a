//! Questions to many.
