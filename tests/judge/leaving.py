"""Reads an exported archive as somebody without Kedang would, with what Python carries.

leaving.py FOLDER: follows the journal by the rule in 说明.txt, finds each original the list names, and prints as JSON
what it read: the rows of each table, the code of the last event, and how many originals are there and are not.
"""

import csv
import hashlib
import json
import pathlib
import sys

FIELDS = ["seq", "at", "actor", "actor_name", "action", "number", "facts", "change", "subjects"]


def rows(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file, strict=True))


def last_code(journal):
    """The first eight digits of the last hash; every row is sealed onto the one before it."""
    seal = bytes(32)
    for row in journal:
        sealed = hashlib.sha256(seal)
        for name in FIELDS:
            field = row[name].encode()
            sealed.update(len(field).to_bytes(8, "little") + field)
        seal = sealed.digest()
        if seal.hex() != row["hash"]:
            sys.exit(f"the chain breaks at {row['seq']}")
    return seal.hex()[:8]


def main():
    csv.field_size_limit(1 << 30)
    bag = pathlib.Path(sys.argv[1])
    tables = {path.stem: rows(path) for path in (bag / "data" / "数据").glob("*.csv")}
    there = gone = 0
    for original in rows(bag / "data" / "原件目录.csv"):
        if not original["path"]:
            gone += 1
            continue
        content = (bag / original["path"]).read_bytes()
        if hashlib.sha256(content).hexdigest() != original["sha256"] or len(content) != int(original["size"]):
            sys.exit(f"{original['path']} is another file")
        there += 1
    print(json.dumps({
        "rows": {name: len(table) for name, table in tables.items()},
        "columns": {name: list(table[0]) for name, table in tables.items() if table},
        "head": last_code(tables["journal"]),
        "there": there,
        "gone": gone,
    }))


main()
