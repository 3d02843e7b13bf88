#!/usr/bin/env python3
"""The Spark job on a cluster of two workers on this machine: `make test-spark`, or `test_extract_job.py PROGRAM`."""

import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
TEXT = "Ngày {d}/3/2024, Việt Nam viện trợ Lào {n} tấn gạo. Chiều cùng ngày, Thủ tướng Phạm Minh Chính điện đàm với Thủ tướng Lào."
ROWS = [{"id": f"a{i}", "text": TEXT.format(d=i % 28 + 1, n=i + 2), "date": "2024-04-01"} for i in range(600)]


def job(source, output, *more, fails=False):
    # `local-cluster[2,1,1024]`: two worker processes with one core and 1 GiB each, talking to the driver as on real machines.
    command = [sys.executable, str(HERE / "extract_job.py"), str(source), str(output), "--extract", PROGRAM, *map(str, more)]
    environment = {
        **os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_SUBMIT_ARGS": "--master local-cluster[2,1,1024] --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1"
        + f" --files {PROGRAM} pyspark-shell",
    }
    result = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert (result.returncode != 0) == fails, result.stdout + result.stderr[-3000:]
    return result.stderr if fails else result.stdout


def expected(path, form):
    output = subprocess.run([PROGRAM, "--format", form, "--emit", "events", str(path)], capture_output=True, check=True).stdout
    return sorted((e["id"], e["type"], e["summary"]) for e in map(json.loads, output.splitlines()))


def found(output):
    return sorted((e["id"], e["type"], e["summary"]) for e in pq.read_table(f"{output}/events").to_pylist())


passed = 0


def check(name, condition):
    global passed
    assert condition, name
    passed += 1
    print(f"ok: {name}", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
        (folder / "news.jsonl").write_text(lines + "{bad\n")
        events = subprocess.run([PROGRAM, "--emit", "events", str(folder / "news.jsonl")], capture_output=True).stdout
        all_events = sorted((e["id"], e["type"], e["summary"]) for e in map(json.loads, events.splitlines()))
        check("the articles hold events", len(all_events) >= len(ROWS))

        big = folder / "big.jsonl"
        big.write_text(lines * 18 + "{bad\n")
        first = job(big, folder / "out", "--unit-megabytes", "1")
        units = int(first.split()[0])
        check("a large file is cut into units", units > 2)
        check("each line is read once", found(folder / "out") == sorted(all_events * 18))
        problems = pq.read_table(f"{folder}/out/problems").to_pylist()
        check("a bad line is told and stops nothing", len(problems) == 1 and "[bad-json]" in problems[0]["message"])

        victim = sorted((folder / "out" / "problems").glob("*.parquet"))[0]
        victim.unlink()
        (folder / "out" / "events" / "_leftover.part").write_text("half")
        again = job(big, folder / "out", "--unit-megabytes", "1")
        check("a second run does only what is missing", f"{units} units, {units - 1} of them done before" in again)
        check("and ends with the same", found(folder / "out") == sorted(all_events * 18))

        (folder / "set").mkdir()
        pq.write_table(pa.Table.from_pylist(ROWS[:300]), folder / "set" / "a.parquet")
        (folder / "set" / "b.jsonl.gz").write_bytes(gzip.compress("".join(lines.splitlines(True)[300:]).encode()))
        job(folder / "set", folder / "mixed")
        check("Parquet and compressed lines give the same", found(folder / "mixed") == all_events)

        records = []
        for row in ROWS[:50]:
            body = row["text"].encode()
            head = f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:{row['id']}>\r\nContent-Type: text/plain\r\n"
            records.append(gzip.compress(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"))
        (folder / "crawl.warc.wet.gz").write_bytes(b"".join(records))
        job(folder / "crawl.warc.wet.gz", folder / "crawl", "--format", "warc", "--extract", pathlib.Path(PROGRAM).name)
        check("a web archive gives the same as the program alone, which was shipped to the workers", found(folder / "crawl") == expected(folder / "crawl.warc.wet.gz", "warc"))

        broken = job(folder / "crawl.warc.wet.gz", folder / "broken", "--format", "warc", "--extract", "/nowhere/extract", fails=True)
        check("without the program the job fails and says so", "/nowhere/extract" in broken)
        check("and leaves no file that looks whole", not list((folder / "broken").rglob("*.parquet")))
    print(f"{passed} passed")


main()
