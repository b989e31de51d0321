import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  _enum,
  array,
  boolean,
  int,
  literal,
  record,
  strictObject,
  string,
  tuple
} from "./zod.js";

// src/facts/trust.ts
var TRUST = ["self-reported", "separate-job", "ci-artifact", "platform"];
var isBelow = (trust, wanted) => TRUST.indexOf(trust) < TRUST.indexOf(wanted);
function trustOfReport({ artifact }, job) {
  if (isBelow(job, "separate-job")) return job;
  return artifact === void 0 ? "separate-job" : "ci-artifact";
}

// src/facts/basics.ts
var oid = string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
var id = string().regex(/^\d+$/);
var digest = string().regex(/^sha256:[0-9a-f]{64}$/);
var lineRange = tuple([int().positive(), int().positive()]);
var account = strictObject({
  id: id.describe("Numeric account id, which identifies the account. A login can change hands."),
  login: string(),
  kind: _enum(["User", "Bot", "Mannequin", "Organization", "EnterpriseUserAccount"])
});
var canWrite = boolean().nullable().optional().describe(
  "Whether that account has write access to the repository now. `null`: not read. Left out by earlier versions."
);

// src/facts/reports.ts
var reportRequest = strictObject({
  name: string(),
  artifact: string().optional().describe("Left out: in the workspace."),
  workflow: string().optional().describe("File name of the workflow with the artifact. Left out: whichever has it."),
  paths: array(string()),
  "path-map": record(string(), string()).optional(),
  root: string().optional().describe("Folder that relative paths start from, or a pattern of it. Left out: detected."),
  "on-empty-file": _enum(["fail", "pass"]).optional().describe("Left out: `fail`."),
  format: string().optional().describe("Left out: detected from the content."),
  trust: _enum(TRUST).optional().describe("Left out: no more than of all."),
  required: boolean().optional().describe("Left out: `true`.")
});
var share = strictObject({ covered: int().nonnegative(), total: int().nonnegative() });
var report = strictObject({
  name: string(),
  state: _enum(["read", "missing", "pending", "expired", "unmatched", "empty", "stale", "ambiguous", "unreadable", "unsafe"]).describe(
    "Only `read` can pass. `pending`: a run that has not finished may still provide it. `unmatched`: not known to be for the commit. `ambiguous`: a path in it may be two files. `unsafe`: a link, a folder, or outside the expected folder."
  ),
  detail: string().describe("What was found, in one sentence."),
  next: string().optional().describe("Next step. Left out: the one that is usual for the state."),
  absent: literal(true).optional().describe("Completely missing, and no running workflow could still provide it. Left out: part of it may exist."),
  artifact: strictObject({ id: string(), run: string(), digest }).optional().describe("Artifact that it was unpacked from. Left out: not from an artifact, or there is none."),
  trust: _enum(TRUST).optional().describe("Left out: not asked for."),
  files: array(strictObject({ path: string(), digest, bytes: int().nonnegative() })),
  oddities: array(strictObject({ code: string(), count: int().positive() })),
  empty: array(string()).optional().describe("Files with nothing in them, which the policy allows beside others. Left out: none.")
});
var measured = strictObject({
  commit: oid.nullable().describe("Commit that the reports are for."),
  as: _enum(["head", "merge", "group", "other"]).describe("`merge`: the test merge of head into base. `group`: the commit of a merge group.")
});
var compared = oid.nullable().describe("Commit that the change is compared with. `null`: not known.");
var measuredFile = strictObject({
  path: string(),
  covered: int().nonnegative(),
  total: int().nonnegative(),
  partial: int().nonnegative().optional().describe("Covered lines whose branches were not all taken."),
  branches: share.optional(),
  functions: share.optional(),
  statements: share.optional(),
  sumsOnly: literal(true).optional().describe("Reported as totals only: it is unknown which lines are covered.")
});
var changedLines = strictObject({
  path: string(),
  covered: array(lineRange),
  uncovered: array(lineRange),
  partial: array(lineRange).optional().describe("Covered lines whose branches were not all taken."),
  branches: share.optional().describe("Branches of added lines."),
  sameAsHead: boolean().describe("Whether the line numbers are also valid in the head commit.")
});
var measurement = strictObject({
  request: array(reportRequest),
  measured,
  compared,
  reports: array(report),
  files: array(measuredFile).describe(
    "Tracked files that the reports measure: lines, merged over all reports (the highest count of a line wins), and the other metrics in the reports."
  ),
  pathReading: literal(2).optional().describe("How paths become files. 2: from where each report lies. Left out: as earlier versions did."),
  unmapped: int().nonnegative().describe("Paths in the reports that are not tracked files."),
  unmappedPaths: array(
    strictObject({
      report: string(),
      file: string(),
      path: string(),
      map: strictObject({ from: string(), to: string() }).optional()
    })
  ).optional().describe(
    "The first of them, by report and file. `map`: the entry of `path-map` that makes a tracked file of the path. Left out: none, or not collected."
  ),
  beyond: int().positive().optional().describe("Lines in the reports beyond the end of their file, which are ignored. Left out: none."),
  changed: array(changedLines).describe("Added lines that the reports measure."),
  content: array(changedLines).nullable().optional().describe(
    "The same without lines that differ in white space only. `null`: too many files. Left out: not requested."
  ),
  unread: array(
    strictObject({
      path: string(),
      lines: int().nonnegative(),
      content: int().nonnegative().optional().describe("Without those that differ in white space only.")
    })
  ).nullable().optional().describe(
    "Added lines that are not blank, of files whose lines no report measures. `null`: too many files. Left out: not requested."
  ),
  before: array(measuredFile).nullable().optional().describe(
    "What the same reports of the base measure of changed files, from the artifacts of its runs. `null`: not known. Left out: not requested."
  ),
  exclusions: array(strictObject({ path: string(), line: int().positive(), tool: string() })).nullable().optional().describe("Added lines that exclude code from coverage. `null`: too large to search. Left out: not requested.")
});
var namedCase = strictObject({ report: string(), in: string(), suite: string(), name: string() });
var namedCases = strictObject({ count: int().nonnegative(), first: array(namedCase) }).describe("How many, and the first of them.");
var testRun = strictObject({
  request: array(reportRequest),
  measured,
  compared,
  reports: array(report),
  cases: strictObject({
    total: int().nonnegative(),
    passed: int().nonnegative(),
    failed: int().nonnegative().describe("Failures and errors."),
    skipped: int().nonnegative().describe("Not executed, for whatever reason."),
    flaky: int().nonnegative().describe("Passed after a failure in the same run. Also counted in `passed`.")
  }),
  unpassed: array(
    strictObject({
      suite: string(),
      name: string(),
      outcome: _enum(["failed", "skipped"]),
      file: string().nullable(),
      line: int().positive().nullable(),
      namesakes: int().min(2).optional().describe("How many cases have this suite and name. Left out: it is the only one, or not known."),
      report: string().optional().describe("Name of its report. Left out: not collected."),
      in: string().optional().describe("The file of the report. Left out: not collected.")
    })
  ).describe("The first of them, failed ones first. The counts cover all of them."),
  flaky: array(namedCase).optional().describe("The first flaky cases. Left out: none, or not collected."),
  identities: strictObject({
    digest: int().nonnegative().nullable().describe("52 bits of a SHA-256 over the identities of all cases. `null`: too many to compare."),
    byName: strictObject({ total: int().nonnegative(), skipped: int().nonnegative() }).nullable().describe("Cases of one suite, class and name counted once, as earlier versions did. `null`: too many."),
    files: array(
      strictObject({
        report: string(),
        in: string(),
        key: string().regex(/^[0-9a-f]{8}$/).describe("What stands for both in a record."),
        total: int().nonnegative(),
        skipped: int().nonnegative()
      })
    ).describe("Cases by file of a report. Empty: too many files."),
    base: strictObject({
      reports: array(report),
      digest: int().nonnegative(),
      gone: namedCases,
      skipped: namedCases
    }).nullable().describe(
      "The same reports of the base, from the artifacts of its runs. `gone`: cases of the base that there are no more. `skipped`: cases that were not skipped there. `null`: not known."
    )
  }).optional().describe("What cases are distinguished by, for the comparison with the base. Left out: not requested."),
  claims: array(
    strictObject({
      id: string(),
      passed: int().nonnegative(),
      failed: int().nonnegative(),
      skipped: int().nonnegative()
    })
  ).describe("Identifiers that test cases name in their properties or names, with the number of cases by outcome.")
});
var reportSet = array(reportRequest).readonly();
var coverageRequest = strictObject({
  reports: reportSet,
  exclusions: boolean(),
  content: literal(true).optional().describe("Lines that differ in white space only are told apart. Left out: no."),
  unread: literal(true).optional().describe("Lines of files that no report measures are counted. Left out: no."),
  before: literal(true).optional().describe("Changed files are compared with the base. Left out: no.")
});
var testsRequest = strictObject({
  reports: reportSet,
  compared: literal(true).optional().describe("Left out: nothing is compared with the base.")
});

