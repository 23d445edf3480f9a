//! Fault 24: the disk runs full under a running office, on a small file system of its own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use drill::{Browser, Trouble, applicant};
use proof::served::command;
use proof::{Served, people};

/// The small disk: large enough to start on, small enough to fill.
const DISK: &str = "400m";

/// Mounts the disk, fills or frees it when asked, and copies what is on it once the office ends.
const SCRIPT: &str = r#"
set -eu
mkdir -p "$PROOF_FOLDER/disk"
mount -t tmpfs -o "size=$PROOF_DISK,mode=700" tmpfs "$PROOF_FOLDER/disk"
(
    while :; do
        if [ -e "$PROOF_FOLDER/fill" ]; then
            dd if=/dev/zero of="$PROOF_FOLDER/disk/ballast" bs=64k 2>/dev/null || true
            rm "$PROOF_FOLDER/fill"
        fi
        if [ -e "$PROOF_FOLDER/free" ]; then
            rm -f "$PROOF_FOLDER/disk/ballast" "$PROOF_FOLDER/free"
        fi
        sleep 0.05
    done
) &
watcher=$!
"$@" &
office=$!
echo "$office" > "$PROOF_FOLDER/office"
status=0
wait "$office" || status=$?
kill "$watcher"
cp -a "$PROOF_FOLDER/disk/data" "$PROOF_FOLDER/after"
exit "$status"
"#;

/// Runs what follows with a mount table of its own: as root, or as anybody where the system lets
/// users make name spaces.
fn wrap(command: &mut Command, folder: &Path) {
    let inner: Vec<_> = command.get_args().map(ToOwned::to_owned).collect();
    let program = command.get_program().to_owned();
    let work = command.get_current_dir().map(Path::to_path_buf);
    let mut wrapped = Command::new("unshare");
    let root = std::fs::metadata("/proc/self")
        .is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    wrapped.args(if root { &["--mount"][..] } else { &["--map-root-user", "--mount"] });
    wrapped.args(["sh", "-c", SCRIPT, "sh"]).arg(program).args(inner);
    wrapped.env("PROOF_FOLDER", folder).env("PROOF_DISK", DISK);
    wrapped.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    if let Some(work) = work {
        wrapped.current_dir(work);
    }
    *command = wrapped;
}

fn ask(folder: &Path, what: &str) {
    let flag = folder.join(what);
    std::fs::write(&flag, "").expect("writes");
    let started = Instant::now();
    while flag.exists() {
        assert!(started.elapsed() < Duration::from_secs(60), "nobody does “{what}”");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn fault_24_a_full_disk_is_said_and_nothing_that_was_received_is_lost() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("disk/data");
    let served = Served::start_in(folder.path(), &data, |command| {
        // The real program, and the real file system, in a mount table of its own.
        wrap(command, folder.path());
    })
    .expect("an office starts on a small disk (this needs root, or user name spaces)");
    let browser = Browser::new(served.portal());
    let apply = |number| applicant::apply(&mut browser.fresh(), &people::persona(number));
    let before = apply(1).expect("is received while there is space");

    ask(folder.path(), "fill");
    for number in 2..5 {
        match apply(number) {
            Err(Trouble::Unexpected { status: 503 | 507, heading, .. }) => {
                assert!(!heading.is_empty(), "a page says so");
            }
            Err(trouble) => panic!("a full disk is told as: {trouble}"),
            Ok(filed) => panic!("a receipt on a full disk: {}", filed.receipt.reference),
        }
    }
    let read = applicant::sign_in(&mut browser.fresh(), "en", &before.receipt.codename);
    read.expect("what was received can be read on a full disk");

    ask(folder.path(), "free");
    let after = apply(6).expect("is received once there is space again");
    for filed in [&before, &after] {
        let opened = applicant::sign_in(&mut browser.fresh(), "en", &filed.receipt.codename);
        opened.expect("the case of a receipt opens");
    }
    stop(folder.path());
    assert!(served.wait().expect("ends").success());
    let verified = command(&["verify"], &folder.path().join("after")).expect("verify runs");
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

fn stop(folder: &Path) {
    let file: PathBuf = folder.join("office");
    let id = std::fs::read_to_string(file).expect("the office's process id");
    let status = Command::new("kill").args(["-TERM", id.trim()]).status();
    assert!(status.is_ok_and(|status| status.success()), "the office is asked to stop");
}
