//! The policy language: parse, check, lower, decide, explain. Pure.
