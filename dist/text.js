import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/text/escape.ts
var CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu;
var LONE_SURROGATE = new RegExp("\\p{Surrogate}", "gu");
var INVISIBLE = /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|[\ufe00-\ufe0d]|\u034f|\u17b4|\u17b5/gu;
var MAX_LENGTH = 1e3;
function plain(text, longest = MAX_LENGTH) {
  const line = text.slice(0, longest * 4).replace(LONE_SURROGATE, "\uFFFD").replace(CONTROL, " ").replace(INVISIBLE, "").trim();
  return disarm(cut(line, longest));
}
function disarm(line) {
  return line.replace(/^::/, ": :").replaceAll("##[", "## [");
}
function cut(line, longest) {
  const letters = [...line];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}\u2026` : line;
}
function markdown(text, longest = MAX_LENGTH) {
  return escaped(plain(text, longest));
}
function escaped(line) {
  return line.replace(/[\\`*_{}[\]<>|~#$]/g, "\\$&").replace(/&/g, "&amp;").replace(/^[-+=]/, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2").replace(/@/g, "@\u200B").replace(/#(?=\d)/g, "#\u200B").replace(/(?<![A-Za-z0-9])GH-(?=\d)/gi, "$&\u200B").replace(/:(?=\/\/|[\w+\\-]+:)/g, ":\u200B").replace(/(?<![A-Za-z0-9])www(?=\.)/gi, "$&\u200B");
}
function code(text, longest = 200) {
  const inner = plain(text, longest);
  const fence = "`".repeat(longestRun(inner) + 1);
  const space = inner.startsWith("`") || inner.endsWith("`") || inner === "" ? " " : "";
  return `${fence}${space}${inner}${space}${fence}`;
}
var MAX_SPAN_LENGTH = 100;
function prose(text, longest = MAX_LENGTH) {
  const line = plain(text, longest);
  const parts = line.split("`");
  const isCode = (index) => index % 2 === 1;
  const isUnprintable = parts.length % 2 === 0;
  const hasLong = parts.some((part, index) => isCode(index) && part.length > MAX_SPAN_LENGTH);
  if (isUnprintable || hasLong || line.includes("``")) return escaped(line);
  return parts.map((part, index) => isCode(index) ? code(part) : escaped(part)).join("");
}
var MAX_URL_LENGTH = 2e3;
function link(text, url) {
  const parsed = url.length <= MAX_URL_LENGTH && URL.canParse(url) ? new URL(url) : void 0;
  if (!parsed || !["https:", "http:"].includes(parsed.protocol) || parsed.username !== "") return markdown(text);
  const href = parsed.href.replace(/[^A-Za-z0-9\-._~:/?#@!$&+,;=%]/g, (letter) => percent(letter));
  return `[${markdown(text)}](${href})`;
}
var percent = (letter) => [...Buffer.from(letter)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
function longestRun(text) {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
function withinBytes(lines, bytes) {
  const kept = [];
  let used = 100;
  for (const line of lines) {
    used += Buffer.byteLength(line) + 1;
    if (used > bytes) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  return [...kept, ...left > 0 ? ["", `\u2026 and ${left} more lines: see the log of the job.`] : []].join("\n");
}

// src/text/suggest.ts
var MAX_LENGTH2 = 64;
function suggest(word, known) {
  if (word.length > MAX_LENGTH2) return void 0;
  const ranked = known.map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) })).filter(
    ({ candidate, distance }) => distance <= Math.max(1, Math.floor(Math.max(candidate.length, word.length) / 3))
  ).sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return ranked[0]?.candidate;
}
function didYouMean(word, known) {
  const meant = suggest(word, known);
  return meant === void 0 ? "" : ` (did you mean "${meant}"?)`;
}
function editDistance(left, right) {
  let beforeLast = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      if (swapped) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[right.length] ?? 0;
}

// src/policy/load/reference.ts
var REFERENCE = /^([A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}):([^\s:@\\]{1,256})@([A-Za-z0-9._/+-]{1,200})$/;
function parseReference(text) {
  const [, repository, path, at] = REFERENCE.exec(text) ?? [];
  if (repository === void 0 || path === void 0 || at === void 0) return void 0;
  if (path.split("/").some((part) => ["", ".", ".."].includes(part))) return void 0;
  return { repository, path, .../^[0-9a-f]{40}$/.test(at) ? { commit: at } : { branch: at } };
}
var REFERENCE_RULE = "must be a policy in another repository, such as acme/.github:quality-policy.yml@ and a commit of 40 digits or a protected branch";
var referenceName = (text) => text.replace(/@.*$/, "");

// src/facts/release/kinds.ts
var KINDS = ["normal", "hotfix", "rollback", "emergency"];
var WAYS = ["environment", "release", "tag", "review"];

export {
  parseReference,
  REFERENCE_RULE,
  referenceName,
  KINDS,
  WAYS,
  plain,
  markdown,
  code,
  prose,
  link,
  withinBytes,
  suggest,
  didYouMean
};
