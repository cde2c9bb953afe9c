//! The `glossator` command. All that it does is in the library's `cli` module.

use std::process::ExitCode;

fn main() -> ExitCode {
    glossator::cli::run()
}
