import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  VERSION
} from "./version.js";
import {
  EMPTY,
  ENTRY_PATH,
  FACT_NAMES,
  FIRST_MESSAGE,
  GitError,
  HEAD_PATH,
  INDEX_PATH,
  LEDGER_BRANCH,
  MAX_BYTES,
  NOT_COLLECTED,
  NO_LINES,
  OBLIGATIONS_PATH,
  PROFILES,
  REPORT_FACTS,
  StoreError,
  TrackedPaths,
  ambiguitySentence,
  anomalies,
  appendLeaf,
  byCodeUnits,
  casesOf,
  countsOf,
  coverageFormats,
  decoded,
  dependencyFormats,
  evaluate,
  extendsOf,
  facts,
  fileCounts,
  formatDiagnostic,
  fromDigest,
  gateKeys,
  gates,
  goModules,
  headOf,
  idAt,
  indexFiles,
  isAbsolute,
  isEmpty,
  isUnlisted,
  list,
  listedAt,
  loadPolicy,
  matcher,
  mergeReports,
  nearPath,
  obligationsFile,
  openRepository,
  parseLicence,
  pathsOf,
  patternsIn,
  pipeGit,
  plural,
  policySchema,
  readEntry,
  readHead,
  readObligations,
  readReport,
  readText,
  reportPlace,
  rootOf,
  rootProblem,
  sameRequest,
  sha256,
  shown,
  slashed,
  sourceOf,
  testFormats,
  toDigest,
  touchesObligations,
  unexpectedEntry,
  unexpectedSize,
  verdictLines,
  warnings,
  withRecord,
  within
} from "./policy.js";
import {
  didYouMean,
  plain
} from "./text.js";
import {
  dump,
  record,
  verdict
} from "./records.js";
import {
  countBySeverity
} from "./report-text.js";
import {
  toJSONSchema
} from "./zod.js";
import "./commonjs.js";

// src/cli/command.ts
var EXIT = { done: 0, failed: 1, badInput: 2, unjudged: 3, integrity: 4 };
var UsageError = class extends Error {
};

// src/cli/demo.ts
import { existsSync } from "node:fs";

// src/cli/arguments.ts
import { parseArgs } from "node:util";
function readArguments(args, named2, most, formats = ["text", "json"]) {
  const options2 = {
    format: { type: "string" },
    quiet: { type: "boolean" },
    ...named2.includes("extends") ? { extends: { type: "string", multiple: true } } : {},
    ...Object.fromEntries(named2.filter((name) => name !== "extends").map((name) => [name, { type: "string" }]))
  };
  const { values, positionals } = parse(args, options2, ["format", "quiet", "help", ...named2]);
  const format = String(values["format"] ?? formats[0]);
  if (!formats.includes(format)) throw new UsageError(`--format cannot be "${format}": use ${formats.join(" or ")}.`);
  if (positionals.length > most) throw new UsageError(`"${positionals[most]}" is one argument too many.`);
  const texts = Object.entries(values).flatMap(
    ([name, value]) => typeof value === "string" ? [[name, value]] : []
  );
  const bases = values["extends"];
  return {
    positionals,
    values: Object.fromEntries(texts),
    bases: Array.isArray(bases) ? bases.map(String) : [],
    format,
    json: format === "json",
    quiet: values["quiet"] === true
  };
}
function parse(args, options2, known) {
  try {
    return parseArgs({ args: [...args], options: options2, allowPositionals: true, strict: true });
  } catch (error) {
    const unknown = args.find((arg) => /^-./.test(arg) && !known.includes(arg.replace(/^--|=.*$/gs, "")));
    if (unknown === void 0)
      throw new UsageError(error instanceof Error ? error.message : "The arguments cannot be read.");
    throw new UsageError(`There is no option ${unknown}${didYouMean(unknown.replace(/^-+|=.*$/gs, ""), known)}.`);
  }
}

// src/cli/demo.ts
var demo = {
  name: "demo",
  usage: "gatebook demo [FOLDER]",
  summary: "Runs a complete example on an embedded GitHub stand-in: no account, no token, no network.",
  run
};
async function run(terminal) {
  const { positionals } = readArguments(terminal.args, [], 1);
  const bundle = new URL("./demo.js", import.meta.url);
  if (!existsSync(bundle)) {
    terminal.err(
      "The demo is not part of this installation. Run it from a clone of the repository: npm ci && npm start."
    );
    return EXIT.unjudged;
  }
  const { playDemo } = await import(bundle.href);
  const { cwd, path, colour, out } = terminal;
  return playDemo({ folder: positionals[0], cwd, path, colour, out });
}

// src/cli/evaluate.ts
import { resolve as resolve3 } from "node:path";

// src/app/shared/read-bounded.ts
import { constants } from "node:fs";
import { open } from "node:fs/promises";
async function readBounded(path, most) {
  try {
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (!(await handle.stat()).isFile()) return "no_file";
      const chunks = [];
      for await (const chunk of handle.createReadStream({ end: most - 1, autoClose: false })) chunks.push(chunk);
      return Buffer.concat(chunks);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return isMissing(error) ? "missing" : "unreadable";
  }
}
var isMissing = (error) => typeof error === "object" && error !== null && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");

// src/app/local/evaluate.ts
async function judgeRecorded(policy, policyFile, factsPath) {
  const read = await readFacts(factsPath);
  if (typeof read === "string") return { problem: read };
  const facts2 = inTodaysWords(read);
  const source = { path: policyFile, blob: "" };
  const verdict2 = isAboutRelease(facts2) ? evaluate(policy, facts2, { subject: releaseIn(facts2), policy: source }, "release") : evaluate(policy, facts2, { subject: changeIn(facts2), policy: source });
  return { verdict: verdict2, notes: ofAnotherPolicy(policy, facts2, verdict2), lines: verdictLines(verdict2) };
}
var OLD_DETAIL = "No gate of the policy asks for this.";
function inTodaysWords(facts2) {
  const old = FACT_NAMES.filter((name) => {
    const fact = facts2[name];
    return fact.state === "unavailable" && fact.detail === OLD_DETAIL;
  });
  return { ...facts2, ...Object.fromEntries(old.map((name) => [name, NOT_COLLECTED])) };
}
function ofAnotherPolicy(policy, facts2, { gates: gates2 }) {
  const missing2 = [...policy.gates, ...policy.builtIn].flatMap(({ id, needs }) => {
    if (gates2.find((gate) => gate.id === id)?.outcome !== "error") return [];
    const names = [...new Set(needs.flatMap((need) => absent(facts2, need)))];
    return names.length > 0 ? [`  ${plain(`${id}: ${names.join(", ")}`)}`] : [];
  });
  if (missing2.length === 0) return [];
  return ["These facts were collected under another policy or by an earlier version. Missing, by gate:", ...missing2];
}
function absent(facts2, { fact: name, request }) {
  const fact = facts2[name];
  if (fact.state === "unavailable") return fact.why === "not_collected" ? [name] : [];
  if (typeof request !== "object" || !("reports" in request) || !isReportFact(name)) return [];
  const sets = facts2[name].state === "complete" ? facts2[name].value : [];
  const isRead = request.reports.length === 0 || sets.some((set) => sameRequest(set.request, request.reports));
  return isRead ? [] : [`${name} of ${request.reports.map((report2) => report2.name).join(", ")}`];
}
var isReportFact = (name) => REPORT_FACTS.some((one) => one === name);
var isAboutRelease = ({ release }) => release.state === "complete" || release.why !== "not_collected";
function changeIn({ change }) {
  if (change.state !== "complete") return { repository: "", head: "", base: "" };
  const { repository, pull, head, base } = change.value;
  return { repository: repository.name, pull, head, base };
}
function releaseIn({ release }) {
  if (release.state !== "complete") return { repository: "", head: "", base: "" };
  const { repository, tag, environment, commit, policyCommit } = release.value;
  return {
    repository: repository.name,
    release: tag ?? environment ?? commit.slice(0, 7),
    head: commit,
    base: policyCommit
  };
}
var NO_FACTS = "Use the file named by the output `facts` of the Action.";
var MAX_BYTES2 = 64 * 1024 * 1024;
var UNREAD = {
  missing: "There is no such file.",
  no_file: "This is not a file.",
  unreadable: "The file cannot be read. Check its permissions."
};
async function readFacts(path) {
  const bytes = await readBounded(path, MAX_BYTES2 + 1);
  if (typeof bytes === "string") return `${UNREAD[bytes]} ${NO_FACTS}`;
  if (bytes.length > MAX_BYTES2) return `The file is larger than ${MAX_BYTES2 / 1024 / 1024} MB. ${NO_FACTS}`;
  if (bytes.length === 0) return `The file is empty. ${NO_FACTS}`;
  const json = parseJson(Buffer.from(bytes).toString("utf8"));
  if (json === void 0) return `This cannot be read as JSON. ${NO_FACTS}`;
  const parsed = facts.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".") || "the document";
  return `This is not a facts document of version 1: ${where}: ${issue?.message}. ${NO_FACTS}`;
}
function parseJson(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
}

// src/app/local/read-policy-file.ts
import { dirname as dirname3, resolve as resolve2 } from "node:path";

// src/policy/load/lint-dates.ts
var YEAR_MS = 365 * 24 * 60 * 60 * 1e3;
function lintDates({ gates: gates2 }, now) {
  return gates2.flatMap(({ id, enforce }) => {
    if (enforce === "blocking") return [];
    const day = enforce["advisory-until"];
    if (Date.parse(`${day}T00:00:00Z`) - now <= YEAR_MS) return [];
    const message = `This gate blocks nothing until ${day}, more than a year from now. Choose a nearer day, or remove the gate.`;
    return [{ path: ["gates", id, "enforce", "advisory-until"], message }];
  });
}

// src/policy/load/lint-files.ts
function lintFiles(policy, files) {
  return patternsIn(policy).filter(({ pattern, expectEmpty }) => !expectEmpty && !files.some(matcher([pattern]))).map(({ pattern, path, says }) => {
    const found = `${shown(pattern)} matches no committed file of the repository${says === "measured" ? UNJUDGED : ""}.`;
    return {
      path,
      message: isFolder(pattern, files) ? `${found} It names a folder: write ${shown(within2(pattern))}.` : found
    };
  });
}
var trimmed = (pattern) => pattern.replace(/\/$/, "");
var within2 = (pattern) => `${trimmed(pattern)}/**`;
var isFolder = (pattern, files) => files.some((file) => file.startsWith(`${trimmed(pattern)}/`));
var UNJUDGED = ', so the gate cannot be evaluated. If the files are to come, write "expect-empty: true" beside the list';

// src/policy/load/lint-logins.ts
var MAX_SHOWN = 5;
function lintLogins({ roles }) {
  const bare = [...roles.values()].flatMap(
    ({ name, users }) => users.filter((user) => !user.includes("#") && !user.endsWith("[bot]")).map((user) => ({ name, user }))
  );
  const [first] = bare;
  if (!first) return [];
  const logins = [...new Set(bare.map(({ user }) => user))];
  const more = logins.length - MAX_SHOWN;
  const shown2 = list(more > 0 ? [...logins.slice(0, MAX_SHOWN), `${more} more`] : logins, "and");
  const message = `A login can be taken over by somebody else (${shown2}). Write login#id: \`gh api users/${first.user} --jq .id\` shows the id.`;
  return [{ path: ["roles", first.name, "users"], message }];
}

// src/app/local/clone-around.ts
import { existsSync as existsSync2 } from "node:fs";
import { dirname, join } from "node:path";
function cloneAround(folder) {
  if (existsSync2(join(folder, ".git"))) return folder;
  const above = dirname(folder);
  return above === folder ? void 0 : cloneAround(above);
}

// src/app/local/load-policy-file.ts
import { readdir } from "node:fs/promises";
import { dirname as dirname2, join as join2, resolve } from "node:path";
async function loadPolicyFile({ folder, file, bases }) {
  const own = await readOne(folder, file);
  if ("message" in own) return { ok: false, diagnostics: [own] };
  const document2 = readText(own.bytes, file);
  const references = "locate" in document2 ? extendsOf(document2.value) : [];
  if (bases.length > references.length) return { ok: false, diagnostics: [tooMany(file, references.length, bases)] };
  const texts = await Promise.all(bases.map((base) => readOne(folder, base)));
  const unread = texts.flatMap((text2) => "message" in text2 ? text2 : []);
  if (unread.length > 0) return { ok: false, diagnostics: unread };
  const given = references.flatMap((reference, place) => {
    const text2 = texts[place];
    return text2 && "bytes" in text2 ? [{ reference, bytes: text2.bytes }] : [];
  });
  return loadPolicy(own.bytes, file, given);
}
async function readOne(folder, file) {
  const bytes = await readBounded(resolve(folder, file), MAX_BYTES + 1);
  if (typeof bytes !== "string") return { bytes };
  const message = bytes === "missing" ? await missing(folder, file) : UNREAD2[bytes];
  return { file, line: 1, column: 1, message };
}
async function missing(folder, file) {
  const beside = await readdir(resolve(folder, dirname2(file))).catch(() => []);
  const near = nearPath(
    file,
    beside.map((name) => join2(dirname2(file), name))
  );
  return near === void 0 ? UNREAD2.missing : `There is no such file, but there is ${near}. ${RENAME}`;
}
var RENAME = "Rename it: the Action reads .github/quality-policy.yml, unless the input `policy` names another file.";
function tooMany(file, named2, bases) {
  const message = `This policy extends ${plural(named2, "other")}, but --extends was given ${plural(bases.length, "text")}.`;
  return { file, line: 1, column: 1, message };
}
var UNREAD2 = {
  missing: "There is no such file. Name the policy file, or create one: the README has a first policy to copy.",
  no_file: "This is not a file. Name the policy file itself.",
  unreadable: "The file cannot be read. Check its permissions."
};

