#!/usr/bin/env python3
"""Runs `extract` over a data set with Spark and writes events and entities as Parquet.

    spark-submit extract_job.py INPUT OUTPUT [--extract PATH] [--format auto|jsonl|warc|parquet] [--emit events,entities]

INPUT is a file, a folder or a pattern of JSON Lines, WARC/WET or Parquet files, compressed or not, on a disk that all workers see or behind any address
that pyarrow opens (s3://, gs://, hdfs://). Parquet needs a column `text` or `html`; `id`, `date`, `title`, `source` and `url` are used when they
are there.

The input is cut into units: a file, or a stretch of --unit-megabytes of an uncompressed JSON Lines file. Each unit becomes one Parquet file a kind of
record, which appears under its name only when it is whole. So a job that was interrupted is simply started again: units that are there are left out.
What could not be read is in OUTPUT/problems.
"""

import argparse
import fnmatch
import hashlib
import io
import json
import os
import shutil
import subprocess
import threading

import pyarrow as pa
import pyarrow.fs as pafs
import pyarrow.parquet as pq

ARGUMENT = pa.struct(
    [
        ("role", pa.string()), ("entity", pa.string()), ("name", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("text", pa.string()),
        # Times and numbers alike as they are written; `number` is set for those that are numbers.
        ("value", pa.string()), ("number", pa.float64()), ("low", pa.float64()), ("high", pa.float64()), ("bound", pa.string()),
        ("unit", pa.string()), ("currency", pa.string()),
    ]
)
MENTION = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", pa.string()), ("form", pa.string())])
SCHEMAS = {
    "event": pa.schema(
        [
            ("document", pa.string()), ("id", pa.string()), ("type", pa.string()), ("family", pa.string()), ("plover", pa.string()),
            ("mode", pa.string()), ("cameo", pa.string()), ("ace", pa.string()), ("trigger", pa.string()), ("start", pa.int64()), ("end", pa.int64()),
            ("arguments", pa.list_(ARGUMENT)), ("modality", pa.string()), ("polarity", pa.string()), ("attribution", pa.string()),
            ("zone", pa.string()), ("sentence", pa.string()), ("summary", pa.string()), ("rule", pa.string()), ("confidence", pa.float64()),
            ("same_as", pa.string()),
        ]
    ),
    "entity": pa.schema(
        [
            ("document", pa.string()), ("id", pa.string()), ("type", pa.string()), ("name", pa.string()), ("key", pa.string()),
            ("wikidata", pa.string()), ("country", pa.string()), ("offices", pa.list_(pa.string())), ("mentions", pa.list_(MENTION)),
        ]
    ),
    "problem": pa.schema([("unit", pa.string()), ("message", pa.string())]),
}
FOLDERS = {"event": "events", "entity": "entities", "problem": "problems"}
KINDS = {"events": "event", "entities": "entity"}
ROWS_AT_ONCE = 20_000


# ---- Units


def listed(address):
    """The files behind an address: (file system, paths)."""
    if any(c in address for c in "*?["):
        folder = address[: min(address.index(c) for c in "*?[" if c in address)].rpartition("/")[0] or "."
        system, root = opened(folder)
        pattern = opened(address)[1]
        files = system.get_file_info(pafs.FileSelector(root, recursive=True))
        return system, sorted((f.path, f.size) for f in files if f.is_file and fnmatch.fnmatch(f.path, pattern))
    system, path = opened(address)
    info = system.get_file_info(path)
    if info.is_file:
        return system, [(path, info.size)]
    files = system.get_file_info(pafs.FileSelector(path, recursive=True))
    return system, sorted((f.path, f.size) for f in files if f.is_file and kind_of(f.path))


def opened(address):
    """File system and path of an address; one without a scheme is a path of this machine."""
    if "://" in address:
        return pafs.FileSystem.from_uri(address)
    return pafs.LocalFileSystem(), os.path.abspath(address)


def kind_of(path):
    name = path.lower().removesuffix(".gz")
    for ending, kind in ((".jsonl", "jsonl"), (".ndjson", "jsonl"), (".warc", "warc"), (".wet", "warc"), (".parquet", "parquet")):
        if name.endswith(ending):
            return kind
    return None


def units(address, form, megabytes):
    """Work in pieces: path, kind, first and last byte (None for the whole file)."""
    _, files = listed(address)
    for path, size in files:
        kind = form if form != "auto" else kind_of(path)
        if kind is None:
            raise SystemExit(f"{path}: unknown kind of file; say it with --format")
        step = megabytes * 1_000_000
        if kind == "jsonl" and not path.endswith(".gz") and size > step:
            for start in range(0, size, step):
                yield {"path": path, "kind": kind, "start": start, "end": min(start + step, size)}
        else:
            yield {"path": path, "kind": kind, "start": None, "end": None}


def name_of(unit):
    place = f"{unit['path']}:{unit['start']}-{unit['end']}"
    return hashlib.sha1(place.encode()).hexdigest()[:20]


# ---- On a worker


def feed(unit, system, pipe, failures):
    """Writes a unit's articles to the program's standard input; what goes wrong is for the thread that waits."""
    try:
        if unit["kind"] == "parquet":
            table = pq.ParquetFile(system.open_input_file(unit["path"]))
            names = [n for n in ("id", "text", "html", "date", "title", "source", "url") if n in table.schema_arrow.names]
            for batch in table.iter_batches(batch_size=512, columns=names):
                for row in batch.to_pylist():
                    row = {k: v if isinstance(v, str) else str(v) for k, v in row.items() if v is not None}
                    pipe.write((json.dumps(row, ensure_ascii=False) + "\n").encode())
        elif unit["start"] is not None:
            with io.BufferedReader(system.open_input_file(unit["path"]), 1 << 20) as file:
                at = unit["start"]
                file.seek(max(0, at - 1))
                # A line belongs to the unit in which it begins.
                if at > 0:
                    at += len(file.readline()) - 1
                while at < unit["end"]:
                    line = file.readline()
                    if not line:
                        break
                    at += len(line)
                    pipe.write(line)
        else:
            with system.open_input_stream(unit["path"], compression=None) as file:
                while chunk := file.read(1 << 20):
                    pipe.write(chunk)
    except Exception as failure:
        failures.append(failure)
    finally:
        try:
            pipe.close()
        except BrokenPipeError as failure:
            failures.append(failure)


def number(value):
    return float(value) if isinstance(value, (int, float)) else None


def row_of(record, place):
    """A record as a row of its table. `stdin:12`, the id of an article that has none, becomes the place of the article."""

    def known(text):
        return place + text[5:] if text and text.startswith("stdin:") else text

    if record["record"] == "entity":
        row = {name: record.get(name) for name in SCHEMAS["entity"].names}
        return row | {"document": known(record["document"]), "id": known(record["id"])}
    row = {name: record.get(name) for name in SCHEMAS["event"].names}
    codes, trigger = record.get("codes", {}), record["trigger"]
    row |= {name: codes.get(name) for name in ("plover", "mode", "cameo", "ace")}
    row |= {"trigger": trigger["text"], "start": trigger["start"], "end": trigger["end"], "sentence": record["sentence"]["text"]}
    row |= {name: known(record.get(name)) for name in ("document", "id", "attribution", "same_as")}
    row["arguments"] = [
        {name: a.get(name) for name in ("role", "name", "start", "end", "text", "bound", "unit", "currency")}
        | {"low": number(a.get("low")), "high": number(a.get("high")), "number": number(a.get("value"))}
        | {"entity": known(a.get("entity")), "value": None if a.get("value") is None else str(a["value"])}
        for a in record["arguments"]
    ]
    return row


class Tables:
    """One Parquet file for each kind of record, under another name until it is whole."""

    def __init__(self, system, root, name, kinds):
        self.system, self.root, self.name = system, root, name
        self.rows = {kind: [] for kind in kinds}
        self.writers, self.counts = {}, dict.fromkeys(kinds, 0)

    def add(self, kind, row):
        self.rows[kind].append(row)
        self.counts[kind] += 1
        if len(self.rows[kind]) >= ROWS_AT_ONCE:
            self.flush(kind)

    def flush(self, kind):
        if kind not in self.writers:
            folder = f"{self.root}/{FOLDERS[kind]}"
            self.system.create_dir(folder, recursive=True)
            self.writers[kind] = pq.ParquetWriter(f"{folder}/_{self.name}.part", SCHEMAS[kind], filesystem=self.system, compression="zstd")
        self.writers[kind].write_table(pa.Table.from_pylist(self.rows[kind], schema=SCHEMAS[kind]))
        self.rows[kind] = []

    def finish(self):
        # Problems go last: their file says that the unit is done.
        for kind in self.rows:
            self.flush(kind)
            self.writers[kind].close()
            folder = f"{self.root}/{FOLDERS[kind]}"
            self.system.move(f"{folder}/_{self.name}.part", f"{folder}/{self.name}.parquet")


def located(program):
    """The program as a worker finds it: a path, a name on the search path, or the name of a file that was shipped with --files."""
    if os.sep in program or shutil.which(program):
        return program
    from pyspark import SparkFiles

    shipped = SparkFiles.get(program)
    if not os.path.exists(shipped):
        raise FileNotFoundError(f"{program}: neither on the search path nor shipped with --files")
    os.chmod(shipped, 0o755)
    return shipped


def work(unit, address, output, program, emit):
    """Runs the program over one unit; what it wrote is in place when this returns."""
    system = opened(address)[0]
    target, root = opened(output)
    tables = Tables(target, root, name_of(unit), [KINDS[kind] for kind in emit] + ["problem"])
    form = "warc" if unit["kind"] == "warc" else "jsonl"
    command = [located(program), "--jobs", "1", "--format", form, "--emit", ",".join(emit), "--no-progress"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    messages, failures = [], []
    threads = [
        threading.Thread(target=feed, args=(unit, system, process.stdin, failures)),
        threading.Thread(target=lambda: messages.extend(process.stderr)),
    ]
    for thread in threads:
        thread.start()
    place = f"{unit['path']}:{unit['start']}:" if unit["start"] is not None else f"{unit['path']}:"
    for line in process.stdout:
        record = json.loads(line)
        tables.add(record["record"], row_of(record, place))
    for thread in threads:
        thread.join()
    if process.wait() not in (0, 1):
        raise RuntimeError(f"extract ended with {process.returncode}: {b''.join(messages[-5:]).decode()}")
    if failures:
        raise failures[0]
    for message in messages:
        tables.add("problem", {"unit": place, "message": message.decode().strip()})
    tables.finish()
    return tables.counts


# ---- The job


def done(output):
    system, root = opened(output)
    folder = f"{root}/{FOLDERS['problem']}"
    if system.get_file_info(folder).type == pafs.FileType.NotFound:
        return set()
    files = system.get_file_info(pafs.FileSelector(folder))
    return {f.base_name.removesuffix(".parquet") for f in files if f.base_name.endswith(".parquet")}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--extract", default="extract", help="the program: a path on each worker, or the name of a file shipped with --files")
    parser.add_argument("--format", choices=("auto", "jsonl", "warc", "parquet"), default="auto")
    parser.add_argument("--emit", default="events,entities")
    parser.add_argument("--unit-megabytes", type=int, default=128)
    options = parser.parse_args()
    emit = options.emit.split(",")
    if not set(emit) <= set(KINDS):
        parser.error(f"--emit takes {' and '.join(KINDS)}")

    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("extract").getOrCreate()
    there = done(options.output)
    every = list(units(options.input, options.format, options.unit_megabytes))
    left = [unit for unit in every if name_of(unit) not in there]
    print(f"{len(every)} units, {len(every) - len(left)} of them done before")
    address, output, program = options.input, options.output, options.extract
    if left:
        counts = spark.sparkContext.parallelize(left, len(left)).map(lambda unit: work(unit, address, output, program, emit)).collect()
        for kind in counts[0]:
            print(f"{FOLDERS[kind]}: {sum(c[kind] for c in counts)}")
    spark.stop()


if __name__ == "__main__":
    main()
