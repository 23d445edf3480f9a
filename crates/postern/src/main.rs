//! The `postern` command. Without a subcommand it serves, which is its main job.

use std::process::ExitCode;

use zeroizing_alloc::ZeroAlloc;

/// Wipes memory when it is given back: buffers of libraries hold words and keys too, and are not
/// ours to wipe one by one.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    postern::cli::run()
}
