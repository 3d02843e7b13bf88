#!/usr/bin/env python3
"""What a month of Common Crawl's Vietnamese pages needs, computed from measured figures.

    common_crawl.py                                  with the figures written below
    common_crawl.py --measure extract pages.warc.gz  with what this machine does on that archive, one core
    common_crawl.py --make pages.warc.gz             makes an archive of pages as heavy as real ones, from this project's own texts, to measure on

Every figure can be given: see --help. The README beside this file says where the assumptions are from.
"""

import argparse
import gzip
import html
import json
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Name: (value, meaning). What stands below the first three was measured with --make and --measure on a core that others used too.
FIGURES = {
    "pages": (2.64e9, "pages in the month's crawl"),
    "share": (0.01, "share of them in Vietnamese"),
    "page-kilobytes": (164.0, "mean size of a page's HTML"),
    "compression": (3.6, "how many times smaller it is in the archive"),
    "pages-a-second": (113.0, "pages that one core reads in a second"),
    "events-a-page": (34.6, "events found on a page"),
    "entities-a-page": (36.8, "entities found on a page"),
    "event-bytes": (56.0, "bytes of an event in Parquet (zstd)"),
    "entity-bytes": (34.0, "bytes of an entity in Parquet (zstd)"),
    "speed-up": (0.9, "share of the cores' time that a cluster really works"),
}


# ---- An archive to measure on


def texts():
    found = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "Samples").glob("*.txt"))]
    for path in sorted((ROOT / "Tests" / "GoldFiles").glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            found += [record["text"] for record in map(json.loads, lines) if "text" in record]
    return found


def page(text, number, kilobytes, chance):
    """An article in the frame of a site: menus, teasers, scripts and style until it is as heavy as pages are."""
    title, _, rest = text.strip().partition("\n")
    paragraphs = "".join(f"<p>{html.escape(line)}</p>\n" for line in rest.split("\n") if line.strip())
    words = re.findall(r"\w+", text)
    teasers = "".join(
        f'<li class="item"><a href="/{number}-{i}.html" title="x">{html.escape(" ".join(chance.choices(words, k=9)))}</a></li>\n' for i in range(60))
    head = (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f'<meta property="article:published_time" content="2024-03-05T08:00:00+07:00">')
    body = (
        f'<body><nav><ul>{teasers}</ul></nav><main><article><h1>{html.escape(title)}</h1><div class="content">{paragraphs}</div></article></main>'
        f'<div class="related"><ul>{teasers}</ul></div>')
    left = max(0, int(kilobytes * 1000) - len((head + body).encode()))
    script = "".join(f"var v{chance.randrange(10**6)}={{a:{chance.randrange(10**9)},b:'{chance.randrange(10**9):x}'}};" for _ in range(left // 3 // 36))
    style = "".join(f".c{chance.randrange(10**6)}>li{{margin:{i % 40}px}}" for i in range(left // 3 // 24))
    frame = "".join(f'<div class="c{i % 90} box-{i % 7}" id="b{i}" data-n="{chance.randrange(10**6)}"><img src="/i/{i}.jpg"></div>\n' for i in range(left // 3 // 85))
    return f"{head}<style>{style}</style><script>{script}</script></head>{body}{frame}</body></html>"


def make(path, kilobytes, count):
    chance = random.Random(1)
    own = texts()
    with open(path, "wb") as archive:
        for number in range(count):
            text = own[number % len(own)]
            body = page(text, number, kilobytes * chance.uniform(0.4, 1.6), chance).encode()
            response = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}.html\r\n"
                f"WARC-Record-ID: <urn:uuid:{number:032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(response)}\r\n\r\n")
            archive.write(gzip.compress(head.encode() + response + b"\r\n\r\n", 6))


# ---- Measuring


def measure(program, path, figures):
    """Runs the program on one core over an archive; takes what can be read off."""
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
    import extract_job

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    records = subprocess.run(
        [program, "--jobs", "1", "--format", "warc", "--emit", "documents,entities,events", path], capture_output=True, check=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    counts = dict.fromkeys(("document", "entity", "event"), 0)
    sizes = {}
    with tempfile.TemporaryDirectory() as folder:
        tables = extract_job.Tables(extract_job.opened(folder)[0], folder, "x", ["event", "entity"])
        for record in map(json.loads, records.splitlines()):
            counts[record["record"]] += 1
            if record["record"] != "document":
                tables.add(record["record"], extract_job.row_of(record, "x"))
        tables.finish()
        for kind, name in extract_job.FOLDERS.items():
            sizes[kind] = sum(file.stat().st_size for file in pathlib.Path(folder, name).glob("*.parquet"))
    with gzip.open(path) as archive:
        whole = 0
        while chunk := archive.read(1 << 20):
            whole += len(chunk)
    pages = counts["document"]
    figures |= {
        "page-kilobytes": whole / pages / 1000, "compression": whole / pathlib.Path(path).stat().st_size, "pages-a-second": pages / seconds,
        "events-a-page": counts["event"] / pages, "entities-a-page": counts["entity"] / pages,
        "event-bytes": sizes["event"] / max(1, counts["event"]), "entity-bytes": sizes["entity"] / max(1, counts["entity"]),
    }
    return f"{pages} pages, {whole / 1e6:.1f} MB in {seconds:.2f} s of one core: {whole / 1e6 / seconds:.0f} MB/s"


# ---- The sum


def report(f, machines, cores):
    pages = f["pages"] * f["share"]
    core_hours = pages / f["pages-a-second"] / 3600
    archive = pages * f["page-kilobytes"] * 1000 / f["compression"]
    events, entities = pages * f["events-a-page"], pages * f["entities-a-page"]
    yield f"Vietnamese pages            {pages / 1e6:10.1f} million"
    yield f"their HTML                  {pages * f['page-kilobytes'] / 1e9:10.1f} TB, {archive / 1e12:.2f} TB compressed"
    yield f"core hours                  {core_hours:10.1f}"
    for count in machines:
        yield f"on {count:3d} machines of {cores} cores  {core_hours / (count * cores * f['speed-up']):9.2f} hours"
    yield f"events                      {events / 1e6:10.0f} million, {events * f['event-bytes'] / 1e9:.1f} GB of Parquet"
    yield f"entities                    {entities / 1e6:10.0f} million, {entities * f['entity-bytes'] / 1e9:.1f} GB of Parquet"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name, (value, meaning) in FIGURES.items():
        parser.add_argument(f"--{name}", type=float, default=None, help=f"{meaning} ({value:g})")
    parser.add_argument("--machines", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--cores", type=int, default=16, help="cores of a machine")
    parser.add_argument("--measure", nargs=2, metavar=("PROGRAM", "ARCHIVE"))
    parser.add_argument("--make", metavar="ARCHIVE")
    parser.add_argument("--make-pages", type=int, default=1000)
    options = parser.parse_args()
    figures = {name: value for name, (value, _) in FIGURES.items()}
    if options.make:
        make(options.make, figures["page-kilobytes"], options.make_pages)
        return
    if options.measure:
        print(measure(*options.measure, figures))
    for name in FIGURES:
        given = getattr(options, name.replace("-", "_"))
        figures[name] = figures[name] if given is None else given
        print(f"{FIGURES[name][1]:52s}{figures[name]:14,.2f}")
    print()
    print("\n".join(report(figures, options.machines, options.cores)))


main()
