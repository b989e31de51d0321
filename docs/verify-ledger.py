#!/usr/bin/env python3
"""Verifies a Gatebook ledger in a folder, with nothing but Python: python3 verify-ledger.py FOLDER"""
import hashlib, json, pathlib, re, sys

def sha(data): return hashlib.sha256(data).digest()
def named(raw): return "sha256:" + raw.hex()
def raw(name): return bytes.fromhex(name[7:])
def canonical(value): return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
def no_float(text): raise ValueError("a number that is no integer: " + text)
def load(path): return json.loads(path.read_bytes().decode(), parse_float=no_float)

def root(leaves):  # RFC 6962, section 2.1
    if len(leaves) < 2: return leaves[0] if leaves else sha(b"")
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\x01" + root(leaves[:half]) + root(leaves[half:]))

def subtrees(leaves):
    if not leaves: return []
    size = 1 << len(leaves).bit_length() - 1
    return [named(root(leaves[:size]))] + subtrees(leaves[size:])

def check(path, truth, what): truth or sys.exit(f"{path}: {what}")

def entry(folder, path):
    place = path.relative_to(folder).as_posix()
    try: found = load(path)
    except ValueError as error: sys.exit(f"{place}: unreadable, {error}")
    try:
        record, inner = found["record"], {key: found[key] for key in ("seq", "prev", "record")}
        check(place, path.read_bytes() == canonical(found) + b"\n" and len(found) == 4, "not in canonical form")
        check(place, found["leaf"] == named(sha(b"\x00" + canonical(inner))), "not what was recorded")
        check(place, place == record["at"][:10].replace("-", "/") + "/" + record["id"][7:] + ".json", "in the wrong place")
        if (record["schema"], record["kind"]) == ("gatebook/record/1", "merge"):
            key = {"schema": record["schema"], "kind": "merge", "repository": record["repository"]["id"],
                   "branch": record["subject"]["branch"], "commit": record["subject"]["commit"]}
            check(place, record["id"] == named(sha(canonical(key))), "has an id that is not its own")
        return found["seq"], place, found["prev"], found["leaf"], record["at"]
    except (KeyError, TypeError) as error: sys.exit(f"{place}: no entry of a ledger, {error!r}")

def main(folder):
    if not (folder / "head.json").is_file(): sys.exit("head.json: missing")
    files = [path for path in folder.rglob("*") if path.is_file() and ".git" not in path.relative_to(folder).parts]
    records = [path for path in files if re.fullmatch(r"\d{4}/\d\d/\d\d/[0-9a-f]{64}\.json", path.relative_to(folder).as_posix())]
    for path in set(files) - set(records) - {folder / "head.json", folder / "README.md"}: sys.exit(f"{path}: does not belong here")
    previous, at, leaves = None, None, []
    for number, (seq, place, prev, leaf, at) in enumerate(sorted(entry(folder, path) for path in records), 1):
        check(place, seq == number, f"is record {seq}, expected {number}")
        check(place, prev == previous, "does not follow the record before")
        leaves.append(raw(leaf))
        previous = leaf
    head = {"schema": "gatebook/ledger-head/1", "size": len(leaves), "last": previous, "at": at,
            "range": subtrees(leaves), "root": named(root(leaves))}
    check("head.json", (folder / "head.json").read_bytes() == canonical(head) + b"\n", "does not agree with the records")
    print(f"{len(leaves)} records, root {head['root']}" if leaves else "empty: nothing was verified")

main(pathlib.Path(sys.argv[1]))
