"""How the cost grows: with the length of the text, with the number of names, with the number of frames."""

import random
import subprocess

SYLLABLES = "an bình cường dũng giang hà hùng khánh lan linh long mai minh nam nga ngọc phong phúc quang sơn tâm thành thảo trang tuấn vinh yến".split()


def names(path, count):
    """Synthetic names, most of which no text has: the trie has to tell so."""
    chance = random.Random(1)
    with path.open("w", encoding="utf-8") as out:
        out.write("key\ttype\tname\taliases\n")
        for number in range(count):
            words = [chance.choice(SYLLABLES).capitalize() for _ in range(chance.randint(3, 5))]
            out.write(f"synthetic/{number}\tperson\t{' '.join(words)} {number:x}\t\n")


def frames(folder, count):
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(2)
    for number in range(count):
        words = " ".join(chance.choice(SYLLABLES) for _ in range(2))
        (folder / f"synthetic_{number}.yaml").write_text(
            f"type: synthetic_{number}\ngloss: made up\nfamily: life\ntriggers:\n  - {{ verb: {words} {number:x} }}\n", encoding="utf-8")


def measure(folder, text, extract, core, run):
    """Prints CPU seconds for each size, loading not counted."""
    lines = text["jsonl"].read_text(encoding="utf-8").splitlines(keepends=True)
    sample = folder / "growth.jsonl"
    empty = folder / "nothing.jsonl"
    empty.write_text("")
    print("growth with the text, one job")
    for share in (8, 4, 2, 1):
        sample.write_text("".join(lines[: len(lines) // share]), encoding="utf-8")
        seconds = run([extract, "--jobs", "1", "--no-progress", str(sample)], core)["cpu"]
        print(f"  {text['bytes'] / share / 1e6:6.1f} MB{seconds:9.3f} s")
