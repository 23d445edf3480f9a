//! Made-up applicants and officers that use the real pages of a running server.
