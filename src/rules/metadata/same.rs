//! Decides whether two values of one field mean the same to a curator.

use percent_encoding::percent_decode_str;
use url::Url;

use super::tracking::is_tracking;

/// Marks between a title and the name of a site, a column or a section.
const TITLE_SEPARATORS: &[char] = &[
    '|', '｜', '丨', '│', '_', '－', '—', '–', '-', '·', '•', '«', '»', '›', '‹', '：', ':', '/', '【', '】', '〔',
    '〕', '[', ']',
];

/// The minimum length of a folded piece of a title that can identify it.
const MIN_PIECE_CHARS: usize = 4;

/// Whether two titles are the same apart from case, width, script, punctuation, and the name of a site or column at
/// either end, or one is a truncated form of the other.
pub(super) fn titles(a: &str, b: &str) -> bool {
    let (a_folded, b_folded) = (folded(a), folded(b));
    if a_folded.is_empty() || b_folded.is_empty() {
        return true;
    }
    if a_folded.contains(&b_folded) || b_folded.contains(&a_folded) {
        return true;
    }
    let (a_pieces, b_pieces) = (pieces(a), pieces(b));
    a_pieces.iter().any(|piece| b_folded.contains(piece.as_str()))
        || b_pieces.iter().any(|piece| a_folded.contains(piece.as_str()))
}

/// Returns the significant pieces of a title between its separators, folded.
fn pieces(title: &str) -> Vec<String> {
    title.split(TITLE_SEPARATORS).map(folded).filter(|piece| piece.chars().count() >= MIN_PIECE_CHARS).collect()
}

/// Whether two parts name the same author or authors. One shared name is enough, and a longer form may contain it (“记者
/// 张三”).
pub(super) fn authors(a: &[&str], b: &[&str]) -> bool {
    let fold =
        |names: &[&str]| names.iter().map(|name| folded(name)).filter(|name| !name.is_empty()).collect::<Vec<_>>();
    let (a, b) = (fold(a), fold(b));
    if a.is_empty() || b.is_empty() {
        return true;
    }
    a.iter().any(|one| b.iter().any(|other| one.contains(other.as_str()) || other.contains(one.as_str())))
}

/// Whether two addresses lead to the same page, as far as one can tell without opening them.
pub(in crate::rules) fn addresses(a: &str, b: &str) -> bool {
    match (address(a), address(b)) {
        (Some(a), Some(b)) => a == b,
        // Values that are not addresses are not compared.
        _ => true,
    }
}

/// Reduces an address to what determines its page: without scheme, `www.`, the archive of a copy, percent-encoding,
/// tracking parameters, fragment and trailing slash.
fn address(written: &str) -> Option<String> {
    let mut written = written.trim();
    // A copy in an archive stands for the original.
    if let Some((before, copied)) = written.rsplit_once("/http")
        && before.contains("archive.")
    {
        written = &written[written.len() - copied.len() - "http".len()..];
    }
    let url = Url::parse(written).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    let path = percent_decode_str(url.path()).decode_utf8_lossy().into_owned();
    let mut query: Vec<String> = url
        .query_pairs()
        .filter(|(key, value)| !is_tracking(host, key, value) && !matches!(&**key, "from" | "ref" | "share"))
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    query.sort_unstable();
    Some(format!("{host}{}?{}", path.trim_end_matches('/'), query.join("&")))
}

/// Returns only the letters and digits, in lower case, for comparison.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_site_makes_no_other_title() {
        assert!(titles("某某号｜雪夜行：一个人的路", "雪夜行:一个人的路"));
        assert!(titles("雪夜行：一个人的路 - 某某日报", "某某网 | 雪夜行：一个人的路"));
        assert!(titles("雪夜行，一个人的路，走了很久很久…", "雪夜行，一个人的路，走了很久很久，天亮了"));
        assert!(!titles("雪夜行：一个人的路程", "雨夜行：两个人的路程"));
    }

    #[test]
    fn a_longer_form_of_a_name_is_the_same_author() {
        assert!(authors(&["张三"], &["本报记者 张三", "李四"]));
        assert!(authors(&["张三", "李四"], &["李四"]));
        assert!(!authors(&["张三"], &["李四"]));
        assert!(authors(&["张三"], &["—"]));
    }

    #[test]
    fn addresses_are_compared_by_where_they_lead() {
        assert!(addresses("http://www.example.org/a/", "https://example.org/a?utm_source=feed#top"));
        assert!(addresses("https://example.org/%E9%9B%AA", "https://example.org/雪"));
        assert!(addresses("https://web.archive.org/web/20210712033835/https://example.org/a", "https://example.org/a"));
        assert!(!addresses("https://example.org/a?id=1", "https://example.org/a?id=2"));
        assert!(addresses("example", "https://example.org/"));
    }
}
