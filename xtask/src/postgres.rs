//! A throw-away PostgreSQL: made in a temporary folder, listening on a free port of the loopback
//! address, gone when dropped.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::run::{find, read, run};

/// A running throw-away server.
pub(crate) struct Postgres {
    folder: tempfile::TempDir,
    port: u16,
    as_user: Option<&'static str>,
}

/// Where one of PostgreSQL's server programs is: on the path or where Debian keeps it.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path().join("bin").join(name)))
        .filter(|file| file.is_file())
        .collect();
    versions.sort();
    versions.pop().or_else(|| find(name))
}

impl Postgres {
    /// Makes and starts one. `durable` keeps fsync on, for benchmarks; tests do without.
    pub(crate) fn start(durable: bool) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("postern-pg-").tempdir()?;
        let is_root = read(Command::new("id").arg("-u"))?.trim() == "0";
        // The server refuses to run as root; Debian's package makes this user.
        let as_user = is_root.then_some("postgres");
        if let Some(user) = as_user {
            run(Command::new("chown").arg(user).arg(folder.path()))?;
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let server = Self { folder, port, as_user };
        let data = server.data();
        server.call(
            "initdb",
            &["-D", &data, "-U", "postern", "--auth=trust", "-E", "UTF8", "--locale=C", "-N"],
        )?;
        let fsync = if durable { "on" } else { "off" };
        let folder = server.folder.path().display();
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} \
             -c fsync={fsync} -c max_connections=200",
        );
        let log = server.folder.path().join("log").display().to_string();
        server.call("pg_ctl", &["-D", &data, "-l", &log, "-o", &options, "-w", "start"])?;
        Ok(server)
    }

    /// The address of its maintenance database, in which tests make databases of their own.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postern@127.0.0.1:{}/postgres", self.port)
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    fn call(&self, name: &str, args: &[&str]) -> Result<()> {
        let file = program(name).with_context(|| format!("PostgreSQL's {name} is missing"))?;
        let mut command = match self.as_user {
            None => Command::new(&file),
            Some(user) => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid", user, "--regid", user, "--clear-groups", "--"]);
                command.arg(&file);
                command
            }
        };
        command.current_dir(Path::new("/")).args(args).stdout(std::process::Stdio::null());
        run(&mut command)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.data();
        if let Err(error) = self.call("pg_ctl", &["-D", &data, "-m", "immediate", "stop"]) {
            eprintln!("xtask: the throw-away PostgreSQL did not stop: {error:#}");
        }
    }
}
