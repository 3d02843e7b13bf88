"""The text that is measured: the project's samples and, where it lies beside the project, the training part of ../shared/bkee, again and again."""

import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent


def documents():
    """Texts in a fixed order, and a word for where they are from."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "Samples").glob("*.txt"))]
    shared = ROOT.parent / "shared" / "bkee" / "train.jsonl"
    origin = "Samples"
    if shared.exists():
        origin += " and ../shared/bkee/train.jsonl"
        with shared.open(encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    # The programs that read many texts from one file divide them by a zero byte.
    return [text.replace("\0", "") for text in texts], origin


def write(folder, megabytes):
    """Writes the corpus as JSON Lines and divided by zero bytes; each at least so large. Returns what there is to say about it."""
    texts, origin = documents()
    if not texts:
        raise SystemExit("no text in Samples and no ../shared/bkee")
    once = sum(len(text.encode()) for text in texts)
    rounds = max(1, -(-megabytes * 10**6 // once))
    jsonl, zero = folder / "corpus.jsonl", folder / "corpus.zero"
    with jsonl.open("w", encoding="utf-8") as lines, zero.open("wb") as plain:
        for turn in range(rounds):
            for number, text in enumerate(texts):
                line = {"id": f"{turn}-{number}", "text": text, "date": "2021-08-24"}
                lines.write(json.dumps(line, ensure_ascii=False) + "\n")
                plain.write(text.encode() + b"\0")
    return {
        "jsonl": jsonl, "zero": zero, "bytes": once * rounds, "documents": len(texts) * rounds, "origin": origin,
        "rounds": rounds, "once": once,
    }
