#!/usr/bin/env python3
"""Score noun phrases against a gold file.

    chunk_score.py GOLD.jsonl PRED.jsonl [--errors N]

Both files are JSON Lines with `id` and `phrases`, a list of `[start, end]` in Unicode code points; `chunk_gold.py` writes
the gold. Lines are matched by `id`; a gold line without a counterpart counts as one without phrases. A phrase is right
when both of its ends are. Prints precision, recall and F1, and how often only one end is right; `--errors N` shows the
first N sentences that differ, with `-` before what was missed and `+` before what is wrong.
"""
import argparse
import json
import sys


def read(path):
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file if line.strip()]
    return {line["id"]: line for line in lines}


def ratio(part, whole):
    return part / whole if whole else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("predicted")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    options = parser.parse_args()
    gold, predicted = read(options.gold), read(options.predicted)
    right = wanted = given = starts = ends = absent = 0
    shown = 0
    for name, line in gold.items():
        absent += name not in predicted
        a = {tuple(span) for span in line["phrases"]}
        b = {tuple(span) for span in predicted.get(name, {}).get("phrases", [])}
        right += len(a & b)
        wanted += len(a)
        given += len(b)
        starts += len({start for start, _ in a} & {start for start, _ in b})
        ends += len({end for _, end in a} & {end for _, end in b})
        if a != b and shown < options.errors:
            shown += 1
            print(name, line.get("text", ""))
            for start, end in sorted(a ^ b):
                print("  -" if (start, end) in a else "  +", line.get("text", "")[start:end])
    precision, recall = ratio(right, given), ratio(right, wanted)
    print(f"sentences {len(gold)}, without prediction {absent}, unknown {len(predicted.keys() - gold.keys())}")
    print(f"phrases   gold {wanted}, predicted {given}, right {right}")
    print(f"exact     P {precision:.4f}  R {recall:.4f}  F1 {ratio(2 * precision * recall, precision + recall):.4f}")
    print(f"one end   starts R {ratio(starts, wanted):.4f}, ends R {ratio(ends, wanted):.4f}")
    return 0 if not absent else 1


if __name__ == "__main__":
    sys.exit(main())