// src/app/local/read-policy-file.ts
async function readPolicyFile(files) {
  const loaded = await loadPolicyFile(files);
  return loaded.ok ? accepted(loaded.policy, loaded.warnings) : refused(loaded.diagnostics);
}
async function validatePolicyFile(files, path, now) {
  const loaded = await loadPolicyFile(files);
  if (!loaded.ok) return refused(loaded.diagnostics);
  const { policy, layers, warnings: warnings2 } = loaded;
  const committed = await committedFiles(resolve2(files.folder, files.file), path);
  const ofFiles = warnings(committed ? lintFiles(policy, committed) : [], layers);
  const ofDates = warnings(lintDates(policy, now), layers);
  return accepted(policy, [...warnings2, ...ofDates, ...ofFiles], warnings(lintLogins(policy), layers));
}
function accepted(policy, warnings2, hints = []) {
  const told = (kind) => (one) => lineOf({ ...one, message: `${kind}: ${one.message}` });
  const lines2 = [...warnings2.map(told("warning")), ...hints.map(told("hint"))];
  return { policy, gates: policy.gates.map((gate) => gate.id), diagnostics: [], warnings: warnings2, hints, lines: lines2 };
}
async function committedFiles(file, path) {
  const folder = cloneAround(dirname3(file));
  if (folder === void 0) return void 0;
  try {
    const repository = await openRepository({ folder, path });
    const head = await repository.headCommit();
    return head === void 0 ? void 0 : [...(await repository.trackedFiles(head)).keys()];
  } catch (error) {
    if (error instanceof GitError) return void 0;
    throw error;
  }
}
function refused(diagnostics) {
  return { gates: [], diagnostics, warnings: [], hints: [], lines: diagnostics.map(lineOf) };
}
var lineOf = (diagnostic) => plain(formatDiagnostic(diagnostic));

// src/cli/evaluate.ts
var evaluate2 = {
  name: "evaluate",
  usage: "gatebook evaluate --policy FILE --facts FILE [--extends FILE]... [--format text|json] [--quiet]",
  summary: "Evaluates recorded facts under a policy: no network, no clock, the same verdict every time.",
  run: run2
};
async function run2(terminal) {
  const { values, bases, json, quiet } = readArguments(terminal.args, ["policy", "facts", "extends"], 0);
  const { policy: policyFile, facts: factsFile } = values;
  if (policyFile === void 0 || factsFile === void 0)
    throw new UsageError("Both --policy and --facts are required.");
  const { policy, lines: lines2 } = await readPolicyFile({ folder: terminal.cwd, file: policyFile, bases });
  if (!policy) {
    for (const line of lines2) terminal.err(line);
    return EXIT.badInput;
  }
  const judged = await judgeRecorded(policy, policyFile, resolve3(terminal.cwd, factsFile));
  if ("problem" in judged) {
    terminal.err(plain(`${factsFile}: ${judged.problem}`));
    return EXIT.unjudged;
  }
  const status = { pass: EXIT.done, fail: EXIT.failed, error: EXIT.unjudged }[judged.verdict.outcome];
  if (quiet) return status;
  if (json) terminal.out(JSON.stringify(judged.verdict, null, 2));
  else for (const line of [...judged.notes, ...judged.lines]) terminal.out(line);
  return status;
}

// src/cli/explain.ts
import { resolve as resolve4 } from "node:path";

// src/policy/explain.ts
function explainPolicy(policy, layers) {
  const placed = (path) => sourceOf(layers, path);
  const whole = written(policy);
  return {
    lines: linesOf(whole, { path: [], indent: "", sourceOf: placed, policy }),
    values: valuesOf(whole, [], placed)
  };
}
function written(policy) {
  const { edition, roles, risk, gates: gates2, concessions, corrections, objectives, trust, ledger } = policy;
  return {
    version: 1,
    iso9001: { edition },
    roles: Object.fromEntries([...roles].map(([name, role]) => [name, writtenRole(role)])),
    risk,
    gates: Object.fromEntries(gates2.map((gate) => [gate.id, writtenGate(gate)])),
    concessions,
    corrections,
    "retrospective-reviews": policy.retrospectives,
    "unattended-apps": policy.unattended,
    "known-addresses": policy.knownAddresses,
    objectives,
    "when-nothing-applies": policy.whenNothingApplies,
    trust,
    ledger
  };
}
var writtenRole = ({ users, teams, permission }) => ({
  users: users.length > 0 ? users : void 0,
  teams,
  permission
});
function writtenGate({ gate, settings, when, enforce, clauses }) {
  return { type: gate.type, ...isGroup(settings) ? settings : {}, when, enforce, clauses };
}
function linesOf(group, context) {
  return entriesOf(group).flatMap(([key, value]) => [
    ...keyLines(key, value, { ...context, path: [...context.path, key] }),
    ...remarks(context, key)
  ]);
}
var entriesOf = (group) => Object.entries(group).filter(([, value]) => value !== void 0);
function keyLines(key, value, context) {
  const head = `${context.indent}${inline(key)}:`;
  if (isFlat(value)) return [{ text: `${head} ${inline(value)}`, source: context.sourceOf(context.path) }];
  const inner = { ...context, indent: `${context.indent}  ` };
  if (Array.isArray(value)) return [{ text: head }, ...value.flatMap((one, place) => itemLines(one, place, inner))];
  return [{ text: head }, ...linesOf(value, inner)];
}
function itemLines(value, place, context) {
  const path = [...context.path, place];
  if (!isGroup(value)) return [{ text: `${context.indent}- ${inline(value)}`, source: context.sourceOf(path) }];
  const [first, ...rest] = linesOf(value, { ...context, path, indent: `${context.indent}  ` });
  if (!first) return [{ text: `${context.indent}- {}`, source: context.sourceOf(path) }];
  return [{ ...first, text: `${context.indent}- ${first.text.trimStart()}` }, ...rest];
}
function remarks({ path, policy, indent }, key) {
  const [group, id] = path;
  const gate = group === "gates" && path.length === 2 ? policy.gates.find((one) => one.id === id) : void 0;
  if (!gate || gate.clauses || key !== "enforce") return [];
  const ids = gate.gate.clauses[policy.edition];
  return [{ text: `${indent}# clauses: ${inline(ids)}`, source: "default" }];
}
var isFlat = (value) => Array.isArray(value) ? value.every((one) => !isGroup(one)) : !isGroup(value) || Object.keys(value).length === 0;
var inline = (value) => dump(value, { flowLevel: 0, lineWidth: -1 }).trimEnd();
var isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function valuesOf(value, path, sourceOf2) {
  if (isFlat(value)) return [{ path, value, source: sourceOf2(path) }];
  const inner = Array.isArray(value) ? [...value.entries()] : entriesOf(value);
  return inner.flatMap(([key, one]) => valuesOf(one, [...path, key], sourceOf2));
}

// src/app/local/explain-policy.ts
async function explainPolicyFile(files, gate) {
  const loaded = await loadPolicyFile(files);
  if (!loaded.ok) return { problem: loaded.diagnostics.map((diagnostic) => plain(formatDiagnostic(diagnostic))) };
  const { policy } = loaded;
  const ids = policy.gates.map(({ id }) => id);
  if (gate !== void 0 && !ids.includes(gate)) return { problem: [noGate(gate, ids)] };
  const shown2 = gate === void 0 ? policy : { ...policy, gates: policy.gates.filter(({ id }) => id === gate) };
  const { lines: lines2, values } = explainPolicy(shown2, loaded.layers);
  const isOfGate = (one) => one.path[0] === "gates";
  return {
    lines: gate === void 0 ? [...builtOn(policy), ...aligned(lines2), ...ALWAYS_THERE] : aligned(lines2.slice(gatesAt(lines2), gatesEnd(lines2))),
    values: values.filter((one) => gate === void 0 || isOfGate(one)).map(forPrograms),
    digest: policy.digest
  };
}
function forPrograms({ path, value, source }) {
  if (source === "default") return { path, value, source };
  const { layer, line, column } = source;
  return { path, value, source: { file: layer.file, line, column } };
}
var gatesAt = (lines2) => lines2.findIndex(({ text: text2 }) => text2 === "gates:");
var gatesEnd = (lines2) => lines2.findIndex(({ text: text2 }, place) => place > gatesAt(lines2) && !text2.startsWith(" "));
var builtOn = (policy) => [
  ...policy.profile === null ? [] : [`# profile: ${policy.profile}`],
  ...policy.extends.map((reference) => plain(`# extends: ${reference}`))
];
var ALWAYS_THERE = [
  "# protected-paths: always present; changes to the policy, CODEOWNERS, workflows or actions need a quality-owner"
];
var WIDEST = 72;
function aligned(lines2) {
  const width = Math.min(WIDEST, Math.max(...lines2.map(({ text: text2, source }) => source ? text2.length : 0)));
  return lines2.map(({ text: text2, source }) => indented(source ? `${text2.padEnd(width)}  # ${sourceText(source)}` : text2));
}
function sourceText(source) {
  if (source === "default") return source;
  const { layer, line } = source;
  if (layer.kind === "profile") return layer.name;
  return layer.kind === "own" ? `line ${line}` : `${layer.name}:${line}`;
}
var indented = (text2) => " ".repeat(text2.search(/\S|$/)) + plain(text2);
async function explainVerdictFile(path, file, gate) {
  const bytes = await readBounded(path, MAX_BYTES3);
  const parsed = verdict.safeParse(typeof bytes === "string" ? void 0 : parseJson2(bytes));
  if (!parsed.success) {
    return {
      problem: [`${plain(file)}: This is not a verdict. Use the file named by the output \`verdict\` of the Action.`]
    };
  }
  const { reasons = [], findings = [], ...verdict2 } = parsed.data;
  const ids = verdict2.gates.map(({ id }) => id);
  if (gate !== void 0 && !ids.includes(gate)) return { problem: [noGate(gate, ids)] };
  const gates2 = verdict2.gates.filter(({ id }) => gate === void 0 || id === gate);
  const lines2 = verdictLines({ ...verdict2, gates: gates2, ...gate === void 0 ? { reasons, findings } : {} });
  return { lines: gate === void 0 ? lines2 : lines2.slice(0, -1), values: [], digest: verdict2.policy.digest };
}
var MAX_BYTES3 = 64 * 1024 * 1024;
function parseJson2(bytes) {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return void 0;
  }
}
var noGate = (gate, ids) => plain(`There is no gate "${gate}"${didYouMean(gate, ids) || ` (there are: ${ids.join(", ")})`}.`);

// src/cli/explain.ts
var DEFAULT_FILE = ".github/quality-policy.yml";
var explain = {
  name: "explain",
  usage: "gatebook explain [GATE] [--policy FILE [--extends FILE]... | --verdict FILE] [--format text|json] [--quiet]",
  summary: `Shows the policy in force (default: ${DEFAULT_FILE}) with every default and the source of each value, or explains a verdict.`,
  run: run3
};
async function run3(terminal) {
  const { positionals, values, bases, json, quiet } = readArguments(terminal.args, ["policy", "verdict", "extends"], 1);
  const [gate] = positionals;
  const { policy, verdict: verdict2 } = values;
  if (policy !== void 0 && verdict2 !== void 0) throw new UsageError("Take --policy or --verdict, not both.");
  if (verdict2 !== void 0 && json) throw new UsageError("A verdict is already JSON.");
  const file = verdict2 ?? policy ?? DEFAULT_FILE;
  const explained = verdict2 === void 0 ? await explainPolicyFile({ folder: terminal.cwd, file, bases }, gate) : await explainVerdictFile(resolve4(terminal.cwd, file), file, gate);
  if ("problem" in explained) {
    for (const line of explained.problem) terminal.err(line);
    return EXIT.badInput;
  }
  if (quiet) return EXIT.done;
  if (json) terminal.out(JSON.stringify({ file, digest: explained.digest, values: explained.values }, null, 2));
  else for (const line of explained.lines) terminal.out(line);
  return EXIT.done;
}

