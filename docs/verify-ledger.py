#!/usr/bin/env python3
"""Verifies a Gatebook ledger in a folder, with only Python: python3 verify-ledger.py FOLDER [OLD-HEAD.json]

It recomputes every hash, place and id. It does not know what a record may say: whether a verdict agrees with its gates,
or a list made from the records with them, only Gatebook checks. Files have no history: a full clone shows more."""
import hashlib, json, pathlib, re, sys

sha = lambda data: hashlib.sha256(data).digest()
name = lambda digest: "sha256:" + digest.hex()
canonical = lambda value: json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()

def check(truth, place, what):
    truth or sys.exit(f"{place}: {what}")

def root(leaves):  # RFC 6962, section 2.1
    if len(leaves) < 2: return leaves[0] if leaves else sha(b"")
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\x01" + root(leaves[:half]) + root(leaves[half:]))

def subtrees(leaves):  # the largest perfect ones, from the left
    size = 1 << len(leaves).bit_length() >> 1
    return [name(root(leaves[:size]))] + subtrees(leaves[size:]) if leaves else []

def natural_key(record):  # the same in every version, so that an event is recorded once
    kind, key = record["kind"], {"schema": "gatebook/record/1", "repository": record["repository"]["id"]}
    if kind in ("correction", "conflict", "retrospective"):
        return {**key, "kind": "amendment", **{field: record["amends"][field] for field in ("record", "number")}}
    fields = {"merge": ("branch",), "policy-change": ("branch",), "release": ("tag", "environment")}.get(kind)
    if fields is None: return None
    key.update({"kind": kind, **{field: record["subject"][field] for field in ("commit", *fields)}})
    if kind == "release":
        key.update({field: record["decidedBy"][field] for field in ("run", "attempt")})
        if record["subject"].get("package") is not None: key["package"] = record["subject"]["package"]
    return key

def entry(path, place):
    def no_float(text): raise ValueError(f"{text} is not an integer")
    try:
        found = json.loads(path.read_bytes().decode(), parse_float=no_float)
        record, leaf, hashed = found["record"], found["leaf"], {key: found[key] for key in ("seq", "prev", "record")}
        check(path.read_bytes() == canonical({**hashed, "leaf": leaf}) + b"\n", place, "not in canonical form")
        check(leaf == name(sha(b"\x00" + canonical(hashed))), place, "changed after it was recorded")
        check(place == f"{record['at'][:10]}/{record['id'][7:]}.json".replace("-", "/"), place, "in the wrong place")
        if record["schema"] in ("gatebook/record/1", "gatebook/record/2") and (key := natural_key(record)):
            check(record["id"] == name(sha(canonical(key))), place, "its id does not match its subject")
        return found["seq"], place, found["prev"], leaf, record["at"], record["id"], record.get("amends")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        sys.exit(f"{place}: not a ledger entry, {error}")

len(sys.argv) > 1 or sys.exit(__doc__)
folder = pathlib.Path(sys.argv[1])
check(folder.is_dir(), folder, "not a folder")
files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file() or path.is_symlink()}
places = [place for place in files if re.fullmatch(r"\d{4}/\d\d/\d\d/[0-9a-f]{64}\.json", place)]
for place in files.keys() - set(places):
    index = re.fullmatch(r"releases/[0-9a-f]{64}\.json", place)  # made from the records, and no proof of anything
    check(index or place in ("head.json", "obligations.json", "README.md") or place.startswith(".git/"), place, "does not belong here")
last, at, leaves, seen = None, None, [], {}  # seen: how many entries there are about each record so far
entries = sorted((entry(files[place], place) for place in places), key=lambda found: found[:2])
for number, (seq, place, prev, leaf, at, record, amends) in enumerate(entries, 1):
    check((seq, prev) == (number, last), place, f"record {seq} does not follow record {number - 1}")
    check(record not in seen, place, "its event was already recorded")
    seen[record] = 0
    if amends:
        check(amends["record"] in seen, place, "it is about a record that is not before it")
        check(amends["number"] == seen[amends["record"]] + 1, place, "an earlier entry about the same record is missing")
        seen[amends["record"]] += 1
    leaves.append(bytes.fromhex(leaf[7:]))
    last = leaf
head = {"schema": "gatebook/ledger-head/1", "size": len(leaves), "last": last, "at": at,
        "range": subtrees(leaves), "root": name(root(leaves))}
check("head.json" in files, "head.json", "missing")
check(files["head.json"].read_bytes() == canonical(head) + b"\n", "head.json", "does not agree with the records")
for old in sys.argv[2:]:  # a copy of head.json from an earlier time: the ledger must begin with what it counted
    try:
        older = json.loads(pathlib.Path(old).read_bytes())
        size, then = int(older["size"]), older["root"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        sys.exit(f"{old}: not a head, {error}")
    check(0 <= size <= len(leaves) and name(root(leaves[:size])) == then, old, "not continued")
print(f"{len(leaves)} records, root {head['root']}" if leaves else "empty: nothing was verified")
