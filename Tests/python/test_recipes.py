"""Runs every block of Samples/recipes/README.md over the samples' records: each must succeed and print something.

usage: test_recipes.py PROGRAM
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# What the later blocks need is made by these, which say nothing.
SILENT = ("extract export --to sqlite",)


def blocks():
    text = open(os.path.join(ROOT, "Samples/recipes/README.md"), encoding="utf-8").read()
    return re.findall(r"^```(sh|python)\n(.*?)^```$", text, re.M | re.S)


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.abspath(program), os.path.join(folder, "extract"))
        with open(os.path.join(folder, "records.jsonl"), "wb") as records:
            for path in sorted(glob.glob(os.path.join(ROOT, "Samples/*.gold.jsonl"))):
                records.write(open(path, "rb").read())
        environment = dict(os.environ, PATH=folder + ":" + os.environ["PATH"], LC_ALL="C.UTF-8")
        found = blocks()
        assert len(found) >= 9, "the recipes were not found"
        for language, code in found:
            command = ["bash", "-euo", "pipefail", "-c", code] if language == "sh" else [sys.executable, "-c", code]
            run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
            assert run.returncode == 0, f"recipe failed:\n{code}\n{run.stderr}"
            assert run.stdout.strip() or code.startswith(SILENT), f"recipe prints nothing:\n{code}"
        for name in ["records.sqlite", "arguments.csv", "for-excel.csv", "events.parquet", "arguments.parquet"]:
            assert os.path.getsize(os.path.join(folder, name)) > 100, name
    print(f"{len(found)} recipes ran")


main(sys.argv[1])
