//! The portal, driven in process on a store in memory: the walk of an applicant, and every fault
//! that reaches a page, by its number.

mod browser;
mod cross_site;
mod forms;
mod headers;
mod measures;
mod refusals;
mod review;
mod scripts;
mod uploads;
mod visits;
mod walk;
mod words;
mod world;
