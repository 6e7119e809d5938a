//! Named measurements and their percentiles.

use std::fmt::{Display, Formatter, Result};
use std::time::Duration;

use serde_json::{Value, json};

/// The measurements in the order in which they were made.
#[derive(Default)]
pub(super) struct Figures(Vec<(String, Figure)>);

enum Figure {
    /// The sorted durations of many repetitions.
    Times(Vec<Duration>),
    /// A single duration.
    Once(Duration),
    /// A number of bytes.
    Size(u64),
}

impl Figures {
    /// Adds the durations of many repetitions, unless there are none.
    pub(super) fn times(&mut self, name: &str, mut times: Vec<Duration>) {
        times.sort_unstable();
        if !times.is_empty() {
            self.0.push((name.to_owned(), Figure::Times(times)));
        }
    }

    /// Adds a single duration.
    pub(super) fn once(&mut self, name: &str, time: Duration) {
        self.0.push((name.to_owned(), Figure::Once(time)));
    }

    /// Adds a number of bytes.
    pub(super) fn size(&mut self, name: &str, bytes: u64) {
        self.0.push((name.to_owned(), Figure::Size(bytes)));
    }

    /// The figures by name, in milliseconds and bytes.
    pub(super) fn as_json(&self) -> Value {
        let entry = |(name, figure): &(String, Figure)| {
            let value = match figure {
                Figure::Times(times) => {
                    let at = |percent| ms(percentile(times, percent));
                    json!({ "count": times.len(), "p50": at(50), "p90": at(90), "p99": at(99), "max": at(100) })
                }
                Figure::Once(time) => json!({ "ms": ms(*time) }),
                Figure::Size(bytes) => json!({ "bytes": bytes }),
            };
            (name.clone(), value)
        };
        Value::Object(self.0.iter().map(entry).collect())
    }
}

/// A Markdown table with one column per corpus. Durations are in milliseconds, as p50 / p90 / p99.
pub(super) fn table(columns: &[(String, Figures)]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in columns.iter().flat_map(|(_, figures)| &figures.0) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let heads: Vec<_> = columns.iter().map(|(head, _)| head.as_str()).collect();
    let mut table = format!("| | {} |\n|{}\n", heads.join(" | "), " --- |".repeat(columns.len() + 1));
    for name in names {
        let cell = |(_, figures): &(String, Figures)| {
            let figure = figures.0.iter().find(|(of, _)| of == name);
            figure.map_or_else(String::new, |(_, figure)| figure.in_short())
        };
        let cells: Vec<_> = columns.iter().map(cell).collect();
        table += &format!("| {name} | {} |\n", cells.join(" | "));
    }
    table
}

impl Figure {
    fn in_short(&self) -> String {
        let short = |ms: f64| if ms < 10.0 { format!("{ms:.1}") } else { format!("{ms:.0}") };
        match self {
            Self::Times(times) => [50, 90, 99].map(|percent| short(ms(percentile(times, percent)))).join(" / "),
            Self::Once(time) => short(ms(*time)),
            Self::Size(bytes) => format!("{:.0} MB", *bytes as f64 / 1e6),
        }
    }
}

impl Display for Figures {
    fn fmt(&self, f: &mut Formatter) -> Result {
        for (name, figure) in &self.0 {
            match figure {
                Figure::Times(times) => {
                    let at = |percent| ms(percentile(times, percent));
                    let (p50, p90, p99, max) = (at(50), at(90), at(99), at(100));
                    writeln!(f, "{name:<44} p50 {p50:>8.2}  p90 {p90:>8.2}  p99 {p99:>8.2}  max {max:>8.2} ms")?;
                }
                Figure::Once(time) => writeln!(f, "{name:<44}     {:>8.1} ms", ms(*time))?,
                Figure::Size(bytes) => writeln!(f, "{name:<44}     {:>8.1} MB", *bytes as f64 / 1e6)?,
            }
        }
        Ok(())
    }
}

fn ms(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e5).round() / 100.0
}

/// The percentile of sorted durations.
fn percentile(times: &[Duration], percent: usize) -> Duration {
    let index = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    times.get(index).copied().unwrap_or_default()
}
