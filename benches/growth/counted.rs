//! The program run under callgrind, and what that counted.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

use super::Measurement;
use super::question::Job;

/// The instructions that a question took.
pub(crate) struct Count {
    pub(crate) name: String,
    /// Of next to no text, of a text, of one twice as long.
    base: u64,
    shorter: u64,
    pub(crate) longer: u64,
}

impl Count {
    /// How many times the longer text costs what the shorter one does, what any text costs left out. Where that is nearly
    /// all, noise is not taken for growth.
    pub(crate) fn ratio(&self) -> f64 {
        let least = self.base / 20;
        let own = |count: u64| count.saturating_sub(self.base).max(least).max(1) as f64;
        own(self.longer) / own(self.shorter)
    }
}

/// Counts what each measurement takes, as many groups at a time as there are cores.
pub(crate) fn count(groups: &[&[Measurement]], scratch: &Path) -> std::io::Result<Vec<Count>> {
    let next = Mutex::new(groups.iter().enumerate());
    let counts = Mutex::new(Vec::new());
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let work = || -> std::io::Result<()> {
        loop {
            let Some((number, group)) = next.lock().ok().and_then(|mut next| next.next()) else { return Ok(()) };
            let found = count_group(group, &scratch.join(format!("group-{number}")))?;
            if let Ok(mut counts) = counts.lock() {
                counts.extend(found);
            }
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(|_| Err(broken("a thread panicked"))))
    })?;
    Ok(counts.into_inner().unwrap_or_default())
}

fn count_group(group: &[Measurement], folder: &Path) -> std::io::Result<Vec<Count>> {
    fs::create_dir_all(folder)?;
    // Each question once before it is counted: tables are made then that are made once a run.
    let warm = group.iter().map(|measurement| Job::line(measurement.question, &measurement.folders[0]));
    let counted = group
        .iter()
        .flat_map(|measurement| measurement.folders.iter().map(|folder| Job::line(measurement.question, folder)));
    fs::write(folder.join("jobs"), warm.chain(counted).collect::<String>())?;
    let status = Command::new("valgrind")
        .args([
            "--quiet",
            "--tool=callgrind",
            "--dump-line=no",
            "--dump-before=*::measured",
            "--dump-after=*::measured",
        ])
        .arg(format!("--callgrind-out-file={}", folder.join("counts").display()))
        .arg(std::env::current_exe()?)
        .arg("--measured")
        .arg(folder)
        .env("VARIORUM_CACHE_DIR", folder.join("cache"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    if !status.success() {
        return Err(broken(&format!("valgrind ended with {status}")));
    }
    let parts = parts(folder)?;
    let counts = parts.get(group.len()..).unwrap_or_default().chunks_exact(3);
    if counts.len() != group.len() {
        return Err(broken(&format!("{} counts for {} texts", parts.len(), 4 * group.len())));
    }
    let named = group.iter().zip(counts);
    let counts = named.filter_map(|(measurement, counts)| match *counts {
        [base, shorter, longer] => Some(Count { name: measurement.name.clone(), base, shorter, longer }),
        _ => None,
    });
    let counts = counts.collect();
    fs::remove_dir_all(folder)?;
    Ok(counts)
}

/// What was counted between each two calls, in order.
fn parts(folder: &Path) -> std::io::Result<Vec<u64>> {
    let mut parts = BTreeMap::new();
    for file in fs::read_dir(folder)?.flatten().filter(|file| file.file_name().to_string_lossy().starts_with("counts"))
    {
        let dump = String::from_utf8_lossy(&fs::read(file.path())?).into_owned();
        let said = |what: &str| dump.lines().find_map(|line| line.strip_prefix(what)?.trim().parse::<u64>().ok());
        if dump.lines().any(|line| line.starts_with("desc: Trigger: --dump-after")) {
            parts.extend(said("part:").zip(said("totals:")));
        }
    }
    Ok(parts.into_values().collect())
}

fn broken(why: &str) -> std::io::Error {
    std::io::Error::other(why.to_owned())
}