// src/facts/dependencies.ts
var SEVERITIES = ["critical", "high", "moderate", "low", "none"];
var BY_SEVERITY = ["unknown", ...SEVERITIES];
var component = strictObject({
  id: string().describe("Its package URL without qualifiers; without one, its name and version."),
  name: string().describe("With its group or namespace."),
  version: string().nullable(),
  licences: array(string()).describe("As written. All of them apply, in every report that lists the component. Empty: none is stated."),
  depth: int().positive().nullable().describe("1: a direct dependency. `null`: the reports do not contain the way to it."),
  through: string().nullable().describe("The direct dependency that brings it, on the shortest way."),
  inBase: boolean().optional().describe("Whether the base has it in this version. Left out: the base is not known."),
  scanned: boolean().optional().describe("Whether the advisory reports list it. Left out: none was read, or none could list it.")
});
var advisory = strictObject({
  ids: array(string()).min(1).describe("All names of one advisory, such as its GHSA and CVE ids."),
  severity: _enum(BY_SEVERITY).describe("The worst that its CVSS score and the databases that published it say. `unknown`: nobody says."),
  name: string(),
  version: string(),
  component: string().describe("Id of the component."),
  listed: boolean().describe("Whether it is among the components. If not, no bill of materials lists it.")
});
var dependencySet = strictObject({
  request: array(reportRequest),
  measured,
  compared,
  reports: array(report),
  components: array(component).describe("Each once, sorted by id."),
  billed: boolean().describe("Whether the components are from a bill of materials, and not only from a scan."),
  unlisted: array(string()).describe("The first packages of the advisory reports that no bill of materials lists."),
  skipped: int().nonnegative().describe("Entries that are no components: files, operating systems, lock files, cryptographic assets."),
  advisories: array(advisory).nullable().describe("Sorted by component. `null`: no advisory report was read."),
  scannedClean: boolean().optional().describe("Whether every scan lists packages without advisories too. Left out: no advisory report was read."),
  base: strictObject({ request: array(reportRequest), commit: oid.nullable(), reports: array(report) }).optional().describe("The bills of materials of the base. Left out: not requested.")
});
var dependenciesRequest = strictObject({ reports: reportSet, base: reportSet.optional() });
var countBySeverity = (advisories) => BY_SEVERITY.map((severity) => [severity, advisories.filter((one) => one.severity === severity).length]);

