//! What was measured, named, with its percentiles.

use std::fmt::{Display, Formatter, Result};
use std::time::Duration;

use serde_json::{Value, json};

/// What was measured, in the order of measuring.
#[derive(Default)]
pub(super) struct Figures(Vec<(String, Figure)>);

enum Figure {
    /// How long each of many took, sorted.
    Times(Vec<Duration>),
    /// How long it took once.
    Once(Duration),
    /// Bytes.
    Size(u64),
}

impl Figures {
    /// Many times of one thing; none if there were none.
    pub(super) fn times(&mut self, name: &str, mut times: Vec<Duration>) {
        times.sort_unstable();
        if !times.is_empty() {
            self.0.push((name.to_owned(), Figure::Times(times)));
        }
    }

    /// One time.
    pub(super) fn once(&mut self, name: &str, time: Duration) {
        self.0.push((name.to_owned(), Figure::Once(time)));
    }

    /// A number of bytes.
    pub(super) fn size(&mut self, name: &str, bytes: u64) {
        self.0.push((name.to_owned(), Figure::Size(bytes)));
    }

    /// Milliseconds and bytes, by name.
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

/// Of sorted times, the one below which so many in a hundred are.
fn percentile(times: &[Duration], percent: usize) -> Duration {
    let index = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    times.get(index).copied().unwrap_or_default()
}
