//! Every page and every act of the desk, and who may use it: one table.
//!
//! **Architecture Invariant:** the router is built from this table and from nothing else, and
//! access is decided by it before a handler runs ([`crate::guard::admit`]). Tests walk the same
//! table.

use std::collections::BTreeSet;

use axum::routing::{get as reads, post as acts};
use casework::Role;
use pages::Route;

use crate::state::DeskState;
use crate::{
    assessment, audit, case, comparison, duplicate, erasure, files, forecast, forecast_files,
    forecasts, ledger, lists, measures, message, offer, payment, publication, queue, screening,
    sign_in, staff, start, statistics, testimony, transfers,
};

/// Who may use a route.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// Everybody who reaches the desk.
    Anyone,
    /// Every signed-in member of staff.
    SignedIn,
    /// Whoever holds one of these roles.
    AnyOf(&'static [Role]),
}

impl Access {
    /// Whether somebody with these roles may; `None` stands for nobody signed in.
    pub fn allows(self, roles: Option<&BTreeSet<Role>>) -> bool {
        match (self, roles) {
            (Self::Anyone, _) => true,
            (_, None) => false,
            (Self::SignedIn, Some(_)) => true,
            (Self::AnyOf(needed), Some(held)) => needed.iter().any(|role| held.contains(role)),
        }
    }
}

const ANYONE: Access = Access::Anyone;
const STAFF: Access = Access::SignedIn;
const OFFICER: Access = Access::AnyOf(&[Role::Officer]);
const APPROVER: Access = Access::AnyOf(&[Role::Approver]);
const READERS: Access = Access::AnyOf(&[Role::Officer, Role::Approver]);
const CASES: Access = Access::AnyOf(&[Role::Officer, Role::Approver, Role::Paymaster]);
const PAYMASTER: Access = Access::AnyOf(&[Role::Paymaster]);
const CUSTODIAN: Access = Access::AnyOf(&[Role::Custodian]);
const MONEY: Access =
    Access::AnyOf(&[Role::Officer, Role::Approver, Role::Paymaster, Role::Auditor]);
const AUDITOR: Access = Access::AnyOf(&[Role::Auditor]);
const FIGURES: Access = Access::AnyOf(&[Role::Officer, Role::Approver, Role::Auditor]);
const ANALYST: Access = Access::AnyOf(&[Role::Analyst]);
const MEASURES: Access = Access::AnyOf(&[Role::Analyst, Role::Officer, Role::Approver]);
const LISTS: Access = Access::AnyOf(&[Role::Officer, Role::Custodian]);

