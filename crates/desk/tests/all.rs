//! The desk, driven page by page in process: the office's walk, and the faults it must survive.

mod fault_08_tables;
mod fault_09_markup;
mod fault_10_forgery;
mod fault_11_sessions;
mod fault_17_access;
mod fault_18_approval;
mod fault_26_bodies;
mod fault_33_clock;
mod forecasts;
mod lists;
mod review;
mod screening;
mod support;
mod walk;
mod words;