// src/app/local/inspect-coverage.ts
import { basename as basename2, join as join3, relative, sep } from "node:path";

// src/app/local/read-reports.ts
import { basename, dirname as dirname4, resolve as resolve5 } from "node:path";
async function readReports(folder, names, formats) {
  const files = [];
  for (const file of names) {
    const place = resolve5(folder, file);
    const found = await readReport({ path: dirname4(place), called: "its folder" }, basename(place), formats);
    if (found.state !== "read")
      return { problem: [named(found.detail, basename(place), file), found.next].join(" ").trim() };
    files.push({ file, folder: dirname4(place), content: found.report });
  }
  return { files };
}
var named = (detail, name, file) => detail.replace(`"${name}"`, `"${file}"`);

// src/app/local/inspect-coverage.ts
async function inspectCoverage(request) {
  const wrong = request.root === void 0 ? void 0 : rootProblem(request.root);
  if (wrong !== void 0) return { problem: `--root ${request.root} ${wrong}.` };
  const read = await readReports(request.folder, request.files, coverageFormats);
  if ("problem" in read) return read;
  try {
    const place = await placeOf(request);
    if ("problem" in place) return place;
    const mapped = mappedReports(read.files, place, request.root);
    if ("problem" in mapped) return mapped;
    const all = mergeReports(mapped);
    const counts = counted(all);
    if (counts.lines.total === 0) return { problem: `No line was measured in ${request.files.join(", ")}.` };
    const { clone, ends } = place;
    const patch = clone && ends ? { ...await patchOf(clone, ends, all), unmapped: unmappedOf(mapped, all) } : null;
    return { ...counts, patch, findings: anomalies(read.files.map(({ content }) => content)) };
  } catch (error) {
    if (error instanceof GitError) return { problem: `${error.detail} ${error.next}` };
    throw error;
  }
}
async function placeOf(request) {
  const clone = await openClone(request);
  if (!clone)
    return request.diff === void 0 ? {} : { problem: "There is no git repository here, so --diff cannot be resolved." };
  const ends = request.diff === void 0 ? void 0 : await endsOf(clone, request.diff);
  if (ends === null)
    return { problem: `--diff ${request.diff} does not name two commits of this repository. Example: main..HEAD.` };
  const at = ends?.to ?? await clone.headCommit();
  if (at === void 0) return { clone };
  const tracked = await clone.trackedFiles(at);
  const modules = await goModules(clone, tracked);
  const paths = new TrackedPaths(new Set(tracked.keys()), [clone.folder, request.folder], modules);
  return { clone, paths, ...ends ? { ends } : {} };
}
async function openClone({ folder, path }) {
  const top = cloneAround(folder);
  return top === void 0 ? void 0 : openRepository({ folder: top, path });
}
async function endsOf(clone, diff) {
  const [, first, last] = /^([^.](?:(?!\.\.).)*)\.\.\.?([^.].*)$/.exec(diff) ?? [];
  const [from, to] = await Promise.all([first, last].map((name) => name ? clone.resolve(name) : void 0));
  return from && to ? { from, to } : null;
}
function mappedReports(reads, { clone, paths }, root) {
  const mapped = [];
  for (const { content: report2, file, folder } of reads) {
    const place = reportPlace(clone && insideOf(clone.folder, folder), basename2(file), root);
    const { meant, ambiguity } = paths?.resolve(reportedPaths(report2, place)) ?? NO_CLONE;
    if (ambiguity)
      return { problem: `${ambiguitySentence(ambiguity, file)} Name the folder that its paths start from with --root.` };
    const own = (path) => ({ path: isAbsolute(slashed(path)) ? path : join3(folder, path), exact: true });
    const all = pathsOf(report2);
    mapped.push({
      file,
      report: report2,
      meant: new Map(all.map((path) => [path, meant.get(path) ?? own(path)])),
      elsewhere: all.filter((path) => !meant.has(path) && !isEmpty(report2, path))
    });
  }
  return mapped;
}
function unmappedOf(reports, { unmapped }) {
  return reports.flatMap(
    ({ file, elsewhere }, at) => [.../* @__PURE__ */ new Set([...elsewhere, ...unmapped[at] ?? []])].sort(byCodeUnits).map((path) => ({ path, file }))
  );
}
var NO_CLONE = { meant: /* @__PURE__ */ new Map() };
var reportedPaths = (report2, place) => ({
  paths: pathsOf(report2),
  isEmpty: (path) => isEmpty(report2, path),
  sources: report2.sources,
  relative: report2.relative,
  place,
  rewrite: () => void 0
});
function insideOf(top, folder) {
  const inside = relative(top, folder).replaceAll(sep, "/");
  return inside === ".." || inside.startsWith("../") || isAbsolute(slashed(inside)) ? void 0 : inside;
}
function counted({
  lines: lines2,
  details,
  totals
}) {
  const names = [.../* @__PURE__ */ new Set([...lines2.keys(), ...totals.keys()])];
  const all = names.map((name) => fileCounts(lines2.get(name), details.get(name), totals.get(name)));
  const sum = (metric) => all.reduce(
    (share2, of) => ({ covered: share2.covered + of[metric].covered, total: share2.total + of[metric].total }),
    { covered: 0, total: 0 }
  );
  return {
    files: names.length,
    lines: sum("lines"),
    branches: sum("branches"),
    functions: sum("functions"),
    statements: sum("statements")
  };
}
async function patchOf(clone, { from, to }, { lines: lines2 }) {
  const base = await clone.mergeBase(from, to);
  const written2 = (await clone.diff(base, to)).filter(({ addedLines }) => addedLines.length > 0);
  const patch = { covered: 0, total: 0, unmeasuredFiles: [] };
  for (const { path, addedLines } of written2) {
    const measured = lines2.get(path);
    if (!measured) patch.unmeasuredFiles.push(path);
    const { covered, uncovered } = within(measured ?? NO_LINES, addedLines);
    const [hit, missed] = [covered, uncovered].map((ranges) => ranges.reduce((sum, [a, b]) => sum + b - a + 1, 0));
    patch.covered += hit ?? 0;
    patch.total += (hit ?? 0) + (missed ?? 0);
  }
  patch.unmeasuredFiles.sort(byCodeUnits);
  return patch;
}

// src/app/local/inspect-dependencies.ts
async function inspectDependencies(folder, files) {
  const read = await readReports(folder, files, dependencyFormats);
  if ("problem" in read) return read;
  const { mergeReports: mergeReports2 } = await import("./dependency-reports.js");
  const { components, skipped, advisories } = mergeReports2(read.files.map(({ content }) => content));
  if (components.length === 0) return { problem: `There is no component in ${files.join(", ")}.` };
  const depths = components.flatMap(({ depth }) => depth ?? []);
  const named2 = (all) => all.map(({ name, version }) => version === null ? name : `${name} ${version}`);
  return {
    files: files.length,
    components: {
      total: components.length,
      direct: depths.length === 0 ? null : depths.filter((depth) => depth === 1).length,
      deepest: depths.length === 0 ? null : depths.reduce((a, b) => Math.max(a, b)),
      skipped
    },
    licences: licencesOf(components),
    unlicensed: named2(components.filter(({ licences }) => !isLicensed(licences))),
    unversioned: named2(components.filter(({ version }) => version === null)),
    advisories: advisories && Object.fromEntries(countBySeverity(advisories).filter(([, count]) => count > 0)),
    unscanned: named2(components.filter(({ scanned }) => scanned === false)),
    findings: anomalies(read.files.map(({ content }) => content))
  };
}
var isLicensed = (licences) => licences.length > 0 && licences.every((text2) => parseLicence(text2) !== void 0);
function licencesOf(components) {
  const counts = /* @__PURE__ */ new Map();
  for (const { licences } of components) {
    const licence = isLicensed(licences) ? licences.join(" and ") : null;
    counts.set(licence, (counts.get(licence) ?? 0) + 1);
  }
  const all = [...counts].map(([licence, count]) => ({ licence, components: count }));
  return all.sort((a, b) => b.components - a.components || ((a.licence ?? "") < (b.licence ?? "") ? -1 : 1));
}

// src/app/local/inspect-tests.ts
var MAX_UNPASSED = 200;
async function inspectTests(folder, files) {
  const read = await readReports(folder, files, testFormats);
  if ("problem" in read) return read;
  const contents = read.files.map(({ content }) => content);
  const counts = countsOf(contents);
  if (counts.total === 0) return { problem: `There is no test case in ${files.join(", ")}.` };
  const unpassed = ["failed", "skipped"].flatMap(
    (outcome) => [...casesOf(contents)].flatMap(
      ({ place, outcome: ended }) => place && ended === outcome ? [{ ...place, outcome }] : []
    )
  );
  return {
    files: files.length,
    cases: counts,
    unpassed: unpassed.slice(0, MAX_UNPASSED),
    findings: anomalies(contents)
  };
}

// src/cli/inspect.ts
var inspectCoverageCommand = {
  name: "inspect coverage",
  usage: "gatebook inspect coverage FILE... [--diff A..B] [--root FOLDER] [--format text|json] [--quiet]",
  summary: "Merges coverage reports and counts files, lines, branches, functions and statements, also for the lines changed by a diff. Uses the details of the reports, not their totals.",
  run: async (terminal) => {
    const { positionals, values, ...how } = readArguments(terminal.args, ["diff", "root"], MAX_FILES);
    const files = filesIn(positionals);
    const { diff, root } = values;
    const found = await inspectCoverage({ folder: terminal.cwd, files, diff, root, path: terminal.path });
    return print(terminal, found, how, coverageLines);
  }
};
var inspectTestsCommand = {
  name: "inspect tests",
  usage: "gatebook inspect tests FILE... [--format text|json] [--quiet]",
  summary: "Counts the cases of test reports. Attempts at one case, where the tool repeats what fails, are one case.",
  run: async (terminal) => {
    const { positionals, ...how } = readArguments(terminal.args, [], MAX_FILES);
    return print(terminal, await inspectTests(terminal.cwd, filesIn(positionals)), how, testLines);
  }
};
var inspectDependenciesCommand = {
  name: "inspect dependencies",
  usage: "gatebook inspect dependencies FILE... [--format text|json] [--quiet]",
  summary: "Merges bills of materials and advisory reports, and counts components, their licences and what is known against them.",
  run: async (terminal) => {
    const { positionals, ...how } = readArguments(terminal.args, [], MAX_FILES);
    return print(terminal, await inspectDependencies(terminal.cwd, filesIn(positionals)), how, dependencyLines);
  }
};
var MAX_FILES = 1e3;
function filesIn(files) {
  if (files.length === 0) throw new UsageError("Name at least one report.");
  return files;
}
function print({ out, err }, found, { json, quiet }, linesOf3) {
  if ("problem" in found) {
    err(plain(found.problem));
    return EXIT.unjudged;
  }
  if (quiet) return EXIT.done;
  if (json) out(JSON.stringify(found, null, 2));
  else for (const line of linesOf3(found)) out(plain(line));
  return EXIT.done;
}
var share = (what, { covered, total }) => `${what.padEnd(10)} ${total === 0 ? "none measured" : `${covered} of ${total}`}`;
function coverageLines({
  files,
  lines: lines2,
  branches,
  functions,
  statements,
  patch,
  findings
}) {
  return [
    `${"files".padEnd(10)} ${files}`,
    share("lines", lines2),
    share("branches", branches),
    share("functions", functions),
    ...statements.total > 0 ? [share("statements", statements)] : [],
    ...patch ? patchLines(patch) : [],
    ...findings.map(finding)
  ];
}
var MAX_UNMAPPED = 20;
function patchLines(patch) {
  const { unmeasuredFiles, unmapped } = patch;
  const more = unmapped.length - MAX_UNMAPPED;
  return [
    share("patch", patch),
    ...unmeasuredFiles.map((path) => `${"unmeasured".padEnd(10)} ${path}`),
    ...unmapped.slice(0, MAX_UNMAPPED).map(({ path, file }) => `${"unmapped".padEnd(10)} ${path} in ${file}`),
    ...more > 0 ? [`${"unmapped".padEnd(10)} and ${more} more`] : [],
    ...unmapped.length > 0 ? ["Unmapped paths are no files of the repository. --root names the folder that they start from."] : []
  ];
}
function testLines({ files, cases, unpassed, findings }) {
  const { total, passed, failed, skipped, flaky } = cases;
  return [
    `${"files".padEnd(10)} ${files}`,
    `${"cases".padEnd(10)} ${total}: ${passed} passed, ${failed} failed, ${skipped} skipped, ${flaky} flaky`,
    ...unpassed.map(
      ({ outcome, suite, name }) => `${outcome.padEnd(10)} ${suite === "" ? name : `${suite} \u203A ${name}`}`
    ),
    ...findings.map(finding)
  ];
}
function dependencyLines(found) {
  const { files, components, licences, unlicensed, unversioned, advisories, unscanned, findings } = found;
  const { total, direct, deepest, skipped } = components;
  const depth = direct === null ? "depth not known" : `${direct} direct, up to depth ${deepest}`;
  const other = skipped === 0 ? "" : `; ${skipped} other ${skipped === 1 ? "entry" : "entries"} skipped`;
  const severities = Object.entries(advisories ?? {}).map(([severity, count]) => `${count} ${severity}`);
  return [
    `${"files".padEnd(10)} ${files}`,
    `${"components".padEnd(10)} ${total}: ${depth}${other}`,
    ...licences.map(
      ({ licence, components: count }) => `${"licence".padEnd(10)} ${count}: ${licence ?? "none recognised"}`
    ),
    ...advisories ? [`${"advisories".padEnd(10)} ${severities.length === 0 ? "none" : severities.join(", ")}`] : [],
    ...unlicensed.map((name) => `${"unlicensed".padEnd(10)} ${name}`),
    ...unversioned.map((name) => `${"no version".padEnd(10)} ${name}`),
    ...unscanned.map((name) => `${"unscanned".padEnd(10)} ${name}`),
    ...findings.map(finding)
  ];
}
var finding = ({ code, count }) => `${"finding".padEnd(10)} ${code}: ${count}`;

