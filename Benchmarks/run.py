#!/usr/bin/env python3
"""Measures the program against the floor: `make bench`, or `Benchmarks/run.py --help`.

Everything is measured in turns, so that a busy moment meets all alike, and medians are shown. The floor is `floor`: only ICU's word and sentence
break iterators over ready UTF-16. Ratios are times divided by the floor's time for the same text.
"""

import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import tempfile
import time

import corpus
import growth

ROOT = corpus.ROOT


def run(command, core=None, output=subprocess.DEVNULL):
    """Wall seconds, CPU seconds and peak memory in MB of one run."""
    if core is not None:
        command = ["taskset", "-c", str(core)] + command
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=output, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        raise SystemExit(f"{' '.join(command)} failed: {process.stderr.read().decode()}")
    process.stderr.close()
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024}


def measured(command, core=None):
    """What a program of ours prints as one line of JSON."""
    if core is not None:
        command = ["taskset", "-c", str(core)] + command
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def machine():
    name = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo") as info:
            name = next(line.split(":", 1)[1].strip() for line in info if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    return f"{name}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--megabytes", type=int, default=30)
    parser.add_argument("--core", type=int, default=os.cpu_count() - 1, help="core for everything that runs alone")
    parser.add_argument("--bin", type=pathlib.Path, default=ROOT / ".build" / "release")
    parser.add_argument("--no-growth", action="store_true", help="leave out the runs with more names and frames")
    options = parser.parse_args()
    extract, floor, stages = (str(options.bin / name) for name in ("extract", "floor", "stages"))

    with tempfile.TemporaryDirectory() as folder:
        text = corpus.write(pathlib.Path(folder), options.megabytes)
        jsonl, zero = str(text["jsonl"]), str(text["zero"])
        empty = pathlib.Path(folder) / "empty.jsonl"
        empty.write_text("")
        print(f"machine    {machine()}")
        print(f"corpus     {text['bytes'] / 1e6:.1f} MB, {text['documents']} documents, {text['origin']}, {text['rounds']} times")

        floors, ones, twos, starts, parts = [], [], [], [], []
        for _ in range(options.runs):
            floors += measured([floor, zero, "1"], options.core)["seconds"]
            ones.append(run([extract, "--jobs", "1", "--no-progress", jsonl], options.core))
            parts.append(measured([stages, zero, "1"], options.core))
            floors += measured([floor, zero, "1"], options.core)["seconds"]
            twos.append(run([extract, "--jobs", "2", "--no-progress", jsonl]))
            starts.append(run([extract, "--jobs", "1", "--no-progress", str(empty)], options.core))

        base = statistics.median(floors)
        show("floor L", base, base, text)
        start = median(starts, "wall")
        job = median(ones, "cpu")
        show("whole job, one", job, base, text)
        two = median(twos, "wall")
        print(f"{'whole job, two':18}{text['bytes'] / 1e6 / two:9.1f} MB/s   {median(ones, 'wall') / two:.2f} times one job (wall clock)")
        print(f"{'start-up':18}{start * 1e3:9.1f} ms")
        print(f"{'peak memory':18}{median(ones, 'memory'):9.1f} MB with one job, {median(twos, 'memory'):.1f} MB with two")
        for stage in parts[0]["seconds"]:
            show("  " + stage, statistics.median(part["seconds"][stage][0] for part in parts), base, text)
        counts = parts[0]
        print(f"found      {counts['tokens']} tokens, {counts['matches']} entries, {counts['mentions']} mentions, {counts['events']} events")
        if not options.no_growth:
            growth.measure(pathlib.Path(folder), text, extract, options.core, run)


def show(name, seconds, base, text):
    rate = text["bytes"] / 1e6 / seconds
    print(f"{name:18}{rate:9.1f} MB/s{text['documents'] / seconds:10.0f} articles/s{seconds / base:8.2f} L")


if __name__ == "__main__":
    main()
