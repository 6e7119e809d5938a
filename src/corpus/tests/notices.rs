//! Legal notices: what publishers have to say is no reprint, until it is reprinted.

use super::{article, corpus, passages};

/// A notice of one company, with a clause that others have too.
fn notice(company: &str) -> String {
    format!(
        "Statements in this release that say what {company} hopes for are forward-looking statements. Readers are cautioned \
         not to place undue reliance on forward-looking statements, and actual results may differ materially; {company} \
         undertakes no obligation to mend them."
    )
}

fn release(number: u64, company: &str) -> String {
    article(number, 4).join("\n\n") + "\n\n" + &notice(company)
}

#[test]
fn a_clause_that_companies_have_to_say_is_no_reprint() {
    let seeds =
        [("a.md".to_owned(), release(1, "the Far Hills Ferry")), ("b.md".to_owned(), release(2, "Old Mill Ltd"))];
    assert_eq!(passages(&corpus(&seeds), "a.md"), [""; 0]);
}

#[test]
fn a_release_is_reprinted_with_its_notice() {
    let text = release(1, "the Far Hills Ferry");
    let seeds = [("a.md".to_owned(), text.clone()), ("b.md".to_owned(), article(2, 2).join("\n\n") + "\n\n" + &text)];
    let found = passages(&corpus(&seeds), "a.md");
    assert!(found.iter().any(|passage| passage.contains("undertakes no obligation")), "{found:#?}");
}

#[test]
fn a_notice_that_is_reprinted_by_itself_is_a_reprint() {
    let seeds = ["a.md", "b.md"].map(|path| (path.to_owned(), notice("the Far Hills Ferry")));
    assert_eq!(passages(&corpus(&seeds), "a.md").len(), 1);
}