// src/cli/ledger-read.ts
import { resolve as resolve6 } from "node:path";

// src/ledger/stores/folder.ts
import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join as join5 } from "node:path";

// src/ledger/stores/folder-files.ts
import { closeSync, existsSync as existsSync3, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname as dirname5, join as join4 } from "node:path";
var LOCK = `${HEAD_PATH}.lock`;
var TEMPORARY = ".tmp";
var isAtWork = (root) => existsSync3(join4(root, LOCK));
function busy() {
  const message = `${LOCK} exists in the folder: another writer is active, or a writer was interrupted. Remove it if no writer is active.`;
  return new StoreError({ code: "unavailable", message, retryAfterMs: null });
}
function locked(root, act) {
  mkdirSync(root, { recursive: true });
  closeSync(openLock(root));
  try {
    return act();
  } finally {
    rmSync(join4(root, LOCK));
  }
}
function openLock(root) {
  try {
    return openSync(join4(root, LOCK), "wx");
  } catch (error) {
    throw codeOf(error) === "EEXIST" ? busy() : error;
  }
}
function put(root, { path, text: text2 }) {
  const place = join4(root, path);
  mkdirSync(dirname5(place), { recursive: true });
  const file = openSync(place + TEMPORARY, "w");
  try {
    writeFileSync(file, text2);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(place + TEMPORARY, place);
}
function removeAll(root, files) {
  for (const place of files.flatMap(({ path }) => [join4(root, path), join4(root, path) + TEMPORARY])) {
    try {
      rmSync(place, { force: true });
    } catch {
    }
  }
}
function putBack(root, path, bytes) {
  try {
    put(root, { path, text: Buffer.from(bytes).toString("utf8") });
  } catch {
  }
}
function translated(root, act) {
  try {
    return act();
  } catch (error) {
    const code = codeOf(error);
    if (code === void 0) throw error;
    const message = `The folder ${root} cannot be used: ${code}.`;
    if (!FORBIDDEN.includes(code)) throw new StoreError({ code: "unavailable", message, retryAfterMs: null });
    const next = "Give the account that appends to the ledger write access to the folder and its contents.";
    throw new StoreError({ code: "forbidden", message, next });
  }
}
var FORBIDDEN = ["EACCES", "EPERM", "EROFS"];
function codeOf(error) {
  if (typeof error !== "object" || error === null || !("syscall" in error && "code" in error)) return void 0;
  return typeof error.code === "string" ? error.code : void 0;
}

// src/ledger/stores/folder.ts
function folderStore(root) {
  return {
    read: async (paths) => isAbsent(root) ? void 0 : paths.map((path) => fileAt(root, path)),
    list: async () => isAbsent(root) ? void 0 : [...recordsIn(root, "")],
    contents: async () => isAbsent(root) ? void 0 : contentsOf(root),
    snapshot: async (path) => translated(root, () => snapshotOf(root, path)),
    create: async (files) => translated(
      root,
      () => locked(root, () => {
        if (!isAbsent(root)) return "exists";
        for (const file of headFirst(files)) put(root, file);
        return "created";
      })
    ),
    commit: async ({ expected, files }) => translated(
      root,
      () => locked(root, () => {
        if (tipOf(fileAt(root, HEAD_PATH)) !== expected) return "moved";
        const records = files.filter(({ path }) => ENTRY_PATH.test(path));
        if (records.some(({ path }) => fileAt(root, path) !== null)) return "moved";
        const others = files.filter(({ path }) => path !== HEAD_PATH && !ENTRY_PATH.test(path));
        const head = files.filter(({ path }) => path === HEAD_PATH);
        putAll(root, [...records, ...others, ...head], [...records, ...others]);
        return "committed";
      })
    )
  };
}
var NO_LEDGER = [".git", LOCK, `${HEAD_PATH}${TEMPORARY}`];
function isAbsent(root) {
  if (lstatSync(root, { throwIfNoEntry: false }) === void 0) return true;
  return readdirSync(root).every((name) => NO_LEDGER.includes(name));
}
function tipOf(head) {
  return head !== null && "bytes" in head ? sha256(head.bytes).toString("hex") : "none";
}
function snapshotOf(root, path) {
  if (isAbsent(root)) return { state: "absent" };
  const record2 = fileAt(root, path);
  if (record2 !== null && isAtWork(root)) throw busy();
  const head = fileAt(root, HEAD_PATH);
  return { state: "present", tip: tipOf(head), head, record: record2 };
}
function headFirst(files) {
  return [...files].sort((left, right) => Number(right.path === HEAD_PATH) - Number(left.path === HEAD_PATH));
}
function putAll(root, files, added) {
  const before = added.flatMap(({ path }) => fileAt(root, path) ?? []);
  try {
    for (const file of files) put(root, file);
  } catch (error) {
    removeAll(root, added);
    for (const file of before) if ("bytes" in file) putBack(root, file.path, file.bytes);
    throw error;
  }
}
function fileAt(root, path) {
  const parts = path.split("/");
  for (const [index] of parts.entries()) {
    const found = lstatSync(join5(root, ...parts.slice(0, index + 1)), { throwIfNoEntry: false });
    if (found === void 0) return null;
    if (index === parts.length - 1) return fileOf(root, path, found);
    if (found.isSymbolicLink()) return { path, unexpected: "behind a link" };
  }
  return null;
}
function fileOf(root, path, found) {
  const unexpected = unexpectedIn(root, path, found);
  return unexpected === void 0 ? { path, bytes: readFileSync(join5(root, path)) } : { path, unexpected };
}
function unexpectedIn(root, path, found) {
  if (found.isDirectory()) return "a folder";
  return found.isFile() ? unexpectedSize(statSync(join5(root, path)).size) : "a link or a device";
}
function contentsOf(root) {
  return {
    async *files() {
      yield* filesIn2(root, "");
    },
    history: async () => ({ state: "unknown", why: "a folder has none" })
  };
}
function* filesIn2(root, folder) {
  for (const { path, entry } of entriesIn(root, folder)) {
    if (path === ".git") continue;
    if (entry.isDirectory()) yield* filesIn2(root, path);
    else yield fileOf(root, path, entry);
  }
}
function* recordsIn(root, folder) {
  for (const { path, entry } of entriesIn(root, folder)) {
    if (entry.isDirectory() && DAY_FOLDER.test(path)) yield* recordsIn(root, path);
    else if (ENTRY_PATH.test(path)) yield* listedAt(path, unexpectedIn(root, path, entry));
  }
}
var DAY_FOLDER = /^\d{4}(?:\/\d{2}){0,2}$/;
function entriesIn(root, folder) {
  const entries = readdirSync(join5(root, folder), { withFileTypes: true });
  entries.sort((left, right) => left.name < right.name ? -1 : 1);
  return entries.map((entry) => ({ path: folder === "" ? entry.name : `${folder}/${entry.name}`, entry }));
}

// src/ledger/stores/git-output.ts
async function text(output) {
  const chunks = [];
  for await (const chunk of output) chunks.push(chunk);
  return Buffer.concat(chunks).toString().trim();
}
async function* split(output, separator) {
  let rest = Buffer.alloc(0);
  for await (const chunk of output) {
    rest = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end2 = rest.indexOf(separator); end2 !== -1; end2 = rest.indexOf(separator, from)) {
      yield rest.toString("utf8", from, end2);
      from = end2 + 1;
    }
    rest = rest.subarray(from);
  }
  if (rest.length > 0) yield rest.toString();
}
var Output = class {
  #chunks;
  #rest = Buffer.alloc(0);
  constructor(output) {
    this.#chunks = output[Symbol.asyncIterator]();
  }
  async until(separator) {
    while (!this.#rest.includes(separator)) await this.#more();
    const line = this.#cut(this.#rest.indexOf(separator));
    this.#cut(1);
    return line;
  }
  async take(length) {
    while (this.#rest.length < length) await this.#more();
    return this.#cut(length);
  }
  #cut(length) {
    const head = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return head;
  }
  async #more() {
    const next = await this.#chunks.next();
    if (next.done) throw new GitError("git_failed", "git ended before it sent all data.");
    this.#rest = Buffer.concat([this.#rest, next.value]);
  }
};

// src/ledger/stores/git-commit.ts
async function tipOf2(git, ref) {
  try {
    return await text(git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]));
  } catch (error) {
    if (!(error instanceof GitError && error.code === "git_failed")) throw error;
    for await (const name of split(git(["for-each-ref", "--format=%(refname)", "--", ref]), 10))
      if (name === ref) throw new GitError("git_failed", `${ref} does not point to a commit.`);
    return void 0;
  }
}
async function commitFiles(git, ref, { expected, message, files }) {
  if (!ref.startsWith("refs/heads/")) throw notOurs(ref);
  const tree = await writeTree(git, expected, files);
  const parents = expected === void 0 ? [] : ["-p", expected];
  const commit = await text(git([...COMMITTER, "commit-tree", tree, ...parents], [message]));
  return moveBranch(git, ref, commit, expected);
}
var COMMITTER = ["-c", "user.name=Gatebook", "-c", "user.email=ledger@gatebook.invalid"];
function notOurs(ref) {
  const next = "Append to a local branch of the clone, and push it.";
  return new StoreError({ code: "forbidden", message: `${ref} is a remote-tracking branch.`, next });
}
async function moveBranch(git, ref, commit, expected) {
  try {
    await text(git(["update-ref", ref, commit, expected ?? ""]));
    return true;
  } catch (error) {
    if (await tipOf2(git, ref) !== expected) return false;
    throw error;
  }
}
async function writeTree(git, base, files) {
  const entries = /* @__PURE__ */ new Map();
  for (const line of base === void 0 ? [] : await linesOf2(git, base)) entries.set(nameIn(line), line);
  for (const { path, text: content } of files.filter(({ path: path2 }) => !path2.includes("/"))) {
    const blob = await text(git(["hash-object", "-w", "--stdin"], [content]));
    entries.set(path, `100644 blob ${blob}	${path}`);
  }
  for (const [folder, inside] of byFolder(files)) {
    const tree = await writeTree(git, folderIn(entries, folder), inside);
    entries.set(folder, `040000 tree ${tree}	${folder}`);
  }
  return text(
    git(
      ["mktree"],
      [...entries.values()].map((line) => `${line}
`)
    )
  );
}
async function linesOf2(git, tree) {
  const lines2 = [];
  const output = git(["-c", "core.quotePath=true", "ls-tree", "--full-tree", tree]);
  for await (const line of split(output, 10)) lines2.push(line);
  return lines2;
}
var nameIn = (line) => line.slice(line.indexOf("	") + 1);
function byFolder(files) {
  const folders = /* @__PURE__ */ new Map();
  for (const { path, text: content } of files) {
    const slash = path.indexOf("/");
    if (slash === -1) continue;
    const folder = path.slice(0, slash);
    folders.set(folder, [...folders.get(folder) ?? [], { path: path.slice(slash + 1), text: content }]);
  }
  return folders;
}
function folderIn(entries, folder) {
  const line = entries.get(folder);
  if (line === void 0) return void 0;
  const [, tree] = /^040000 tree ([0-9a-f]+)\t/.exec(line) ?? [];
  if (tree !== void 0) return tree;
  const next = 'Run "gatebook ledger verify", and restore the ledger before appending to it.';
  throw new StoreError({ code: "forbidden", message: `${folder} in the ledger is not a folder.`, next });
}
async function translated2(act) {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const message = `${error.detail} ${error.next}`;
    if (!/permission denied|insufficient permission|read-only file system/i.test(error.detail))
      throw new StoreError({ code: "unavailable", message, retryAfterMs: null });
    const next = "Give the account that appends to the ledger write access to the clone.";
    throw new StoreError({ code: "forbidden", message: error.detail, next });
  }
}

