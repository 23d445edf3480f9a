//! Tests of the whole: the walk, faults, conformance, authority.