/// All routes.
pub const ROUTES: &[Route<DeskState, Access>] = &[
    Route::get("/", ANYONE, || reads(start::choose_language)),
    Route::get("/{lang}/", ANYONE, || reads(start::begin)),
    Route::get("/{style}", ANYONE, || reads(start::sheet)),
    Route::get("/{lang}/sign-in", ANYONE, || reads(sign_in::form)),
    Route::post("/{lang}/sign-in", ANYONE, || acts(sign_in::enter)),
    Route::post("/{lang}/sign-out", STAFF, || acts(sign_in::leave)),
    Route::get("/{lang}/cases", CASES, || reads(queue::show)),
    Route::get("/{lang}/cases/{id}", CASES, || reads(case::show)),
    Route::get("/{lang}/cases/{id}/files/{sequence}", READERS, || reads(files::download)),
    Route::post("/{lang}/cases/{id}/assess", OFFICER, || acts(assessment::assess)),
    Route::post("/{lang}/cases/{id}/find", OFFICER, || acts(assessment::find)),
    Route::post("/{lang}/cases/{id}/screen", OFFICER, || acts(screening::screen)),
    Route::post("/{lang}/cases/{id}/resolve-hit", OFFICER, || acts(screening::resolve)),
    Route::post("/{lang}/cases/{id}/judge-duplicate", OFFICER, || acts(duplicate::judge)),
    Route::post("/{lang}/cases/{id}/unmerge", OFFICER, || acts(duplicate::unmerge)),
    Route::post("/{lang}/cases/{id}/succeed", OFFICER, || acts(duplicate::succeed)),
    Route::post("/{lang}/cases/{id}/propose", OFFICER, || acts(offer::propose)),
    Route::post("/{lang}/cases/{id}/approve", APPROVER, || acts(offer::approve)),
    Route::post("/{lang}/cases/{id}/return", READERS, || acts(offer::give_back)),
    Route::post("/{lang}/cases/{id}/message", OFFICER, || acts(message::send)),
    Route::post("/{lang}/cases/{id}/propose-payment", PAYMASTER, || acts(payment::propose)),
    Route::post("/{lang}/cases/{id}/pay", PAYMASTER, || acts(payment::pay)),
    Route::post("/{lang}/cases/{id}/return-payment", PAYMASTER, || acts(payment::give_back)),
    Route::post("/{lang}/cases/{id}/erase", APPROVER, || acts(erasure::erase)),
    Route::get("/{lang}/ledger", MONEY, || reads(ledger::show)),
    Route::get("/{lang}/ledger.csv", MONEY, || reads(ledger::table)),
    Route::get("/{lang}/transfers", MONEY, || reads(transfers::show)),
    Route::get("/{lang}/transfers.csv", MONEY, || reads(transfers::table)),
    Route::get("/{lang}/testimonies", CUSTODIAN, || reads(testimony::list)),
    Route::get("/{lang}/testimonies/{id}", CUSTODIAN, || reads(testimony::show)),
    Route::get("/{lang}/testimonies/{id}/video", CUSTODIAN, || reads(files::video)),
    Route::post("/{lang}/testimonies/{id}/propose", CUSTODIAN, || acts(publication::propose)),
    Route::post("/{lang}/testimonies/{id}/publish", CUSTODIAN, || acts(publication::publish)),
    Route::post("/{lang}/testimonies/{id}/return", CUSTODIAN, || acts(publication::give_back)),
    Route::post("/{lang}/testimonies/{id}/stop", CUSTODIAN, || acts(publication::stop)),
    Route::get("/{lang}/audit", AUDITOR, || reads(audit::show)),
    Route::get("/{lang}/statistics", FIGURES, || reads(statistics::show)),
    Route::get("/{lang}/measures", MEASURES, || reads(measures::show)),
    Route::get("/{lang}/measures/{id}", MEASURES, || reads(measures::one)),
    Route::get("/{lang}/forecasts", ANALYST, || reads(forecasts::show)),
    Route::post("/{lang}/forecasts", ANALYST, || acts(forecasts::start)),
    Route::get("/{lang}/forecasts/compare", ANALYST, || reads(comparison::show)),
    Route::get("/{lang}/forecasts/{id}", ANALYST, || reads(forecast::show)),
    Route::post("/{lang}/forecasts/{id}/stop", ANALYST, || acts(forecast::stop)),
    Route::post("/{lang}/forecasts/{id}/go-on", ANALYST, || acts(forecast::go_on)),
    Route::post("/{lang}/forecasts/{id}/remove", ANALYST, || acts(forecast::remove)),
    Route::get("/{lang}/forecasts/{id}/report", ANALYST, || reads(forecast_files::report)),
    Route::get("/{lang}/forecasts/{id}/files/{file}", ANALYST, || reads(forecast_files::hand_out)),
    Route::get("/{lang}/lists", LISTS, || reads(lists::show)),
    Route::post("/{lang}/lists", LISTS, || acts(lists::add)),
    Route::post("/{lang}/lists/remove", LISTS, || acts(lists::remove)),
    Route::get("/{lang}/staff", STAFF, || reads(staff::show)),
    Route::post("/{lang}/staff/sign-out-everywhere", STAFF, || acts(staff::leave_everywhere)),
];
