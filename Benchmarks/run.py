#!/usr/bin/env python3
"""Measures the program against the floor: `make bench`, or `Benchmarks/run.py --help`.

Everything is measured in turns, so that a busy moment meets all alike, and medians are shown. The floor L is `floor`: only ICU's word and sentence
break iterators over ready UTF-16. Ratios are times divided by the floor's time for the same text.
"""

import argparse
import os
import pathlib
import subprocess
import tempfile

import corpus
import growth
import page
import peers
from measure import ROOT, Tools, machine, median

EVERYTHING = "documents,sentences,mentions,entities,events"
# The stages in the order of the pipeline; `all` and `records` are measured again in one go.
STAGES = ["normalise", "tokenize", "sentences", "lexicon", "zones", "values", "entities", "events"]
# Thousands of names added to those shipped (160: about 200,000 in all), and numbers of frames.
NAMES, FRAMES = [0, 10, 100, 160, 1000], [84, 500]


def speeds(folder, tools, options):
    """The whole job, its stages, two jobs, start-up and memory."""
    text, origin = corpus.whole(folder, options.megabytes)
    empty = folder / "empty.jsonl"
    empty.write_text("")
    floors, ones, fulls, twos, pairs, starts, parts = [], [], [], [], [], [], []
    for _ in range(options.runs):
        floors.append(tools.floor(text))
        ones.append(tools.job(text.jsonl, "--jobs", "1", core=tools.core))
        parts.append(tools.stages(text.zero)["seconds"])
        fulls.append(tools.job(text.jsonl, "--jobs", "1", "--emit", EVERYTHING, core=tools.core))
        floors.append(tools.floor(text))
        twos.append(tools.job(text.jsonl, "--jobs", "2"))
        pairs.append(tools.side_by_side(tools.command(text.jsonl, "--jobs", "1")))
        starts += [tools.job(empty, "--jobs", "1", core=tools.core)["wall"] for _ in range(3)]
    one = [each["wall"] for each in ones]
    return {
        "version": subprocess.run([tools.extract, "--version"], capture_output=True, text=True).stdout.strip(),
        "corpus": {"bytes": text.bytes, "documents": text.documents, "rounds": text.rounds, "origin": origin},
        "floor": median(floors),
        "jobs": {
            "**whole job, events**": median([each["cpu"] for each in ones]),
            "whole job, all kinds of record": median([each["cpu"] for each in fulls]),
        },
        "stages": {stage: median([each[stage][0] for each in parts]) for stage in STAGES},
        "two": median([a / b["wall"] for a, b in zip(one, twos)]),
        # What this machine has to give: two programs that share nothing, each with the whole text.
        "pair": median([2 * a / b for a, b in zip(one, pairs)]),
        "start": median(starts) * 1e3,
        "memory": [median([each["memory"] for each in kind]) for kind in (ones, twos)],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--megabytes", type=int, default=20, help="size of the corpus")
    parser.add_argument("--core", type=int, default=os.cpu_count() - 1, help="core for everything that runs alone")
    parser.add_argument("--bin", type=pathlib.Path, default=ROOT / ".build" / "release")
    parser.add_argument("--no-growth", action="store_true", help="leave out longer texts, more names and more frames")
    parser.add_argument("--no-peers", action="store_true", help="leave out other programs")
    parser.add_argument("--data", type=pathlib.Path, help="a folder of gazetteers instead of what is built in")
    parser.add_argument("--tiny", action="store_true", help="a few texts and sizes, to try the scripts and not to measure")
    parser.add_argument("--page", type=pathlib.Path, help="where to write the tables: BENCHMARKS.md")
    options = parser.parse_args()
    if options.tiny:
        options.runs, options.megabytes = 1, 0

    found = {"machine": machine(), "runs": options.runs}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tools = Tools(options.bin, options.core, folder, options.data)
        found |= speeds(folder, tools, options)
        if not options.no_growth:
            runs = min(options.runs, 3)
            size, thousands, frames, megabytes = (2_000, [1], [90], 0.01) if options.tiny else (60_000, NAMES, FRAMES, 4)
            found["text"] = growth.text(folder, tools, size, runs)
            found["names"] = growth.names(folder, tools, thousands, megabytes, runs)
            found["frames"] = growth.frames(folder, tools, frames, megabytes, runs)
        if not options.no_peers:
            found["peers"] = peers.measure(folder, tools, min(options.runs, 3))
    print("\n".join(page.parts(found)))
    if options.page:
        page.write(options.page, found)


if __name__ == "__main__":
    main()
