"""The figures of BENCHMARKS.md: tables between two marks; the words around them are written by hand."""

import re

BEGIN, END = "<!-- Figures: written by `make bench`. -->", "<!-- End of the figures. -->"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    return lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows] + [""]


def parts(found):
    """The tables, as lines."""
    floor, text = found["floor"], found["corpus"]
    megabytes = text["bytes"] / 1e6

    def speed(name, seconds):
        return [name, f"{megabytes / seconds:.1f}", f"{text['documents'] / seconds:.0f}", f"{seconds / floor:.2f}"]

    machine = found["machine"]
    yield f"{machine['cpu']}, {machine['cores']} cores, {machine['system']}; load {machine['load']} at the start; `extract` {found['version']}. "
    yield (
        f"{megabytes:.1f} MB, {text['documents']} documents: {text['origin']}, {text['rounds']} times. Medians of {found['runs']} runs, one core."
    )
    yield ""
    yield from table(
        ["what", "MB/s", "articles/s", "time / L"],
        [speed("**L: ICU's words and sentences**", floor)]
        + [speed(name, seconds) for name, seconds in found["jobs"].items()]
        + [speed(f"{name}", seconds) for name, seconds in found["stages"].items()])
    yield from table(
        ["whole process", "found", "wanted"],
        [
            ["two jobs against one", f"{found['two']:.2f} times", "1.9 times"],
            ["two programs of one job side by side against one", f"{found['pair']:.2f} times", ""],
            ["start-up", f"{found['start']:.1f} ms", "30 ms"],
            ["peak memory, one job", f"{found['memory'][0]:.0f} MB", "80 MB"],
            ["peak memory, two jobs", f"{found['memory'][1]:.0f} MB", ""],
        ])
    if "text" in found:
        yield "One text cut into ten documents, and in one (wanted: at most 11 times the time of one of the ten):"
        yield ""
        yield from table(
            ["text", "kB each", "MB/s, in ten", "MB/s, in one", "time"],
            [[row["kind"], row["bytes"] // 1000, f"{1e-6 / row['short']:.1f}", f"{1e-6 / row['long']:.1f}", f"{row['growth']:.1f} times"]
             for row in found["text"]])
    if "names" in found:
        yield "With more names:"
        yield ""
        yield from table(
            ["names added", "names in all", "lexicon / L", "entities / L", "everything / L", "start-up, ms", "image, MB", "peak memory, MB"],
            [[row["added"], row["names"], *(f"{row['stages'][stage]:.2f}" for stage in ("lexicon", "entities", "all")), f"{row['start']:.1f}",
              f"{row['image']:.1f}", f"{row['memory']:.0f}"] for row in found["names"]])
    if "frames" in found:
        first = found["frames"][0]
        yield "With more frames (the first row: those of the families contact, diplomacy, health and transfer alone):"
        yield ""
        yield from table(
            ["frames", "events / L", "everything / L", "against the first row", "events found"],
            [[row["frames"], f"{row['stages']['events']:.2f}", f"{row['stages']['all']:.2f}",
              f"{row['stages']['all'] / first['stages']['all']:.2f} times", row["events"]] for row in found["frames"]])
    if "peers" in found:
        yield "Other programs, a document at a time, models loaded:"
        yield ""
        whole = megabytes / next(iter(found["jobs"].values()))
        yield from table(
            ["program", "does", "MB/s", "time / L", "our whole job is faster"],
            [[row["task"], row["does"], *((f"{row['rate']:.3f}", f"{row['floors']:.0f}", f"{whole / row['rate']:.0f} times")
                                          if "rate" in row else ("does not run here", "", ""))] for row in found["peers"]])


def write(path, found):
    page = path.read_text(encoding="utf-8")
    figures = "\n".join([BEGIN, "", *parts(found), END])
    path.write_text(re.sub(re.escape(BEGIN) + ".*?" + re.escape(END), lambda _: figures, page, flags=re.S), encoding="utf-8")
