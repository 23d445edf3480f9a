//! The life of one application, one file a stage. Pure.
