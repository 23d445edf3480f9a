//! Free space, looked at before anything is promised.

use std::path::{Path, PathBuf};

/// Below so many free bytes nothing is accepted: a database needs room even to roll back.
pub(crate) const FREE_BYTES_MIN: u64 = 32 * 1024 * 1024;
/// Below so many free inodes nothing is accepted, where the file system counts them.
const FREE_INODES_MIN: u64 = 64;

/// Whether a folder's file system has room. One that cannot be asked has none.
pub(crate) fn has_room(folder: &Path) -> bool {
    let Ok(found) = rustix::fs::statvfs(folder) else { return false };
    let inodes = found.f_files == 0 || found.f_favail >= FREE_INODES_MIN;
    inodes && free_bytes(folder) >= FREE_BYTES_MIN
}

/// Free bytes of a folder's file system for users without privilege; 0 if it cannot be asked.
pub(crate) fn free_bytes(folder: &Path) -> u64 {
    rustix::fs::statvfs(folder).map_or(0, |found| found.f_bavail.saturating_mul(found.f_frsize))
}

/// The folder a file lies in.
pub(crate) fn folder_of(file: &Path) -> Option<PathBuf> {
    let folder = file.parent()?;
    let here = folder.as_os_str().is_empty();
    Some(if here { PathBuf::from(".") } else { folder.to_owned() })
}
