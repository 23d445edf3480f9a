//! Keeping secrets out of what a running server leaves behind: no core dumps, no tracing by other
//! processes of the same user, panics that name a place and never a value. And room for as many
//! open connections and files as the system grants.

use tracing_subscriber::EnvFilter;

/// Hardens the process and starts the log. Failing to harden is said, and does not stop the server.
pub fn harden() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let cores = setrlimit(Resource::Core, none);
    let tracing_off = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    if cores.is_err() || tracing_off.is_err() {
        eprintln!("postern: core dumps could not be turned off: a crash may leave secrets on disk");
    }
    let files = rustix::process::getrlimit(Resource::Nofile);
    let raised = Rlimit { current: files.maximum, ..files };
    // Refused, the usual limit stays: the server then takes fewer visitors at once.
    let _ = setrlimit(Resource::Nofile, raised);
    hush_faults();
    let filter = EnvFilter::try_from_env("POSTERN_LOG").unwrap_or_else(|_| {
        // Libraries stay silent: what they would log may hold addresses and statements.
        EnvFilter::new("off,postern=info,store=info,portal=warn,desk=info")
    });
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_target(true);
    // A second start in one process keeps the first log.
    let _ = log.with_writer(std::io::stderr).try_init();
}

/// Lets a fault say where it is, and never what was worked on.
pub fn hush_faults() {
    std::panic::set_hook(Box::new(|panic| {
        // The message may hold what somebody wrote; the place never does.
        let place = panic.location().map(ToString::to_string);
        eprintln!("postern: a fault at {}", place.unwrap_or_default());
    }));
}
