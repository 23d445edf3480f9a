//! Planned faults: at the n-th point where something is written, it fails in a chosen way.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::error::{StoreError, Unavailable};

/// How a write fails. A fault is a pair: whether an error is returned, and whether it took effect.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// An error, and no effect.
    ErrorBefore,
    /// The effect, and yet an error.
    EffectThenError,
    /// No effect, and nothing is written afterwards: the power went.
    CrashBefore,
    /// The effect, and nothing is written afterwards.
    CrashAfter,
    /// The process ends before the effect, without unwinding.
    Abort,
}

/// The plan of faults of one store; by default there are none.
#[derive(Clone, Default, Debug)]
pub struct Faults(Option<Arc<Mutex<Script>>>);

#[derive(Debug)]
struct Script {
    passed: u64,
    at: u64,
    fault: Fault,
    down: bool,
}

impl Faults {
    /// No fault at any point.
    pub fn none() -> Self {
        Self::default()
    }

    /// A fault at the n-th point, counted from 1. With 0 the points are only counted.
    pub fn at(n: u64, fault: Fault) -> Self {
        let script = Script { passed: 0, at: n, fault, down: false };
        Self(Some(Arc::new(Mutex::new(script))))
    }

    /// How many points were passed; always 0 for [`Faults::none`].
    pub fn points_passed(&self) -> u64 {
        self.0
            .as_ref()
            .map_or(0, |script| script.lock().unwrap_or_else(PoisonError::into_inner).passed)
    }

    /// Counts from zero again, and strikes at the n-th point from now.
    pub fn arm(&self, n: u64, fault: Fault) {
        if let Some(script) = &self.0 {
            let mut script = script.lock().unwrap_or_else(PoisonError::into_inner);
            *script = Script { passed: 0, at: n, fault, down: false };
        }
    }

    /// A point is reached: an error if the fault strikes before the effect, else what to do after.
    pub(crate) fn point(&self) -> Result<After, StoreError> {
        let Some(script) = &self.0 else { return Ok(After(false)) };
        let mut script = script.lock().unwrap_or_else(PoisonError::into_inner);
        if script.down {
            return Err(planned());
        }
        script.passed += 1;
        if script.passed != script.at {
            return Ok(After(false));
        }
        script.down = matches!(script.fault, Fault::CrashBefore | Fault::CrashAfter);
        match script.fault {
            Fault::ErrorBefore | Fault::CrashBefore => Err(planned()),
            Fault::EffectThenError | Fault::CrashAfter => Ok(After(true)),
            Fault::Abort => std::process::abort(),
        }
    }

    /// Whether the power is out: nothing may be written any more, not even to tidy up.
    pub(crate) fn is_down(&self) -> bool {
        self.0
            .as_ref()
            .is_some_and(|script| script.lock().unwrap_or_else(PoisonError::into_inner).down)
    }
}

/// What follows a point once its effect has happened.
#[must_use]
pub(crate) struct After(bool);

impl After {
    /// The effect has happened: an error, if one is planned all the same.
    pub(crate) fn effect(self) -> Result<(), StoreError> {
        if self.0 { Err(planned()) } else { Ok(()) }
    }
}

fn planned() -> StoreError {
    StoreError::Unavailable(Unavailable::Planned)
}
