//! Families of reprints, in every form.

use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use jiff::civil::DateTime;
use serde::Serialize;

use super::about::quoted;
use super::finding_human::styled;
use super::json;
use super::quote::elided;
use super::table::{Cell, Columns, Kind};
use crate::cli::reprints::relative;
use crate::cli::terminal::{Screen, shown};
use crate::corpus::AnalysedSeed;
use crate::messages::message;
use crate::seed::FieldKind;

/// Seeds of which each has a good part of another; the earliest first, two at least.
pub(in crate::cli) struct Family {
    pub(in crate::cli) members: Vec<Member>,
}

/// What is told of a seed of a family.
pub(in crate::cli) struct Member {
    pub(in crate::cli) path: PathBuf,
    pub(in crate::cli) title: Option<String>,
    pub(in crate::cli) source: Option<String>,
    pub(in crate::cli) published: Option<DateTime>,
    /// The largest share that it and another have in common of either; 0 to 1.
    pub(in crate::cli) containment: f32,
    /// That other.
    pub(in crate::cli) nearest: PathBuf,
}

impl Member {
    pub(in crate::cli) fn of(reading: &AnalysedSeed, containment: f32, nearest: PathBuf) -> Self {
        let value = |kind| reading.seed.first(kind).map(|field| field.value.clone());
        Self {
            path: reading.path.clone(),
            title: value(FieldKind::Title),
            source: value(FieldKind::Source),
            published: reading.published(),
            containment,
            nearest,
        }
    }

    /// What seeds are sorted by to have the earliest first.
    pub(in crate::cli) fn earliest_first(&self) -> (bool, Option<DateTime>, &Path) {
        (self.published.is_none(), self.published, &self.path)
    }

    fn day(&self) -> Option<String> {
        self.published.map(|published| published.date().to_string())
    }
}

impl Family {
    /// How many sources its members name.
    fn sources(&self) -> usize {
        let named: std::collections::HashSet<_> =
            self.members.iter().filter_map(|member| member.source.as_ref()).collect();
        named.len()
    }
}

/// The columns of a table of families: a row a member.
pub(in crate::cli) const COLUMNS: Columns = &[
    ("family", Kind::Whole),
    ("members", Kind::Whole),
    ("path", Kind::Text),
    ("title", Kind::MaybeText),
    ("source", Kind::MaybeText),
    ("published", Kind::MaybeText),
    ("earliest", Kind::Flag),
    ("containment", Kind::Share),
    ("nearest", Kind::Text),
];

/// The rows, the families numbered from 1; paths as seen from `root`.
pub(in crate::cli) fn rows(families: &[Family], root: &Path) -> Vec<Vec<Cell>> {
    let of_family = |(number, family): (usize, &Family)| -> Vec<Vec<Cell>> {
        let row = |(index, member): (usize, &Member)| {
            vec![
                Cell::Whole(number as u64 + 1),
                Cell::Whole(family.members.len() as u64),
                Cell::Text(relative(root, &member.path)),
                Cell::MaybeText(member.title.clone()),
                Cell::MaybeText(member.source.clone()),
                Cell::MaybeText(member.published.map(|published| published.to_string())),
                Cell::Flag(index == 0),
                Cell::Share(member.containment.into()),
                Cell::Text(relative(root, &member.nearest)),
            ]
        };
        family.members.iter().enumerate().map(row).collect()
    };
    families.iter().enumerate().flat_map(of_family).collect()
}

#[derive(Serialize)]
struct JsonFamily {
    earliest: String,
    sources: usize,
    members: Vec<JsonMember>,
}

#[derive(Serialize)]
struct JsonMember {
    path: String,
    title: Option<String>,
    source: Option<String>,
    published: Option<String>,
    containment: f64,
    nearest: String,
}

/// One JSON object a family and line; paths as seen from `root`.
///
/// # Errors
/// None that depends on the families.
pub(in crate::cli) fn json_lines(families: &[Family], root: &Path) -> serde_json::Result<String> {
    let mut lines = String::new();
    for family in families {
        let member = |member: &Member| JsonMember {
            path: relative(root, &member.path),
            title: member.title.clone(),
            source: member.source.clone(),
            published: member.published.map(|published| published.to_string()),
            containment: (f64::from(member.containment) * 1e4).round() / 1e4,
            nearest: relative(root, &member.nearest),
        };
        let members: Vec<_> = family.members.iter().map(member).collect();
        let earliest = members.first().map(|member| member.path.clone()).unwrap_or_default();
        lines += &json::line(&JsonFamily { earliest, sources: family.sources(), members })?;
        lines.push('\n');
    }
    Ok(lines)
}

/// The families for people, and how many there are among `of` seeds.
pub(in crate::cli) fn human(families: &[Family], of: usize, screen: Screen) -> String {
    const TITLE: usize = 50;
    let bold = styled(Style::new().bold(), screen);
    let link = styled(AnsiColor::Cyan.on_default(), screen);
    let language = screen.language;
    let mut out = String::new();
    for family in families {
        let size = message!("count-seeds", count = family.members.len());
        let head = match family.sources() {
            0 => size,
            count => message!("family", seeds = size, sources = message!("count-sources", count = count)),
        };
        out += &format!("{bold}{}{bold:#}\n", head.text(language));
        for member in &family.members {
            let title = member.title.as_ref().map(|title| quoted(elided(title, TITLE), language));
            let about: Vec<_> = title.into_iter().chain(member.source.as_ref().map(|it| elided(it, TITLE))).collect();
            let day = member.day().unwrap_or_else(|| message!("undated").text(language));
            // In range: a share is between 0 and 1.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let percent = (member.containment * 100.0).clamp(0.0, 100.0).floor() as u8;
            let path = shown(&member.path);
            out += &format!("  {day:<10}  {percent:>3} %  {link}{path}{link:#}  {}\n", about.join(", "));
        }
        out.push('\n');
    }
    let compared = message!("count-seeds", count = of);
    let members = message!("count-seeds", count = families.iter().map(|family| family.members.len()).sum::<usize>());
    out += &message!("families", count = families.len(), members = members, of = compared).text(language);
    out.push('\n');
    out
}
