//! A whole office in memory, made-up people, and a browser without scripts.

mod applicant;
mod browser;
mod office;

pub(crate) use applicant::{Applicant, application, sealed, soldier, testifies};
pub(crate) use browser::{Browser, Form, HOST, Page};
pub(crate) use office::{DAY_US, Office, Person};
