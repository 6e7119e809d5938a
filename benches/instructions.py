#!/usr/bin/env python3
"""Counts the instructions that indexing and look-ups take. A busy machine does not change them.

    cargo build --release
    python3 benches/instructions.py target/release/variorum CORPUS

Runs the program under valgrind's callgrind, once to index a folder and once to look up every seed of it. Prints the
instructions of each step, in millions and per kilobyte of seeds. The folding table, which is built once per process, is
left out. Runs differ by a few hundredths of a per cent, because the seeds of hash tables do. Needs Python and valgrind.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# The step, the subcommand, and a pattern of the functions whose instructions are counted, callees included.
STEPS = [
    ("parse", "index", r"variorum::seed::Seed::parse"),
    ("fold", "index", r"variorum::reprints::folded::FoldedBody::new"),
    ("fingerprint", "index", r"variorum::reprints::fingerprint::winnow"),
    ("pack", "index", r"variorum::corpus::index::record::pack"),
    ("write", "index", r"variorum::corpus::index::writing::.*(try_write|::write)"),
    ("look up", "reprints", r"variorum::corpus::lookup::.*passages_with"),
]
ONCE = r"variorum::text::fold::table::FoldTable::build"


def main() -> None:
    program, corpus = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    size = sum(path.stat().st_size for path in corpus.rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory() as scratch:
        counts = {
            "index": counted([program, "index", corpus], scratch),
            "reprints": counted([program, "reprints", "--corpus", corpus, "--format", "jsonl"], scratch),
        }
    print(f"{size / 1e6:.1f} MB of seeds\n\n| | million instructions | for each kB |\n| --- | --- | --- |")
    for step, run, pattern in STEPS:
        found = largest(counts[run], pattern)
        if step in ("parse", "look up"):
            # The first seed that is parsed builds the folding table.
            found -= largest(counts[run], ONCE)
        print(f"| {step} | {found / 1e6:,.0f} | {found / size * 1e3:,.0f} |")


def counted(command, scratch):
    """Returns the instructions of every function of a run, callees included."""
    profile = Path(scratch, "profile")
    callgrind = ["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={profile}"]
    environment = {**os.environ, "VARIORUM_CACHE_DIR": scratch}
    subprocess.run([*callgrind, *command], env=environment, stdout=subprocess.DEVNULL, check=True)
    report = subprocess.run(
        ["callgrind_annotate", "--inclusive=yes", "--threshold=100", profile], capture_output=True, text=True, check=True
    )
    lines = re.findall(r"^\s*([\d,]+) \(.*?\)\s+\S+?:(.*?)(?: \[.*)?$", report.stdout, re.MULTILINE)
    return [(int(count.replace(",", "")), name) for count, name in lines]


def largest(counts, pattern) -> int:
    """Returns the largest count among the functions whose names match."""
    return max((count for count, name in counts if re.search(pattern, name)), default=0)


if __name__ == "__main__":
    main()
