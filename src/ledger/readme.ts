/** What a stranger finds on the ledger's branch. Part of the format: it must make sense without Gatebook. */
export const README = `# Quality records

This branch is a ledger of quality records (ISO 9001, 7.5.3), written by Gatebook. It shares no history with the code.
Nothing here is ever changed or removed: a later record corrects a wrong one.

## Format

- One file for each record: \`YYYY/MM/DD/<id>.json\`, by the UTC day of the recorded event.
  It contains \`{leaf, prev, record, seq}\` and ends with one line feed.
- All files are canonical JSON (RFC 8785) in UTF-8, with integers only.
- \`record.id\` identifies the subject of the record. For \`kind: merge\` it is
  \`sha256({"branch","commit","kind","repository","schema"})\` in canonical JSON, where repository is the numeric id.
- \`seq\` counts from 1. \`prev\` is the \`leaf\` of the previous record, or null.
- \`leaf\` is \`sha256(0x00 || canonical({prev, record, seq}))\`.
- \`head.json\` contains \`size\`, \`last\` (the newest leaf), \`range\` and \`root\` of the Merkle tree of RFC 6962 over all
  leaves in order of \`seq\`, and \`at\`, the time of the newest record. \`range\` lists the roots of the perfect subtrees,
  largest first. An inner node is \`sha256(0x01 || left || right)\`.
- \`releases/*.json\` is an index made from the records: where the newest authorised release of a package, an environment,
  a line or a commit is. It proves nothing; the record that it names does.
- \`obligations.json\` is made from them too: which records leave a retrospective review to be done.

## How to verify

With Gatebook: \`gatebook ledger verify\`, or the short script \`docs/verify-ledger.py\` in its repository, which needs
only Python. Without either, for each file: parse it, write it again in canonical form, and compare the bytes.
Recompute \`leaf\` and the path. Sort by \`seq\`, and check that none is missing and that each \`prev\` is the previous
leaf. Compute the root and compare it with \`head.json\`. In \`git log\`, every commit after the first one only adds
records and changes \`head.json\` and what is made from them.

A hash chain does not protect against its own writer: anybody who may rewrite this whole branch can make it consistent
again. A seal, which is a signature over \`head.json\` kept elsewhere, or an older copy of this branch reveals that.
`