// src/ledger/stores/git-history.ts
var COMMIT = "";
async function* commitsOf(git, tip) {
  const oids = [];
  for await (const oid of split(git(["rev-list", "--topo-order", "--reverse", tip]), 10)) oids.push(`${oid}
`);
  const format = `--format=${COMMIT}%H,%P,%ct`;
  const args = [
    "diff-tree",
    "--stdin",
    "--root",
    "--always",
    "-r",
    "-z",
    "--raw",
    "--no-abbrev",
    "--no-renames",
    format
  ];
  let commit;
  let status;
  for await (const raw of split(git(args, oids), 0)) {
    if (status !== void 0) {
      commit?.changes.push({ status, path: raw });
      status = void 0;
      continue;
    }
    const token = raw.replace(/^\n/, "");
    if (token.startsWith(":")) status = token.split(" ")[4] ?? "";
    else if (token.startsWith(COMMIT)) {
      if (commit) yield commit;
      commit = begun(token.slice(1));
    }
  }
  if (commit) yield commit;
}
function begun(line) {
  const [oid = "", parents = "", seconds = "0"] = line.split(",");
  return { oid, parents: parents === "" ? [] : parents.split(" "), committedAt: instant(Number(seconds)), changes: [] };
}
function instant(seconds) {
  const date = new Date(seconds * 1e3);
  return Number.isNaN(date.getTime()) ? `second ${seconds}` : date.toISOString().replace(".000Z", "Z");
}

// src/ledger/stores/git-branch.ts
function gitBranchStore(run8, ref) {
  const git = (args, input) => run8(["--no-replace-objects", ...args], input);
  return {
    read: async (paths) => {
      const tip = await tipOf2(git, ref);
      return tip === void 0 ? void 0 : filesAt(git, tip, paths);
    },
    list: async () => {
      const tip = await tipOf2(git, ref);
      return tip === void 0 ? void 0 : recordsOf(git, tip);
    },
    contents: async () => {
      const tip = await tipOf2(git, ref);
      return tip === void 0 ? void 0 : contentsOf2(git, tip);
    },
    snapshot: async (path) => translated2(async () => {
      const tip = await tipOf2(git, ref);
      if (tip === void 0) return { state: "absent" };
      const [head = null, record2 = null] = await filesAt(git, tip, [HEAD_PATH, path]);
      return { state: "present", tip, head, record: record2 };
    }),
    create: async (files) => translated2(async () => {
      const done = await commitFiles(git, ref, { expected: void 0, message: FIRST_MESSAGE, files });
      return done ? "created" : "exists";
    }),
    commit: async ({ expected, headline: headline2, body, files }) => translated2(async () => {
      const done = await commitFiles(git, ref, { expected, message: `${headline2}

${body}
`, files });
      return done ? "committed" : "moved";
    })
  };
}
function contentsOf2(git, tip) {
  return { files: () => allFiles(git, tip), history: () => historyOf(git, tip) };
}
async function* allFiles(git, tip) {
  const blobs = [];
  for await (const entry of treeEntries(git, ["-r", tip])) {
    const { path, unexpected } = entry;
    if (unexpected) yield { path, unexpected };
    else blobs.push(entry);
  }
  yield* bytesOf(git, blobs);
}
async function recordsOf(git, tip) {
  const records = [];
  for await (const { path, unexpected } of treeEntries(git, ["-r", "-t", tip]))
    records.push(...listedAt(path, unexpected));
  return records;
}
var BATCH = 500;
async function filesAt(git, tip, paths) {
  const entries = [];
  for (let from = 0; from < paths.length; from += BATCH)
    for await (const entry of treeEntries(git, [tip, ...paths.slice(from, from + BATCH)])) entries.push(entry);
  const found = /* @__PURE__ */ new Map();
  for (const { path, unexpected } of entries) if (unexpected) found.set(path, { path, unexpected });
  const blobs = entries.filter(({ unexpected }) => unexpected === void 0);
  for await (const file of bytesOf(git, blobs)) found.set(file.path, file);
  return paths.map((path) => found.get(path) ?? null);
}
async function* treeEntries(git, args) {
  for await (const line of split(git(["ls-tree", "-z", "-l", "--full-tree", ...args]), 0)) {
    const tab = line.indexOf("	");
    const [mode = "", , oid = "", size] = line.slice(0, tab).split(/ +/);
    yield { path: line.slice(tab + 1), oid, unexpected: unexpectedEntry(mode, Number(size)) };
  }
}
async function* bytesOf(git, blobs) {
  if (blobs.length === 0) return;
  const output = new Output(git(["cat-file", "--batch"], lines(blobs)));
  for (const { oid, path } of blobs) {
    const header = (await output.until(10)).toString();
    const size = new RegExp(`^${oid} blob (\\d+)$`).exec(header)?.[1];
    if (size === void 0) throw new GitError("history_missing", `The clone is missing ${path}.`);
    const bytes = await output.take(Number(size) + 1);
    yield { path, bytes: bytes.subarray(0, -1) };
  }
}
function* lines(blobs) {
  for (const { oid } of blobs) yield `${oid}
`;
}
async function historyOf(git, tip) {
  const shallow = await text(git(["rev-parse", "--is-shallow-repository"]));
  if (shallow !== "false") return { state: "unknown", why: "this clone is shallow; fetch its whole history" };
  return { state: "known", commits: commitsOf(git, tip) };
}

// src/app/local/find-ledger.ts
import { existsSync as existsSync4, statSync as statSync2 } from "node:fs";
import { realpath } from "node:fs/promises";
import { dirname as dirname6, join as join6 } from "node:path";
async function findLedger(folder) {
  if (!existsSync4(folder)) return nowhere(`There is no folder ${folder}.`);
  if (!statSync2(folder).isDirectory()) return nowhere(`${folder} is not a folder.`);
  const real = await realpath(folder);
  if (hasGit(real)) return { kind: "clone", folder: real };
  if (isBare(real)) return { kind: "bare", folder: real };
  if (await holdsLedger(real)) return { kind: "files", folder: real };
  const above = ancestors(real).find(hasGit);
  return above === void 0 ? nowhere(`There is no ledger in ${folder}.`) : { kind: "clone", folder: above };
}
var nowhere = (found) => ({
  kind: "nowhere",
  why: `${found} Name a clone, or a folder with the files of the ledger.`
});
var hasGit = (folder) => existsSync4(join6(folder, ".git"));
var isBare = (folder) => ["HEAD", "objects", "refs"].every((name) => existsSync4(join6(folder, name)));
function ancestors(folder) {
  const parent = dirname6(folder);
  return parent === folder ? [] : [parent, ...ancestors(parent)];
}
async function holdsLedger(folder) {
  const store = folderStore(folder);
  const [head] = await store.read([HEAD_PATH]) ?? [];
  return Boolean(head) || (await store.list() ?? []).length > 0;
}

