//! The applicants' side and the public pages.
