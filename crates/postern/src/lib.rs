//! The one binary: command line and services.
