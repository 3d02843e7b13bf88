#!/usr/bin/env python3
"""Hostile texts at two lengths: ten times the text may cost at most eleven times as much. `make hostile`, or `hostile.py PROGRAM [WORD …]`.

Makes each text at a length and at ten times that, and prints what both cost with their ratio: user seconds, best of three, start-up taken off; or with
--count (`make test-growth`) instructions as callgrind counts them, of shorter texts, the same on every machine and under any load. Ends with 2 if a ratio
is above --most: a square would give a hundred.
"""

import argparse
import json
import pathlib
import re
import random
import resource
import subprocess
import sys
import tempfile

SENTENCE = "Ngày 5/3, Chủ tịch nước Nguyễn Văn An thăm Lào và trao 10 tấn gạo cho tỉnh Bo Kẹo. "
FAMILY = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
GIVEN = "An Bình Cường Dũng Giang Hà Hùng Khánh Lan Linh Long Mai Minh Nam Nga Ngọc Phong Phúc Quang Sơn Tâm Thành Thảo Trang Tuấn Vinh".split()


def people(count, join):
    chance = random.Random(7)
    return join.join(f"{chance.choice(FAMILY)} {chance.choice(GIVEN)} {chance.choice(GIVEN)} {chance.choice(GIVEN)}" for _ in range(count))


# Makes every word of the names above a short form of somebody. Without it a row of names says more the longer it is: one odd name makes a common word a
# short form, which is then a mention wherever it stands, and the cost would grow with what is found, not with the text.
KNOWN = "".join(f"Ông John {word} nói. " for word in FAMILY + GIVEN)


def page(body):
    return "<html><body><article><h1>Lũ lớn ở Lào</h1>" + body + "</article></body></html>"


