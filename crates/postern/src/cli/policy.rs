//! Reading a programme and its overlays from disk for `check` and `decide`.

use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use programme::{Diagnostic, Programme, SourceFile};

/// The most bytes of one file.
const FILE_BYTES_MAX: u64 = 1024 * 1024;

/// Which programme, with which overlays.
#[derive(Args)]
pub(super) struct PolicyArgs {
    /// Folder with a programme.toml in it, or the file itself.
    #[arg(default_value = "programmes/million-carrots")]
    programme: PathBuf,
    /// Lay this overlay upon the programme; may be given several times. A bare name is looked for
    /// in the programme's folder `overlays`.
    #[arg(long, value_name = "OVERLAY")]
    with: Vec<PathBuf>,
}

impl PolicyArgs {
    /// These texts.
    pub(super) fn of(programme: PathBuf, with: Vec<PathBuf>) -> Self {
        Self { programme, with }
    }

    /// Reads all texts.
    pub(super) fn read(&self) -> Result<Vec<SourceFile>> {
        let main = if self.programme.is_dir() {
            self.programme.join("programme.toml")
        } else {
            self.programme.clone()
        };
        let mut sources = vec![source(&main)?];
        let folder = main.parent().unwrap_or(Path::new(".")).join("overlays");
        for overlay in &self.with {
            let named = folder.join(overlay).with_extension("toml");
            sources.push(source(if overlay.exists() { overlay } else { &named })?);
        }
        Ok(sources)
    }
}

fn source(path: &Path) -> Result<SourceFile> {
    Ok(SourceFile::new(path.display().to_string(), read_text(path)?))
}

/// Reads a small text file.
pub(super) fn read_text(path: &Path) -> Result<String> {
    let place = || format!("cannot read {}", path.display());
    let bytes = std::fs::metadata(path).with_context(place)?.len();
    if bytes > FILE_BYTES_MAX {
        bail!("{} has {bytes} bytes; at most {FILE_BYTES_MAX} are read", path.display());
    }
    std::fs::read_to_string(path).with_context(place)
}

/// A programme, or everything that is wrong with it.
pub(super) fn load(sources: &[SourceFile]) -> Result<Programme, Vec<Diagnostic>> {
    programme::load(sources)
}

/// Today, in universal time.
pub(super) fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// All problems as text for people.
pub(super) fn shown(problems: &[Diagnostic], sources: &[SourceFile]) -> String {
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let one = |problem: &Diagnostic| problem.render(sources, colour);
    problems.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// Writes to standard output. A reader that has seen enough and closed it is no error.
pub(super) fn print(text: &str) -> ExitCode {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("postern: cannot write the result: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::SUCCESS,
    }
}
