//! Generated texts for the tests of the command line and of the server.

/// An article, different for each number.
pub(crate) fn article(number: u64) -> String {
    const WORDS: [&str; 16] = [
        "渡口", "清晨", "缆绳", "茶园", "竹篓", "石阶", "屋檐", "腌菜", "立冬", "祠堂", "晒谷", "油灯", "船工", "集市",
        "算盘", "草药",
    ];
    let mut state = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x1234_5678;
    let mut word = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        WORDS[(state >> 33) as usize % WORDS.len()]
    };
    let paragraphs: Vec<String> = (0..6).map(|_| (0..24).map(|_| word()).collect::<String>() + "。").collect();
    paragraphs.join("\n\n")
}
