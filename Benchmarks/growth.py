"""How the cost grows: with the length of a text, with the number of names, with the number of frames."""

import random
import re
import shutil

from corpus import Corpus, documents, part
from measure import ROOT, median, run

FAMILY = "Nguyễn Trần Lê Phạm Võ Hồ Dương Vũ Đỗ Bùi Ngô Huỳnh Lý".split()
MIDDLE = "Văn Thị Minh Thanh Quang Hữu Đức Hồng Ngọc Xuân".split()
GIVEN = "An Bình Cường Dũng Giang Hà Hùng Khánh Lan Linh Long Mai Nam Nga Phong Phúc Sơn Tâm Thảo Trang Tuấn Vinh Yến".split()

# The families that the first issue asked for; the others came later.
FIRST_FAMILIES = ("contact", "diplomacy", "health", "transfer")


def syllables():
    """Words of the samples: names made of them share beginnings with what texts have, so that the trie is walked in vain."""
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "Samples").glob("*.txt"))).lower()
    return sorted(set(re.findall(r"[a-zà-ỹđ]{2,6}", text)))


def phrases(count, shortest, longest, seed):
    """So many different rows of syllables."""
    chance, words, found = random.Random(seed), syllables(), set()
    while len(found) < count:
        found.add(" ".join(chance.choice(words) for _ in range(chance.randint(shortest, longest))))
    return sorted(found)


def with_names(data, folder, count):
    """The gazetteers with so many names more."""
    shutil.copytree(data, folder)
    with (folder / "names" / "synthetic.tsv").open("w", encoding="utf-8") as out:
        out.write("name\ttype\tkey\tfrom\tto\twikidata\tcountry\tform\n")
        for number, words in enumerate(phrases(count, 3, 5, seed=1)):
            out.write(f"{words.title()}\tperson\tperson/synthetic-{number}\t\t\t\t\tname\n")


def with_frames(data, folder, count):
    """The gazetteers with frames of six triggers each, so that they are so many."""
    shutil.copytree(data, folder)
    real = len([path for path in (folder / "frames").glob("*.yaml") if not path.name.startswith("_")])
    words = phrases(6 * max(count - real, 0), 2, 3, seed=2)
    for number in range(max(count - real, 0)):
        triggers = "".join(f"  - {text}\n" for text in words[6 * number: 6 * number + 6])
        (folder / "frames" / f"synthetic_{number}.yaml").write_text(
            f"type: synthetic_{number}\nfamily: life\nlabel: {{ en: Made up, vi: Không có }}\nsummary: {{ en: made up, vi: không có }}\n"
            f"triggers:\n{triggers}roles:\n  person: {{ accepts: [person], from: [subject, object] }}\n", encoding="utf-8")


def with_first_families(data, folder):
    """The gazetteers with the frames of the first families alone; returns how many these are."""
    shutil.copytree(data, folder)
    kept = 0
    for path in sorted((folder / "frames").glob("[!_]*.yaml")):
        family = re.search(r"^family:\s*(\w+)", path.read_text(encoding="utf-8"), re.M).group(1)
        if family in FIRST_FAMILIES:
            kept += 1
        else:
            path.unlink()
    return kept


def staged(tools, folder, text, runs, change):
    """Stages in multiples of L, start-up in milliseconds and memory in MB with changed gazetteers; `change` makes them and may say more of them."""
    source, image, empty = folder / "changed", folder / "changed.bin", folder / "empty.zero"
    empty.write_bytes(b"")
    said = change(tools.data, source)
    tools.compiled(source, image)
    shutil.rmtree(source)
    floors, parts, loads = [], [], []
    for _ in range(runs):
        floors.append(tools.floor(text))
        parts.append(tools.stages(text.zero, image))
        floors.append(tools.floor(text))
        loads += [tools.stages(empty, image)["load"] for _ in range(3)]
    found = {
        "stages": {stage: median([part["seconds"][stage][0] for part in parts]) / median(floors) for stage in parts[0]["seconds"]},
        "start": median(loads) * 1e3, "memory": run(tools.stages_command(empty, image), tools.core)["memory"],
        "image": image.stat().st_size / 1e6, "names": parts[0]["names"], "events": parts[0]["events"], "said": said,
    }
    image.unlink()
    return found


def names(folder, tools, thousands, megabytes, runs):
    text = part(folder, "names", megabytes)
    return [
        {"added": 1000 * count} | staged(tools, folder, text, runs, lambda data, to: with_names(data, to, 1000 * count)) for count in thousands
    ]


def frames(folder, tools, counts, megabytes, runs):
    """The frames of the first families, then as many as are asked for."""
    text = part(folder, "frames", megabytes)
    first = staged(tools, folder, text, runs, with_first_families)
    return [first | {"frames": first["said"]}] + [
        {"frames": count} | staged(tools, folder, text, runs, lambda data, to: with_frames(data, to, count)) for count in counts
    ]


def name(chance):
    return f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"


def kinds(size):
    """Texts of so many bytes that are hard in a way of their own."""
    chance = random.Random(3)
    pool = documents()[0]

    def grown(piece):
        pieces, length = [], 0
        while length < size:
            pieces.append(piece())
            length += len(pieces[-1].encode())
        return "".join(pieces)

    turn = iter(pool * (size // sum(len(text) for text in pool) + 1))
    return {
        "articles in one document": grown(lambda: next(turn) + "\n\n"),
        "names without punctuation": grown(lambda: name(chance) + " "),
        "names in full and in part": grown(lambda: f"ông {chance.choice(GIVEN)} gặp {name(chance)}. "),
        "unknown foreign words": grown(lambda: "".join(chance.choice("aeiouklmnrst") for _ in range(7)).capitalize() + " "),
        "dates": grown(lambda: f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/{chance.randint(2000, 2030)} "),
        "bodies of a kind": grown(lambda: f"Công ty {chance.choice(GIVEN)} {chance.choice(GIVEN)} {chance.randint(1, 99999)}, hãng này và "),
    }


def pieces(text, count):
    """A text in so many parts of like length, cut at spaces."""
    cuts = [0] + [text.index(" ", len(text) * number // count) + 1 for number in range(1, count)] + [len(text)]
    return [text[start:end] for start, end in zip(cuts, cuts[1:])]


def text(folder, tools, size, runs):
    """Seconds a byte of everything for a text of ten times so many bytes: in ten documents, and in one."""
    rows = []
    for kind, whole in kinds(10 * size).items():
        times = []
        for documents in (pieces(whole, 10), [whole]):
            corpus = Corpus(folder, f"text-{len(documents)}", documents)
            times.append(min(
                sum(seconds[stage][0] for stage in ("all", "records"))
                for seconds in (tools.stages(corpus.zero)["seconds"] for _ in range(runs))) / corpus.bytes)
        rows.append({"kind": kind, "bytes": size, "short": times[0], "long": times[1], "growth": 10 * times[1] / times[0]})
    return rows
