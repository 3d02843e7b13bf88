"""The same text through other programs for Vietnamese: underthesea and pyvi, from PyPI, in an environment of their own below .build.

Run by the benchmark; by itself, in that environment: `peers.py TASK CORPUS` prints the seconds of one task as a line of JSON.
"""

import json
import pathlib
import subprocess
import sys
import time

from corpus import part
from measure import ROOT, asked, median, pinned

ENVIRONMENT = ROOT / ".build" / "peers"
PACKAGES = ["underthesea==9.5.0", "pyvi==0.1.1"]
# Each task with what it does, and the megabytes that it gets: some take a second for what the others do in a blink.
TASKS = {
    "underthesea sent_tokenize": ("sentences", 1.0),
    "underthesea word_tokenize": ("words", 0.5),
    "underthesea pos_tag": ("words and word classes", 0.2),
    "underthesea ner": ("words, word classes, phrases, names", 0.1),
    "pyvi tokenize": ("words", 0.5),
    "pyvi postagging": ("words and word classes", 0.2),
}


def task(name):
    if name.startswith("underthesea"):
        import underthesea

        return getattr(underthesea, name.split()[1])
    from pyvi import ViPosTagger, ViTokenizer

    return {"pyvi tokenize": ViTokenizer.tokenize, "pyvi postagging": lambda text: ViPosTagger.postagging(ViTokenizer.tokenize(text))}[name]


def timed(name, path):
    """Seconds of one task over all texts, after one text to load what is loaded late."""
    texts = [text.decode() for text in pathlib.Path(path).read_bytes().split(b"\0") if text]
    work = task(name)
    work(texts[0])
    start = time.process_time()
    for text in texts:
        work(text)
    return {"seconds": time.process_time() - start}


def installed():
    python = ENVIRONMENT / "bin" / "python"
    if subprocess.run([python, "-c", "import pyvi, underthesea"], capture_output=True).returncode if python.exists() else True:
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        subprocess.run([ENVIRONMENT / "bin" / "pip", "-q", "--disable-pip-version-check", "install", *PACKAGES], check=True)
    return python


def measure(folder, tools, runs):
    """Megabytes a second of each task; nothing where a task does not run here."""
    python = installed()
    rows = []
    for name, (does, megabytes) in TASKS.items():
        text = part(folder, "peers", megabytes)
        command = [str(python), str(pathlib.Path(__file__)), name, str(text.zero)]
        if subprocess.run(pinned(command, tools.core), capture_output=True).returncode != 0:
            rows.append({"task": name, "does": does})
            continue
        seconds = median([asked(command, tools.core)["seconds"] for _ in range(runs)])
        floor = median([tools.floor(text) for _ in range(3)])
        rows.append({"task": name, "does": does, "rate": text.bytes / 1e6 / seconds, "floors": seconds / floor})
    return rows


if __name__ == "__main__":
    print(json.dumps(timed(sys.argv[1], sys.argv[2])))
