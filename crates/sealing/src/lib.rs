//! Sealing what applicants send: age bodies, inner header, padding, codename.
