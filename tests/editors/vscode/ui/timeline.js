// The time scale of the map, in its page alone, with seeds that no corpus of the tests has.

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");

const built = path.resolve(__dirname, "../../../../editors/vscode/dist/web");
const words = { axis: "本篇的字数", time: "发表时间", alike: ["a", "b", "c", "d", "e"], variant: "有异文", undated: "日期不详" };

/** A map of seeds of these days, the first of them the one that is looked at. */
function mapOf(days) {
  const where = { uri: "file:///a.md", range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
  const rows = days.map((day, index) => {
    const date = day ?? words.undated;
    return { day, date, name: "河湾文史资料选辑", lines: ["河湾茶馆记", `${date} · 河湾文史资料选辑`], isSeed: index === 0, where, marks: [{ at: [0, 300], similarity: 1, variants: [], lines: [""], where }] };
  });
  return { kind: "map", title: "河湾茶馆记", summary: "", characters: 746, rows, words };
}

/** The page with this map, and its parts by their boxes. */
async function drawn(bench, days, width) {
  const page = await bench.browser.newPage({ viewport: { width, height: 600 } });
  const [code, style] = ["map.js", "map.css"].map((file) => fs.readFileSync(path.join(built, file), "utf8"));
  await page.setContent(`<!DOCTYPE html><html lang="zh-cn"><head><style>${style}</style></head><body><main></main></body></html>`);
  await page.evaluate(() => { globalThis.acquireVsCodeApi = () => ({ postMessage() {} }); });
  await page.addScriptTag({ content: code });
  await page.evaluate((map) => window.postMessage(map), mapOf(days));
  await page.locator("g.row").first().waitFor();
  // Names are cut once they are there.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const boxes = (what) => page.locator(what).evaluateAll((all) => all.map((part) => {
    const { left, right } = part.getBoundingClientRect();
    return { left, right, middle: (left + right) / 2, text: part.textContent };
  }));
  const parts = { when: await boxes(".axis .when"), names: await boxes(".label text"), dots: await boxes(".dot:not(.undated)"), rings: await boxes(".dot.undated"), bars: await boxes(".mark rect") };
  const said = { rows: await page.locator("g.row").evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label"))), legend: await page.locator(".legend").innerText() };
  await page.close();
  return { ...parts, ...said };
}

const many = Array.from({ length: 58 }, (_, index) => new Date(Date.UTC(2009, 3, 1 + Math.round(index * index * 1.6))).toISOString().slice(0, 10));

exports.tests = {
  async "the time scale is legible with one witness and with sixty, in a narrow page and in a wide one"(bench) {
    for (const days of [["2019-03-02", "2019-03-20"], ["2019-03-02", "2019-03-02"], ["1919-05-04", "2022-01-05", null], [...many, null, null]]) {
      for (const width of [300, 520, 1200]) {
        const { when, names, dots, rings, bars } = await drawn(bench, days, width);
        const about = JSON.stringify({ days: days.length, width, when });
        assert.ok(when.length >= 1 && when.length <= 5, about);
        assert.ok(when.every((it, index) => index === 0 || when[index - 1].right < it.left), about);
        assert.equal(dots.length + rings.length, days.length);
        const [edge, begin] = [Math.max(...names.map(({ right }) => right)), Math.min(...bars.map(({ left }) => left))];
        assert.ok([...dots, ...rings].every(({ left, right }) => edge < left && right < begin), about);
        assert.ok(rings.every(({ left }) => dots.every(({ right }) => right < left)), about);
      }
    }
  },

  async "a dot stands where its date is between the first and the last, and who has none is said to be undated"(bench) {
    const days = ["2019-01-01", "2019-07-02", "2020-01-01", "2021-01-01", null];
    const { when, dots, rows, legend } = await drawn(bench, days, 700);
    const [first, last] = [dots[0].middle, dots.at(-1).middle];
    assert.deepEqual(dots.map(({ middle }) => Math.round(((middle - first) / (last - first)) * 100)), [0, 25, 50, 100]);
    assert.ok(when.every(({ text }) => /^20(19|20|21)年$/.test(text)), JSON.stringify(when));
    rows.forEach((row, index) => assert.ok(row.includes(days[index] ?? words.undated), row));
    assert.ok(legend.includes(words.undated));
    const without = await drawn(bench, days.slice(0, 2), 700);
    assert.ok(!without.legend.includes(words.undated));
    const none = await drawn(bench, [null, null], 700);
    assert.deepEqual([none.when, none.dots.length, none.rings.length], [[], 0, 2]);
  },
};
