#!/usr/bin/env python3
"""Plots how the costs of the server grow with the corpus.

    cargo bench --bench server -- --seeds 1000,10000,100000,1000000 --keep DIR > figures.jsonl
    python3 benches/larger_corpora.py figures.jsonl > docs/growth.svg

Reads the output of the server's benchmark, one line of JSON per corpus, and draws a small chart of each figure. Both axes
are logarithmic: linear growth is a line as steep as the grey one, and a constant is level. Needs only Python.
"""

import json
import math
import sys

# Title, unit, and lines: label, name of the figure, its part, factor.
CHARTS = [
    ("Index on disk", "MB", [("index", "index on disk", "bytes", 1e-6), ("seeds", "seeds on disk", "bytes", 1e-6)]),
    ("First index", "s", [("first index", "first start until all is indexed", "ms", 1e-3)]),
    ("Start again", "ms", [("until a witness is shown", "start again until the first witness is shown", "ms", 1)]),
    ("Look-up after an edit", "ms", [("p50", "hover after an edit", "p50", 1), ("p99", "hover after an edit", "p99", 1)]),
    ("Memory at rest", "MB", [
        ("its own", "memory at rest, not of mapped files", "bytes", 1e-6),
        ("with the index's pages", "memory at rest, all", "bytes", 1e-6),
    ]),
    ("Peak memory while indexing", "MB", [
        ("its own", "peak memory while indexing, not of mapped files", "bytes", 1e-6),
        ("with the index's pages", "peak memory while indexing", "bytes", 1e-6),
    ]),
]
COLOURS = ["#1f6feb", "#d1570a"]
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 340, 250, 58, 40, 34, 40


def main() -> None:
    rows = sorted((json.loads(line) for line in open(sys.argv[1], encoding="utf-8") if line.strip()), key=seeds)
    charts = [chart(rows, *parts) for parts in CHARTS]
    columns = 3
    height = HEIGHT * math.ceil(len(charts) / columns)
    print(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * columns} {height}" '
        'font-family="sans-serif" font-size="11" fill="#333">'
    )
    print(f'<title>How costs grow with the corpus</title><rect width="{WIDTH * columns}" height="{height}" fill="#fff"/>')
    for number, drawn in enumerate(charts):
        print(f'<g transform="translate({number % columns * WIDTH} {number // columns * HEIGHT})">{drawn}</g>')
    print("</svg>")


def seeds(row) -> int:
    return row["seeds"]


def chart(rows, title, unit, lines) -> str:
    """Returns one chart as SVG."""
    points = [
        (label, [(seeds(row), row["figures"][name][part] * factor) for row in rows if name in row["figures"]])
        for label, name, part, factor in lines
    ]
    every = [value for _, line in points for _, value in line if value > 0]
    low, high = 10 ** math.floor(math.log10(min(every))), 10 ** math.ceil(math.log10(max(every)))
    first, last = seeds(rows[0]), seeds(rows[-1])

    def x(count):
        return LEFT + (math.log(count / first) / math.log(last / first)) * (WIDTH - LEFT - RIGHT)

    def y(value):
        return HEIGHT - BOTTOM - math.log(value / low) / math.log(high / low) * (HEIGHT - TOP - BOTTOM)

    out = [f'<text x="{LEFT}" y="18" font-size="13" font-weight="bold">{title}, {unit}</text>']
    step = low
    while step <= high * 1.01:
        out.append(f'<path d="M{LEFT} {y(step):.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        out.append(f'<text x="{LEFT - 6}" y="{y(step) + 4:.1f}" text-anchor="end">{step:,.10g}</text>')
        step *= 10
    for row in rows:
        name = f"{seeds(row):,}"
        out.append(f'<text x="{x(seeds(row)):.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{name}</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">seeds</text>')
    # Linear growth, from the lower left corner to the edge of the chart.
    times = min(high / low, last / first)
    out.append(f'<path d="M{x(first):.1f} {y(low):.1f}L{x(first * times):.1f} {y(low * times):.1f}" stroke="#bbb" stroke-dasharray="4 3"/>')
    for number, (label, line) in enumerate(points):
        colour = COLOURS[number]
        path = "L".join(f"{x(count):.1f} {y(max(value, low)):.1f}" for count, value in line)
        out.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out.extend(
            f'<circle cx="{x(count):.1f}" cy="{y(max(value, low)):.1f}" r="3" fill="{colour}">'
            f"<title>{count:,} seeds: {value:,.4g} {unit}</title></circle>"
            for count, value in line
        )
        if len(points) > 1:
            out.append(f'<text x="{LEFT + number * 90}" y="33" fill="{colour}">{label}</text>')
    return "".join(out)


if __name__ == "__main__":
    main()