// src/facts/package-url.ts
var MAX_LENGTH = 2e3;
var SHAPE = /^pkg:\/{0,2}([a-z][a-z0-9.+-]*)\/+([^?#]+)(?:\?([^#]*))?/i;
var ORIGIN = ["download_url", "repository_url", "vcs_url"];
function parsePackageUrl(text2) {
  if (text2.length > MAX_LENGTH) return void 0;
  const [, kind = "", rest = "", query = ""] = SHAPE.exec(text2.trim()) ?? [];
  const at = rest.lastIndexOf("@");
  const isVersion = at > 0 && rest.charAt(at - 1) !== "/";
  const [path, written] = isVersion ? [rest.slice(0, at), rest.slice(at + 1)] : [rest, ""];
  const [name, version] = [decoded(path), decoded(written)];
  const parts = name?.split("/").filter((part) => part !== "");
  if (kind === "" || !parts || parts.length === 0 || version === void 0) return void 0;
  const named = { type: kind.toLowerCase(), name: parts.join("/"), version: version === "" ? null : version };
  return { text: packageUrl(named, origin(query)), ...named };
}
function decoded(text2) {
  try {
    return decodeURIComponent(text2);
  } catch {
    return void 0;
  }
}
function origin(query) {
  const kept = query.split("&").filter((one) => ORIGIN.includes(one.slice(0, one.indexOf("=")).toLowerCase()));
  return kept.length === 0 ? "" : `?${kept.sort().join("&")}`;
}
function packageUrl({ type, name, version }, qualifiers = "") {
  const path = usualName(type, name).split("/").map(encoded).join("/");
  return `pkg:${type}/${path}${version === null ? "" : `@${encoded(version)}`}${qualifiers}`;
}
var encoded = (text2) => encodeURIComponent(text2).replaceAll("%3A", ":");
function usualName(type, name) {
  if (type === "pypi") return name.toLowerCase().replace(/[-_.]+/g, "-");
  return CASELESS.has(type) ? name.toLowerCase() : name;
}
var CASELESS = /* @__PURE__ */ new Set(["bitbucket", "composer", "github", "golang", "hex", "nuget"]);

// src/reports/text/format.ts
var UnreadableReport = class extends Error {
  name = "UnreadableReport";
  /** Left out: to create it again, as a whole file. */
  next;
  constructor(message, next) {
    super(message);
    this.next = next;
  }
};

// src/reports/text/json.ts
import { isUtf8 } from "node:buffer";
var MAX_MEGABYTES = 256;
function wholeJson(read) {
  return new JsonReader(read);
}
var JsonReader = class {
  read;
  chunks = [];
  bytes = 0;
  constructor(read) {
    this.read = read;
  }
  push(chunk) {
    this.bytes += chunk.length;
    if (this.bytes > MAX_MEGABYTES * 1024 * 1024) {
      this.chunks = [];
      throw new UnreadableReport(`It has more than ${MAX_MEGABYTES} MB, the limit for JSON.`);
    }
    this.chunks.push(Uint8Array.from(chunk));
  }
  end() {
    return this.read(parsedJson(this.text()));
  }
  text() {
    const whole = Buffer.concat(this.chunks);
    this.chunks = [];
    if (!isUtf8(whole))
      throw new UnreadableReport("It is not UTF-8 text.", "Write it in UTF-8: JSON has no other encoding.");
    return whole.toString("utf8").replace(/^\ufeff/, "");
  }
};
function parsedJson(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    throw new UnreadableReport("It is not valid JSON. It may be truncated.");
  }
}
function members(value, what) {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new UnreadableReport(`${capital(what)} must be an object.`);
  return value;
}
var capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
function elements(value, what) {
  if (!Array.isArray(value)) throw new UnreadableReport(`${capital(what)} must be a list.`);
  return value;
}
function text(value, what) {
  if (typeof value !== "string") throw new UnreadableReport(`${capital(what)} must be text.`);
  return value;
}
function brief(value) {
  if (value === void 0) return "none";
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40)).slice(0, 40);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

export {
  oid,
  id,
  digest,
  lineRange,
  account,
  canWrite,
  TRUST,
  isBelow,
  trustOfReport,
  measurement,
  testRun,
  reportSet,
  coverageRequest,
  testsRequest,
  SEVERITIES,
  BY_SEVERITY,
  dependencySet,
  dependenciesRequest,
  countBySeverity,
  parsePackageUrl,
  packageUrl,
  usualName,
  UnreadableReport,
  wholeJson,
  parsedJson,
  members,
  elements,
  text,
  brief
};
