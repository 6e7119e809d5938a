#!/usr/bin/env python3
"""Measures what other tools find in a set of reprints whose truth is known.

    python3 peers.py jscpd SET > reports.jsonl
    python3 peers.py datasketch SET > reports.jsonl
    python3 peers.py rensa SET > reports.jsonl

SET is a folder that a generator of reprints has written: `corpus/`, and `textmap.jsonl`, which locates the body text of
each file. The tools get more help than they would in practice: the body text is extracted from the markup with the known
truth, and folded (NFKC, lower case, letters and digits only). Traditional and Simplified characters are not unified,
because none of the tools does that.

jscpd, a copy-paste detector, gets one character per line, so that it can look for short passages. MinHash tools report
which seeds are similar and not where: their reports span whole bodies, so only the pairs are meaningful. The costs of the
tool alone go to standard error: processor time of all cores, wall-clock time and peak memory.
"""

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata
from pathlib import Path

# A passage has at least 24 ideographs, and may span a gap of 12 characters that only one side has.
MIN_PASSAGE, MAX_GAP = 24, 12
SHINGLE, THRESHOLD, PERMUTATIONS = 8, 0.2, 128


class Clock:
    """Measures processor time of this process and its children, and wall-clock time."""

    def __init__(self):
        self.began = self.now()

    @staticmethod
    def now():
        times = os.times()
        return times.user + times.system + times.children_user + times.children_system, time.perf_counter()

    def read(self):
        return [now - began for now, began in zip(self.now(), self.began)]


def bodies(folder):
    """Yields (path, folded characters, the byte range of each character) for every seed."""
    for line in (folder / "textmap.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        data = (folder / "corpus" / entry["path"]).read_bytes()
        characters, places = [], []
        for start, end in entry["body"]:
            at = start
            for c in data[start:end].decode("utf-8", "replace"):
                size = len(c.encode("utf-8"))
                for folded in unicodedata.normalize("NFKC", c).lower():
                    if folded.isalnum():
                        characters.append(folded)
                        places.append((at, at + size))
                at += size
        yield entry["path"], characters, places


def side(path, places, first, last):
    return {"path": path, "start": places[first][0], "end": places[last][1]}


def report(one, two):
    print(json.dumps({"seed": one, "witness": two}, ensure_ascii=False))


def jscpd(folder, known):
    with tempfile.TemporaryDirectory() as scratch:
        source, out = Path(scratch, "source"), Path(scratch, "out")
        source.mkdir()
        for number, (_, characters, _) in enumerate(known):
            (source / f"{number}.txt").write_text("\n".join(characters), "utf-8")
        command = [os.environ.get("JSCPD", "jscpd"), "--min-tokens", str(MIN_PASSAGE), "--min-lines", str(MIN_PASSAGE),
                   "--max-lines", "10000000", "--max-size", "100mb", "--max-gap-lines", str(MAX_GAP),
                   "--reporters", "json", "--output", str(out), "--silent", str(source)]
        clock = Clock()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        spent = clock.read()
        found = json.loads((out / "jscpd-report.json").read_text("utf-8"))["duplicates"]
    for clone in found:
        sides = []
        for name in ("firstFile", "secondFile"):
            path, characters, places = known[int(re.search(r"(\d+)\.txt$", clone[name]["name"])[1])]
            last = len(characters) - 1
            sides.append(side(path, places, min(clone[name]["start"] - 1, last), min(clone[name]["end"] - 1, last)))
        if sides[0]["path"] != sides[1]["path"]:
            report(*sides)
    return spent


def shingles(characters):
    text = "".join(characters)
    return {text[i:i + SHINGLE] for i in range(max(1, len(text) - SHINGLE + 1))}


def whole(known, pairs):
    for one, two in pairs:
        (a, _, at_a), (b, _, at_b) = known[one], known[two]
        if at_a and at_b:
            report(side(a, at_a, 0, -1), side(b, at_b, 0, -1))


def datasketch(folder, known):
    from datasketch import MinHash, MinHashLSH
    clock = Clock()
    index, sketches = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS), []
    for number, (_, characters, _) in enumerate(known):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode("utf-8") for shingle in shingles(characters)])
        sketches.append(sketch)
        index.insert(number, sketch)
    pairs = {(min(i, j), max(i, j)) for i, sketch in enumerate(sketches) for j in index.query(sketch) if i != j}
    spent = clock.read()
    whole(known, sorted(pairs))
    return spent


def rensa(folder, known):
    from rensa import RMinHash, RMinHashLSH
    clock = Clock()
    index, sketches = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32), []
    for number, (_, characters, _) in enumerate(known):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(list(shingles(characters)))
        sketches.append(sketch)
        index.insert(number, sketch)
    near = lambda i, j: sketches[i].jaccard(sketches[j]) >= THRESHOLD
    pairs = {(min(i, j), max(i, j)) for i, sketch in enumerate(sketches) for j in index.query(sketch)
             if i != j and near(i, j)}
    spent = clock.read()
    whole(known, sorted(pairs))
    return spent


def pairs(folder, reports):
    """Prints how many true pairs of seeds a tool's reports name, and how many of its pairs are true."""
    true, asked = set(), set()
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        pair = tuple(sorted((case["a"]["path"], case["b"]["path"])))
        true.add(pair)
        if not case.get("optional"):
            asked.add(pair)
    named = set()
    for line in Path(reports).read_text("utf-8").splitlines():
        case = json.loads(line)
        if "seed" in case and "witness" in case:
            named.add(tuple(sorted((case["seed"]["path"], case["witness"]["path"]))))
    print(f"pairs: {len(named)} named, recall {len(named & asked) / len(asked):.4f}, "
          f"precision {len(named & true) / max(1, len(named)):.4f}")


def main():
    tools = {"jscpd": jscpd, "datasketch": datasketch, "rensa": rensa}
    if len(sys.argv) == 4 and sys.argv[1] == "pairs":
        return pairs(Path(sys.argv[2]), sys.argv[3])
    if len(sys.argv) != 3 or sys.argv[1] not in tools:
        sys.exit(__doc__)
    folder = Path(sys.argv[2])
    spent = tools[sys.argv[1]](folder, list(bodies(folder)))
    who = resource.RUSAGE_CHILDREN if sys.argv[1] == "jscpd" else resource.RUSAGE_SELF
    peak = resource.getrusage(who).ru_maxrss / 1024
    print(f"{sys.argv[1]}: {spent[0]:.1f} s of processor, {spent[1]:.1f} s, {peak:.0f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
