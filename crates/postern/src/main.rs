//! The `postern` command. Without a subcommand it serves, which is its main job.

use std::process::ExitCode;

fn main() -> ExitCode {
    postern::cli::run()
}
