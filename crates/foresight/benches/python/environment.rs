//! The Python in which rivals run: installed below the target folder, from a list of packages.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The Python of the throw-away environment, made again when the list of packages changes.
pub(crate) fn environment(below: &str, sources: &str) -> Result<PathBuf> {
    let folder = Path::new(below).join("python");
    let (python, stamp) = (folder.join("bin/python"), folder.join("installed.txt"));
    let list = Path::new(sources).join("requirements.txt");
    let wanted = std::fs::read_to_string(&list)?;
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    let without = "Python 3.11 or newer with venv is needed; `--no-rivals` does without";
    finish(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))
        .context(without)?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"];
    finish(Command::new(&python).args(pip).arg(&list))?;
    std::fs::write(stamp, wanted)?;
    Ok(python)
}

/// Runs a command whose output is of no interest unless it fails.
pub(crate) fn finish(command: &mut Command) -> Result<()> {
    eprintln!("{command:?}");
    let status = command.stdout(Stdio::null()).status();
    let status = status.with_context(|| format!("could not start {command:?}"))?;
    if status.success() { Ok(()) } else { bail!("failed ({status}): {command:?}") }
}
