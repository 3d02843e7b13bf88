"""The text that is measured: the project's samples and, where it lies beside the project, the training part of ../shared/bkee, again and again."""

import json

from measure import ROOT

DATE = "2021-08-24"


def documents():
    """Texts in a fixed order, and a word for where they are from."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "Samples").glob("*.txt"))]
    shared = ROOT.parent / "shared" / "bkee" / "train.jsonl"
    origin = "Samples"
    if shared.exists():
        origin += " and ../shared/bkee/train.jsonl"
        with shared.open(encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    if not texts:
        raise SystemExit("no text in Samples and no ../shared/bkee")
    # The programs that read many texts from one file divide them by a zero byte.
    return [text.replace("\0", "") for text in texts], origin


class Corpus:
    """Texts as JSON Lines (`jsonl`) and divided by zero bytes (`zero`), for programs that want the one or the other."""

    def __init__(self, folder, name, texts, rounds=1):
        self.jsonl, self.zero = folder / f"{name}.jsonl", folder / f"{name}.zero"
        self.texts = texts
        self.bytes = rounds * sum(len(text.encode()) for text in texts)
        self.documents = rounds * len(texts)
        self.rounds = rounds
        with self.jsonl.open("w", encoding="utf-8") as lines, self.zero.open("wb") as plain:
            for turn in range(rounds):
                for number, text in enumerate(texts):
                    lines.write(json.dumps({"id": f"{turn}-{number}", "text": text, "date": DATE}, ensure_ascii=False) + "\n")
                    plain.write(text.encode() + b"\0")


def whole(folder, megabytes):
    """All texts as often as it takes to be at least so large, and where they are from."""
    texts, origin = documents()
    if megabytes == 0:
        return Corpus(folder, "corpus", texts[:3]), origin
    once = sum(len(text.encode()) for text in texts)
    return Corpus(folder, "corpus", texts, max(1, -(-megabytes * 10**6 // once))), origin


def part(folder, name, megabytes):
    """The first texts up to a size, each once."""
    texts, size = [], 0
    for text in documents()[0]:
        if texts and size + len(text.encode()) > megabytes * 10**6:
            break
        texts.append(text)
        size += len(text.encode())
    return Corpus(folder, name, texts)
