//! The real binary as a process of its own, which can be killed.

use std::fs::File;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use drill::Browser;
use keyring::sheet::Sheet;

use crate::office::authors_programme;

/// Names the binary to test; without it, the one beside the tests is taken.
pub const BINARY: &str = "POSTERN_BIN";

const START_SECONDS_MAX: u64 = 60;

/// A `postern serve` that runs.
pub struct Served {
    child: Child,
    portal: String,
    desk: String,
    data: PathBuf,
    output: PathBuf,
}

/// The binary to test. If there is none, the error says how to build it.
pub fn binary() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os(BINARY) {
        return Ok(named.into());
    }
    let tests = std::env::current_exe().context("where the tests are")?;
    let built = tests.ancestors().nth(2).map(|folder| folder.join("postern"));
    match built.filter(|file| file.is_file()) {
        Some(file) => Ok(file),
        None => bail!("the binary is missing: run `cargo build -p postern`, or `cargo xtask test`"),
    }
}

/// Runs a command of the binary on a data folder and waits for it.
pub fn command(arguments: &[&str], data: &Path) -> Result<Output> {
    let mut command = Command::new(binary()?);
    command.args(arguments).arg("--data").arg(data);
    command.output().with_context(|| format!("postern {arguments:?}"))
}

impl Served {
    /// Starts an office in `folder/data`; what it prints goes to `folder/output`.
    pub fn start(folder: &Path) -> Result<Self> {
        Self::start_in(folder, &folder.join("data"), |_| {})
    }

    /// Starts an office in a data folder, with a changed command.
    pub fn start_in(folder: &Path, data: &Path, change: impl FnOnce(&mut Command)) -> Result<Self> {
        let (portal, desk) = (free_port()?, free_port()?);
        let output = folder.join("output");
        let printed = File::options().create(true).append(true).open(&output)?;
        let work = folder.join("work");
        std::fs::create_dir_all(&work)?;
        let mut command = Command::new(binary()?);
        command.arg("serve").arg(authors_programme()).arg("--data").arg(data);
        command.args(["--portal", &format!("127.0.0.1:{portal}")]);
        command.args(["--desk", &format!("127.0.0.1:{desk}")]);
        command.current_dir(&work).env("TMPDIR", &work);
        change(&mut command);
        // After the change, so that a program wrapped around it prints to the same place.
        command.stdout(printed.try_clone()?).stderr(printed).process_group(0);
        let child = command.spawn().context("cannot start postern")?;
        let mut served = Self {
            child,
            portal: format!("http://127.0.0.1:{portal}"),
            desk: format!("http://127.0.0.1:{desk}"),
            data: data.to_path_buf(),
            output,
        };
        served.wait_until_it_answers()?;
        Ok(served)
    }

    fn wait_until_it_answers(&mut self) -> Result<()> {
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(START_SECONDS_MAX) {
            if let Some(status) = self.child.try_wait()? {
                bail!("postern ended with {status}: {}", self.printed());
            }
            let portal = Browser::new(&self.portal).open("/en/");
            if portal.is_ok() && Browser::new(&self.desk).open("/en/sign-in").is_ok() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("postern does not answer after {START_SECONDS_MAX} s: {}", self.printed())
    }

    /// The portal's address.
    pub fn portal(&self) -> &str {
        &self.portal
    }

    /// The desk's address.
    pub fn desk(&self) -> &str {
        &self.desk
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it printed.
    pub fn printed(&self) -> String {
        std::fs::read_to_string(&self.output).unwrap_or_default()
    }

    /// The sign-in sheet it left on its first start.
    pub fn sheet(&self) -> Result<Sheet> {
        let text = std::fs::read_to_string(self.data.join(postern::serve::SHEET))?;
        Ok(Sheet::parse(&text)?)
    }

    /// Kills it as a power cut would: at once, with no chance to tidy up.
    pub fn kill(mut self) -> Result<ExitStatus> {
        self.kill_group();
        self.child.wait().context("postern does not end")
    }

    /// Kills the process and whatever a test wrapped around it.
    fn kill_group(&mut self) {
        let group = format!("-{}", self.child.id());
        // Already gone is fine: the test killed it.
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.child.kill();
    }

    /// Waits for it to end by itself.
    pub fn wait(mut self) -> Result<ExitStatus> {
        self.child.wait().context("postern does not end")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.kill_group();
        let _ = self.child.wait();
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
