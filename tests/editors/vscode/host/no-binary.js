// The server is missing, and the folder says by its variorum.toml that it is a corpus.

const assert = require("node:assert");
const { until, api } = require("./helpers.js");

exports["without the program the extension says so and goes on living"] = async () => {
  const { state, found } = await api();
  await until("the search to end", () => state() === "notFound");
  assert.equal(found(), undefined);
};