# Name -> (ending of the file, text made of n steps, n to begin with).
TEXTS = {
    "plain news": (".txt", lambda n: (SENTENCE + "\n") * n, 1000),
    "one endless line": (".txt", lambda n: SENTENCE * n, 1000),
    "one sentence without an end": (".txt", lambda n: SENTENCE.replace(".", ",") * n, 1000),
    "letters without a space": (".txt", lambda n: SENTENCE + "aă" * n, 30000),
    "opening brackets": (".txt", lambda n: SENTENCE + "(" * n, 100_000),
    "nested brackets": (".txt", lambda n: SENTENCE + "(" * n + ")" * n, 50_000),
    "brackets around words": (".txt", lambda n: SENTENCE + "(Lào) " * n, 15_000),
    "quotes": (".txt", lambda n: SENTENCE + "“" * n + "”" * n, 20_000),
    "straight quotes": (".txt", lambda n: SENTENCE + "\"Lào\" " * n, 12_000),
    "dots": (".txt", lambda n: SENTENCE + "." * n, 100_000),
    "dates": (".txt", lambda n: SENTENCE + "5/3/2024, " * n, 10_000),
    "dates in a row": (".txt", lambda n: SENTENCE + "ngày 5 tháng 3 " * n, 6_000),
    "numbers": (".txt", lambda n: SENTENCE + "1.000.000 " * n, 10_000),
    "one number": (".txt", lambda n: SENTENCE + "1" * n, 100_000),
    "number words": (".txt", lambda n: SENTENCE + "hai mươi triệu ba trăm nghìn " * n, 3_000),
    "sums": (".txt", lambda n: SENTENCE + "10 tỷ đồng, " * n, 7_000),
    "lists": (".txt", lambda n: SENTENCE + "\n" + "".join(f"{'  ' * (i % 50)}- Lào thăm Việt Nam {i}\n" for i in range(n)), 2_000),
    "short lines": (".txt", lambda n: SENTENCE + "\nLào" * n, 15_000),
    "empty lines": (".txt", lambda n: SENTENCE + "\n" * n + SENTENCE, 100_000),
    "different people": (".txt", lambda n: SENTENCE + people(n, ", "), 3_000),
    "people without punctuation": (".txt", lambda n: KNOWN + people(n, " "), 3_000),
    "people, a sentence each": (".txt", lambda n: people(n, " thăm Lào. "), 2_500),
    "one name again and again": (".txt", lambda n: SENTENCE + "Nguyễn Văn An " * n, 6_000),
    "titles": (".txt", lambda n: SENTENCE + "Chủ tịch nước " * n, 6_000),
    "pronouns": (".txt", lambda n: SENTENCE + "Ông này thăm Lào. " * n, 5_000),
    "given names of many": (".txt", lambda n: people(n // 10, ", ") + ". " + "Ông An gặp bà Lan. " * n, 4_000),
    "beginnings of names": (".txt", lambda n: SENTENCE + "Ủy ban nhân dân Ủy ban " * n, 4_000),
    "half matches": (".txt", lambda n: SENTENCE + "Cộng hòa Dân chủ Nhân dân " * n, 4_000),
    "bodies": (".txt", lambda n: SENTENCE + "Công ty cổ phần Công ty cổ phần Lào " * n, 3_000),
    "triggers": (".txt", lambda n: SENTENCE + "thăm trao gặp bắt " * n, 5_000),
    "verbs in one clause": (".txt", lambda n: "Lào " + "nói rằng Lào " * n + "thăm Việt Nam.", 7_000),
    "countries": (".txt", lambda n: SENTENCE + "Việt Nam - Lào - " * n, 6_000),
    "capitals": (".txt", lambda n: SENTENCE.upper() * n, 1_000),
    "marks on one letter": (".txt", lambda n: SENTENCE + "a" + "\u0301" * n, 50_000),
    "decomposed": (".txt", lambda n: "Chu\u0309 ti\u0323ch nu\u031bo\u0301c tha\u0306m La\u0300o. " * n, 2_000),
    "emoji": (".txt", lambda n: SENTENCE + "👨‍👩‍👧‍👦" * n, 4_000),
    "stamps": (".txt", lambda n: SENTENCE + "\n" + "08:54 | \n" * n, 5_000),
    "lines of dates": (".txt", lambda n: SENTENCE + "\n" + "24/8/2021\n" * n, 5_000),
    "headings of teasers": (".txt", lambda n: SENTENCE + "\n" + "Tin liên quan\n" * n, 4_000),
    "captions": (".txt", lambda n: SENTENCE + "\n" + "Ảnh: A\n" * n, 6_000),
    "more to read": (".txt", lambda n: SENTENCE + "\n" + "Xem thêm: a b c d\n" * n, 3_000),
    "tags left open": (".html", lambda n: page("<b>Lào " * n), 10_000),
    "nested divisions": (".html", lambda n: page("<div>" * n + SENTENCE + "</div>" * n), 9_000),
    "closing tags": (".html", lambda n: page("</p>" * n + SENTENCE), 25_000),
    "nested tables": (".html", lambda n: page("<table><tr><td>Lào " * n), 5_000),
    "nested lists": (".html", lambda n: page("<ul><li>Lào thăm" * n), 6_000),
    "nested articles": (".html", lambda n: page("<article><p>" * n + SENTENCE), 6_000),
    "one long table": (".html", lambda n: page("<table>" + "<tr><td>Lào</td><td>5/3</td></tr>" * n + "</table>"), 3_000),
    "paragraphs": (".html", lambda n: page(f"<p>{SENTENCE}</p>" * n), 1_000),
    "a long attribute": (".html", lambda n: page(f"<p class=\"{'a ' * n}\">{SENTENCE}</p>"), 50_000),
    "attributes": (".html", lambda n: page("<p " + "".join(f"a{i}=1 " for i in range(n)) + f">{SENTENCE}</p>"), 10_000),
    "an open quote": (".html", lambda n: page("<a href=\"" * n + SENTENCE), 10_000),
    "character references": (".html", lambda n: page("<p>" + "&#7879;&amp;" * n), 8_000),
    "broken references": (".html", lambda n: page("<p>" + "&" * n), 100_000),
    "comments": (".html", lambda n: page("<!--" + "-- " * n + SENTENCE), 30_000),
    "opened comments": (".html", lambda n: page("<!-- " * n + SENTENCE), 20_000),
    "less-than signs": (".html", lambda n: page("<p>" + "<" * n + SENTENCE), 100_000),
    "open cells": (".html", lambda n: page("<td>" * n + SENTENCE), 8_000),
    "options": (".html", lambda n: page("<select><option>" * n + SENTENCE), 4_000),
    "open scripts": (".html", lambda n: page("<script>" * n + SENTENCE), 8_000),
    "document types": (".html", lambda n: page("<!doctype html>" * n + SENTENCE), 5_000),
    "headings": (".html", lambda n: page("<h1>Tin</h1>" * n + SENTENCE), 5_000),
    "divisions of teasers": (".html", lambda n: page("<div class='related'>Lào</div>" * n + SENTENCE), 3_000),
    "links": (".html", lambda n: page("<p><a href=/x>Lào thăm Việt Nam</a></p>" * n), 2_500),
    "times": (".html", lambda n: page("<time datetime=2024-03-05>5/3</time>" * n + f"<p>{SENTENCE}</p>"), 3_000),
    "metadata": (".html", lambda n: "<meta property=og:title content=Lào>" * n + page(f"<p>{SENTENCE}</p>"), 3_000),
    "JSON-LD": (".html", lambda n: '<script type="application/ld+json">{"a":' + "[" * n + "</script>" + page(f"<p>{SENTENCE}</p>"), 100_000),
    "JSON-LD again and again": (
        ".html", lambda n: '<script type="application/ld+json">{"datePublished":"x"}</script>' * n + page(f"<p>{SENTENCE}</p>"), 1_500),
    "nested JSON": (".jsonl", lambda n: '{"text":"Lào","x":' + "[" * n + "]" * n + "}\n", 50_000),
    "JSON keys": (".jsonl", lambda n: '{"text":"Lào",' + ",".join(f'"k{i}":{i}' for i in range(n)) + "}\n", 7_000),
    "JSON escapes": (".jsonl", lambda n: '{"text":"' + "\\u0061\\n" * n + '"}\n', 12_000),
    "bad lines": (".jsonl", lambda n: "{\n" * n, 20_000),
    "tiny articles": (".jsonl", lambda n: '{"text":"Lào thăm Việt Nam."}\n' * n, 3_000),
    "archive headers": (".warc", lambda n: "WARC/1.0\r\n" + "A: b\r\n" * n + "\r\n", 15_000),
    "archive records": (
        ".warc", lambda n: ("WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n") * n, 1_500),
}


def seconds(command, runs=3):
    best = float("inf")
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        process = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if process.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(map(str, command))} ended with {process.returncode}")
        best = min(best, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    return best


def command(program, path):
    return [program, "--no-progress", "--jobs", "1", "--emit", "documents,sentences,mentions,entities,events", path]


def timed(program, folder, texts, most):
    """Prints a line for each text; the names of those above `most`."""
    bad = []
    path = folder / "empty.jsonl"
    path.write_text("")
    start = seconds([program, path], runs=5)
    print(f"{'text':32s}   short    long   ratio   s/MB")
    for name, (ending, make, n) in texts.items():
        path = folder / f"text{ending}"

        def measured(n):
            path.write_text(make(n), encoding="utf-8")
            return max(seconds(command(program, path)) - start, 0.0005), path.stat().st_size

        # Long enough that the shorter text is no noise.
        short, size = measured(n)
        while short < 0.05 and size < 2_000_000:
            n *= 3
            short, size = measured(n)
        long, size = measured(10 * n)
        isBad = long / short > most and long > 0.2
        if isBad:
            bad.append(name)
        print(f"{name:32s}{short:8.3f}{long:8.3f}{long / short:8.1f}{long / size * 1e6:7.2f}{'  <--' if isBad else ''}", flush=True)
    return bad


# The one function that all articles go through, several together: `Extractor.write(_:to:)`. A broken line ends a group, so one behind each article
# makes it a group by itself.
WRITE = "$s10Extraction9ExtractorV5write*"
BROKEN = "{\n"
SHORT_TEXT = 3_000  # bytes
# Refused before it is an article.
REFUSED = {"nested JSON"}


def line(ending, text):
    """The text as a line of JSON Lines; nothing for what is more than one."""
    if ending in (".txt", ".html"):
        return json.dumps({"text" if ending == ".txt" else "html": text}, ensure_ascii=False) + "\n"
    return text if ending == ".jsonl" and text.count("\n") == 1 else None


def counted(program, folder, texts, most, size):
    """As `timed`, in instructions. One process reads all; callgrind writes down what was counted after each article."""
    lines = []
    names = []
    for name, (ending, make, n) in texts.items():
        steps = max(1, n * size // len(make(n).encode()))
        pair = [line(ending, make(steps * times)) for times in (1, 10)]
        if None not in pair and name not in REFUSED:
            names.append(name)
            lines += pair
    path = folder / "texts.jsonl"
    # Before the first article the program starts.
    path.write_text("".join(text + BROKEN for text in [line(".txt", SENTENCE)] + lines), encoding="utf-8")
    counts = folder / "counts"
    tool = ["valgrind", "--tool=callgrind", f"--dump-after={WRITE}", f"--callgrind-out-file={counts}"]
    run = subprocess.run(tool + command(program, path), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if run.returncode not in (0, 1):
        raise SystemExit(f"the program ended with {run.returncode}")
    found = [int(re.search(r"^totals: (\d+)", dump.read_text(), re.M)[1]) for dump in sorted(folder.glob("counts.*"), key=lambda p: int(p.suffix[1:]))]
    if len(found) != len(lines) + 1:
        raise SystemExit(f"{len(found)} counts of {len(lines) + 1} articles")
    bad = []
    print(f"{'text, millions of instructions':32s}   short    long   ratio")
    for name, short, long in zip(names, found[1::2], found[2::2]):
        isBad = long / short > most
        if isBad:
            bad.append(name)
        print(f"{name:32s}{short / 1e6:8.2f}{long / 1e6:8.2f}{long / short:8.2f}{'  <--' if isBad else ''}")
    return bad


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("words", nargs="*", help="only texts whose name has one of these words")
    parser.add_argument("--count", action="store_true", help="count instructions instead of seconds")
    parser.add_argument("--bytes", type=int, default=SHORT_TEXT, help="of the shorter text, for --count: 40000 shows what short texts hide, in seven minutes")
    parser.add_argument("--most", type=float, help="a ratio above is bad (11; 12.5 of seconds)")
    options = parser.parse_args()
    texts = {name: text for name, text in TEXTS.items() if not options.words or any(word in name for word in options.words)}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        if options.count:
            bad = counted(options.program, folder, texts, options.most or 11, options.bytes)
        else:
            bad = timed(options.program, folder, texts, options.most or 12.5)
    if bad:
        print("above: " + ", ".join(bad))
        sys.exit(2)


main()
