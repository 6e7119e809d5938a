//! Running the program under callgrind and reading what it counted.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

use super::Measurement;
use super::question::CountedRun;

/// The instructions that a question took.
pub(crate) struct Count {
    pub(crate) name: String,
    /// For an almost empty text, a text, and one twice as long.
    base: u64,
    shorter: u64,
    pub(crate) longer: u64,
}

impl Count {
    /// How many times as much the longer text costs, without the cost of an almost empty text. If that cost is nearly
    /// everything, the ratio is 1, so that noise does not count as growth.
    pub(crate) fn ratio(&self) -> f64 {
        let least = self.base / 20;
        let own = |count: u64| count.saturating_sub(self.base).max(least).max(1) as f64;
        own(self.longer) / own(self.shorter)
    }
}

/// Counts every measurement, running as many groups in parallel as there are cores. A group that fails takes nothing from
/// the others: it is the second of the two results, with its measurements and the reason.
pub(crate) fn count(groups: &[&[Measurement]], scratch: &Path) -> std::io::Result<(Vec<Count>, Vec<String>)> {
    let next = Mutex::new(groups.iter().enumerate());
    let results = Mutex::new((Vec::new(), Vec::new()));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let work = || -> std::io::Result<()> {
        loop {
            let Some((number, group)) = next.lock().ok().and_then(|mut next| next.next()) else { return Ok(()) };
            let counted = count_group(group, &scratch.join(format!("group-{number}")));
            let Ok(mut results) = results.lock() else { return Err(broken("a thread panicked")) };
            match counted {
                Ok(counts) => results.0.extend(counts),
                Err(error) => {
                    let names: Vec<_> = group.iter().map(|measurement| measurement.name.as_str()).collect();
                    results.1.push(format!("{}: {error}", names.join(", ")));
                }
            }
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(|_| Err(broken("a thread panicked"))))
    })?;
    Ok(results.into_inner().unwrap_or_default())
}

fn count_group(group: &[Measurement], folder: &Path) -> std::io::Result<Vec<Count>> {
    fs::create_dir_all(folder)?;
    // Each question is asked once before it is counted, so that tables which are built once per process exist.
    let warm = group.iter().map(|measurement| CountedRun::line(measurement.question, &measurement.folders[0]));
    let counted = group.iter().flat_map(|measurement| {
        measurement.folders.iter().map(|folder| CountedRun::line(measurement.question, folder))
    });
    fs::write(folder.join("runs"), warm.chain(counted).collect::<String>())?;
    let output = Command::new("valgrind")
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
        .output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(broken(&format!("valgrind ended with {}: {said}", output.status)));
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

/// The counts between each two calls, in order.
fn parts(folder: &Path) -> std::io::Result<Vec<u64>> {
    let mut parts = BTreeMap::new();
    for file in fs::read_dir(folder)?.flatten().filter(|file| file.file_name().to_string_lossy().starts_with("counts"))
    {
        let dump = String::from_utf8_lossy(&fs::read(file.path())?).into_owned();
        let value = |what: &str| dump.lines().find_map(|line| line.strip_prefix(what)?.trim().parse::<u64>().ok());
        if dump.lines().any(|line| line.starts_with("desc: Trigger: --dump-after")) {
            parts.extend(value("part:").zip(value("totals:")));
        }
    }
    Ok(parts.into_values().collect())
}

fn broken(why: &str) -> std::io::Error {
    std::io::Error::other(why.to_owned())
}
