"""Runs the benchmark over a few texts and gazetteers of its own: every table must come out. What the figures are, nobody asks here.

usage: test_benchmarks.py FOLDER-OF-PROGRAMS
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TITLES = ["L: ICU's words", "whole job, events", "tokenize", "start-up", "two jobs against one", "names without punctuation", "names added", "frames"]
FRAMES = ["visit", "die"]
# One is large, one names entities of all kinds.
LEFT_OUT = ["lexicon.tsv", "ambiguous.tsv"]


def gazetteers(folder):
    """So few that a debug build reads them at once."""
    source = os.path.join(ROOT, "Gazetteers")
    for part in ["names", "words", "frames"]:
        os.makedirs(os.path.join(folder, part))
    names = ["names/countries.tsv"] + ["words/" + name for name in os.listdir(os.path.join(source, "words")) if name not in LEFT_OUT]
    shared = [name for name in os.listdir(os.path.join(source, "frames")) if name.startswith("_")]
    for name in names + ["frames/" + name for name in shared + [frame + ".yaml" for frame in FRAMES]]:
        shutil.copy(os.path.join(source, name), os.path.join(folder, name))


def main(programs):
    with tempfile.TemporaryDirectory() as folder:
        data, page = os.path.join(folder, "data"), os.path.join(folder, "BENCHMARKS.md")
        gazetteers(data)
        shutil.copy(os.path.join(ROOT, "BENCHMARKS.md"), page)
        command = [sys.executable, os.path.join(ROOT, "Benchmarks", "run.py"), "--tiny", "--no-peers", "--bin", programs, "--data", data, "--page", page]
        run = subprocess.run(command, capture_output=True, text=True)
        assert run.returncode == 0, run.stdout + run.stderr
        before, after = (open(path, encoding="utf-8").read() for path in (os.path.join(ROOT, "BENCHMARKS.md"), page))
        for title in TITLES:
            assert title in run.stdout and title in after, f"no figures of {title}"
        assert run.stdout.strip() in after, "what was printed is not what was written"
        figures = r"<!-- Figures.*End of the figures. -->"
        assert re.sub(figures, "", before, flags=re.S) == re.sub(figures, "", after, flags=re.S), "words around the figures were changed"
    print("the benchmark ran")


main(sys.argv[1])
