/** What a stranger finds on the ledger's branch. Part of the format: it must make sense without Gatebook. */
export const README = `# Quality records

This branch is a ledger of quality records (ISO 9001, 7.5.3), kept by Gatebook. It has no common history with the code.
Nothing here is ever changed or removed: a record that was wrong is corrected by a later one.

## Format

- One file for each record: \`YYYY/MM/DD/<id>.json\`, by the UTC day of what is recorded.
  It holds \`{leaf, prev, record, seq}\` and ends with one line feed.
- All files are canonical JSON (RFC 8785) in UTF-8, with integers only.
- \`record.id\` says what the record is about. For \`kind: merge\` it is
  \`sha256({"branch","commit","kind","repository","schema"})\` in canonical JSON, where repository is its numeric id.
- \`seq\` counts from 1. \`prev\` is the \`leaf\` of the record before, or null.
- \`leaf\` is \`sha256(0x00 || canonical({prev, record, seq}))\`.
- \`head.json\` holds \`size\`, \`last\` (the newest leaf), \`range\` and \`root\` of the Merkle tree of RFC 6962 over all
  leaves in order of \`seq\`, and \`at\`, the time of the newest record. \`range\` lists the roots of the perfect subtrees,
  largest first; an inner node is \`sha256(0x01 || left || right)\`.

## How to verify

With Gatebook: \`gatebook ledger verify\`, or the short script \`docs/verify-ledger.py\` in its repository, which needs
nothing but Python. Without either, for each file: parse it, write it again in canonical form, compare the bytes;
recompute \`leaf\` and the path; sort by \`seq\`, check that none is missing and that each \`prev\` is the leaf before;
compute the root and compare it with \`head.json\`. In \`git log\`, every commit after the first one adds records and
changes \`head.json\`, and does nothing else.

A chain of hashes cannot convict its own writer: who may rewrite this whole branch can make it consistent again. What
shows that is a seal, which is a signature over \`head.json\` kept elsewhere, or an older copy of this branch.
`
