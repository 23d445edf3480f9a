//! The office's side: queue, case, decision, money, testimonies, audit.
