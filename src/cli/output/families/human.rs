//! Families for people.

use anstyle::{AnsiColor, Style};

use crate::cli::output::about::quoted;
use crate::cli::output::families::Family;
use crate::cli::output::punctuation::comma_separated;
use crate::cli::output::quote::elided;
use crate::cli::output::style::styled;
use crate::cli::terminal::{Screen, display_path};
use crate::ide::describe::{self, Description};
use crate::messages::message;

/// The families, and how many there are among `of` seeds.
pub(in crate::cli) fn format(families: &[Family], of: usize, screen: Screen) -> String {
    const MAX_TITLE_COLUMNS: usize = 50;
    let bold = styled(Style::new().bold(), screen);
    let link = styled(AnsiColor::Cyan.on_default(), screen);
    let language = screen.language;
    let mut out = String::new();
    for family in families {
        let size = message!("count-seeds", count = family.members.len());
        let head = match family.sources(|member| member.description.source.as_ref()) {
            0 => size,
            count => message!("family", seeds = size, sources = message!("count-sources", count = count)),
        };
        out += &format!("{bold}{}{bold:#}\n", head.text(language));
        for member in &family.members {
            let Description { title, source, .. } = &member.description;
            let title = title.as_ref().map(|title| quoted(elided(title, MAX_TITLE_COLUMNS), language));
            let about: Vec<_> =
                title.into_iter().chain(source.as_ref().map(|it| elided(it, MAX_TITLE_COLUMNS))).collect();
            let day = member.description.day_text(language);
            let share = describe::share(member.containment).text(language);
            let path = display_path(&member.path);
            out += &format!("  {day:<10}  {share:>5}  {link}{path}{link:#}  {}\n", comma_separated(&about, language));
        }
        out.push('\n');
    }
    let compared = message!("count-seeds", count = of);
    let members = message!("count-seeds", count = families.iter().map(|family| family.members.len()).sum::<usize>());
    out += &message!("families", count = families.len(), members = members, of = compared).text(language);
    out.push('\n');
    out
}