// src/app/local/open-ledger.ts
var USUAL_BRANCH = LEDGER_BRANCH;
async function ledgersAt(folder, branch, path) {
  const place = await findLedger(folder);
  if (place.kind === "nowhere") return place.why;
  if (place.kind === "files")
    return { stores: [folderStore(place.folder)], absent: `There is no ledger in ${place.folder}.` };
  const named2 = place.kind === "bare" ? [`--git-dir=${place.folder}`] : [];
  const git = (args, input) => pipeGit({ folder: place.folder, path }, [...named2, ...args], input);
  return {
    stores: [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`].map((ref) => gitBranchStore(git, ref)),
    absent: `This clone has no branch ${branch}. Fetch it first: git fetch origin ${branch}:${branch}`
  };
}

// src/ledger/rows.ts
function readRow(file) {
  const { path } = file;
  if ("unexpected" in file) return { path, why: `This is ${file.unexpected}.` };
  const reading = readEntry(path, file.bytes);
  const problem2 = reading.problems[0]?.message;
  if (problem2 !== void 0 || !reading.link || !reading.record) return { path, why: problem2 ?? "It cannot be read." };
  const { seq } = reading.link;
  return { row: { ...rowOf(reading.record), seq, path }, record: recordIn(reading) };
}
var recordIn = ({ record: record2 }) => record2?.state === "known" ? record2.record : void 0;
function rowOf(reading) {
  return reading.state === "newer" ? { ...NOTHING, ...headerOf(reading.header) } : { ...NOTHING, ...said(reading.record) };
}
var NOTHING = { outcome: null, branch: null, change: null, commit: null, tag: null, environment: null, about: null };
var headerOf = ({ id, kind, at }) => ({ id, kind, at });
function said(record2) {
  const header = headerOf(record2);
  switch (record2.kind) {
    case "merge": {
      const { branch, commit, change } = record2.subject;
      const number = change.via === "pull-request" ? change.number : null;
      return { ...header, outcome: record2.verdict.outcome, branch, commit, change: number };
    }
    case "policy-change": {
      const { branch, commit, change } = record2.subject;
      return { ...header, branch, commit, change: change.via === "pull-request" ? change.number : null };
    }
    case "release": {
      const { commit, tag, environment } = record2.subject;
      const branch = "line" in record2.subject ? record2.subject.line : null;
      return { ...header, outcome: record2.verdict.outcome, branch, commit, tag, environment };
    }
    case "retrospective":
      return { ...header, outcome: record2.result, about: record2.amends.record };
    default:
      return { ...header, about: record2.amends.record };
  }
}

// src/book/ledger-lines.ts
var SHORT_ID = 12;
function subjectOf({ change, commit, tag, environment, about, branch, kind }) {
  if (about !== null) return `about ${about.slice(7, 7 + SHORT_ID)}`;
  const short = commit?.slice(0, 7) ?? "";
  if (kind === "release") return [tag ?? short, ...environment === null ? [] : ["to", environment]].join(" ");
  const what = change === null ? `commit ${short}` : `change #${change}`;
  return branch === null ? what : `${what} on ${branch}`;
}
var HEADINGS = ["#", "at (UTC)", "kind", "outcome", "about", "record"];
function tableLines(rows) {
  if (rows.length === 0) return ["No records."];
  const cells = [
    HEADINGS,
    ...rows.map((row) => [
      String(row.seq),
      row.at,
      row.kind,
      row.outcome ?? "-",
      plain(subjectOf(row)),
      row.id.slice(7, 7 + SHORT_ID)
    ])
  ];
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const padded = (text2, column) => column === 0 ? text2.padStart(widths[0] ?? 0) : text2.padEnd(widths[column] ?? 0);
  return cells.map((line) => line.map(padded).join("  ").trimEnd());
}
var COLUMNS = [
  ...["seq", "at", "kind", "outcome", "branch", "change", "commit", "tag", "environment"],
  ...["about", "id", "path"]
];
var csvLines = (rows) => [
  COLUMNS.join(","),
  ...rows.map((row) => COLUMNS.map((column) => quoted(row[column])).join(","))
];
function quoted(value) {
  const text2 = value === null ? "" : String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text2) ? `'${text2}` : text2;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
function recordLines(row, record2) {
  const line = (name, text2) => `  ${name.padEnd(12)} ${plain(text2)}`;
  const head = [
    `Record ${row.seq}: ${row.kind}${row.outcome === null ? "" : `, ${row.outcome}`}`,
    line("about", subjectOf(row)),
    line("at", row.at),
    ...row.commit === null ? [] : [line("commit", row.commit)],
    line("id", row.id),
    line("path", row.path)
  ];
  if (!record2) return [...head, line("content", "written by a newer version, which this one does not read")];
  return [...head, ...partsOf(record2).map(([name, text2]) => line(name, text2))];
}
function partsOf(record2) {
  const { decidedBy, clauses } = record2;
  return [
    ...contentsOf3(record2),
    ["clauses", `ISO 9001:${clauses[0]?.edition ?? ""} ${clauses.map(({ id }) => id).join(", ")}`],
    ["decided by", `Gatebook ${decidedBy.version}, run ${decidedBy.run}, attempt ${decidedBy.attempt}`]
  ];
}
function contentsOf3(record2) {
  switch (record2.kind) {
    case "merge":
      return [...judgedBy(record2), ...record2.approvals.map(approval), ...record2.obligations.map(owed)];
    case "release":
      return [
        ...judgedBy(record2),
        ...record2.authorisations.map(authorisation),
        ["changes", String(record2.changes.length)]
      ];
    case "policy-change":
      return [["files", String(record2.files.length)]];
    case "correction":
      return [["basis", `${record2.basis}: ${record2.learnt.join(", ")}`], ...by(record2.authority)];
    case "conflict":
      return [["differs in", record2.differs.join(", ")]];
    case "retrospective":
      return [
        ["due", record2.due],
        ["actions", record2.actions.map((number) => `#${number}`).join(", ") || "none"],
        ...by(record2.authority)
      ];
  }
}
function judgedBy({ verdict: verdict2, policy }) {
  const codes = (reasons) => reasons.map((reason) => typeof reason === "string" ? reason : reason.code).join(", ");
  return [
    ["policy", policy === null ? "none that could be read" : `${policy.path}, ${policy.digest}`],
    ...verdict2.reasons.length > 0 ? [["reasons", codes(verdict2.reasons)]] : [],
    ...verdict2.gates.map(({ id, outcome, enforce, reasons }) => {
      const advisory = enforce === "blocking" ? "" : " (advisory)";
      return ["gate", `${id}: ${outcome}${advisory}${reasons.length > 0 ? `, ${codes(reasons)}` : ""}`];
    })
  ];
}
var rolesOf = (roles) => roles.length > 0 ? ` as ${roles.join(", ")}` : "";
var approval = ({ account, roles, counted: counted2, why }) => [
  "approval",
  `account ${account ?? "gone"}${rolesOf(roles)}: ${counted2 ? "counted" : `not counted, ${why}`}`
];
var authorisation = ({ account, roles, via, counted: counted2, why }) => [
  "authorised",
  `account ${account ?? "gone"}${rolesOf(roles)} by ${via}: ${counted2 ? "counted" : `not counted, ${why}`}`
];
var owed = ({ what, due }) => ["to be done", `${what}, due ${due}`];
var by = (authority) => authority === null ? [] : [["by", `account ${authority.account}${rolesOf(authority.roles)}, issue #${authority.issue}`]];

// src/app/local/read-ledger.ts
async function listLedger(folder, branch, path, wanted) {
  return withStore(folder, branch, path, (store) => listing(store, wanted));
}
async function exportLedger(folder, branch, path, wanted, line) {
  return withStore(folder, branch, path, async (store) => {
    const found = await listing(store, wanted);
    const damaged = [...found.damaged];
    for (let from = 0; from < found.rows.length; from += BATCH2) {
      const paths = found.rows.slice(from, from + BATCH2).map((row) => row.path);
      const files = await store.read(paths);
      for (const [place, path2] of paths.entries()) {
        const file = files?.[place];
        if (file && "bytes" in file) line(Buffer.from(file.bytes).toString("utf8").trimEnd());
        else damaged.push({ path: path2, why: "it was listed, and could not be read again." });
      }
    }
    return { ...found, damaged };
  });
}
var BATCH2 = 500;
async function showEntry(folder, branch, path, name) {
  return withStore(folder, branch, path, async (store) => {
    const { found: all, damaged } = await gathered(store, (row) => isNamed(row, name) || row.about !== null);
    const [found, ...others] = all.filter(({ row }) => isNamed(row, name));
    if (!found) return `The ledger has no record ${name}.${damaged.length > 0 ? " Some of its files are damaged." : ""}`;
    if (others.length > 0) return `${others.length + 1} records begin with ${name}. Give more of the id.`;
    const about = all.filter(({ row }) => row.about === found.row.id);
    return { entries: [found, ...about], damaged };
  });
}
function isNamed({ seq, id, path }, name) {
  if (/^[1-9]\d{0,6}$/.test(name)) return seq === Number(name);
  return path === name || id === name || /^[0-9a-f]{8,64}$/.test(name) && id.startsWith(`sha256:${name}`);
}
async function withStore(folder, branch, path, read) {
  try {
    const found = await ledgersAt(folder, branch, path);
    if (typeof found === "string") return found;
    for (const store of found.stores) if (await store.contents() !== void 0) return await read(store);
    return found.absent;
  } catch (error) {
    if (error instanceof GitError) return `${error.detail} ${error.next}`;
    throw error;
  }
}
async function gathered(store, isHere) {
  const found = [];
  const damaged = [];
  const contents = await store.contents();
  let head = "it is missing.";
  for await (const file of contents?.files() ?? []) {
    if (file.path === HEAD_PATH) head = whyNoHead(file);
    const one = ENTRY_PATH.test(file.path) ? readRow(file) : void 0;
    if (one && "why" in one) damaged.push(one);
    else if (one && isHere(one.row)) found.push(one);
  }
  if (head !== void 0) damaged.push({ path: HEAD_PATH, why: head });
  return { found: found.sort((left, right) => left.row.seq - right.row.seq), damaged };
}
function whyNoHead(file) {
  if ("unexpected" in file) return `it is ${file.unexpected}.`;
  const reading = readHead(Buffer.from(file.bytes).toString("utf8"));
  return reading.state === "sound" ? void 0 : reading.message;
}
async function listing(store, wanted) {
  const { found, damaged } = await gathered(store, (row) => isWanted(row, wanted));
  return { rows: found.map(({ row }) => row), damaged };
}
function isWanted({ kind, outcome, at }, wanted) {
  const day = at.slice(0, 10);
  return (wanted.kind === void 0 || kind === wanted.kind) && (wanted.outcome === void 0 || outcome === wanted.outcome) && (wanted.since === void 0 || day >= wanted.since) && (wanted.until === void 0 || day <= wanted.until);
}

// src/cli/ledger-read.ts
var FILTERS = ["branch", "kind", "outcome", "since", "until"];
var FILTER_USAGE = "[--branch NAME] [--kind KIND] [--outcome OUTCOME] [--since DAY] [--until DAY]";
var ledgerList = {
  name: "ledger list",
  usage: `gatebook ledger list [FOLDER] ${FILTER_USAGE} [--format text|json|csv] [--quiet]`,
  summary: "Lists what a ledger holds, in its order. It reads each record by itself: whether none is missing says ledger verify.",
  run: async (terminal) => {
    const given = readArguments(terminal.args, FILTERS, 1, ["text", "json", "csv"]);
    const found = await listLedger(...placeOf2(terminal, given, given.positionals[0]), wantedIn(given));
    if (typeof found === "string") return problem(terminal, found);
    if (!given.quiet) for (const line of listLines(found, given.format)) terminal.out(line);
    return end(terminal, found);
  }
};
var ledgerShow = {
  name: "ledger show",
  usage: "gatebook ledger show RECORD [FOLDER] [--branch NAME] [--format text|json] [--quiet]",
  summary: "Shows one record, and what was said about it since. RECORD is its number, its id or the beginning of that, or its path.",
  run: async (terminal) => {
    const given = readArguments(terminal.args, ["branch"], 2);
    const [name, folder] = given.positionals;
    if (!name) throw new UsageError("Name a record.");
    const found = await showEntry(...placeOf2(terminal, given, folder), name);
    if (typeof found === "string") return problem(terminal, found);
    if (!given.quiet) for (const line of shownLines(found, given.json)) terminal.out(line);
    return end(terminal, found);
  }
};
var ledgerExport = {
  name: "ledger export",
  usage: `gatebook ledger export [FOLDER] ${FILTER_USAGE} [--quiet]`,
  summary: "Prints records as JSON Lines, each as it is stored: with its number, its leaf and that of the one before it.",
  run: async (terminal) => {
    const given = readArguments(terminal.args, FILTERS, 1, ["jsonl"]);
    const place = placeOf2(terminal, given, given.positionals[0]);
    const found = await exportLedger(...place, wantedIn(given), (line) => {
      if (!given.quiet) terminal.out(line);
    });
    return typeof found === "string" ? problem(terminal, found) : end(terminal, found);
  }
};
function placeOf2({ cwd, path }, { values }, folder) {
  const branch = values["branch"] ?? USUAL_BRANCH;
  if (branch === "") throw new UsageError("--branch requires a name.");
  return [resolve6(cwd, folder ?? "."), branch, path];
}
function wantedIn({ values }) {
  const [kind, outcome] = [values["kind"], values["outcome"]];
  for (const [name, value] of Object.entries({ kind, outcome }))
    if (value !== void 0 && !/^[a-z][a-z_-]{0,63}$/.test(value))
      throw new UsageError(`--${name} cannot be "${value}".`);
  return { kind, outcome, since: dayIn(values, "since"), until: dayIn(values, "until") };
}
function dayIn(values, name) {
  const value = values[name];
  if (value === void 0) return void 0;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(value))
    throw new UsageError(`--${name} cannot be "${value}": use a day such as 2026-11-01, in UTC.`);
  return value;
}
function listLines({ rows, damaged }, format) {
  if (format === "json") return [JSON.stringify({ records: rows, damaged }, null, 2)];
  return format === "csv" ? csvLines(rows) : tableLines(rows);
}
function shownLines({ entries }, json) {
  if (json) return [JSON.stringify({ entries: entries.map(({ row, record: record2 }) => ({ ...row, record: record2 })) }, null, 2)];
  return entries.flatMap(({ row, record: record2 }, place) => [...place === 0 ? [] : [""], ...recordLines(row, record2)]);
}
function problem({ err }, text2) {
  err(plain(text2));
  return EXIT.unjudged;
}
function end({ err }, { damaged }) {
  for (const { path, why } of damaged) err(plain(`${path} is damaged: ${why}`));
  if (damaged.length > 0) err('Run "gatebook ledger verify" to see what else is wrong.');
  return damaged.length > 0 ? EXIT.integrity : EXIT.done;
}

// src/cli/ledger-verify.ts
import { resolve as resolve7 } from "node:path";

// src/app/local/verify-ledger.ts
import { existsSync as existsSync5, readFileSync as readFileSync2, statSync as statSync3 } from "node:fs";

// src/ledger/report.ts
var LISTED = 1e3;
var Violations = class {
  #listed = [];
  #count = 0;
  #first = null;
  #firstAltered = null;
  add(violation) {
    const full = { path: null, seq: null, commit: null, ...violation };
    this.#count += 1;
    if (this.#listed.length < LISTED) this.#listed.push(full);
    this.#first = earlier(this.#first, full);
    if (full.code === "leaf_mismatch") this.#firstAltered = earlier(this.#firstAltered, full);
  }
  /** A gap may be nothing but the place that an altered record no longer claims, so the record itself is named. */
  get first() {
    return this.#first?.code === "seq_gap" ? this.#firstAltered ?? this.#first : this.#first;
  }
  get more() {
    return this.#count - this.#listed.length;
  }
  /** In the order of the ledger. */
  get listed() {
    return this.#listed.toSorted((left, right) => rank(left) < rank(right) ? -1 : rank(left) > rank(right) ? 1 : 0);
  }
};
function earlier(known, found) {
  return rank(found) < (known === null ? Number.POSITIVE_INFINITY : rank(known)) ? found : known;
}
function rank({ code, path, seq }) {
  if (seq !== null) return seq;
  const isRecord = path !== null && /\/[0-9a-f]{64}\.json$/.test(path) && code !== "file_unexpected";
  return isRecord ? 0 : Number.POSITIVE_INFINITY;
}
var unsealed = (proved, size) => {
  if (proved === 0) return UNSEALED;
  return proved === size ? "Nothing was appended since the older head was kept, or its end was removed as far as there." : `The records after number ${proved} are not sealed: somebody with write access could have rewritten them, or removed the last ones. Only a seal or a newer copy of head.json can prove that.`;
};
var UNSEALED = "This ledger is not sealed: somebody with write access could have rewritten all of it, or removed its end, and kept it consistent. Only a seal or an older copy of head.json can prove that.";
function reportLines(report2) {
  return [
    headline(report2),
    ...firstBad(report2),
    ...report2.root === null ? [] : [
      `${report2.state === "intact" ? "Root" : "Root, as far as it could be computed,"} ${report2.root}, newest record of ${report2.at ?? "no time"}.`
    ],
    ...report2.proved > 0 ? [`The first ${plural2(report2.proved, "record")} are those of the older head.`] : [],
    historyLine(report2),
    ...report2.newer.map(newerLine),
    ...report2.violations.map(violationLine),
    ...report2.more > 0 ? [`... and ${report2.more} more.`] : [],
    ...report2.limits.map((limit) => `Limit: ${limit}`)
  ];
}
function headline({ state, size, violations, more }) {
  if (state === "empty") return "The ledger is empty: there is nothing to verify.";
  if (state === "intact") return `The ledger is intact: ${plural2(size, "record")}.`;
  return `The ledger is broken: ${plural2(violations.length + more, "violation")} in ${plural2(size, "record")}.`;
}
function firstBad({ first }) {
  if (first === null) return [];
  const where = [first.seq === null ? [] : [`number ${first.seq}`], first.path ?? []].flat().join(", ");
  return [`First bad record: ${where}.`];
}
function historyLine({ history }) {
  if (history.state === "checked") return `The history was checked: ${plural2(history.commits, "commit")}.`;
  return `The history was not checked: ${history.why}.`;
}
function newerLine({ schema: schema2, kind, count }) {
  return `${plural2(count, "record")} of ${schema2}, kind ${kind}: position in the chain verified, content not supported by this version.`;
}
function violationLine({ code, path, seq, message, commit }) {
  const what = [path ?? [], seq === null ? [] : `#${seq}`].flat().join(" ");
  const by2 = commit === null ? "" : ` Commit ${commit.oid} of ${commit.at}.`;
  return `${code}${what === "" ? "" : ` ${what}`}: ${message}${by2}`;
}
function plural2(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

// src/ledger/chain.ts
function inOrder(left, right) {
  return left.seq - right.seq || (left.path < right.path ? -1 : 1);
}
function checkChain(links, size, found) {
  let range = EMPTY;
  let before = [];
  for (const link of links) {
    const last2 = before[0]?.seq ?? 0;
    if (link.seq === last2) addDuplicate(link, before[0], found);
    else if (link.seq === last2 + 1) checkPrev(link, before, found);
    else addGap(last2 + 1, link.seq - 1, found);
    range = link.seq === last2 + 1 && range !== void 0 ? appendLeaf(range, fromDigest(link.leaf)) : void 0;
    before = link.seq === last2 ? [...before, link] : [link];
  }
  checkRepeated(links, found);
  const last = before[0]?.seq ?? 0;
  if (size === void 0 || size <= last) return range;
  addGap(last + 1, size, found);
  return void 0;
}
function checkPrev({ seq, path, prev }, before, found) {
  if (before.length === 0) {
    const message = "The first record refers to a previous record.";
    if (prev !== null) found.add({ code: "prev_mismatch", path, seq, message });
  } else if (!before.some(({ leaf }) => leaf === prev)) {
    const message = `It does not follow record ${seq - 1}: one of the two was changed after it was recorded.`;
    found.add({ code: "prev_mismatch", path, seq, message });
  }
}
function addDuplicate({ seq, path }, before, found) {
  found.add({ code: "seq_duplicate", path, seq, message: `${before?.path} is also record ${seq}.` });
}
function addGap(from, to, found) {
  const message = from === to ? `Record ${from} is missing.` : `Records ${from} to ${to} are missing.`;
  found.add({ code: "seq_gap", seq: from, message });
}
function checkRepeated(links, found) {
  const seen = /* @__PURE__ */ new Set();
  for (const { seq, path } of links) {
    const id = path.slice(-69);
    if (seen.has(id)) found.add({ code: "record_repeated", path, seq, message: "Its event was already recorded." });
    seen.add(id);
  }
}

// src/ledger/checks/amendments.ts
function checkAmendments(all, links, violations) {
  if (all.length === 0) return;
  const seqs = new Map(links.map(({ path, seq }) => [idAt(path), seq]));
  const counts = /* @__PURE__ */ new Map();
  for (const { seq, path, amends } of all.toSorted((left, right) => left.seq - right.seq)) {
    const { record: record2, number } = amends;
    const target = seqs.get(record2);
    if (target === void 0 || target >= seq)
      violations.add({ code: "amendment_dangling", path, seq, message: `There is no record ${record2} before it.` });
    const expected = (counts.get(record2) ?? 0) + 1;
    counts.set(record2, number);
    if (number === expected) continue;
    const message = `It is entry ${number} about a record, but ${expected === 1 ? "none is" : `only ${expected - 1} are`} before it.`;
    violations.add({ code: "amendment_gap", path, seq, message });
  }
}

// src/ledger/checks/history.ts
async function checkHistory(history, links, found) {
  if (history.state === "unknown") return { state: "unchecked", why: history.why };
  const seqOf = lazySeqs(links);
  let before;
  let commits = 0;
  for await (const commit of history.commits) {
    for (const { code, path, message } of offences(commit, before)) {
      const at = { oid: commit.oid, at: commit.committedAt };
      found.add({ code, path, seq: path === null ? null : seqOf(path), message, commit: at });
    }
    before = commit.oid;
    commits += 1;
  }
  return { state: "checked", commits };
}
function offences({ parents, changes }, before) {
  const list2 = changes.flatMap((change) => offence(change, before === void 0) ?? []);
  if (parents.join() !== (before ?? "")) {
    const message = before ? "Its only parent must be the previous commit." : "The first commit has a parent.";
    list2.push({ code: "history_not_linear", path: null, message });
  }
  const adds = changes.some((change) => change.status === "A" && ENTRY_PATH.test(change.path));
  const movesHead = changes.some((change) => change.path === HEAD_PATH);
  if (before !== void 0 && !(adds && movesHead)) {
    const message = "A commit must add a record and update the head. This one does not do both.";
    list2.push({ code: "history_unexpected", path: null, message });
  }
  return list2;
}
function offence({ status, path }, first) {
  if (ENTRY_PATH.test(path)) return recordOffence(status, path);
  if (path === HEAD_PATH && status === (first ? "A" : "M")) return void 0;
  if (first && path === "README.md" && status === "A") return void 0;
  const isMade = INDEX_PATH.test(path) || path === OBLIGATIONS_PATH;
  if (!first && isMade && (status === "A" || status === "M")) return void 0;
  return { code: "history_unexpected", path, message: `${verb(status)} by a commit that may only add records.` };
}
function recordOffence(status, path) {
  if (status === "A") return void 0;
  if (status === "D") return { code: "record_removed", path, message: "Removed after it was recorded." };
  return { code: "record_changed", path, message: "Changed after it was recorded." };
}
function verb(status) {
  return { A: "Added", D: "Removed" }[status] ?? "Changed";
}
function lazySeqs(links) {
  let index;
  return (path) => {
    index ??= new Map(links.map((link) => [link.path, link.seq]));
    return index.get(path) ?? null;
  };
}

// src/ledger/checks/obligations.ts
function checkObligations(file, owing, hasNewer, violations) {
  const unlisted = owing.filter(({ record: record2 }) => isUnlisted(record2)).length;
  const limits = unlisted > 0 ? [untold(unlisted)] : [];
  if (hasNewer) return file === null ? limits : [...limits, NEWER];
  const message = problemOf(file, listOf(owing));
  if (message !== void 0) violations.add({ code: "index_mismatch", path: OBLIGATIONS_PATH, message });
  return limits;
}
function problemOf(file, expected) {
  const reading = readObligations(file);
  if (reading.state === "unsound") return reading.why;
  if (reading.state === "none") return expected && "It is missing, though records leave a review to be done.";
  if (!expected) return "No record leaves a review to be done that it could list.";
  const isSame = file !== null && "bytes" in file && decoded(file.bytes) === obligationsFile(expected).text;
  return isSame ? void 0 : "It is not what the records give: a review that is to be done is missing, or is none.";
}
function listOf(owing) {
  let list2;
  for (const { record: record2 } of owing.toSorted((left, right) => left.seq - right.seq))
    list2 = withRecord(list2, record2) ?? list2;
  return list2;
}
var NEWER = `${OBLIGATIONS_PATH} was not compared with the records, because a newer version wrote some of them.`;
var untold = (count) => count === 1 ? `One record leaves a review to be done that ${OBLIGATIONS_PATH} does not list, because it was written without a list.` : `${count} records leave a review to be done that ${OBLIGATIONS_PATH} does not list, because they were written without a list.`;

// src/ledger/checks/older-heads.ts
function checkOlderHeads(links, older, violations) {
  const roots = rootsAt(links, new Set(older.map(({ size }) => size)));
  const proved = older.filter((head) => {
    const problem2 = problemOf2(head, roots.get(head.size), links.length);
    if (problem2 !== void 0) violations.add({ code: "older_head_not_continued", message: problem2 });
    return problem2 === void 0;
  });
  return Math.max(0, ...proved.map(({ size }) => size));
}
function problemOf2(head, root, size) {
  if (head.size > size)
    return `The older head counts ${head.size} records, and the ledger has ${size}: its end was removed, or all of it was written anew.`;
  if (root === head.root) return void 0;
  return `The first ${head.size} records are not the ones of the older head: at least one was replaced, together with all that came after it.`;
}
function rootsAt(links, sizes) {
  const roots = /* @__PURE__ */ new Map();
  let range = EMPTY;
  if (sizes.has(0)) roots.set(0, toDigest(rootOf(range)));
  for (const { seq, leaf } of links) {
    if (seq !== range.size + 1 || roots.size === sizes.size) break;
    range = appendLeaf(range, fromDigest(leaf));
    if (sizes.has(seq)) roots.set(seq, toDigest(rootOf(range)));
  }
  return roots;
}

// src/ledger/verify.ts
async function verifyLedger(source, older = []) {
  const violations = new Violations();
  const contents = await readContents(source, violations);
  const range = checkChain(contents.links, contents.head?.size, violations);
  checkAmendments(contents.amending, contents.links, violations);
  checkHead(contents, range, violations);
  checkIndex(contents, violations);
  const untold2 = checkObligations(contents.obligations, contents.owing, contents.newer.size > 0, violations);
  const proved = checkOlderHeads(contents.links, older, violations);
  const history = await checkHistory(await source.history(), contents.links, violations);
  return report(contents, range, history, violations, { untold: untold2, proved });
}
async function readContents(source, violations) {
  const contents = {
    links: [],
    amending: [],
    head: void 0,
    newest: { seq: 0, at: null },
    newer: /* @__PURE__ */ new Map(),
    index: /* @__PURE__ */ new Map(),
    indexed: /* @__PURE__ */ new Map(),
    obligations: null,
    owing: []
  };
  let headSeen = false;
  for await (const file of source.files()) {
    if (file.path === HEAD_PATH) headSeen = true;
    readOne2(file, contents, violations);
  }
  const message = "There is no head.json: this is not a ledger, or its end was removed.";
  if (!headSeen) violations.add({ code: "head_missing", path: HEAD_PATH, message });
  contents.links.sort(inOrder);
  return contents;
}
function readOne2(file, contents, violations) {
  const { path } = file;
  if ("unexpected" in file) violations.add({ code: "file_unexpected", path, message: `This is ${file.unexpected}.` });
  else if (path === HEAD_PATH) takeHead(file.bytes, contents, violations);
  else if (ENTRY_PATH.test(path)) takeEntry(path, readEntry(path, file.bytes), contents, violations);
  else if (INDEX_PATH.test(path)) contents.index.set(path, decoded(file.bytes) ?? "");
  else if (path === OBLIGATIONS_PATH) contents.obligations = file;
  else if (path !== "README.md") violations.add({ code: "file_unexpected", path, message: STRANGER });
}
var STRANGER = "Only records, what is made from them, head.json and README.md belong here.";
function takeHead(bytes, contents, violations) {
  const reading = readHead(decoded(bytes) ?? "");
  if (reading.state === "sound") contents.head = reading.head;
  else violations.add({ code: reading.code, path: HEAD_PATH, message: reading.message });
}
function takeEntry(path, reading, contents, violations) {
  const { link, record: record2, problems } = reading;
  const seq = link?.seq ?? null;
  for (const problem2 of problems) violations.add({ ...problem2, path, seq });
  if (link === void 0) return;
  contents.links.push({ ...link, path });
  if (link.seq > contents.newest.seq) contents.newest = { seq: link.seq, at: atOf(record2) };
  if (record2?.state === "newer") countNewer(record2.header, contents);
  if (record2?.state === "known" && "amends" in record2.record)
    contents.amending.push({ seq: link.seq, path, amends: record2.record.amends });
  if (record2?.state !== "known") return;
  takeIndexed(record2.record, link.seq, contents);
  if (touchesObligations(record2.record) || isUnlisted(record2.record))
    contents.owing.push({ record: record2.record, seq: link.seq });
}
function takeIndexed(record2, seq, { indexed }) {
  for (const { path, text: text2 } of indexFiles(record2))
    if (seq > (indexed.get(path)?.seq ?? 0)) indexed.set(path, { seq, text: text2 });
}
function checkIndex({ index, indexed }, violations) {
  for (const [path, text2] of index) {
    const expected = indexed.get(path);
    if (expected?.text === text2) continue;
    const message = expected ? `It must name record ${expected.seq}, the newest authorised release of its kind.` : "It names no authorised release of this ledger.";
    violations.add({ code: "index_mismatch", path, seq: expected?.seq ?? null, message });
  }
}
function atOf(record2) {
  if (record2 === void 0) return null;
  return record2.state === "known" ? record2.record.at : record2.header.at;
}
function countNewer({ schema: schema2, kind }, { newer }) {
  const key = `${schema2} ${kind}`;
  newer.set(key, { schema: schema2, kind, count: (newer.get(key)?.count ?? 0) + 1 });
}
function checkHead({ head, links, newest }, range, violations) {
  if (head === void 0 || range === void 0) return;
  const expected = headOf(range, links.at(-1)?.leaf ?? null, newest.at);
  for (const field of ["size", "last", "range", "root", "at"]) {
    if (field === "at" && newest.at === null && range.size > 0) continue;
    const [want, found] = [String(expected[field]), String(head[field])];
    if (want === found) continue;
    const message = `head.json has ${field} ${found}, but the records give ${want}.`;
    violations.add({ code: "head_mismatch", path: HEAD_PATH, message });
  }
}
function report(contents, range, history, violations, { untold: untold2, proved }) {
  const size = contents.links.length;
  const { first, listed, more } = violations;
  return {
    state: listed.length > 0 ? "broken" : size === 0 ? "empty" : "intact",
    size,
    root: range === void 0 || size === 0 ? null : toDigest(rootOf(range)),
    at: contents.newest.at,
    newer: [...contents.newer.values()],
    first,
    violations: listed,
    more,
    history,
    proved,
    limits: [...untold2, ...history.state === "unchecked" ? [NO_HISTORY] : [], unsealed(proved, size)]
  };
}
var NO_HISTORY = "Files alone do not show whether a record was replaced together with all later records. A full clone shows more.";

// src/app/local/verify-ledger.ts
async function verifyLedgerAt(folder, branch, path, olderHeads = []) {
  try {
    const older = olderHeads.map(olderHeadAt);
    const unreadable = older.find((one) => typeof one === "string");
    if (unreadable !== void 0) return { problem: unreadable };
    const heads = older.filter((one) => typeof one !== "string");
    const report2 = await reportOn(folder, branch, path, heads);
    return typeof report2 === "string" ? { problem: report2 } : verified(report2);
  } catch (error) {
    if (error instanceof GitError) return { problem: `${error.detail} ${error.next}` };
    throw error;
  }
}
function olderHeadAt(file) {
  if (!existsSync5(file)) return `There is no file ${file}. Name a copy of head.json from an earlier time.`;
  if (!statSync3(file).isFile() || statSync3(file).size > MAX_HEAD_BYTES) return `${file} is no head.json of a ledger.`;
  const reading = readHead(readFileSync2(file, "utf8"));
  return reading.state === "sound" ? reading.head : `${file} cannot be used: ${reading.message}`;
}
var MAX_HEAD_BYTES = 16 * 1024;
var verified = (report2) => ({ report: report2, lines: reportLines(report2).map((line) => plain(line)) });
async function reportOn(folder, branch, path, older) {
  const found = await ledgersAt(folder, branch, path);
  if (typeof found === "string") return found;
  for (const store of found.stores) {
    const contents = await store.contents();
    if (contents === void 0) continue;
    const report2 = await verifyLedger(contents, older);
    if (hasRecords(report2) || await hasHead(store) || found.stores.length === 1) return report2;
    return `There is no ledger in branch ${branch}. Name the branch of the ledger with --branch.`;
  }
  return found.absent;
}
var hasRecords = ({ size, first }) => size > 0 || first !== null;
var hasHead = async (store) => Boolean((await store.read([HEAD_PATH]))?.[0]);

// src/cli/ledger-verify.ts
var ledgerVerify = {
  name: "ledger verify",
  usage: "gatebook ledger verify [FOLDER] [--branch NAME] [--extends OLD-HEAD.json ...] [--format text|json] [--quiet]",
  summary: `Verifies a whole ledger by recomputing it. FOLDER is a clone, bare or not (branch ${USUAL_BRANCH}, or NAME), or a folder with the files. With OLD-HEAD.json, a copy of head.json from an earlier time, it must continue that.`,
  run: run4
};
async function run4(terminal) {
  const { positionals, values, bases, json, quiet } = readArguments(terminal.args, ["branch", "extends"], 1);
  const branch = values["branch"] ?? USUAL_BRANCH;
  if (branch === "") throw new UsageError("--branch requires a name.");
  const folder = resolve7(terminal.cwd, positionals[0] ?? ".");
  const verified2 = await verifyLedgerAt(
    folder,
    branch,
    terminal.path,
    bases.map((file) => resolve7(terminal.cwd, file))
  );
  if ("problem" in verified2) {
    terminal.err(plain(verified2.problem));
    return EXIT.unjudged;
  }
  const { report: report2, lines: lines2 } = verified2;
  if (quiet) return STATUS[report2.state];
  if (json) terminal.out(JSON.stringify(report2, null, 2));
  else for (const line of lines2) terminal.out(line);
  return STATUS[report2.state];
}
var STATUS = { intact: EXIT.done, empty: EXIT.unjudged, broken: EXIT.integrity };

// src/app/local/profiles.ts
var profiles = PROFILES;
function profileLines({ name, summary, text: text2, leavesOpen, leavesOut }, isBrief) {
  if (isBrief) return [`${name}: ${summary}`];
  return [
    `# ${name}: ${summary}`,
    ...text2.trimEnd().split("\n"),
    ...leavesOpen.length > 0 ? [`# A policy that uses it must set: ${leavesOpen.join(", ")}`] : [],
    "# Clauses of ISO 9001:2015 without evidence from its gates:",
    ...leavesOut.map(({ clauses, why }) => `# ${clauses.join(", ")}: ${why}`)
  ];
}

// src/cli/profile.ts
var profile = {
  name: "profile",
  usage: "gatebook profile [NAME] [--format text|json] [--quiet]",
  summary: "Shows the built-in policies: what each requires, what a team must set itself, and what it leaves out.",
  run: run5
};
async function run5(terminal) {
  const { positionals, json, quiet } = readArguments(terminal.args, [], 1);
  const [name] = positionals;
  const names = profiles.map((one) => one.name);
  if (name !== void 0 && !names.includes(name)) {
    throw new UsageError(
      `There is no profile "${name}"${didYouMean(name, names) || ` (there are: ${names.join(", ")})`}.`
    );
  }
  const shown2 = profiles.filter((one) => name === void 0 || one.name === name);
  if (quiet) return EXIT.done;
  if (json) terminal.out(JSON.stringify(shown2, null, 2));
  else for (const line of shown2.flatMap((one) => profileLines(one, name === void 0))) terminal.out(line);
  return EXIT.done;
}

// src/policy/schema/json-schema.ts
var options = { target: "draft-7", io: "input", unrepresentable: "any" };
function policyJsonSchema() {
  const schema2 = toJSONSchema(policySchema, options);
  const { gates: all, ...properties } = schema2["properties"];
  const required = schema2["required"].filter((key) => key !== "gates");
  const types = gates.map(gateSchema);
  const gatesOf = (anyOf) => ({
    properties: { gates: { ...all, additionalProperties: { anyOf } } }
  });
  return {
    $id: "gatebook/policy/1",
    title: "Gatebook quality policy",
    ...schema2,
    properties: { ...properties, gates: { description: all?.["description"] } },
    required,
    if: { anyOf: ["profile", "extends"].map((key) => ({ required: [key], properties: { [key]: properties[key] } })) },
    // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
    then: gatesOf(types.map(partial)),
    else: { required: ["gates"], ...gatesOf(types) }
  };
}
function partial({ required: _, ...schema2 }) {
  const properties = schema2["properties"];
  if (!properties) return schema2;
  const inner = Object.entries(properties).map(([key, value]) => [key, partial(value)]);
  return { ...schema2, properties: Object.fromEntries(inner) };
}
function gateSchema(gate) {
  const { $schema: _, ...schema2 } = toJSONSchema(gate.settings, options);
  const properties = schema2["properties"];
  const required = schema2["required"] ?? [];
  const { properties: common } = toJSONSchema(gateKeys, options);
  const type = { const: gate.type, description: "Type of the gate." };
  return {
    ...schema2,
    title: `Gate of type ${gate.type}`,
    properties: { type, ...properties, ...common },
    required: ["type", ...required]
  };
}

// src/app/local/schemas.ts
var document = (id, title, schema2, io = "output") => () => ({
  $id: id,
  title,
  ...toJSONSchema(schema2, { target: "draft-7", io, unrepresentable: "any", override: withoutDefault })
});
function withoutDefault({ jsonSchema }) {
  delete jsonSchema.default;
}
var schemas = {
  policy: policyJsonSchema,
  facts: document(
    "gatebook/facts/1",
    "What was observed about a change or a release. A missing fact was not collected",
    facts,
    "input"
  ),
  verdict: document("gatebook/verdict/1", "What the gates decided", verdict),
  record: document("gatebook/record/2", "One entry of the ledger, of this version or an earlier one", record)
};

// src/cli/schema.ts
var schema = {
  name: "schema",
  usage: `gatebook schema ${Object.keys(schemas).join("|")}`,
  summary: "Prints a JSON Schema (draft 7).",
  run: run6
};
async function run6(terminal) {
  const { positionals } = readArguments(terminal.args, [], 1);
  const [name = ""] = positionals;
  const make = Object.hasOwn(schemas, name) ? schemas[name] : void 0;
  if (!make)
    throw new UsageError(
      name === "" ? "Name a schema." : `There is no schema "${name}"${didYouMean(name, Object.keys(schemas))}.`
    );
  terminal.out(JSON.stringify(make(), null, 2));
  return EXIT.done;
}

// src/cli/validate.ts
var DEFAULT_FILE2 = ".github/quality-policy.yml";
var validate = {
  name: "validate",
  usage: "gatebook validate [FILE] [--extends FILE]... [--format text|json] [--quiet]",
  summary: `Checks a policy (default: ${DEFAULT_FILE2}) and shows errors and probable mistakes with their location. In a clone, it also checks that patterns match committed files. --extends gives the text of each extended policy, in order.`,
  run: run7
};
async function run7(terminal) {
  const { positionals, bases, json, quiet } = readArguments(terminal.args, ["extends"], 1);
  const file = positionals[0] ?? DEFAULT_FILE2;
  const files = { folder: terminal.cwd, file, bases };
  const { policy, gates: gates2, diagnostics, warnings: warnings2, hints, lines: lines2 } = await validatePolicyFile(
    files,
    terminal.path,
    terminal.now()
  );
  const valid = policy !== void 0;
  if (quiet) return valid ? EXIT.done : EXIT.badInput;
  if (json) terminal.out(JSON.stringify({ file, valid, diagnostics, warnings: warnings2, hints, gates: gates2 }, null, 2));
  else for (const line of lines2) terminal.out(line);
  if (valid && !json) terminal.out(praise(file, gates2));
  return valid ? EXIT.done : EXIT.badInput;
}
var praise = (file, gates2) => `${file}: a valid policy with ${gates2.length} ${gates2.length === 1 ? "gate" : "gates"}: ${gates2.join(", ")}`;

// src/cli.ts
var commands = [
  validate,
  explain,
  profile,
  evaluate2,
  inspectCoverageCommand,
  inspectTestsCommand,
  inspectDependenciesCommand,
  ledgerVerify,
  ledgerList,
  ledgerShow,
  ledgerExport,
  schema,
  demo
];
var HELP = ["--help", "-h"];
async function runCommandLine(args, { cwd, ...surface }) {
  if (cwd === void 0) {
    surface.err("The current folder no longer exists. Change to another folder.");
    return EXIT.unjudged;
  }
  const terminal = { ...surface, cwd };
  const command = commandOf(args);
  if (!command) return noCommand(args, terminal);
  const rest = args.slice(command.name.split(" ").length);
  if (asksForHelp(rest)) {
    terminal.out(help(command));
    return EXIT.done;
  }
  return runCommand(command, { ...terminal, args: rest });
}
function commandOf(args) {
  return commands.find(({ name }) => name.split(" ").every((word, index) => args[index] === word));
}
function asksForHelp(args) {
  const end2 = args.indexOf("--");
  return (end2 === -1 ? args : args.slice(0, end2)).some((arg) => HELP.includes(arg));
}
function help({ usage, summary }) {
  return `${usage}

${summary}`;
}
async function runCommand(command, terminal) {
  try {
    return await command.run(terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(plain(error.message));
      terminal.err(`Usage: ${command.usage}`);
      return EXIT.badInput;
    }
    terminal.err(plain(`gatebook: internal error: ${error instanceof Error ? error.message : String(error)}`));
    return EXIT.unjudged;
  }
}
function noCommand(args, terminal) {
  const [word, ...rest] = args;
  if (word === void 0) {
    terminal.out(overview());
    return EXIT.badInput;
  }
  if (word === "--version") {
    terminal.out(VERSION);
    return EXIT.done;
  }
  if (HELP.includes(word) || word === "help") {
    const command = commandOf(rest);
    if (word === "help" && rest.length > 0 && !command) return unknownCommand(rest, terminal);
    terminal.out(command ? help(command) : overview());
    return EXIT.done;
  }
  return unknownCommand(args, terminal);
}
function unknownCommand(args, terminal) {
  const [word = "", next] = args;
  const begun2 = commands.filter(({ name }) => name.startsWith(`${word} `));
  if (begun2.length > 0 && asksForHelp(args)) {
    terminal.out(begun2.map(help).join("\n\n"));
    return EXIT.done;
  }
  const given = begun2.length === 0 || next === void 0 || next.startsWith("-") ? word : `${word} ${next}`;
  const names = commands.map(({ name }) => name);
  const [only] = begun2;
  const meant = only === void 0 ? didYouMean(given, names) : ` (did you mean "${only.name}"?)`;
  terminal.err(plain(`There is no command "${given}"${meant}.`));
  terminal.err("See gatebook --help.");
  return EXIT.badInput;
}
function overview() {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    "gatebook: enforces a quality policy as gates and keeps every verdict as a record.",
    "",
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "Every command takes --help. Exit status: 0 done or passed, 1 a gate failed, 2 bad policy or usage, 3 could not be evaluated, 4 integrity violated."
  ].join("\n");
}
export {
  runCommandLine
};
