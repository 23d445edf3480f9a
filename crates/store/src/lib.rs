//! Journal, projections, vault, sessions on SQLite and PostgreSQL.
