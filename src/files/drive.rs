//! What kind of drive a folder is on.

use std::path::Path;

/// Whether a folder is on a network drive, as far as that can be determined.
pub fn is_on_network(folder: &Path) -> bool {
    system::is_on_network(folder)
}

#[cfg(any(target_os = "linux", target_os = "android"))]
mod system {
    use std::path::Path;

    /// The numbers of network file systems (`statfs(2)`, `linux/magic.h`): NFS, SMB, CIFS, SMB 2, NCP, Coda, AFS,
    /// kAFS, 9P, Ceph, Lustre, GPFS, OCFS 2, GFS 2.
    const NETWORK: &[u32] = &[
        0x6969,
        0x517B,
        0xFF53_4D42,
        0xFE53_4D42,
        0x564C,
        0x7375_7245,
        0x5346_414F,
        0x6B41_4653,
        0x0102_1997,
        0x00C3_6400,
        0x0BD0_0BD0,
        0x4750_4653,
        0x7461_636F,
        0x0116_1970,
    ];

    /// A file system implemented by a program.
    const FUSE: u32 = 0x6573_5546;

    /// The names of such programs that keep their files on other machines.
    const REMOTE: &[&str] = &[
        "sshfs",
        "rclone",
        "s3fs",
        "s3ql",
        "goofys",
        "gcsfuse",
        "davfs",
        "davfs2",
        "glusterfs",
        "curlftpfs",
        "ceph",
        "ceph-fuse",
        "ipfs",
        "juicefs",
        "JuiceFS",
        "moosefs",
        "mfs",
        "lizardfs",
        "seaweedfs",
        "blobfuse",
        "blobfuse2",
        "google-drive-ocamlfuse",
        "onedriver",
        "gvfsd-fuse",
    ];

    pub(super) fn is_on_network(folder: &Path) -> bool {
        let Ok(drive) = rustix::fs::statfs(folder) else { return false };
        // The type is signed on some machines, and wider than necessary on others.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let kind = drive.f_type as u32;
        let mounts = || crate::files::read_from(std::fs::File::open("/proc/self/mountinfo").ok()?, 1 << 24).ok();
        NETWORK.contains(&kind)
            || kind == FUSE
                && folder.canonicalize().is_ok_and(|folder| {
                    mounts().is_some_and(|mounts| is_remote(&String::from_utf8_lossy(&mounts), &folder))
                })
    }

    /// Whether the innermost mount around a folder belongs to a program for remote files, according to the lines of
    /// `/proc/self/mountinfo`: `36 35 98:0 /root /mount/point options - type source options`.
    fn is_remote(mounts: &str, folder: &Path) -> bool {
        let around = mounts.lines().filter_map(|line| {
            let (place, kind) = line.split_once(" - ")?;
            let place = place.split(' ').nth(4)?.replace("\\040", " ");
            folder.starts_with(&place).then(|| (place.len(), kind.split(' ').next().unwrap_or_default()))
        });
        let innermost = around.max_by_key(|(depth, _)| *depth);
        innermost.and_then(|(_, kind)| kind.strip_prefix("fuse.")).is_some_and(|program| REMOTE.contains(&program))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_drive_of_another_machine_is_known_by_its_program() {
            let mounts = "22 1 254:0 / / rw - ext4 /dev/vda rw\n\
                40 22 0:40 / /home/u/far\\040away rw - fuse.sshfs u@host:/ rw\n\
                41 22 0:41 / /home/u/disk rw - fuseblk /dev/sdb1 rw\n\
                42 40 0:42 / /home/u/far\\040away/near rw - tmpfs tmpfs rw\n";
            let is_remote = |folder: &str| is_remote(mounts, Path::new(folder));
            assert!(is_remote("/home/u/far away/cache"));
            assert!(!is_remote("/home/u/far away/near/cache"));
            assert!(!is_remote("/home/u/disk/cache") && !is_remote("/home/u"));
            assert!(!super::is_on_network(&std::env::temp_dir()) || std::env::temp_dir().starts_with("/mnt"));
        }
    }
}

#[cfg(target_vendor = "apple")]
mod system {
    use std::path::Path;

    /// `MNT_LOCAL` in `sys/mount.h`.
    const LOCAL: u32 = 0x1000;

    pub(super) fn is_on_network(folder: &Path) -> bool {
        rustix::fs::statfs(folder).is_ok_and(|drive| drive.f_flags & LOCAL == 0)
    }
}

#[cfg(windows)]
mod system {
    use std::path::{Component, Path, Prefix};

    pub(super) fn is_on_network(folder: &Path) -> bool {
        // The canonical path of a mapped drive also begins with the name of its server.
        let real = folder.canonicalize();
        let first = real.as_deref().unwrap_or(folder).components().next();
        matches!(first, Some(Component::Prefix(it)) if matches!(it.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)))
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple", windows)))]
mod system {
    use std::path::Path;

    pub(super) fn is_on_network(_: &Path) -> bool {
        false
    }
}
