//! Memory does not grow with the number of answers.

use std::fs;
use std::time::Duration;

use serde_json::json;

#[allow(dead_code)] // A driver that also measures.
#[path = "../../benches/server/client.rs"]
mod editor;

use editor::{Client, uri_of};

/// So many seeds have the same article, each with another character changed.
const SEEDS: usize = 100;

/// So many paragraphs it has: some 27 kB.
const PARAGRAPHS: usize = 300;

/// In so many of them it is asked who has it, too.
const ASKED: usize = 6;

/// How much more memory than before the server may have used. One answer takes some 22 MB; six that were all kept, 130.
const BOUND: u64 = 64 << 20;

/// The article, as one seed has it.
fn article(seed: usize) -> String {
    let mut state = 1_u64;
    let mut text = String::new();
    for paragraph in 0..PARAGRAPHS {
        for _ in 0..28 {
            // A linear congruential generator, as Knuth has it (MMIX).
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.extend(char::from_u32(0x4E00 + u32::try_from(state >> 33).unwrap_or_default() % 5000));
        }
        text += if paragraph == seed + 1 { "异。\n\n" } else { "。\n\n" };
    }
    text
}

/// Systems that do not tell are skipped.
#[cfg(target_os = "linux")]
#[test]
fn references_in_many_long_seeds_do_not_fill_the_memory() -> std::io::Result<()> {
    let (folder, cache) = (tempfile::tempdir()?, tempfile::tempdir()?);
    fs::write(folder.path().join("variorum.toml"), "")?;
    let text = |seed: usize| {
        let day = seed % 28 + 1;
        format!("河湾茶馆\n\n来源:第{seed}日报 作者:温小满 日期:2021-03-{day:02}\n\n{}", article(seed))
    };
    for seed in 0..SEEDS {
        fs::write(folder.path().join(format!("{seed:04}.txt")), text(seed))?;
    }
    let mut client = Client::start(folder.path(), cache.path())?;
    let is_end = |message: &serde_json::Value| message["params"]["value"]["kind"] == "end";
    assert!(client.wait(Duration::from_secs(300), is_end).is_some(), "all is read");
    let before = client.memory("VmHWM");
    for seed in 0..ASKED {
        let uri = uri_of(&folder.path().join(format!("{seed:04}.txt")));
        client.open(&uri, &text(seed))?;
        let place = json!({
            "textDocument": { "uri": uri }, "position": { "line": 4, "character": 9 },
            "context": { "includeDeclaration": false },
        });
        let found = client.request("textDocument/references", &place)?.1;
        assert_eq!(found["result"].as_array().map(Vec::len), Some(SEEDS - 1));
        client.close(&uri)?;
    }
    let grown = client.memory("VmHWM") - before;
    assert!(grown < BOUND, "{grown} bytes more than the {before} before");
    Ok(())
}
