//! The store's tests: one conformance suite for every database, and one module a fault.

mod cases;
mod fault_14;
mod fault_18_19;
mod fault_20;
mod fault_22;
mod fault_23;
mod fault_24;
mod fault_26;
mod fault_33;
mod fault_35;
mod fault_36;
mod fault_45;
mod office;
mod review;
mod screening;
mod suite;
mod support;
mod testimonies;
mod world;
