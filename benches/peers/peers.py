#!/usr/bin/env python3
"""What other tools find on a set of reprints with known truth.

    python3 peers.py jscpd SET > reports.jsonl
    python3 peers.py datasketch SET > reports.jsonl
    python3 peers.py rensa SET > reports.jsonl

SET is a folder that a generator of reprints made: `corpus/`, and `textmap.jsonl`, which says where the body text of each
file is. The tools get more than they would in life: the body text, cut out of its markup by the truth itself, folded
(NFKC, lower case, letters and digits only; Traditional and Simplified are left apart, for none of them knows these).

jscpd (a copy-paste detector) gets one character a line, which is how it can be asked for short passages. MinHash tools
say which seeds are alike and not where: their reports are whole bodies, so only the pairs they find mean anything.
What the tool alone took goes to standard error: processor time (of all cores), time on the clock, peak memory.
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

# A passage is 24 ideographs or more; a passage may go across 12 characters that only one side has.
LEAST, GAP = 24, 12
SHINGLE, THRESHOLD, PERMUTATIONS = 8, 0.2, 128


class Clock:
    """Processor time of this process and its children, and time on the clock."""

    def __init__(self):
        self.began = self.now()

    @staticmethod
    def now():
        times = os.times()
        return times.user + times.system + times.children_user + times.children_system, time.perf_counter()

    def read(self):
        return [now - began for now, began in zip(self.now(), self.began)]


def bodies(folder):
    """(path, folded characters, the byte range of each) of every seed."""
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
        command = [os.environ.get("JSCPD", "jscpd"), "--min-tokens", str(LEAST), "--min-lines", str(LEAST),
                   "--max-lines", "10000000", "--max-size", "100mb", "--max-gap-lines", str(GAP),
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
    """How many of the true pairs of seeds a tool's reports name, and how many of its pairs are true."""
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
