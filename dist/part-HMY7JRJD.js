import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  APPEND,
  CURRENT,
  GitHubError,
  LANDED,
  LEDGER,
  MORE_COMMITS,
  MORE_REVIEWS,
  PUSHED,
  Problem,
  askChange,
  explain,
  forbidden,
  nothingThere,
  reading,
  unreadable
} from "./part-RXQRLAJ7.js";
import {
  GitError,
  HEAD_PATH,
  LEDGER_BRANCH,
  LIMITS,
  OUTCOME_MARKS,
  OUTCOME_WORDS,
  POLICY_GATE,
  RecordError,
  canonicalize,
  checkRecord,
  clausesOf,
  combine,
  conclusion,
  digestOf,
  emptyHead,
  entryFile,
  entryPath,
  evaluate,
  gatesLines,
  headText,
  headline,
  isLiteral,
  loadPolicy,
  matcher,
  nextHead,
  placeOf,
  readEntry,
  readHead,
  recordId,
  runGit,
  sameDecision,
  streamGit,
  unjudged,
  verdict
} from "./part-FYATZWFR.js";
import {
  code,
  markdown,
  plain,
  prose,
  withinBytes
} from "./part-E6XIRSC2.js";
import {
  _enum,
  array,
  boolean,
  decimal,
  int,
  iso_exports,
  literal,
  name,
  number,
  object,
  strictObject,
  string,
  union
} from "./part-MQRWHYI2.js";
import "./part-7XFF3K6B.js";

// src/publish/annotations.ts
var MOST_ANNOTATIONS = 200;
function annotations(gate) {
  const failures = gate.reasons.flatMap((reason) => annotation(reason, gate, "failure"));
  const warnings = gate.findings.flatMap((finding) => annotation(finding, gate, "warning"));
  return [...failures, ...warnings].slice(0, MOST_ANNOTATIONS);
}
function annotation({ location, message, next }, gate, level) {
  if (!location) return [];
  return [
    {
      path: location.file,
      start_line: location.line,
      end_line: location.endLine ?? location.line,
      annotation_level: level,
      title: plain(`Gatebook: ${gate.id}`, 200),
      message: plain(next === void 0 ? message : `${message} ${next}`, 2e3)
    }
  ];
}

// src/publish/page.ts
function gatePage(gate, verdict2) {
  return [
    `**${OUTCOME_WORDS[gate.outcome]}:** ${markdown(gate.title)}`,
    ...advisory(gate),
    ...requirements(gate),
    ...section(gate.outcome === "not_applicable" ? "Why it does not apply" : "Why, and what to do", gate.reasons),
    ...section("Also noticed", gate.findings.filter(isGeneral)),
    ...places(gate),
    "",
    foot(verdict2, [`gate ${code(gate.id)} (${gate.type})`, clausesOf(gate)])
  ];
}
function verdictPage(verdict2, title) {
  const open3 = verdict2.gates.filter((gate) => gate.reasons.length > 0 && gate.outcome !== "not_applicable");
  return [
    `**${markdown(headline(verdict2))}.**`,
    "",
    "| Gate | Result | Required | Found |",
    "| --- | --- | --- | --- |",
    ...verdict2.gates.map(row),
    ...open3.flatMap((gate) => [
      "",
      `#### ${OUTCOME_MARKS[gate.outcome]} ${markdown(gate.id)}`,
      "",
      ...gate.reasons.map(bullet),
      ...places(gate)
    ]),
    "",
    foot(verdict2, title === void 0 ? [] : [`change ${code(title, 120)}`])
  ];
}
function row(gate) {
  const cells = [
    markdown(gate.id),
    `${OUTCOME_MARKS[gate.outcome]} ${OUTCOME_WORDS[gate.outcome].toLowerCase()}${gate.enforce === "advisory" ? " (advisory)" : ""}`,
    gate.children.map((child) => markdown(child.required)).join("<br>"),
    gate.children.length > 0 ? gate.children.map((child) => markdown(child.found)).join("<br>") : markdown(gate.title)
  ];
  return `| ${cells.join(" | ")} |`;
}
var advisory = (gate) => gate.enforce === "advisory" ? ["", "This gate is advisory: it shows its result and blocks nothing."] : [];
function requirements(gate) {
  if (gate.children.length === 0) return [];
  const rows = gate.children.map(
    ({ outcome, required, found }) => `| ${OUTCOME_MARKS[outcome]} | ${markdown(required)} | ${markdown(found)} |`
  );
  return ["", "| | Required | Found |", "| --- | --- | --- |", ...rows];
}
function section(heading, reasons) {
  return reasons.length === 0 ? [] : ["", `**${heading}**`, "", ...reasons.map(bullet)];
}
var MOST_PLACES = 50;
function places({ findings }) {
  const found = findings.filter((finding) => !isGeneral(finding));
  const left = found.length - MOST_PLACES;
  const more = left > 0 ? [`- \u2026 and ${left} more`] : [];
  const shown = section("Where", found.slice(0, MOST_PLACES));
  return [...shown, ...more];
}
var isGeneral = ({ location }) => location === void 0;
function bullet({ message, next, location }) {
  const where = location ? `${code(placeOf(location))} ` : "";
  return `- ${where}${prose(message)}${next === void 0 ? "" : `<br>\u2192 ${prose(next)}`}`;
}
function foot({ policy, subject }, parts) {
  const rules2 = policy.digest === "" ? [] : [`policy ${code(policy.path)} at ${subject.base.slice(0, 7)}, ${policy.digest.slice(0, 19)}`];
  return `<sub>${[...parts, ...rules2, `judged ${subject.head.slice(0, 7)}`].filter((part) => part !== "").join(" \xB7 ")}</sub>`;
}

// src/github/answers.ts
var person = object({ __typename: string(), login: string(), databaseId: number().int().nullish() }).nullable();
var user = object({ login: string(), databaseId: number().int().nullable() }).nullable();
var gitActor = object({ email: string().nullable(), user });
var page = object({ hasNextPage: boolean(), endCursor: string().nullable() });
var review = object({
  // A BigInt: GitHub writes it as text, and as a number in older versions.
  fullDatabaseId: union([string(), number().int()]).transform(String),
  state: _enum(["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"]),
  submittedAt: string().nullable(),
  lastEditedAt: string().nullable(),
  authorCanPushToRepository: boolean(),
  author: person,
  commit: object({ oid: string() }).nullable()
});
var changeCommit = object({
  commit: object({
    oid: string(),
    parents: object({ totalCount: number(), nodes: array(object({ oid: string() }).nullable()) }),
    authors: object({ totalCount: number(), nodes: array(gitActor.nullable()) }),
    committer: gitActor.nullable()
  })
});
var connection = (node) => object({ totalCount: number().int(), pageInfo: page, nodes: array(node.nullable()) });
var reviews = connection(review);
var commits = connection(changeCommit);
var sharing = object({
  number: number().int(),
  state: string(),
  headRefOid: string(),
  baseRefName: string(),
  repository: object({ databaseId: number().int().nullable() })
}).nullable();
var headCommit = object({
  commit: object({
    oid: string(),
    associatedPullRequests: object({ totalCount: number().int(), nodes: array(sharing) }).nullable()
  })
}).nullable();
var change = object({
  id: string(),
  number: number().int(),
  url: string(),
  state: _enum(["OPEN", "CLOSED", "MERGED"]),
  isDraft: boolean(),
  isCrossRepository: boolean(),
  title: string(),
  author: person,
  mergedBy: person,
  mergedAt: string().nullable(),
  mergeCommit: object({ oid: string() }).nullable(),
  baseRefName: string(),
  headRefOid: string(),
  headRepository: object({ databaseId: number().nullable(), nameWithOwner: string() }).nullable(),
  changedFiles: number().int(),
  labels: object({ totalCount: number(), nodes: array(object({ name: string() }).nullable()) }).nullable(),
  reviews: reviews.nullable(),
  commits: commits.nullable(),
  // No hole here: a base change that is not told would make approvals count that were given before it.
  baseChanges: object({ nodes: array(object({ createdAt: string() })) }),
  headCommit: object({ nodes: array(headCommit) }),
  repository: object({ pullRequests: object({ nodes: array(sharing) }) })
});
var rulesFile = object({
  type: string(),
  mode: number().int(),
  object: object({
    oid: string(),
    byteSize: number().optional(),
    isBinary: boolean().nullish(),
    isTruncated: boolean().optional(),
    text: string().nullish()
  }).nullable()
}).nullable();
var rules = object({
  oid: string(),
  policy: rulesFile,
  codeowners1: rulesFile,
  codeowners2: rulesFile,
  codeowners3: rulesFile
});
var viewer = object({ login: string() });
var repository = { databaseId: number().int(), nameWithOwner: string() };
var changeAnswer = object({
  viewer,
  repository: object({
    ...repository,
    pullRequest: change.extend({ baseRef: object({ target: rules.nullable() }).nullable() }).nullable()
  })
});
var landedAnswer = object({
  viewer,
  repository: object({
    ...repository,
    commit: rules.extend({ tree: object({ oid: string() }) }).nullable(),
    parent: rules.nullable(),
    pullRequest: change.nullish()
  })
});
var moreReviewsAnswer = object({ node: object({ reviews }) });
var moreCommitsAnswer = object({ node: object({ commits }) });
var currentAnswer = object({
  repository: object({
    pullRequest: object({
      state: string(),
      headRefOid: string(),
      baseRefName: string(),
      baseRef: object({ target: object({ oid: string() }).nullable() }).nullable(),
      reviews: object({
        totalCount: number(),
        nodes: array(
          object({ fullDatabaseId: union([string(), number()]).transform(String), state: string() }).nullable()
        )
      })
    }).nullable()
  })
});
var pushedAnswer = object({
  repository: object({
    ...repository,
    object: object({
      history: object({
        pageInfo: page,
        nodes: array(
          object({
            oid: string(),
            parents: object({ nodes: array(object({ oid: string() }).nullable()) }),
            associatedPullRequests: object({
              totalCount: number(),
              nodes: array(
                object({
                  number: number().int(),
                  merged: boolean(),
                  baseRefName: string(),
                  mergeCommit: object({ oid: string() }).nullable()
                }).nullable()
              )
            }).nullable()
          })
        )
      })
    }).nullable()
  })
});
var checkRunAnswer = object({
  id: number().int(),
  html_url: string().nullable(),
  app: object({ slug: string() }).nullish()
});
var checkRunsAnswer = object({
  total_count: number().int(),
  check_runs: array(
    object({
      id: number().int(),
      name: string(),
      head_sha: string(),
      status: string(),
      conclusion: string().nullable(),
      external_id: string().nullable(),
      completed_at: string().nullable(),
      app: object({ slug: string().optional() }).nullable(),
      output: object({ text: string().nullable() })
    })
  )
});
var pullFilesAnswer = array(
  object({
    filename: string(),
    previous_filename: string().optional(),
    status: _enum(["added", "removed", "modified", "renamed", "copied", "changed", "unchanged"]),
    sha: string().nullable()
  })
);
var compareAnswer = object({
  files: array(
    object({
      filename: string(),
      status: string(),
      sha: string().nullable(),
      previous_filename: string().optional()
    })
  ).default([])
});

// src/github/parse.ts
function parse(schema, data, errors, what) {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  if (errors.some((error) => error.type === "FORBIDDEN")) throw forbidden(what, {}, "contents: read, pull-requests: read");
  if (errors.some((error) => error.type === "NOT_FOUND")) throw nothingThere(what);
  if (errors[0])
    throw new GitHubError("unavailable", `GitHub could not answer (${what}): ${errors[0].message}`, {
      status: 200,
      next: "Run the job again."
    });
  throw unreadable(what);
}

// src/github/change.ts
var MOST_PAGES = 10;
async function readChange(client, { owner, name: name2 }, number2, asked) {
  const what = reading(number2);
  const answer2 = await asked;
  const { viewer: viewer2, repository: repository2 } = parse(changeAnswer, answer2.data, answer2.errors, what);
  if (!repository2.pullRequest) throw notFound(number2, `${owner}/${name2}`);
  const { baseRef, ...change2 } = repository2.pullRequest;
  return {
    viewer: viewer2.login,
    repository: { id: String(repository2.databaseId), name: repository2.nameWithOwner },
    rules: baseRef?.target ?? null,
    ...await readRest(client, change2, answer2.errors)
  };
}
async function readLanded(client, { owner, name: name2 }, landed, policyPath) {
  const what = `reading what landed as ${landed.commit.slice(0, 7)}`;
  const { commit: oid3, parent: before } = landed;
  const variables = {
    owner,
    name: name2,
    commit: oid3,
    parent: before,
    number: landed.pull ?? 0,
    direct: landed.pull === null,
    policyPath
  };
  const answer2 = await client.graphql(LANDED, variables, { what });
  const { viewer: viewer2, repository: repository2 } = parse(landedAnswer, answer2.data, answer2.errors, what);
  if (!repository2.commit)
    throw new GitHubError("not_found", `GitHub knows no commit ${oid3}.`, {
      status: 404,
      next: "Check the event that started this run."
    });
  const { pullRequest, commit, parent } = repository2;
  if (landed.pull !== null && !pullRequest) throw hidden(what, answer2.errors, landed.pull, `${owner}/${name2}`);
  const whole = pullRequest ? await readRest(client, pullRequest, answer2.errors) : { change: null, refusals: answer2.errors };
  return {
    viewer: viewer2.login,
    repository: { id: String(repository2.databaseId), name: repository2.nameWithOwner },
    commit: { oid: commit.oid, tree: commit.tree.oid },
    rules: parent,
    after: commit,
    ...whole
  };
}
async function readCurrent(client, { owner, name: name2 }, number2) {
  const what = `reading change #${number2} again`;
  const answer2 = await client.graphql(CURRENT, { owner, name: name2, number: number2 }, { what });
  const { pullRequest } = parse(currentAnswer, answer2.data, answer2.errors, what).repository;
  if (!pullRequest) throw notFound(number2, `${owner}/${name2}`);
  return {
    state: pullRequest.state,
    head: pullRequest.headRefOid,
    base: pullRequest.baseRef?.target?.oid ?? null,
    reviews: reviewState(
      pullRequest.reviews.totalCount,
      pullRequest.reviews.nodes.flatMap((node) => node ?? [])
    )
  };
}
function hasMoved({ change: change2, rules: rules2 }, now) {
  if (change2.state !== now.state || change2.headRefOid !== now.head || (rules2?.oid ?? null) !== now.base) return true;
  if (!change2.reviews) return false;
  const nodes = change2.reviews.nodes.flatMap((node) => node ?? []);
  return reviewState(change2.reviews.totalCount, nodes.slice(-100)) !== now.reviews;
}
function reviewState(total, nodes) {
  return `${total}: ${nodes.map(({ fullDatabaseId, state }) => `${fullDatabaseId} ${state}`).join(", ")}`;
}
async function readRest(client, change2, refusals) {
  const more = [];
  const ask = async (document, after, what) => {
    const answer2 = await client.graphql(document, { id: change2.id, after }, { what });
    more.push(
      ...answer2.errors.map((error) => ({ ...error, path: error.path.replace(/^node\b/, "repository.pullRequest") }))
    );
    return answer2;
  };
  const reviews2 = await readPages(change2.reviews, async (after) => {
    const what = "reading more reviews";
    const answer2 = await ask(MORE_REVIEWS, after, what);
    return parse(moreReviewsAnswer, answer2.data, answer2.errors, what).node.reviews;
  });
  const commits2 = await readPages(change2.commits, async (after) => {
    const what = "reading more commits";
    const answer2 = await ask(MORE_COMMITS, after, what);
    return parse(moreCommitsAnswer, answer2.data, answer2.errors, what).node.commits;
  });
  return { change: { ...change2, reviews: reviews2, commits: commits2 }, refusals: [...refusals, ...more] };
}
async function readPages(first, next) {
  if (!first) return null;
  const nodes = [...first.nodes];
  let last = first;
  for (let page2 = 1; page2 < MOST_PAGES && last.pageInfo.hasNextPage && last.pageInfo.endCursor; page2++) {
    last = await next(last.pageInfo.endCursor);
    nodes.push(...last.nodes);
  }
  return { ...first, nodes };
}
function hidden(what, errors, number2, repository2) {
  const isForbidden2 = errors.some((error) => error.type === "FORBIDDEN");
  return isForbidden2 ? forbidden(what, {}, "pull-requests: read") : notFound(number2, repository2);
}
function notFound(number2, repository2) {
  return new GitHubError(
    "not_found",
    `There is no pull request #${number2} in ${repository2}, or the token may not see it.`,
    {
      status: 404,
      next: "Check the number, and that the job has `pull-requests: read`."
    }
  );
}

// src/collect/shared-head.ts
function sharedHead(repository2, change2) {
  if (change2.state !== "OPEN") return void 0;
  const head = change2.headRefOid.slice(0, 7);
  const other = namedBy(change2).find((one) => String(one.repository.databaseId) === repository2.id && shares(one, change2));
  if (other) {
    return ambiguous(
      `Change #${other.number} has the same head commit ${head} and goes into ${other.baseRefName}, not into ${change2.baseRefName}. Checks belong to a commit, so what is judged for one of the two would count for both.`,
      "Close one of the two, or push a commit to one of them; then run the job again."
    );
  }
  if (isWhole(change2)) return void 0;
  return ambiguous(
    `GitHub does not list every change that has commit ${head}, so another one could share its checks.`,
    "Run the job again; if that does not help, push a commit to the change."
  );
}
var shares = (one, change2) => one.state === "OPEN" && one.number !== change2.number && one.headRefOid === change2.headRefOid && one.baseRefName !== change2.baseRefName;
function namedBy({ headCommit: headCommit2, repository: repository2 }) {
  const ofHead = headCommit2.nodes.flatMap((node) => node?.commit.associatedPullRequests?.nodes ?? []);
  return [...ofHead, ...repository2.pullRequests.nodes].flatMap((node) => node ?? []);
}
function isWhole({ headRefOid, headCommit: headCommit2 }) {
  const commit = headCommit2.nodes[0]?.commit;
  const changes = commit?.associatedPullRequests;
  if (!changes || commit.oid !== headRefOid) return false;
  return changes.nodes.filter((node) => node !== null).length >= changes.totalCount;
}
var ambiguous = (detail, next) => ({
  state: "unavailable",
  why: "ambiguous",
  detail,
  next
});

// src/collect/change.ts
var ROOT = "repository.pullRequest";
function changeFact(told3, contents) {
  const { change: change2, base, repository: repository2 } = told3;
  if (base === null) {
    return missing(
      `The base branch ${change2.baseRefName} of change #${change2.number} does not exist.`,
      "Point the pull request at a branch that exists."
    );
  }
  if (change2.headRepository === null && change2.state === "OPEN") {
    return missing(
      `The repository that change #${change2.number} comes from was deleted, so nobody can correct the change any more.`,
      "Push the commits to a branch that exists and open a new pull request from it."
    );
  }
  const refusal = refusedUnder(told3, "author", "pull-requests: read") ?? headRefused(told3) ?? sharedHead(repository2, change2);
  if (refusal) return refusal;
  if (change2.author !== null && account(change2.author) === null) {
    return missing(
      `GitHub does not tell which account opened change #${change2.number}, so nobody can tell whether it approved itself.`,
      "Open the change again from a user account."
    );
  }
  return complete(told3, {
    repository: repository2,
    pull: change2.number,
    url: change2.url,
    title: change2.title,
    author: account(change2.author),
    head: change2.headRefOid,
    base,
    baseBranch: change2.baseRefName,
    baseChangedAt: change2.baseChanges.nodes.at(-1)?.createdAt ?? null,
    draft: change2.isDraft,
    fork: change2.isCrossRepository,
    content: contents.head
  });
}
function headRefused(told3) {
  if (told3.change.state !== "OPEN") return void 0;
  const permission = "contents: read, pull-requests: read";
  return refusedUnder(told3, "headCommit", permission, "head commit") ?? refusedUnder(told3, "repository", permission, "neighbours");
}
function commitsFact(told3) {
  const refusal = refusedUnder(told3, "commits", "contents: read");
  if (refusal) return refusal;
  const { commits: commits2 } = told3.change;
  const nodes = commits2?.nodes.flatMap((node) => node ?? []) ?? [];
  const cut = nodes.find(
    ({ commit }) => commit.authors.totalCount > commit.authors.nodes.length || commit.parents.totalCount > commit.parents.nodes.length
  );
  if (cut) return truncated(`Commit ${cut.commit.oid.slice(0, 7)} has more authors or parents than GitHub lists.`);
  return listed(told3, "commits", commits2?.totalCount ?? -1, nodes.map(commitOf));
}
function reviewsFact(told3, contents) {
  const refusal = refusedUnder(told3, "reviews", "contents: read, pull-requests: read");
  if (refusal) return refusal;
  const { reviews: reviews2 } = told3.change;
  const nodes = reviews2?.nodes.flatMap((node) => node ?? []) ?? [];
  return listed(
    told3,
    "reviews",
    reviews2?.totalCount ?? -1,
    nodes.map((node) => reviewOf(node, contents))
  );
}
function labelsFact(told3) {
  const refusal = refusedUnder(told3, "labels", "pull-requests: read");
  if (refusal) return refusal;
  const { labels } = told3.change;
  return listed(told3, "labels", labels?.totalCount ?? -1, labels?.nodes.flatMap((node) => node?.name ?? []) ?? []);
}
function commitOf({ commit }) {
  return {
    oid: commit.oid,
    parents: commit.parents.nodes.flatMap((parent) => parent?.oid ?? []),
    authors: commit.authors.nodes.map(identity),
    committer: committerOf(commit.committer)
  };
}
function reviewOf(node, contents) {
  return {
    id: node.fullDatabaseId,
    state: node.state,
    author: account(node.author),
    canWrite: node.authorCanPushToRepository,
    commit: node.commit?.oid ?? null,
    content: (node.commit && contents.reviews.get(node.commit.oid)) ?? null,
    submittedAt: node.submittedAt ?? "",
    edited: node.lastEditedAt !== null
  };
}
var KINDS = ["User", "Bot", "Mannequin", "Organization", "EnterpriseUserAccount"];
function account(person2) {
  const kind = KINDS.find((known) => known === person2?.__typename);
  if (!person2 || !kind || person2.databaseId == null) return null;
  return { id: String(person2.databaseId), login: kind === "Bot" ? botLogin(person2.login) : person2.login, kind };
}
var botLogin = (login) => login.endsWith("[bot]") ? login : `${login}[bot]`;
var HIDDEN_ADDRESS = /^([1-9]\d*)\+[^@]+@users\.noreply\.github\.com$/;
var WEB_FLOW = { email: "noreply@github.com", id: "19864447", login: "web-flow" };
function identity(actor) {
  if (!actor) return null;
  if (actor.user && actor.user.databaseId !== null)
    return { id: String(actor.user.databaseId), login: actor.user.login };
  const hidden2 = HIDDEN_ADDRESS.exec(actor.email ?? "")?.[1];
  if (hidden2 !== void 0) return { id: hidden2, login: null };
  return null;
}
function committerOf(actor) {
  const isWebFlow = actor?.email === WEB_FLOW.email && !actor.user;
  return isWebFlow ? { id: WEB_FLOW.id, login: WEB_FLOW.login } : identity(actor);
}
function provenance({ collectedAt }) {
  return { source: "github-graphql", trust: "platform", collectedAt };
}
function complete(told3, value) {
  return { state: "complete", value, provenance: provenance(told3) };
}
function listed(told3, name2, total, value) {
  if (value.length !== total) {
    return truncated(
      `GitHub lists ${value.length} ${name2} of the change but counts ${total < 0 ? "an unknown number" : total}.`
    );
  }
  return { state: "complete", value, provenance: { ...provenance(told3), listed: value.length, total } };
}
function refusedUnder(told3, part, permission, name2 = part) {
  const under = told3.refusals.filter(({ path }) => path === `${ROOT}.${part}` || path.startsWith(`${ROOT}.${part}.`));
  if (under.some((error) => error.type === "FORBIDDEN")) {
    return {
      state: "unavailable",
      why: "forbidden",
      detail: `The token may not read the ${name2} of the change.`,
      next: `Grant the job \`${permission}\` under \`permissions:\` in the workflow.`
    };
  }
  if (under.length === 0) return void 0;
  return {
    state: "unavailable",
    why: "unreachable",
    detail: `GitHub could not tell the ${name2} of the change.`,
    next: "Run the job again."
  };
}
function truncated(detail) {
  return {
    state: "unavailable",
    why: "truncated",
    detail,
    next: "Run the job again; split the change if it is this large."
  };
}
var missing = (detail, next) => ({ state: "unavailable", why: "missing", detail, next });

// src/github/compare.ts
var MOST_FILES = 300;
async function changedPaths(client, { owner, name: name2 }, base, head) {
  const what = `comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}`;
  const parameters = { owner, repo: name2, basehead: `${base}...${head}`, per_page: 1 };
  try {
    const answer2 = await client.rest("GET /repos/{owner}/{repo}/compare/{basehead}", parameters, { what });
    const { files } = parse(compareAnswer, answer2.data, [], what);
    return files.length < MOST_FILES ? pathsOf(files) : void 0;
  } catch (error) {
    if (error instanceof GitHubError && error.code === "not_found") return void 0;
    throw error;
  }
}
function pathsOf(files) {
  const paths = /* @__PURE__ */ new Map();
  for (const { filename, status, sha, previous_filename } of files) {
    if (status === "renamed" && previous_filename !== void 0) paths.set(previous_filename, "removed");
    paths.set(filename, status === "removed" ? "removed" : sha ?? "unknown");
  }
  return paths;
}
function samePaths(left, right) {
  if (!left || !right || left.size === 0 || left.size !== right.size) return false;
  return [...left].every(([path, blob]) => right.get(path) === blob);
}

// src/collect/confirm-contents.ts
async function confirmContents(client, repository2, { base, head }, contents) {
  const claimed = [...contents.reviews].filter(
    ([commit, digest2]) => commit !== head && digest2 !== null && digest2 === contents.head
  );
  if (claimed.length === 0) return contents;
  const reviews2 = new Map(contents.reviews);
  const current = await changedPaths(client, repository2, base, head);
  for (const [commit] of claimed) {
    if (!samePaths(current, await changedPaths(client, repository2, base, commit))) reviews2.set(commit, null);
  }
  return { ...contents, reviews: reviews2 };
}

// src/git/content.ts
import { createHash } from "node:crypto";

// src/git/names.ts
var strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function decodeName(bytes) {
  try {
    const text = strict.decode(bytes);
    if (!text.startsWith('"')) return text;
  } catch {
  }
  return `"${Array.from(bytes, quote).join("")}"`;
}
function quote(byte) {
  if (byte === 34 || byte === 92) return `\\${String.fromCharCode(byte)}`;
  if (byte >= 32 && byte < 127) return String.fromCharCode(byte);
  return `\\${byte.toString(8).padStart(3, "0")}`;
}
function byCodeUnits(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

// src/git/content.ts
function contentDigest(entries) {
  const rows = entries.map(
    (entry2) => JSON.stringify([entry2.status, entry2.path, entry2.previousPath, ...fields(entry2.before), ...fields(entry2.after)])
  );
  const document = `[${rows.sort(byCodeUnits).join(",")}]`;
  return `sha256:${createHash("sha256").update(document).digest("hex")}`;
}
function fields(side2) {
  return [side2?.mode ?? null, side2?.blob ?? null];
}

// src/git/repository.ts
import { readFile, realpath, stat } from "node:fs/promises";
import { join as join2, resolve } from "node:path";

// src/git/raw.ts
var STATUS = {
  A: "added",
  M: "modified",
  D: "removed",
  R: "renamed",
  C: "copied",
  T: "type-changed"
};
var RawReader = class {
  entries = [];
  head;
  names = [];
  field(bytes) {
    if (this.head === void 0) this.head = entryHead(bytes);
    else this.names.push(decodeName(bytes));
    const letter = this.head[5] ?? "";
    if (this.names.length < (letter === "R" || letter === "C" ? 2 : 1)) return;
    this.entries.push(entry(this.head, this.names));
    this.head = void 0;
    this.names = [];
  }
  /** Whether the last entry is whole. */
  get complete() {
    return this.head === void 0;
  }
};
function entryHead(bytes) {
  const text = Buffer.from(bytes).toString("latin1");
  const match = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([AMDRCT])\d*$/.exec(text);
  if (match === null) throw misread(`an entry that begins with ${JSON.stringify(text.slice(0, 80))}`);
  return match;
}
function entry(head, names2) {
  const [, beforeMode = "", afterMode = "", beforeBlob = "", afterBlob = "", letter = ""] = head;
  return {
    path: names2.at(-1) ?? "",
    previousPath: names2.length === 2 ? names2[0] ?? null : null,
    status: STATUS[letter] ?? "modified",
    before: side(beforeMode, beforeBlob),
    after: side(afterMode, afterBlob)
  };
}
function side(mode, blob) {
  return mode === "000000" ? null : { mode, blob };
}
function misread(what) {
  return new GitError("git_failed", `git gave a diff that could not be read: ${what}.`);
}

// src/git/patch.ts
var NUL = 0;
var NEWLINE = 10;
var HEAD = 96;
var EMPTY_BLOBS = /* @__PURE__ */ new Set([
  "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
  "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"
]);
var DiffReader = class {
  raw = new RawReader();
  field = [];
  inPatch = false;
  sections = [];
  head = Buffer.alloc(HEAD);
  headLength = 0;
  oldLeft = 0;
  newLeft = 0;
  push(chunk) {
    let position = 0;
    while (!this.inPatch && position < chunk.length) position = this.pushField(chunk, position);
    while (position < chunk.length) position = this.pushLine(chunk, position);
  }
  /** The entries alone, for a diff that was asked for without patches. */
  entries() {
    if (!this.raw.complete || this.field.length > 0) throw misread("its last entry is cut off");
    return this.raw.entries;
  }
  end() {
    const entries = this.entries();
    if (this.headLength > 0 || this.oldLeft + this.newLeft > 0) throw misread("its last line is cut off");
    return attach(entries, this.sections);
  }
  pushField(chunk, start) {
    const end = chunk.indexOf(NUL, start);
    this.field.push(Buffer.from(chunk.subarray(start, end === -1 ? chunk.length : end)));
    if (end === -1) return chunk.length;
    const field = Buffer.concat(this.field);
    this.field = [];
    if (this.raw.complete && field.length === 0) this.inPatch = true;
    else this.raw.field(field);
    return end + 1;
  }
  pushLine(chunk, start) {
    const newline = chunk.indexOf(NEWLINE, start);
    const end = newline === -1 ? chunk.length : newline;
    const taken = Math.min(HEAD - this.headLength, end - start);
    chunk.copy(this.head, this.headLength, start, start + taken);
    this.headLength += taken;
    if (newline === -1) return end;
    this.line();
    this.headLength = 0;
    return newline + 1;
  }
  line() {
    const first = this.headLength === 0 ? "" : String.fromCharCode(this.head[0] ?? 0);
    if (first === "\\") return;
    if (this.oldLeft + this.newLeft > 0) this.content(first);
    else this.structure();
  }
  content(first) {
    if (first === "-") this.oldLeft--;
    else if (first === "+") this.newLeft--;
    if (first !== "-" && first !== "+" || this.oldLeft < 0 || this.newLeft < 0)
      throw misread("a hunk breaks its counts");
  }
  structure() {
    const text = this.head.toString("latin1", 0, this.headLength);
    if (text.startsWith("diff --git ")) this.sections.push({ hunks: 0, added: [] });
    else if (text.startsWith("@@ ")) this.hunk(text);
    else if ((this.sections.at(-1)?.hunks ?? 1) > 0) throw misread("a line outside of every hunk");
  }
  hunk(text) {
    const section2 = this.sections.at(-1);
    const match = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(text);
    if (section2 === void 0 || match === null) throw misread("a hunk without counts");
    this.oldLeft = Number(match[1] ?? 1);
    this.newLeft = Number(match[3] ?? 1);
    section2.hunks++;
    const first = Number(match[2]);
    if (this.newLeft > 0) section2.added.push([first, first + this.newLeft - 1]);
  }
};
function attach(entries, sections) {
  let next = 0;
  const whole = entries.map((entry2) => {
    if (entry2.status === "type-changed") next++;
    const section2 = sections[next++];
    if (section2 === void 0) throw misread(`no patch for ${JSON.stringify(entry2.path)}`);
    if (section2.hunks === 0 && hasContent(entry2)) throw misread(`no lines for ${JSON.stringify(entry2.path)}`);
    return { ...entry2, addedLines: entry2.after?.mode.startsWith("100") ? section2.added : [] };
  });
  if (next !== sections.length) throw misread(`${sections.length} patches where ${next} were expected`);
  return whole;
}
function hasContent({ before, after }) {
  const old = before?.blob ?? "";
  const now = after?.blob ?? "";
  return old !== now && !(isNothing(old) && isNothing(now));
}
function isNothing(blob) {
  return blob === "" || EMPTY_BLOBS.has(blob);
}

// src/git/worktree.ts
import { createHash as createHash2 } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
var MAX_BYTES = 64 * 1024 * 1024;
async function holdsBlob(folder, path, blob) {
  const content = await read(join(folder, path));
  if (content === void 0) return false;
  if (blobId(content, blob.length) === blob) return true;
  return content.includes("\r\n") && blobId(withoutCarriageReturns(content), blob.length) === blob;
}
async function read(file2) {
  try {
    const handle = await open(file2, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const stat2 = await handle.stat();
      return stat2.isFile() && stat2.size <= MAX_BYTES ? await handle.readFile() : void 0;
    } finally {
      await handle.close();
    }
  } catch {
    return void 0;
  }
}
function blobId(content, digits) {
  const hash = createHash2(digits === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${content.length}\0`).update(content).digest("hex");
}
function withoutCarriageReturns(content) {
  return Buffer.from(content.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}

// src/git/repository.ts
var RAW = ["diff-tree", "-r", "-z", "--raw", "--full-index", "--no-relative", "--ignore-submodules=none"];
var PATCH = [
  "-p",
  "--unified=0",
  "--inter-hunk-context=0",
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--text",
  "--diff-algorithm=histogram",
  "--indent-heuristic",
  "--submodule=short",
  "--src-prefix=a/",
  "--dst-prefix=b/"
];
var RENAMES = ["--find-renames=50%", "-l5000"];
var DIFF_LIMITS = { ...LIMITS, bytes: 2 * 1024 * 1024 * 1024 };
async function openRepository({ folder, path }) {
  const git = { folder: await existing(folder), path };
  await runGit(git, ["rev-parse", "--git-dir"]);
  const trees = /* @__PURE__ */ new Map();
  const tree = (commit) => {
    const known = trees.get(commit) ?? trackedFiles(git, commit);
    trees.set(commit, known);
    return known;
  };
  return {
    folder: git.folder,
    headCommit: () => resolveCommit(git, "HEAD"),
    checkedOutAt: () => checkedOutAt(git),
    hasCommit: async (commit) => await resolveCommit(git, valid(commit)) === commit,
    parents: (commit) => parents(git, valid(commit)),
    isShallow: async () => (await shallowCommits(git)).size > 0,
    isAncestor: async (ancestor, commit) => (await runGit(git, ["merge-base", "--is-ancestor", valid(ancestor), valid(commit)])).status === 0,
    mergeBase: (a, b) => mergeBase(git, valid(a), valid(b)),
    trackedFiles: async (commit) => tree(valid(commit)),
    changedInWorktree: async (commit, paths) => changedInWorktree(git.folder, await tree(valid(commit)), paths),
    rawDiff: (from, to, { renames }) => rawDiff(git, valid(from), valid(to), renames),
    diff: (from, to) => diff(git, valid(from), valid(to))
  };
}
async function existing(folder) {
  try {
    return await realpath(folder);
  } catch {
    throw new GitError("not_a_repository", "The workspace folder does not exist.");
  }
}
function valid(commit) {
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit)) return commit;
  throw new GitError(
    "git_failed",
    `${JSON.stringify(commit.slice(0, 80))} is no commit id.`,
    "Name the full commit id."
  );
}
async function resolveCommit(git, name2) {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name2}^{commit}`];
  const { status, output } = await runGit(git, args);
  return status === 0 ? output.toString("latin1").trim() : void 0;
}
async function checkedOutAt(git) {
  const { output } = await runGit(git, ["rev-parse", "--absolute-git-dir"]);
  try {
    return (await stat(join2(output.toString("utf8").replace(/\r?\n$/, ""), "HEAD"))).mtimeMs;
  } catch {
    throw new GitError("git_failed", "When the workspace was checked out cannot be told: its file HEAD cannot be read.");
  }
}
async function parents(git, commit) {
  const { output } = await runGit(git, ["cat-file", "commit", commit]);
  const [header = ""] = output.toString("latin1").split("\n\n", 1);
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? "");
}
async function shallowCommits(git) {
  const { output } = await runGit(git, ["rev-parse", "--git-path", "shallow"]);
  try {
    const text = await readFile(resolve(git.folder, output.toString("utf8").trimEnd()), "latin1");
    return new Set(text.split("\n").filter((line) => line !== ""));
  } catch {
    return /* @__PURE__ */ new Set();
  }
}
async function mergeBase(git, a, b) {
  const shallow = await shallowCommits(git);
  await refuseHiddenHistory(git, a, b, shallow);
  const { status, output } = await runGit(git, ["merge-base", a, b]);
  if (status === 0) return output.toString("latin1").trim();
  throw new GitError("history_missing", `${short(a)} and ${short(b)} have no common ancestor in this clone.`);
}
async function refuseHiddenHistory(git, a, b, shallow) {
  if (shallow.size === 0) return;
  const { output } = await runGit(git, ["rev-list", `${a}...${b}`]);
  const cut = output.toString("latin1").split("\n").find((commit) => shallow.has(commit));
  if (cut === void 0) return;
  const detail = `The clone's history ends at ${short(cut)}, before ${short(a)} and ${short(b)} meet.`;
  throw new GitError("history_missing", detail);
}
async function trackedFiles(git, commit) {
  const { output } = await runGit(git, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  const files = /* @__PURE__ */ new Map();
  for (let start = 0; start < output.length; ) {
    const tab = output.indexOf(9, start);
    const end = output.indexOf(0, start);
    const match = /^(\d{6}) \w+ ([0-9a-f]+)$/.exec(output.toString("latin1", start, tab));
    if (match === null || end === -1) throw misread("a list of files that is cut off");
    files.set(decodeName(output.subarray(tab + 1, end)), { mode: match[1] ?? "", blob: match[2] ?? "" });
    start = end + 1;
  }
  return files;
}
async function changedInWorktree(folder, tracked, paths) {
  const changed = [];
  for (const path of paths) {
    const file2 = tracked.get(path);
    if (file2 === void 0 || !await holdsBlob(folder, path, file2.blob)) changed.push(path);
  }
  return changed;
}
async function rawDiff(git, from, to, renames) {
  const reader = new DiffReader();
  const args = [...RAW, ...renames ? RENAMES : ["--no-renames"], from, to];
  await streamGit(git, args, (chunk) => reader.push(chunk), DIFF_LIMITS);
  return reader.entries();
}
async function diff(git, from, to) {
  const reader = new DiffReader();
  await streamGit(git, [...RAW, ...PATCH, ...RENAMES, from, to], (chunk) => reader.push(chunk), DIFF_LIMITS);
  return reader.end();
}
function short(commit) {
  return commit.slice(0, 10);
}

// src/collect/checkout.ts
async function measuredCommit(repository2, ends) {
  const commit = await repository2.headCommit() ?? null;
  if (commit === ends.head) return { commit, as: "head" };
  if (commit !== null && await isTestMerge(repository2, commit, ends)) return { commit, as: "merge" };
  await refuseUnrelated(repository2, commit, ends);
  return { commit, as: "other" };
}
async function refuseUnrelated(repository2, commit, { head, base }) {
  if (await repository2.hasCommit(head)) return;
  if (commit === null) throw new GitError("history_missing", "No commit is checked out in the workspace.", CHECK_OUT);
  if (await repository2.hasCommit(base) || await repository2.isShallow()) return;
  const detail = `The workspace holds another repository than the one of the change: its history is whole, and has ${neither({ head, base })}.`;
  throw new GitError("history_missing", detail, CHECK_OUT);
}
var CHECK_OUT = "Check the change out before this step, from its own repository, with actions/checkout.";
function neither({ head, base }) {
  return `neither the base commit ${base.slice(0, 10)} nor the head commit ${head.slice(0, 10)}`;
}
async function isTestMerge(repository2, commit, { head, base }) {
  const [onto, merged, ...more] = await repository2.parents(commit);
  if (onto === void 0 || merged !== head || more.length > 0) return false;
  if (onto === base || !await repository2.hasCommit(base) || await repository2.isShallow()) return true;
  return repository2.isAncestor(onto, base);
}
async function changeRange(repository2, measured, { head, base }) {
  if (measured.as !== "merge" || measured.commit === null) {
    await demandEither(repository2, { head, base });
    await demand(repository2, base, "base");
    await demand(repository2, head, "head");
    return { from: await repository2.mergeBase(base, head), to: head };
  }
  const [onto = ""] = await repository2.parents(measured.commit);
  await demand(repository2, onto, "base");
  return { from: onto, to: measured.commit };
}
async function demandEither(repository2, ends) {
  if (await repository2.hasCommit(ends.base) || await repository2.hasCommit(ends.head)) return;
  const next = "Check out the change itself, from its own repository and with `fetch-depth: 0`.";
  throw new GitError("history_missing", `The clone has ${neither(ends)}.`, next);
}
async function demand(repository2, commit, what) {
  if (await repository2.hasCommit(commit)) return;
  throw new GitError("history_missing", `The clone does not have the ${what} commit ${commit.slice(0, 10)}.`);
}

// src/reports/lines.ts
var MAX_LINE = 2 ** 31 - 1;
var MAX_LINES = 1e7;
var NO_LINES = new Uint32Array(0);
function lineNumber(code3) {
  return code3 >>> 1;
}
function isHit(code3) {
  return (code3 & 1) === 1;
}
function countHit(lines) {
  let hit = 0;
  for (let index = 0; index < lines.length; index++) hit += lines[index] & 1;
  return hit;
}
function mergeLines(lists) {
  const filled = lists.filter((list2) => list2.length > 0);
  if (filled.length < 2) return filled[0] ?? NO_LINES;
  const all = new Uint32Array(filled.reduce((sum, list2) => sum + list2.length, 0));
  let end = 0;
  for (const list2 of filled) {
    all.set(list2, end);
    end += list2.length;
  }
  return inOrder(all);
}
var RecordLines = class {
  codes = new Uint32Array(4096);
  length = 0;
  /** Whether the line still fits. */
  add(line, hit) {
    if (this.length === this.codes.length && !this.grow()) return false;
    this.codes[this.length++] = line * 2 + (hit ? 1 : 0);
    return true;
  }
  take() {
    const codes = this.codes.slice(0, this.length);
    this.length = 0;
    return inOrder(codes);
  }
  grow() {
    if (this.length >= MAX_LINES) return false;
    const larger = new Uint32Array(Math.min(this.length * 4, MAX_LINES));
    larger.set(this.codes);
    this.codes = larger;
    return true;
  }
};
var FileLines = class {
  merged = NO_LINES;
  pending = [];
  pendingLength = 0;
  add(lines) {
    if (lines.length === 0) return;
    this.pending.push(lines);
    this.pendingLength += lines.length;
    if (this.pendingLength > this.merged.length + 1e5) this.lines();
  }
  lines() {
    if (this.pending.length > 0) this.merged = mergeLines([this.merged, ...this.pending]);
    this.pending = [];
    this.pendingLength = 0;
    return this.merged;
  }
};
function inOrder(codes) {
  if (isAscending(codes)) return codes;
  codes.sort();
  let length = 0;
  for (const code3 of codes) {
    if (length > 0 && lineNumber(codes[length - 1] ?? 0) === lineNumber(code3)) length--;
    codes[length++] = code3;
  }
  return codes.slice(0, length);
}
function isAscending(codes) {
  let previous = -1;
  for (let index = 0; index < codes.length; index++) {
    const line = lineNumber(codes[index]);
    if (line <= previous) return false;
    previous = line;
  }
  return true;
}
function within(lines, ranges) {
  const split = { covered: [], uncovered: [] };
  let index = 0;
  for (const [first, last] of ranges) {
    index = firstFrom(lines, first, index);
    for (; index < lines.length && lineNumber(lines[index]) <= last; index++) {
      const code3 = lines[index];
      extend(isHit(code3) ? split.covered : split.uncovered, lineNumber(code3));
    }
  }
  return split;
}
function extend(ranges, line) {
  const open3 = ranges.at(-1);
  if (open3 !== void 0 && open3[1] === line - 1) open3[1] = line;
  else ranges.push([line, line]);
}
function firstFrom(lines, line, from) {
  let low = from;
  let high = lines.length;
  while (low < high) {
    const middle = low + high >>> 1;
    if (lineNumber(lines[middle]) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

// src/reports/paths.ts
function pathMap(tracked, workspaces) {
  const roots = workspaces.map((folder) => `${slashed(folder).replace(/\/+$/, "")}/`);
  let ends;
  return (reported) => {
    const path = normalised(reported);
    if (path === void 0) return void 0;
    const inside = isAbsolute(path) ? roots.flatMap((root) => below(root, path)) : [path];
    if (inside.length > 0)
      return meant(
        inside.find((candidate) => tracked.has(candidate)),
        true
      );
    ends ??= byLastTwo(tracked);
    return meant(uniqueEnd(path, ends), false);
  };
}
function meant(path, exact) {
  return path === void 0 ? void 0 : { path, exact };
}
function isAbsolute(path) {
  return path.startsWith("/") || DRIVE.test(path);
}
function below(root, path) {
  return path.startsWith(root) ? [path.slice(root.length)] : [];
}
var DRIVE = /^[A-Za-z]:(?:\/|$)/;
function slashed(path) {
  const turned = path.replaceAll("\\", "/");
  return DRIVE.test(turned) ? turned.charAt(0).toUpperCase() + turned.slice(1) : turned;
}
function normalised(reported) {
  const path = slashed(withoutScheme(reported));
  const segments = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (leaves(segments.pop())) return void 0;
  }
  return (path.startsWith("/") ? "/" : "") + segments.join("/");
}
function leaves(segment) {
  return segment === void 0 || DRIVE.test(segment);
}
function withoutScheme(reported) {
  if (!reported.startsWith("file://")) return reported;
  const path = reported.slice("file://".length).replace(/^\/(?=[A-Za-z]:)/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
function byLastTwo(tracked) {
  const ends = /* @__PURE__ */ new Map();
  for (const path of tracked) {
    const end = lastTwo(path);
    if (end === void 0) continue;
    const same = ends.get(end);
    if (same === void 0) ends.set(end, [path]);
    else same.push(path);
  }
  return ends;
}
function lastTwo(path) {
  const last = path.lastIndexOf("/");
  if (last <= 0) return void 0;
  return path.slice(path.lastIndexOf("/", last - 1) + 1);
}
function uniqueEnd(path, ends) {
  const found = (ends.get(lastTwo(path) ?? "") ?? []).filter((tracked) => path.endsWith(`/${tracked}`));
  const [only] = found;
  if (only === void 0 || found.length > 1) return void 0;
  return path.slice(0, -only.length).includes("/node_modules/") ? void 0 : only;
}

// src/reports/find.ts
import { readdir } from "node:fs/promises";
import { join as join3 } from "node:path";
var MAX_FILES = 200;
var MAX_VISITED = 1e6;
var SKIPPED = /* @__PURE__ */ new Set([".git", "node_modules"]);
async function findReports(workspace, patterns) {
  const paths = /* @__PURE__ */ new Set();
  for (const pattern of patterns) {
    const matches2 = isLiteral(pattern) ? [pattern] : await walk(workspace, pattern);
    if (matches2.length === 0) return { state: "missing", detail: `No file in the workspace matches "${pattern}".` };
    for (const path of matches2) paths.add(path);
    if (paths.size > MAX_FILES) return { state: "unreadable", detail: tooMany(pattern) };
  }
  return { state: "found", paths: [...paths].sort() };
}
async function walk(workspace, pattern) {
  const search = { workspace, matches: matcher([pattern]), fixed: fixedFolders(pattern), found: [], visited: 0 };
  await visit(search, "", 0);
  return search.found;
}
async function visit(search, folder, depth) {
  for (const entry2 of await list(join3(search.workspace, folder))) {
    if (search.found.length > MAX_FILES || ++search.visited > MAX_VISITED) return;
    const path = folder === "" ? entry2.name : `${folder}/${entry2.name}`;
    if (!entry2.isDirectory()) {
      if (search.matches(path)) search.found.push(path);
    } else if (!SKIPPED.has(entry2.name) && (search.fixed[depth] ?? entry2.name) === entry2.name) {
      await visit(search, path, depth + 1);
    }
  }
}
async function list(folder) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
function fixedFolders(pattern) {
  const segments = pattern.split("/").slice(0, -1);
  const wild = segments.findIndex((segment) => !isLiteral(segment));
  return wild === -1 ? segments : segments.slice(0, wild);
}
function tooMany(pattern) {
  return `"${pattern}" matches more than the ${MAX_FILES} files that one report may have.`;
}

// src/reports/read.ts
import { createHash as createHash3 } from "node:crypto";
import { constants as constants2 } from "node:fs";
import { lstat, open as open2, realpath as realpath2 } from "node:fs/promises";
import { isAbsolute as isAbsolute2, join as join4, relative, sep } from "node:path";

// src/reports/format.ts
var UnreadableReport = class extends Error {
  name = "UnreadableReport";
};

// src/reports/lcov.ts
var NEWLINE2 = 10;
var RETURN = 13;
var COMMA = 44;
var ZERO = 48;
var NINE = 57;
var D = 68;
var A = 65;
var COLON = 58;
var MAX_LINE_BYTES = 1024 * 1024;
var MAX_PATH_BYTES = 4096;
var MAX_PATHS = 5e5;
var lcov = {
  name: "LCOV",
  recognises: (start) => /^(?:\xef\xbb\xbf)?\s*(?:TN:|SF:)/.test(Buffer.from(start).toString("latin1")),
  reader: () => new LcovReader()
};
var LcovReader = class {
  files = /* @__PURE__ */ new Map();
  oddities = /* @__PURE__ */ new Map();
  lineCount = 0;
  rest = new Rest();
  path = "";
  open = false;
  counts = new RecordLines();
  summary = { found: void 0, hit: void 0 };
  records = 0;
  named = false;
  push(chunk) {
    let position = this.rest.length > 0 ? this.finishRest(chunk) : 0;
    while (position < chunk.length) {
      const after = this.plainCount(chunk, position);
      position = after === -1 ? this.anyLine(chunk, position) : after;
    }
  }
  end() {
    if (this.rest.length > 0) this.line(this.rest.take());
    if (this.open) throw new UnreadableReport(`It is cut off: the record of ${quoted(this.path)} has no end.`);
    if (this.named) throw new UnreadableReport("It is cut off: a test name without a record ends it.");
    if (this.records === 0) throw new UnreadableReport('It has no complete record: no line says "end_of_record".');
    const files = new Map(Array.from(this.files, ([path, file2]) => [path, file2.lines()]));
    return { files, oddities: this.oddities };
  }
  finishRest(chunk) {
    const newline = chunk.indexOf(NEWLINE2);
    const end = newline === -1 ? chunk.length : newline;
    this.keep(chunk.subarray(0, end));
    if (newline !== -1) this.line(this.rest.take());
    return newline === -1 ? end : newline + 1;
  }
  anyLine(chunk, start) {
    const newline = chunk.indexOf(NEWLINE2, start);
    if (newline === -1) this.keep(chunk.subarray(start));
    else this.line(chunk.subarray(start, newline));
    return newline === -1 ? chunk.length : newline + 1;
  }
  keep(bytes) {
    if (this.rest.length + bytes.length > MAX_LINE_BYTES) this.refuse(`has more than ${MAX_LINE_BYTES} bytes`, 1);
    this.rest.add(bytes);
  }
  /** The usual `DA:12,3` of an open record, whole in this chunk. Gives where the next line begins; -1: not one of those. */
  plainCount(chunk, start) {
    if (!this.open) return -1;
    if (chunk[start] !== D || chunk[start + 1] !== A || chunk[start + 2] !== COLON) return -1;
    let position = start + 3;
    let line = 0;
    let byte = chunk[position];
    while (byte >= ZERO && byte <= NINE) {
      line = line * 10 + byte - ZERO;
      byte = chunk[++position];
    }
    if (byte !== COMMA || line === 0 || position - start > 12) return -1;
    const countStart = ++position;
    let hit = 0;
    byte = chunk[position];
    while (byte >= ZERO && byte <= NINE) {
      hit |= byte - ZERO;
      byte = chunk[++position];
    }
    if (position === countStart || position - countStart > 15) return -1;
    if (byte === RETURN) byte = chunk[++position];
    if (byte !== NEWLINE2) return -1;
    this.lineCount++;
    this.add(line, hit > 0);
    return position + 1;
  }
  line(bytes) {
    this.lineCount++;
    let text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
    if (this.lineCount === 1) text = text.replace(/^\ufeff/, "");
    text = text.trimEnd();
    if (text === "") return;
    if (text === "end_of_record") this.close();
    else this.directive(text);
  }
  /** Directives that are not listed count branches, functions and more; what is not known is passed over. */
  directive(text) {
    const colon = text.indexOf(":");
    const name2 = text.slice(0, Math.max(colon, 0));
    const value = text.slice(colon + 1);
    if (!/^[A-Za-z_]+$/.test(name2)) this.refuse("is not of the form NAME:value");
    if (name2 === "SF") this.begin(value);
    if (name2 === "TN" && !this.open) this.named = true;
    if (name2 !== "DA" && name2 !== "LF" && name2 !== "LH") return;
    if (!this.open) this.refuse(`has ${name2} outside of a record`);
    if (name2 === "DA") this.count(value);
    else if (name2 === "LF") this.summary.found = value;
    else this.summary.hit = value;
  }
  begin(path) {
    if (this.open) this.refuse(`begins a record before the one of ${quoted(this.path)} has ended`);
    if (path === "") this.refuse("names no file");
    if (Buffer.byteLength(path) > MAX_PATH_BYTES) this.refuse(`has a path of more than ${MAX_PATH_BYTES} bytes`);
    if (this.files.size === MAX_PATHS && !this.files.has(path)) this.refuse(`names more than ${MAX_PATHS} files`);
    this.path = path;
    this.open = true;
    this.summary = { found: void 0, hit: void 0 };
    this.named = false;
  }
  close() {
    if (!this.open) this.refuse("ends a record that has not begun");
    const lines = this.counts.take();
    const { found, hit } = this.summary;
    if (contradicts(found, lines.length) || contradicts(hit, countHit(lines))) this.note("summary_mismatch");
    if (lines.length > 0 || Number(found ?? 0) === 0) this.fileLines().add(lines);
    this.open = false;
    this.records++;
  }
  fileLines() {
    const known = this.files.get(this.path);
    if (known !== void 0) return known;
    const lines = new FileLines();
    this.files.set(this.path, lines);
    return lines;
  }
  count(value) {
    const match = /^(\d+),([^,]+)(?:,.*)?$/.exec(value);
    const line = Number(match?.[1]);
    const hit = this.isHit(match?.[2] ?? "");
    if (match === null || hit === void 0 || line > MAX_LINE)
      this.refuse(`has a count that cannot be read: DA:${value.slice(0, 80)}`);
    if (line === 0) this.note("line_zero");
    else this.add(line, hit);
  }
  /** Counters wrap (`-3`), race (`18446744073709551151`) and are written by languages with floats (`1e+20`). */
  isHit(count2) {
    const match = /^(-?)(\d+)(\.\d+)?([eE][+-]?\d+)?$/.exec(count2);
    if (match === null) return void 0;
    const [, sign, whole = "", fraction, exponent] = match;
    if (!/[1-9]/.test(whole + (fraction ?? ""))) return false;
    if (sign === "-") {
      this.note("negative_count");
      return false;
    }
    if (whole.length > 15 || exponent !== void 0) this.note("huge_count");
    else if (fraction !== void 0) this.note("fractional_count");
    return true;
  }
  add(line, hit) {
    if (!this.counts.add(line, hit)) this.refuse(`is more than the ${MAX_LINES} counts that one record may have`);
  }
  note(oddity) {
    this.oddities.set(oddity, (this.oddities.get(oddity) ?? 0) + 1);
  }
  refuse(what, ahead = 0) {
    throw new UnreadableReport(`Line ${this.lineCount + ahead} ${what}.`);
  }
};
var Rest = class {
  bytes = new Uint8Array(1024);
  length = 0;
  add(more) {
    if (this.length + more.length > this.bytes.length) {
      const larger = new Uint8Array((this.length + more.length) * 2);
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(more, this.length);
    this.length += more.length;
  }
  take() {
    const whole = this.bytes.subarray(0, this.length);
    this.length = 0;
    return whole;
  }
};
function contradicts(claimed, counted3) {
  return claimed !== void 0 && claimed !== String(counted3);
}
function quoted(path) {
  return JSON.stringify(path.slice(0, 200));
}

// src/reports/formats.ts
var formats = [lcov];

// src/reports/read.ts
var MAX_BYTES2 = 512 * 1024 * 1024;
var CHUNK = 1024 * 1024;
async function readReport(workspace, path) {
  try {
    const located = await locate(workspace, path);
    if ("state" in located) return located;
    const handle = await open2(
      located.real,
      constants2.O_RDONLY | (constants2.O_NOFOLLOW ?? 0) | (constants2.O_NONBLOCK ?? 0)
    );
    try {
      return await readOpened(handle, path, located.inside);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { state: "unreadable", detail: `"${path}" could not be read: ${codeOf(error)}.` };
  }
}
async function locate(workspace, path) {
  if (isAbsolute2(path) || path.split(/[\\/]/).includes("..")) return unsafe(path, "leads out of the workspace");
  const root = await realpath2(workspace);
  const named = join4(root, path);
  try {
    const stat2 = await lstat(named);
    if (stat2.isSymbolicLink()) return unsafe(path, "is a link");
    if (!stat2.isFile()) return unsafe(path, stat2.isDirectory() ? "is a folder" : "is not a regular file");
    const real = await realpath2(named);
    if (!real.startsWith(root + sep)) return unsafe(path, "lies outside of the workspace, behind a link");
    return { real, inside: relative(root, real).replaceAll(sep, "/") };
  } catch (error) {
    if (!isAbsent(error)) throw error;
    return { state: "missing", detail: `There is no file "${path}" in the workspace.` };
  }
}
async function readOpened(handle, path, inside) {
  const stat2 = await handle.stat();
  if (!stat2.isFile()) return unsafe(path, "is not a regular file");
  if (stat2.size > MAX_BYTES2)
    return unreadable2(path, `It has ${stat2.size} bytes, more than the ${MAX_BYTES2} that are read.`);
  const { digest: digest2, bytes, content } = await readAll(handle, stat2.size);
  const evidence = { path, digest: digest2, bytes };
  if (bytes === 0) return { state: "empty", detail: `"${path}" is there but has no content.`, evidence };
  if (bytes !== stat2.size) return unreadable2(path, "It changed while it was read.", evidence);
  if (content instanceof UnreadableReport) return unreadable2(path, content.message, evidence);
  return { state: "read", evidence, inside, modified: stat2.mtimeMs, report: content };
}
async function readAll(handle, size) {
  const hash = createHash3("sha256");
  const parser = new Parser();
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, size + 1));
  let bytes = 0;
  while (bytes <= size) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    bytes += bytesRead;
    hash.update(chunk);
    parser.push(chunk);
  }
  return { digest: `sha256:${hash.digest("hex")}`, bytes, content: parser.end() };
}
var Parser = class {
  reader;
  problem;
  push(chunk) {
    this.attempt(() => {
      this.reader ??= formats.find((format) => format.recognises(chunk.subarray(0, 65536)))?.reader();
      if (this.reader === void 0) throw new UnreadableReport(`It is in no format known here (${names()}).`);
      this.reader.push(chunk);
    });
  }
  end() {
    const report = this.attempt(() => this.reader?.end());
    return this.problem ?? report ?? new UnreadableReport("It has no content.");
  }
  attempt(step) {
    if (this.problem !== void 0) return void 0;
    try {
      return step();
    } catch (error) {
      if (!(error instanceof UnreadableReport)) throw error;
      this.problem = error;
      return void 0;
    }
  }
};
function names() {
  return formats.map((format) => format.name).join(", ");
}
function unsafe(path, what) {
  return { state: "unsafe", detail: `"${path}" ${what}, so it was not opened.` };
}
function unreadable2(path, why, evidence) {
  return { state: "unreadable", detail: `"${path}" cannot be used. ${why}`, ...evidence && { evidence } };
}
function isAbsent(error) {
  return codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";
}
function codeOf(error) {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown error";
}

// src/collect/report.ts
var WORST = ["unsafe", "unreadable", "missing", "empty"];
async function readRequest(workspace, request, cache) {
  const found = await findReports(workspace, request.paths);
  if (found.state !== "found") return unread(request.name, found);
  const files = [];
  for (const path of found.paths) files.push(await cached(workspace, path, cache));
  return together(request.name, files);
}
function cached(workspace, path, cache) {
  const known = cache.get(path) ?? readReport(workspace, path);
  cache.set(path, known);
  return known;
}
function together(name2, files) {
  const evidence = files.flatMap((file2) => file2.evidence ?? []);
  const read3 = files.filter((file2) => file2.state === "read");
  const coverage2 = read3.map((file2) => file2.report);
  const worst = WORST.flatMap((state) => files.filter((file2) => file2.state === state))[0];
  const verdict2 = worst !== void 0 && worst.state !== "read" ? worst : summary(coverage2, evidence);
  return {
    report: { name: name2, state: verdict2.state, detail: verdict2.detail, files: evidence, oddities: oddities(coverage2) },
    coverage: coverage2,
    written: read3
  };
}
function summary(coverage2, files) {
  const lines = coverage2.flatMap((report) => [...report.files.values()]).reduce((sum, of) => sum + of.length, 0);
  const what = files.length === 1 ? `"${files[0]?.path}"` : `${files.length} files`;
  if (lines === 0) return { state: "empty", detail: `No line was measured in ${what}.` };
  return { state: "read", detail: `${lines} measured lines in ${what}.` };
}
function oddities(coverage2) {
  const counts2 = /* @__PURE__ */ new Map();
  for (const [code3, count2] of coverage2.flatMap((report) => [...report.oddities])) {
    counts2.set(code3, (counts2.get(code3) ?? 0) + count2);
  }
  return [...counts2].map(([code3, count2]) => ({ code: code3, count: count2 })).sort((a, b) => byCodeUnits(a.code, b.code));
}
function unread(name2, { state, detail }) {
  return { report: { name: name2, state, detail, files: [], oddities: [] }, coverage: [], written: [] };
}

// src/collect/stale.ts
import { lstat as lstat2 } from "node:fs/promises";
import { extname, join as join5 } from "node:path";
var CLOCK_SKEW = 24 * 60 * 60 * 1e3;
async function freshness(context) {
  const { repository: repository2, measured, head } = context;
  if (measured.as === "other") return () => anotherCommit(measured.commit, head);
  const commit = measured.commit ?? head;
  const sources = changedSources(context);
  const [differing] = await repository2.changedInWorktree(commit, sources);
  if (differing !== void 0) return () => editedSince(differing, commit);
  const newest = await newestOf(repository2.folder, sources);
  const tracked = await repository2.trackedFiles(commit);
  const checkedOut = await repository2.checkedOutAt();
  const latest = Date.now() + CLOCK_SKEW;
  return ({ inside, modified }) => {
    if (tracked.has(inside)) return committed(inside, commit);
    if (modified > latest) return inTheFuture(inside);
    if (newest !== void 0 && modified < newest.modified) return tooOld(newest.path);
    return modified < checkedOut ? beforeCheckout(inside, commit) : void 0;
  };
}
function changedSources({ change: change2, measuredPaths }) {
  const kinds = new Set(measuredPaths.map((path) => extname(path)));
  return change2.entries.flatMap(
    ({ path, after }) => after?.mode.startsWith("100") && kinds.has(extname(path)) ? [path] : []
  );
}
async function newestOf(folder, paths) {
  let newest;
  for (const path of paths) {
    const { mtimeMs: modified } = await lstat2(join5(folder, path));
    if (newest === void 0 || modified > newest.modified) newest = { path, modified };
  }
  return newest;
}
function anotherCommit(commit, head) {
  const made = commit === null ? "no commit at all" : `commit ${commit.slice(0, 10)}`;
  return `It was made with ${made} checked out, but the change ends at commit ${head.slice(0, 10)}.`;
}
function editedSince(path, commit) {
  return `The working copy of "${path}" is not what commit ${commit.slice(0, 10)} has, so the report may be about other lines.`;
}
function tooOld(path) {
  return `It is older than the working copy of "${path}", so it was made before this change was checked out.`;
}
function committed(path, commit) {
  return `"${path}" is part of commit ${commit.slice(0, 10)}, so it was not made by a test run on it.`;
}
function inTheFuture(path) {
  return `"${path}" cannot be told from an old report: its time lies in the future.`;
}
function beforeCheckout(path, commit) {
  return `"${path}" is older than the checkout of commit ${commit.slice(0, 10)}, so no test run on that commit made it.`;
}

// src/collect/coverage.ts
async function measurements(repository2, measured, head, change2, workspace, sets) {
  const cache = /* @__PURE__ */ new Map();
  const workspaces = [workspace, repository2.folder];
  const all = [];
  for (const request of sets)
    all.push(await measurement({ repository: repository2, workspaces, measured, head, change: change2, request, cache }));
  return all;
}
async function measurement(context) {
  const { repository: repository2, measured, request, cache } = context;
  const reads = [];
  for (const one of request) reads.push(await readRequest(repository2.folder, one, cache));
  const { lines, unmapped } = await merge(context, reads);
  const fresh = await freshness({ ...context, measuredPaths: [...lines.keys()] });
  return {
    request: request.map(({ name: name2, paths }) => ({ name: name2, paths: [...paths] })),
    measured,
    reports: reads.map((read3) => judged(read3, fresh)),
    files: [...lines].map(([path, of]) => ({ path, covered: countHit(of), total: of.length })),
    unmapped,
    changed: measured.as === "other" ? [] : await changedLines(context, lines)
  };
}
function judged({ report, written }, fresh) {
  const [why] = report.state === "read" ? written.flatMap((file2) => fresh(file2) ?? []) : [];
  return why === void 0 ? report : { ...report, state: "stale", detail: why };
}
async function merge({ repository: repository2, workspaces, measured, change: change2 }, reads) {
  const tracked = await repository2.trackedFiles(measured.commit ?? change2.to);
  const regular = new Set([...tracked].flatMap(([path, { mode }]) => mode.startsWith("100") ? [path] : []));
  const find = pathMap(regular, workspaces);
  const records = reads.flatMap((read3) => read3.coverage.flatMap((report) => [...report.files])).map(([reported, lines]) => ({ reported, lines, meant: find(reported) }));
  const exact = new Set(records.flatMap(({ meant: meant2 }) => meant2?.exact ? [meant2.path] : []));
  const pieces = /* @__PURE__ */ new Map();
  const unmapped = /* @__PURE__ */ new Set();
  for (const { reported, lines, meant: meant2 } of records) {
    if (meant2 === void 0 || !meant2.exact && exact.has(meant2.path)) unmapped.add(reported);
    else pieces.set(meant2.path, [...pieces.get(meant2.path) ?? [], lines]);
  }
  const sorted = [...pieces].sort(([a], [b]) => byCodeUnits(a, b));
  return { lines: new Map(sorted.map(([path, lists]) => [path, mergeLines(lists)])), unmapped: unmapped.size };
}
async function changedLines(context, measured) {
  const atHead = context.measured.as === "merge" ? await headFiles(context) : void 0;
  return context.change.entries.flatMap(({ path, addedLines, after }) => {
    const { covered, uncovered } = within(measured.get(path) ?? NO_LINES, addedLines);
    if (covered.length + uncovered.length === 0) return [];
    const sameAsHead = atHead === void 0 || atHead.get(path)?.blob === after?.blob;
    return [{ path, covered, uncovered, sameAsHead }];
  }).sort((a, b) => byCodeUnits(a.path, b.path));
}
async function headFiles({ repository: repository2, head }) {
  return await repository2.hasCommit(head) ? repository2.trackedFiles(head) : /* @__PURE__ */ new Map();
}

// src/collect/local.ts
async function collectLocal(input) {
  const repository2 = await clone(input);
  if (repository2 === "no-clone") return "no-clone";
  if (isUnavailable(repository2)) return nothing(repository2, input);
  const measured = await told(measuredCommit(repository2, input));
  if (isUnavailable(measured)) return nothing(measured, input);
  const change2 = await told(localChange(repository2, measured, input));
  return {
    files: isUnavailable(change2) ? change2 : changedFiles(change2.entries, await counted(repository2, measured, change2, input), input),
    coverage: await coverage(repository2, measured, change2, input),
    content: await contentOf(repository2, input.head, input.base),
    reviewContents: await reviewContents(repository2, input)
  };
}
async function clone({ workspace, path }) {
  try {
    return await openRepository({ folder: workspace, path });
  } catch (error) {
    if (error instanceof GitError && error.code === "not_a_repository") return "no-clone";
    return unavailable(error);
  }
}
async function localChange(repository2, measured, ends) {
  const { from, to } = await changeRange(repository2, measured, ends);
  return { to, entries: await repository2.diff(from, to) };
}
async function coverage(repository2, measured, change2, { head, workspace, reports, collectedAt }) {
  if (isUnavailable(change2) && measured.as !== "other" && reports.length > 0) return change2;
  const known = isUnavailable(change2) ? { to: head, entries: [] } : change2;
  const value = await told(measurements(repository2, measured, head, known, workspace, reports));
  if (isUnavailable(value)) return value;
  return { state: "complete", value, provenance: provenance2("workspace", collectedAt) };
}
async function counted(repository2, measured, change2, { head, base, platformFileCount }) {
  if (measured.as !== "merge" || platformFileCount === void 0) return change2.entries;
  return told(
    (async () => {
      const { from, to } = await changeRange(repository2, { commit: head, as: "head" }, { head, base });
      return repository2.rawDiff(from, to, { renames: true });
    })()
  );
}
function changedFiles(entries, toCount, { platformFileCount, collectedAt }) {
  const shown = isUnavailable(toCount) ? entries : toCount;
  const apart = shown.length + shown.filter((entry2) => entry2.status === "renamed").length;
  const total = platformFileCount;
  if (total !== void 0 && (total < shown.length || total > apart)) {
    return {
      state: "unavailable",
      why: "truncated",
      detail: `The clone shows ${between(shown.length, apart)}, but GitHub counts ${total}.`,
      next: isUnavailable(toCount) ? "Check out with `fetch-depth: 0`: GitHub counts from where the change left its base branch, which this clone does not have." : "Run again: GitHub may not have counted the last push, or the base branch where it is now."
    };
  }
  return {
    state: "complete",
    value: entries.toSorted((a, b) => byCodeUnits(a.path, b.path)),
    provenance: {
      ...provenance2("git", collectedAt),
      listed: entries.length,
      ...total === void 0 ? {} : { total }
    }
  };
}
async function contentOf(repository2, commit, base) {
  const digest2 = await told(
    (async () => {
      if (!await repository2.hasCommit(commit) || !await repository2.hasCommit(base)) return null;
      const from = await repository2.mergeBase(base, commit);
      return contentDigest(await repository2.rawDiff(from, commit, { renames: false }));
    })()
  );
  return isUnavailable(digest2) ? null : digest2;
}
async function reviewContents(repository2, { reviewCommits, base }) {
  const contents = /* @__PURE__ */ new Map();
  for (const commit of new Set(reviewCommits)) contents.set(commit, await contentOf(repository2, commit, base));
  return contents;
}
function nothing(why, { reviewCommits }) {
  const reviewContents2 = new Map(reviewCommits.map((commit) => [commit, null]));
  return { files: why, coverage: why, content: null, reviewContents: reviewContents2 };
}
var WHY = {
  git_missing: "unreachable",
  not_a_repository: "missing",
  history_missing: "missing",
  git_failed: "unreachable",
  output_too_large: "truncated",
  timeout: "unreachable"
};
async function told(answer2) {
  try {
    return await answer2;
  } catch (error) {
    return unavailable(error);
  }
}
function unavailable(error) {
  if (!(error instanceof GitError)) throw error;
  return { state: "unavailable", why: WHY[error.code], detail: error.detail, next: error.next };
}
function isUnavailable(value) {
  return typeof value === "object" && value !== null && "state" in value && value.state === "unavailable";
}
function provenance2(source, collectedAt) {
  return { source, trust: "self-reported", collectedAt };
}
function between(least, most) {
  return `${least === most ? least : `${least} to ${most}`} changed ${most === 1 ? "file" : "files"}`;
}

// src/collect/pull-files.ts
var PAGE = 100;
var MOST_FILES2 = 3e3;
async function pullFiles(client, { owner, name: name2 }, pull, total) {
  const files = [];
  const last = Math.ceil(Math.min(total, MOST_FILES2) / PAGE);
  for (let page2 = 1; page2 <= last; page2++) {
    const what = `reading the files of change #${pull}`;
    const parameters = { owner, repo: name2, pull_number: pull, per_page: PAGE, page: page2 };
    const answer2 = await client.rest("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", parameters, { what });
    files.push(...parse(pullFilesAnswer, answer2.data, [], what).flatMap(fileOf));
  }
  if (files.length !== total) {
    return {
      state: "unavailable",
      why: "truncated",
      detail: `GitHub lists ${files.length} files of the change but counts ${total}.`,
      next: "Check the change out in the job (`fetch-depth: 0`), so that its files are read from git."
    };
  }
  const provenance3 = {
    source: "github-rest",
    trust: "platform",
    collectedAt: client.time(),
    listed: files.length,
    total
  };
  return { state: "complete", value: files.sort((a, b) => a.path < b.path ? -1 : 1), provenance: provenance3 };
}
var STATUS2 = {
  added: "added",
  removed: "removed",
  modified: "modified",
  renamed: "renamed",
  copied: "copied",
  changed: "type-changed",
  unchanged: "modified"
};
function fileOf({ filename, previous_filename, status, sha }) {
  const blob = sha === null ? null : { mode: null, blob: sha };
  return {
    path: filename,
    previousPath: previous_filename ?? null,
    status: STATUS2[status],
    before: status === "removed" ? blob : null,
    after: status === "removed" ? null : blob,
    addedLines: null
  };
}

// src/collect/rules.ts
var SYMBOLIC_LINK = 40960;
function policyText(rules2, path, branch) {
  const where = `${path} in ${branch} (${rules2.oid.slice(0, 7)})`;
  const refuse = (code3, message, next) => ({ ok: false, code: code3, message, next });
  const problem = notAFile(rules2.policy, where);
  if (problem) return refuse(problem.code, problem.message, problem.next);
  const blob = rules2.policy?.object;
  if (blob?.isBinary)
    return refuse(
      "policy_unreadable",
      `The policy ${where} is binary, not text.`,
      "Put the policy there as UTF-8 text."
    );
  if (blob?.isTruncated) {
    return refuse(
      "policy_unreadable",
      `The policy ${where} is too large to be read (${blob.byteSize ?? "an unknown number of"} bytes).`,
      "A policy has at most 262,144 bytes. Is this the right file?"
    );
  }
  if (typeof blob?.text !== "string") {
    return refuse(
      "policy_unreadable",
      `GitHub does not show the policy ${where}.`,
      "Grant the job `contents: read`, and run it again."
    );
  }
  return { ok: true, bytes: new TextEncoder().encode(blob.text), blob: blob.oid };
}
function notAFile(file2, where) {
  if (file2 === null) {
    return {
      code: "policy_missing",
      message: `There is no policy at ${where}.`,
      next: "Add one to the base branch; the README has a first policy of eight lines to copy."
    };
  }
  if (file2.type === "tree") {
    return {
      code: "policy_unreadable",
      message: `The policy ${where} is a folder.`,
      next: "Name a file in the input `policy`."
    };
  }
  if (file2.type !== "blob" || file2.mode === SYMBOLIC_LINK) {
    const kind = file2.type === "commit" ? "submodule" : "link";
    return {
      code: "policy_unreadable",
      message: `The policy ${where} is a ${kind}, and ${kind}s are not followed.`,
      next: "Put the policy itself there."
    };
  }
  return void 0;
}

// src/app/judge-change.ts
async function judgeChange(context, answer2) {
  const read3 = readPolicy(context, answer2);
  const title = answer2.change.title;
  if (!("policy" in read3))
    return { verdict: unreadable3(context, answer2, read3.reasons), facts: void 0, policy: void 0, title };
  const facts = await collect(context, answer2, read3.policy);
  const verdict2 = evaluate(read3.policy, facts, {
    subject: subjectOf(answer2),
    policy: { path: context.policyPath, blob: read3.blob }
  });
  return { verdict: verdict2, facts, policy: read3.policy, title };
}
function readPolicy({ policyPath }, { rules: rules2, change: change2 }) {
  if (!rules2) return { reasons: [noBase(change2.baseRefName)] };
  return readRules(policyPath, rules2, change2.baseRefName);
}
function readRules(policyPath, rules2, branch) {
  const text = policyText(rules2, policyPath, branch);
  if (!text.ok) return { reasons: [{ code: text.code, message: text.message, next: text.next }] };
  const loaded = loadPolicy(text.bytes, policyPath);
  if (loaded.ok) return { policy: loaded.policy, blob: text.blob };
  return {
    reasons: loaded.diagnostics.map(({ file: file2, line, column, message }, index) => ({
      code: "policy_invalid",
      message,
      // Said once, after the last mistake.
      ...index === loaded.diagnostics.length - 1 ? { next: correctIt(branch) } : {},
      location: { file: file2, line, column }
    }))
  };
}
var correctIt = (branch) => `Correct the policy in ${branch}; \`gatebook validate\` shows the same on your machine.`;
function noBase(branch) {
  return {
    code: "base_unreadable",
    message: `The base branch ${branch} cannot be read: it does not exist, or the token may not read it.`,
    next: "Grant the job `contents: read`, and point the pull request at a branch that exists."
  };
}
function unreadable3({ policyPath }, answer2, reasons) {
  return brokenVerdict(subjectOf(answer2), policyPath, { title: "The policy cannot be used", reasons });
}
function brokenVerdict(subject, policyPath, cause) {
  const gate = {
    id: "policy",
    type: "policy",
    enforce: "blocking",
    ...unjudged(cause.reasons),
    title: cause.title,
    clauses: []
  };
  return {
    schema: "gatebook/verdict/1",
    outcome: "error",
    subject,
    policy: { path: policyPath, blob: "", digest: "" },
    gates: [gate]
  };
}
function subjectOf({ change: change2, repository: repository2, rules: rules2 }) {
  return { repository: repository2.name, pull: change2.number, head: change2.headRefOid, base: rules2?.oid ?? "" };
}
async function collect(context, answer2, policy) {
  const collectedAt = context.client.time();
  const told3 = { ...answer2, base: answer2.rules?.oid ?? null, collectedAt };
  const needed = new Set(policy.gates.flatMap(({ gate }) => gate.needs));
  const local = await readLocal(context, answer2, policy, collectedAt);
  const ends = { base: answer2.rules?.oid ?? "", head: answer2.change.headRefOid };
  const claimed = { head: local?.content ?? null, reviews: local?.reviewContents ?? /* @__PURE__ */ new Map() };
  const contents = await confirmContents(context.client, context.repository, ends, claimed);
  return {
    schema: "gatebook/facts/1",
    change: changeFact(told3, contents),
    commits: commitsFact(told3),
    reviews: reviewsFact(told3, contents),
    labels: labelsFact(told3),
    files: await filesFact(context, answer2, local, needed),
    coverage: !needed.has("coverage") ? NOT_ASKED : local?.coverage ?? NO_CLONE
  };
}
async function readLocal(context, answer2, policy, collectedAt) {
  const { workspace, path } = context;
  if (workspace === void 0 || !answer2.rules) return void 0;
  const local = await collectLocal({
    workspace,
    path,
    head: answer2.change.headRefOid,
    base: answer2.rules.oid,
    platformFileCount: answer2.change.changedFiles,
    reports: policy.gates.flatMap(({ gate, settings }) => gate.reports ? [gate.reports(settings)] : []),
    reviewCommits: answer2.change.reviews?.nodes.flatMap((review2) => review2?.commit?.oid ?? []) ?? [],
    collectedAt
  });
  return local === "no-clone" ? void 0 : local;
}
async function filesFact({ client, repository: repository2 }, { change: change2 }, local, needed) {
  if (local) return local.files;
  return needed.has("files") ? pullFiles(client, repository2, change2.number, change2.changedFiles) : NOT_ASKED;
}
var NOT_ASKED = {
  state: "unavailable",
  why: "not_collected",
  detail: "No gate of the policy asks for this.",
  next: "Nothing to do."
};
var NO_CLONE = {
  state: "unavailable",
  why: "missing",
  detail: "There is no local clone in the workspace, so no coverage report can be read.",
  next: "Check the change out with actions/checkout (`fetch-depth: 0`) and run the tests before Gatebook, in the same job."
};

// src/app/check-change.ts
var MOST_ROUNDS = 3;
async function checkChange(context, pull, asked) {
  const { client, repository: repository2, policyPath } = context;
  for (let round = 1; ; round++) {
    const ask = round === 1 ? asked : askChange(client, repository2, pull, policyPath);
    const answer2 = await readChange(client, repository2, pull, ask);
    refuseClosed(answer2);
    const judged2 = await judgeChange(context, answer2);
    if (!hasMoved(answer2, await readCurrent(client, repository2, pull))) return judged2;
    if (round === MOST_ROUNDS) return unsettled(judged2);
  }
}
function refuseClosed({ change: change2 }) {
  if (change2.state === "OPEN") return;
  const how = change2.state === "MERGED" ? "merged" : "closed";
  throw new Problem(
    "change_closed",
    `Change #${change2.number} is ${how}, so it is judged no more; nothing was posted.`,
    how === "merged" ? "Its record in the ledger tells how it was judged." : "Open it again to have it judged."
  );
}
function unsettled({ verdict: verdict2, ...judged2 }) {
  const gates = verdict2.gates.map(
    (gate) => ({
      ...gate,
      outcome: "error",
      title: "The change keeps moving",
      reasons: [MOVING, ...gate.reasons]
    })
  );
  return { ...judged2, verdict: { ...verdict2, gates, outcome: "error" } };
}
var MOVING = {
  code: "change_moving",
  message: `The head, the base or the reviews moved ${MOST_ROUNDS} times while the change was judged.`,
  next: "Run the job again when it has settled."
};

// src/publish/judged.ts
import { createHash as createHash4 } from "node:crypto";
var oid = string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
var digest = string().regex(/^sha256:[0-9a-f]{64}$/);
var slug = string().regex(/^[a-z][a-z0-9-]{0,63}$/);
var code2 = string().regex(/^[a-z][a-z_]{0,63}$/);
var count = strictObject({ code: code2, count: int().positive() });
var gateShape = verdict.shape.gates.element.shape;
var judgedSchema = strictObject({
  schema: literal("gatebook/judged/1"),
  outcome: verdict.shape.outcome,
  subject: verdict.shape.subject,
  policy: verdict.shape.policy,
  gates: array(
    strictObject({
      id: slug,
      type: slug,
      outcome: gateShape.outcome,
      measured: gateShape.measured,
      reasons: array(count).max(60),
      findings: array(count).max(60)
    })
  ).max(50),
  evidence: array(
    strictObject({
      fact: _enum(["coverage", "files"]),
      collectedAt: iso_exports.datetime({ precision: 0 }),
      digest: digest.nullable().describe("Of the files it was read from: of their digests, when there are several.")
    })
  ).max(2),
  contents: array(strictObject({ commit: oid, digest })).max(300).describe("What commits carry, of the head and of reviews: a hint at which approvals were for the same change.")
});
function judgedOf(verdict2, facts) {
  return {
    schema: "gatebook/judged/1",
    outcome: verdict2.outcome,
    subject: verdict2.subject,
    policy: verdict2.policy,
    gates: verdict2.gates.map(({ id, type, outcome, measured, reasons, findings }) => ({
      id,
      type,
      outcome,
      measured,
      reasons: counts(reasons),
      findings: counts(findings)
    })),
    evidence: facts ? reportEvidence(facts) : [],
    contents: facts ? contentsOf(facts) : []
  };
}
function contentsOf({ change: change2, reviews: reviews2 }) {
  if (change2.state !== "complete" || reviews2.state !== "complete") return [];
  const { head, content } = change2.value;
  const all = [{ commit: head, content }, ...reviews2.value];
  const known = new Map(all.flatMap(({ commit, content: content2 }) => commit && content2 ? [[commit, content2]] : []));
  return [...known].slice(0, 300).map(([commit, digest2]) => ({ commit, digest: digest2 })).sort((a, b) => a.commit < b.commit ? -1 : 1);
}
function counts(reasons) {
  const codes = [...new Set(reasons.map((reason) => reason.code))].sort();
  return codes.map((code3) => ({ code: code3, count: reasons.filter((reason) => reason.code === code3).length }));
}
function reportEvidence({ coverage: coverage2, files }) {
  const evidence = [];
  if (coverage2.state === "complete") {
    const read3 = coverage2.value.flatMap((measurement2) => measurement2.reports.flatMap((report) => report.files));
    const { collectedAt } = coverage2.provenance;
    evidence.push({ fact: "coverage", collectedAt, digest: oneDigest(read3.map((file2) => file2.digest)) });
  }
  if (files.state === "complete") {
    evidence.push({ fact: "files", collectedAt: files.provenance.collectedAt, digest: null });
  }
  return evidence;
}
function oneDigest(digests) {
  const [first, ...more] = [...new Set(digests)].sort();
  if (first === void 0) return null;
  return more.length === 0 ? first : digestOf2([first, ...more].join("\n"));
}
var FENCE = "```";
var OPENING = "<details><summary>Verdict for programs</summary>";
function block(judged2) {
  const json = canonicalize(judged2) ?? "";
  const shown = json.replace(
    /[<>&`@\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`
  );
  return [
    OPENING,
    "",
    `${FENCE}json`,
    shown,
    FENCE,
    "",
    `Digest of the canonical JSON: ${digestOf2(json)}`,
    "",
    "</details>"
  ].join("\n");
}
function readBlock(text) {
  const pattern = /<details><summary>Verdict for programs<\/summary>\n\n```json\n([^\n]*)\n```\n\nDigest of the canonical JSON: (sha256:[0-9a-f]{64})/;
  const [, json = "", digest2 = ""] = pattern.exec(text.replaceAll("\r\n", "\n")) ?? [];
  const parsed = judgedSchema.safeParse(parseJson(json));
  if (!parsed.success || digestOf2(canonicalize(parsed.data) ?? "") !== digest2) return void 0;
  return { judged: parsed.data, digest: digest2 };
}
var digestOf2 = (json) => `sha256:${createHash4("sha256").update(json).digest("hex")}`;
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

// src/publish/check-runs.ts
var MOST_BYTES = 65e3;
var BATCH = 50;
function checkRuns(verdict2, facts, title, options) {
  const gates = verdict2.gates.filter((gate) => gate.type !== POLICY_GATE);
  return [...gates.map((gate) => gateCheck(gate, verdict2, options)), overallCheck(verdict2, facts, title, options)];
}
function gateCheck(gate, verdict2, options) {
  const shown = gate.enforce === "advisory" ? "success" : conclusion(gate.outcome);
  return {
    run: {
      ...common(`${options.name}: ${gate.id}`, verdict2, options),
      conclusion: shown,
      output: { title: plain(titleOf(gate), 200), summary: withinBytes(gatePage(gate, verdict2), MOST_BYTES) }
    },
    annotations: options.annotate ? annotations(gate) : []
  };
}
function titleOf({ enforce, outcome, title }) {
  if (outcome === "pass" || enforce === "blocking" && conclusion(outcome) === "failure") return title;
  return `${OUTCOME_WORDS[outcome]}${enforce === "advisory" ? " (advisory)" : ""}: ${title}`;
}
function overallCheck(verdict2, facts, title, options) {
  const policyProblems = verdict2.gates.filter((gate) => gate.type === POLICY_GATE);
  return {
    run: {
      ...common(options.name, verdict2, options),
      conclusion: conclusion(verdict2.outcome),
      output: {
        title: plain(headline(verdict2), 200),
        summary: withinBytes(verdictPage(verdict2, title), MOST_BYTES),
        ...machineReadable(verdict2, facts)
      }
    },
    annotations: options.annotate ? policyProblems.flatMap(annotations) : []
  };
}
function machineReadable(verdict2, facts) {
  const text = block(judgedOf(verdict2, facts));
  return Buffer.byteLength(text) > MOST_BYTES ? {} : { text };
}
function common(name2, verdict2, { detailsUrl }) {
  return {
    name: plain(name2, 200),
    head_sha: verdict2.subject.head,
    status: "completed",
    external_id: `gatebook:${verdict2.subject.pull ?? 0}`,
    ...detailsUrl === void 0 ? {} : { details_url: detailsUrl }
  };
}
async function postChecks(client, repository2, checks) {
  const overall = checks.at(-1);
  const isRed = overall?.run.conclusion === "failure";
  const ordered = overall && isRed ? [overall, ...checks.slice(0, -1)] : checks;
  const posted = { url: void 0, problem: void 0, missing: [], annotationProblem: void 0 };
  for (const check2 of ordered) Object.assign(posted, await tryOne(client, repository2, check2, posted, check2 === overall));
  return posted;
}
async function tryOne(client, repository2, check2, posted, isOverall) {
  const hopeless = posted.problem?.code === "forbidden" || posted.problem && isOverall;
  if (hopeless) return { missing: [...posted.missing, check2.run.name] };
  try {
    const { url, annotationProblem = posted.annotationProblem } = await postOne(client, repository2, check2);
    return { annotationProblem, ...isOverall ? { url } : {} };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return { problem: posted.problem ?? error, missing: [...posted.missing, check2.run.name] };
  }
}
async function postOne(client, { owner, name: name2 }, check2) {
  const what = `posting the check "${check2.run.name}"`;
  const { output, ...run2 } = check2.run;
  const first = check2.annotations.slice(0, BATCH);
  const body = { owner, repo: name2, ...run2, output: first.length > 0 ? { ...output, annotations: first } : output };
  const answer2 = await client.rest("POST /repos/{owner}/{repo}/check-runs", body, { what });
  const { id, html_url } = parse(checkRunAnswer, answer2.data, [], what);
  const annotationProblem = await postMoreAnnotations(client, { owner, name: name2 }, id, check2);
  return { url: html_url ?? void 0, annotationProblem };
}
async function postMoreAnnotations(client, { owner, name: name2 }, id, check2) {
  const { title, summary: summary2 } = check2.run.output;
  for (let from = BATCH; from < check2.annotations.length; from += BATCH) {
    const output = { title, summary: summary2, annotations: check2.annotations.slice(from, from + BATCH) };
    const body = { owner, repo: name2, check_run_id: id, output };
    try {
      await client.rest("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", body, { what: "adding annotations" });
    } catch (error) {
      if (error instanceof GitHubError) return error;
      throw error;
    }
  }
  return void 0;
}

// src/app/publish-verdict.ts
async function publishVerdict(context, judged2, inputs, run2) {
  if (inputs.dryRun) return notPosted("Dry run: nothing was posted.");
  if (!inputs.publish.has("check-runs")) return { checkUrl: void 0, notices: [], posted: false };
  const { head } = judged2.verdict.subject;
  if (await hasOwnRun(context, judged2, inputs.checkName, run2.startedFor)) {
    return notPosted(
      `The head moved to ${head.slice(0, 7)} meanwhile, and its own run has judged it: nothing was posted.`
    );
  }
  const options = {
    name: inputs.checkName,
    detailsUrl: run2.url,
    annotate: inputs.publish.has("annotations")
  };
  const checks = checkRuns(judged2.verdict, judged2.facts, judged2.title, options);
  const { url, problem, missing: missing2, annotationProblem } = await postChecks(context.client, context.repository, checks);
  const notices = [
    ...problem ? [`Not posted: ${missing2.map((name2) => `"${name2}"`).join(", ")}. ${problem.message} ${problem.next}`] : [],
    ...annotationProblem ? [`Some annotations were not added. ${annotationProblem.message}`] : []
  ];
  return { checkUrl: url, notices: notices.map((notice) => plain(notice)), posted: !problem && !annotationProblem };
}
var notPosted = (notice) => ({ checkUrl: void 0, notices: [plain(notice)], posted: false });
async function hasOwnRun(context, { verdict: verdict2 }, name2, startedFor) {
  const { head, pull } = verdict2.subject;
  if (startedFor === void 0 || startedFor === head) return false;
  const { owner, name: repo } = context.repository;
  const parameters = { owner, repo, ref: head, check_name: name2, filter: "all", per_page: 100 };
  const what = "looking for checks of the new head";
  try {
    const answer2 = await context.client.rest("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", parameters, { what });
    const { check_runs } = parse(checkRunsAnswer, answer2.data, [], what);
    return check_runs.some((run2) => run2.external_id === `gatebook:${pull}` && run2.completed_at !== null);
  } catch (error) {
    if (error instanceof GitHubError) return false;
    throw error;
  }
}

// src/github/push.ts
var MOST_PAGES2 = 10;
async function readPushed(client, repository2, push) {
  const { commits: commits2, rewritten } = await firstParents(client, repository2, push);
  const groups = [];
  for (const commit of commits2.reverse()) {
    const pull = rewritten ? null : pullOf(commit, push.branch);
    const group = groups.at(-1);
    if (group && pull !== null && group.pull === pull) group.commits.push(commit);
    else groups.push({ pull, commits: [commit] });
  }
  return groups.flatMap(({ pull, commits: [first, ...more] }) => {
    const parent = first?.parents.nodes[0]?.oid;
    if (!first) return [];
    if (parent === void 0) throw noParent(first.oid);
    return [{ commit: (more.at(-1) ?? first).oid, parent, pull, rewritten }];
  });
}
function noParent(oid3) {
  return new GitHubError("unavailable", `${oid3.slice(0, 7)} has no commit before it, so no policy was in force.`, {
    status: 200,
    next: "The push replaced the whole history of the branch: look at it by hand."
  });
}
function pullOf({ oid: oid3, associatedPullRequests }, branch) {
  if (!associatedPullRequests)
    throw forbidden(`reading which change ${oid3.slice(0, 7)} came through`, {}, "pull-requests: read");
  const pulls = associatedPullRequests.nodes.flatMap((pull) => pull ?? []);
  const merged = pulls.filter((pull) => pull.merged && pull.baseRefName === branch);
  const through = merged.find((pull) => pull.mergeCommit?.oid === oid3) ?? merged[0];
  if (!through && pulls.length < associatedPullRequests.totalCount) throw cutOff(oid3);
  return through?.number ?? null;
}
function cutOff(oid3) {
  return new GitHubError("unavailable", `GitHub does not list every change that holds ${oid3.slice(0, 7)}.`, {
    status: 200,
    next: "Run the job again; if that does not help, look at the commit by hand."
  });
}
async function firstParents(client, { owner, name: name2 }, { before, after }) {
  const known = /* @__PURE__ */ new Map();
  const what = "reading what was pushed";
  let cursor = null;
  for (let page2 = 0; page2 < MOST_PAGES2; page2++) {
    const answer2 = await client.graphql(PUSHED, { owner, name: name2, after, cursor }, { what });
    const history = parse(pushedAnswer, answer2.data, answer2.errors, what).repository.object?.history;
    if (!history)
      throw new GitHubError("not_found", `GitHub knows no commit ${after}.`, {
        status: 404,
        next: "Check the event that started this run."
      });
    for (const commit of history.nodes) known.set(commit.oid, commit);
    const walked = walk2(known, after, before);
    if (walked) return { commits: walked, rewritten: false };
    cursor = history.pageInfo.endCursor;
    if (!history.pageInfo.hasNextPage) return { commits: [known.get(after) ?? []].flat(), rewritten: true };
  }
  throw new GitHubError(
    "unavailable",
    `${before.slice(0, 7)} is not among the ${known.size} commits before ${after.slice(0, 7)}.`,
    {
      status: 200,
      next: "The push was too long to be told apart, or replaced a long history: look at it by hand, and record what landed."
    }
  );
}
function walk2(known, after, before) {
  const way = [];
  for (let oid3 = after; oid3 !== before; ) {
    const commit = oid3 === void 0 ? void 0 : known.get(oid3);
    if (!commit) return void 0;
    way.push(commit);
    oid3 = commit.parents.nodes[0]?.oid;
  }
  return way;
}

// src/github/transport.ts
function singleTries(client) {
  const what = "keeping the ledger";
  return {
    async graphql(document, variables) {
      const answer2 = await told2(client.graphql(document, { ...variables }, { what, retries: 0 }));
      const [first] = answer2.errors;
      if (first) throw Object.assign(new Error(first.message), { status: 200, graphqlErrors: answer2.errors });
      return answer2.data;
    },
    async rest(method, route, parameters) {
      const answer2 = await told2(client.rest(`${method} ${route}`, { ...parameters }, { what, retries: 0 }));
      return answer2.data;
    }
  };
}
async function told2(request) {
  try {
    return await request;
  } catch (error) {
    if (error instanceof GitHubError && error.status > 0) throw error;
    throw error instanceof GitHubError ? new Error(error.message) : error;
  }
}

// src/ledger/readme.ts
var README = `# Quality records

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
`;

// src/ledger/store.ts
var StoreError = class extends Error {
  name = "StoreError";
  problem;
  constructor(problem) {
    super(problem.message);
    this.problem = problem;
  }
};

// src/ledger/append.ts
var BASE_MS = 500;
var CAP_MS = 2e4;
async function append(store, record, patience) {
  const attempt = new Attempt(store, checkRecord(record).record);
  const end = patience.now() + patience.budgetMs;
  let why = "there was no time to try";
  for (let tries = 1, lost = 0; tries <= patience.tries; tries += 1) {
    const step = await attempt.step();
    if (step.state === "done") return step.result;
    why = step.why;
    const pause = pauseOf(step.pause, lost, patience);
    if (pause > 0) lost += 1;
    if (tries === patience.tries || patience.now() + pause >= end) break;
    if (pause > 0) await patience.sleep(pause);
  }
  return attempt.last(why);
}
function pauseOf(pause, lost, { random }) {
  if (pause === "none") return 0;
  const jitter = Math.max(1, Math.floor(random() * Math.min(CAP_MS, BASE_MS * 2 ** lost)));
  return pause === "jitter" ? jitter : pause + jitter;
}
var Attempt = class {
  #store;
  #record;
  #path;
  #perhapsWritten = /* @__PURE__ */ new Set();
  constructor(store, record) {
    this.#store = store;
    this.#record = record;
    this.#path = entryPath(record);
  }
  async step() {
    try {
      const seen = await this.#store.read(this.#path);
      return this.#settled(seen) ?? await this.#write(seen);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return this.#failed(error.problem);
    }
  }
  /** Out of patience. A commit that may have arrived gets one more look, so that what is said is true. */
  async last(why) {
    const deferred = this.#deferred(why, "Run this job again: a repetition is recognised.");
    if (this.#perhapsWritten.size === 0) return deferred;
    try {
      const settled = this.#settled(await this.#store.read(this.#path));
      return settled?.state === "done" ? settled.result : deferred;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return deferred;
    }
  }
  /** What reading alone decides: the record is there, or the ledger must not be touched. */
  #settled(seen) {
    if (seen.state === "absent") return void 0;
    if (seen.head === null) return this.#refused(`The ledger has no ${HEAD_PATH}.`);
    const head = readHead(seen.head);
    if (head.state === "unsound") return this.#refused(head.message);
    return seen.record === null ? void 0 : this.#found(seen.record, head.head.size);
  }
  #found(text, size) {
    const { link, record, problems } = readEntry(this.#path, Buffer.from(text));
    const problem = problems[0]?.message;
    if (problem !== void 0) return this.#refused(`${this.#path} is damaged: ${problem}`);
    if (link === void 0 || record?.state !== "known") return this.#refused(`${this.#path} holds another record.`);
    if (link.seq > size)
      return this.#refused(`${HEAD_PATH} counts ${size} records, ${this.#path} is number ${link.seq}.`);
    const { seq } = link;
    if (this.#perhapsWritten.has(text)) return this.#appended(seq);
    if (sameDecision(record.record, this.#record))
      return this.#done({ status: "already_recorded", path: this.#path, seq });
    return this.#done({
      status: "conflict",
      path: this.#path,
      seq,
      why: `Record ${seq} says ${record.record.verdict.outcome} about the same event, but on other grounds or with another result.`,
      next: "The first record stays. Compare both and record a correction if the first one is wrong."
    });
  }
  async #write(seen) {
    if (seen.state === "absent") return this.#begin();
    const head = readHead(seen.head ?? "");
    if (head.state === "unsound") return this.#refused(head.message);
    const seq = head.head.size + 1;
    const entry2 = entryFile(this.#record, seq, head.head.last);
    this.#perhapsWritten.add(entry2.text);
    const next = nextHead(head.range, entry2.leaf, this.#record.at);
    const { headline: headline2, body } = messageFor(this.#record);
    const files = [entry2, { path: HEAD_PATH, text: headText(next) }].map(({ path, text }) => ({ path, text }));
    const result = await this.#store.commit({ expected: seen.tip, headline: headline2, body, files });
    if (result === "committed") return this.#appended(seq);
    this.#perhapsWritten.delete(entry2.text);
    return { state: "again", why: "other writers were always faster", pause: "jitter" };
  }
  async #begin() {
    const files = [
      { path: "README.md", text: README },
      { path: HEAD_PATH, text: headText(emptyHead) }
    ];
    await this.#store.create(files);
    return { state: "again", why: "there was only time to begin the ledger", pause: "none" };
  }
  #failed(problem) {
    switch (problem.code) {
      case "forbidden":
        return this.#done(this.#deferred(problem.message, problem.next));
      case "ambiguous":
        return { state: "again", why: problem.message, pause: "jitter" };
      case "unavailable":
        return { state: "again", why: problem.message, pause: problem.retryAfterMs ?? "jitter" };
    }
  }
  #appended(seq) {
    return this.#done({ status: "appended", path: this.#path, seq, began: seq === 1 });
  }
  #deferred(why, next) {
    return { status: "deferred", path: this.#path, why, next };
  }
  #refused(why) {
    const next = 'Run "gatebook ledger verify" on a clone of the ledger, and restore it before anything is appended.';
    return this.#done({ status: "refused", path: this.#path, why, next });
  }
  #done(result) {
    return { state: "done", result };
  }
};
function messageFor({ kind, verdict: verdict2, subject, id }) {
  return { headline: `record ${kind} ${verdict2.outcome} ${subject.commit.slice(0, 12)}`, body: `Record-Id: ${id}` };
}

// src/ledger/github-errors.ts
var thrown = object({
  message: string().catch(""),
  status: int().optional().catch(void 0),
  graphqlErrors: array(object({ type: string().optional().catch(void 0), message: string().catch("") })).catch([]),
  /** Seconds that GitHub asks to wait. */
  retryAfter: number().nonnegative().optional().catch(void 0)
});
function saysMoved(error) {
  const seen = read2(error);
  return seen.graphqlErrors.some(({ type, message }) => {
    return type === "STALE_DATA" || /expected branch to point to/i.test(message) || isMissingBranch(type, message);
  });
}
function isMissingBranch(type, message) {
  return type === "NOT_FOUND" && !/resolve to a repository/i.test(message);
}
function saysExists(error) {
  const { status, message } = read2(error);
  return status === 422 && /reference already exists/i.test(message);
}
function problemOf(error, purpose) {
  const seen = read2(error);
  const message = sentence(seen);
  if (isRateLimit(seen)) {
    return { code: "unavailable", message, retryAfterMs: seen.retryAfter === void 0 ? null : seen.retryAfter * 1e3 };
  }
  if (isRule(seen)) return { code: "forbidden", message, next: RULE };
  if (isForbidden(seen)) return { code: "forbidden", message, next: purpose === "read" ? READ : WRITE };
  if (purpose === "write" && isUncertain(seen)) return { code: "ambiguous", message };
  return { code: "unavailable", message, retryAfterMs: null };
}
var READ = 'Grant "contents: read" to the job that reads the ledger.';
var WRITE = 'Grant "contents: write" to the job that appends to the ledger.';
var RULE = "Let the app that appends to the ledger bypass the rule, or take the ledger branch out of it.";
function isRateLimit(seen) {
  if (seen.status === 429 || seen.graphqlErrors.some((error) => error.type === "RATE_LIMITED")) return true;
  return (seen.status === 403 || seen.status === 200 || seen.status === void 0) && /rate limit/i.test(texts(seen));
}
function isRule(seen) {
  return /rule violations|protected branch/i.test(texts(seen));
}
function isForbidden(seen) {
  if ([401, 403, 404].includes(seen.status ?? 0)) return true;
  if (seen.graphqlErrors.some((error) => ["FORBIDDEN", "NOT_FOUND", "INSUFFICIENT_SCOPES"].includes(error.type ?? "")))
    return true;
  return /resource not accessible/i.test(texts(seen));
}
function isUncertain({ status, graphqlErrors }) {
  if (graphqlErrors.length > 0) return graphqlErrors.some((error) => error.type === void 0);
  return status === void 0 || status >= 500 || status === 408;
}
function texts({ message, graphqlErrors }) {
  return [message, ...graphqlErrors.map((error) => error.message)].join("\n");
}
function sentence({ status, message, graphqlErrors }) {
  const said = graphqlErrors[0]?.message ?? message;
  const short2 = said.split("\n")[0]?.slice(0, 300) || "no answer";
  return status === void 0 || graphqlErrors.length > 0 ? `GitHub: ${short2}` : `GitHub answered ${status}: ${short2}`;
}
function read2(error) {
  const parsed = thrown.safeParse(error);
  return parsed.success ? parsed.data : { message: String(error), graphqlErrors: [] };
}

// src/ledger/github-store.ts
function githubStore(transport, { owner, name: name2, branch }) {
  const ref = `refs/heads/${branch}`;
  return {
    async read(path) {
      const data = await reading2(() => transport.graphql(LEDGER, { owner, name: name2, branch: ref, record: path }));
      return snapshot(answer(ledgerAnswer, data));
    },
    async create(files) {
      const repo = { owner, repo: name2 };
      const tree = await unwritten(
        () => transport.rest("POST", "/repos/{owner}/{repo}/git/trees", { ...repo, tree: treeOf(files) })
      );
      const first = { ...repo, message: "begin the quality records", tree: answer(shaAnswer, tree).sha, parents: [] };
      const commit = await unwritten(() => transport.rest("POST", "/repos/{owner}/{repo}/git/commits", first));
      return createRef(transport, { ...repo, ref, sha: answer(shaAnswer, commit).sha });
    },
    async commit(proposal) {
      const input = commitInput(`${owner}/${name2}`, branch, proposal);
      try {
        const data = await transport.graphql(APPEND, { input });
        if (appendAnswer.safeParse(data).success) return "committed";
      } catch (error) {
        if (saysMoved(error)) return "moved";
        throw new StoreError(problemOf(error, "write"));
      }
      throw new StoreError({ code: "ambiguous", message: "GitHub answered the append with something unknown." });
    }
  };
}
async function createRef(transport, parameters) {
  try {
    await transport.rest("POST", "/repos/{owner}/{repo}/git/refs", parameters);
    return "created";
  } catch (error) {
    if (saysExists(error)) return "exists";
    throw new StoreError(problemOf(error, "write"));
  }
}
var unwritten = (call) => translated(call, "prepare");
var reading2 = (call) => translated(call, "read");
async function translated(call, purpose) {
  try {
    return await call();
  } catch (error) {
    throw new StoreError(problemOf(error, purpose));
  }
}
function treeOf(files) {
  return files.map(({ path, text }) => ({ path, mode: "100644", type: "blob", content: text }));
}
function commitInput(repositoryNameWithOwner, branchName, { expected, headline: headline2, body, files }) {
  return {
    branch: { repositoryNameWithOwner, branchName },
    expectedHeadOid: expected,
    message: { headline: headline2, body },
    fileChanges: {
      additions: files.map(({ path, text }) => ({ path, contents: Buffer.from(text).toString("base64") }))
    }
  };
}
var oid2 = string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
var file = object({ object: object({ text: string(), isTruncated: literal(false) }) }).nullable();
var target = object({ oid: oid2, head: file, record: file });
var ledgerAnswer = object({ repository: object({ ref: object({ target }).nullable() }) });
var appendAnswer = object({ createCommitOnBranch: object({ commit: object({ oid: oid2 }) }) });
var shaAnswer = object({ sha: oid2 });
function snapshot({ repository: { ref } }) {
  if (ref === null) return { state: "absent" };
  const { oid: tip, head, record } = ref.target;
  return { state: "present", tip, head: head?.object.text ?? null, record: record?.object.text ?? null };
}
function answer(schema, data) {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const where = (parsed.error.issues[0]?.path ?? []).join(".");
  throw new StoreError({
    code: "unavailable",
    message: `GitHub's answer has no usable ${where || "data"}.`,
    retryAfterMs: null
  });
}

// src/record/merge.ts
function mergeRecord(landing3) {
  const { repository: repository2, subject, decision, mergedBy, attempts, decidedBy } = landing3;
  refuseForeignVerdict(landing3);
  const schema = "gatebook/record/1";
  const kind = "merge";
  const at = utcSecond(landing3.at);
  const record = {
    schema,
    kind,
    id: recordId({ schema, kind, repository: repository2, subject }),
    at,
    repository: repository2,
    subject,
    policy: "verdict" in decision ? decision.verdict.policy : decision.policy,
    verdict: verdictPart(decision),
    attempts,
    evidence: landing3.evidence.map((one) => ({ ...one, collectedAt: utcSecond(one.collectedAt) })),
    approvals: landing3.approvals.map(approvalPart),
    authority: { mergedBy: mergedBy && { account: mergedBy.id, kind: mergedBy.kind }, at, basis: landing3.basis },
    decidedBy,
    retention: { class: "change" }
  };
  return checkRecord(record).record;
}
function evidenceOf(facts) {
  const names2 = Object.keys(facts).filter((key) => key !== "schema");
  return names2.sort().flatMap((fact) => {
    const seen = facts[fact];
    if (seen.state !== "complete") return [];
    const { source, trust, collectedAt } = seen.provenance;
    return { fact, source, trust, collectedAt: utcSecond(collectedAt), digest: digestOf(seen.value) };
  });
}
function verdictPart(decision) {
  if (!("verdict" in decision)) return { outcome: decision.outcome, reasons: unique(decision.reasons), gates: [] };
  const { verdict: verdict2, carried } = decision;
  return { outcome: verdict2.outcome, reasons: [], gates: verdict2.gates.map((gate) => gatePart(gate, carried)) };
}
function gatePart(gate, carried) {
  const { id, type, enforce, outcome, clauses } = gate;
  return {
    id,
    type,
    enforce,
    outcome,
    reasons: unique(gate.reasons.map((reason) => reason.code)),
    findings: counted2(gate.findings.map((finding) => finding.code)),
    ...measuredPart(gate.measured),
    clauses: [...clauses],
    carried: Object.hasOwn(carried, id) ? carried[id] ?? null : null
  };
}
function measuredPart(measured) {
  const kept = {};
  let withheld = 0;
  for (const [key, value] of Object.entries(measured)) {
    if (name.safeParse(key).success && isNumberLike(value)) kept[key] = value;
    else withheld += 1;
  }
  return { measured: kept, withheld };
}
function isNumberLike(value) {
  return typeof value === "number" || typeof value === "boolean" || decimal.safeParse(value).success;
}
function approvalPart({ review: review2, roles, why }) {
  return {
    account: review2.author?.id ?? null,
    review: review2.id,
    commit: review2.commit,
    at: utcSecond(review2.submittedAt),
    roles: [...roles],
    counted: why === null,
    why
  };
}
function refuseForeignVerdict({ subject, decision }) {
  if (!("verdict" in decision) || decision.verdict.subject.pull === void 0) return;
  const judged2 = decision.verdict.subject.pull;
  const landed = subject.change.via === "pull-request" ? subject.change.number : void 0;
  if (judged2 === landed) return;
  const what = landed === void 0 ? "a direct push" : `pull request ${landed}`;
  throw new RecordError({
    code: "record_invalid",
    message: `The verdict is about pull request ${judged2}, but ${what} landed.`
  });
}
function utcSecond(text) {
  const instant = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant))
    throw new RecordError({ code: "record_invalid", message: `"${text}" is no time with a zone.` });
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
function unique(codes) {
  return [...new Set(codes)];
}
function counted2(codes) {
  return unique(codes).sort().map((code3) => ({ code: code3, count: codes.filter((other) => other === code3).length }));
}

// src/app/carried.ts
async function findCarried(client, { owner, name: name2 }, wanted) {
  const apps = /* @__PURE__ */ new Set([wanted.viewer.replace(/\[bot\]$/, ""), "github-actions"]);
  const runs = await readRuns(client, { owner, name: name2 }, wanted);
  const [newest] = runs.filter((run2) => run2.name === wanted.checkName && run2.head_sha === wanted.head && apps.has(run2.app?.slug ?? "")).filter((run2) => run2.external_id === `gatebook:${wanted.pull}` && isBefore(run2.completed_at, wanted.until)).sort((a, b) => b.id - a.id);
  const block2 = newest && readBlock(newest.output.text ?? "");
  if (!newest || !block2) return void 0;
  const { subject } = block2.judged;
  if (subject.head !== wanted.head || subject.pull !== wanted.pull) return void 0;
  return { checkRun: String(newest.id), digest: block2.digest, judged: block2.judged };
}
function isBefore(completedAt, until) {
  return completedAt !== null && (until === null || Date.parse(completedAt) <= Date.parse(until));
}
var PAGE2 = 100;
var MOST_PAGES3 = 10;
async function readRuns(client, { owner, name: name2 }, { head, checkName }) {
  const what = "looking for the verdict before the merge";
  const runs = [];
  for (let page2 = 1; page2 <= MOST_PAGES3; page2++) {
    const parameters = { owner, repo: name2, ref: head, check_name: checkName, filter: "all", per_page: PAGE2, page: page2 };
    const answer2 = await client.rest("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", parameters, { what });
    const { total_count, check_runs } = parse(checkRunsAnswer, answer2.data, [], what);
    runs.push(...check_runs);
    if (runs.length >= total_count) return runs;
    if (check_runs.length === 0) break;
  }
  return [];
}

// src/app/landed-otherwise.ts
async function landedOtherwise(client, repository2, { parent, commit, head }) {
  if (commit === head) return void 0;
  const landed = await changedPaths(client, repository2, parent, commit);
  const change2 = await changedPaths(client, repository2, parent, head);
  const meanwhile = await changedPaths(client, repository2, head, parent);
  if (!landed || !change2 || !meanwhile) return "landed_unverifiable";
  return matches(landed, change2, meanwhile) ? void 0 : "landed_otherwise";
}
function matches(landed, change2, meanwhile) {
  const asJudged = [...landed].every(
    ([path, blob]) => change2.has(path) && (meanwhile.has(path) || change2.get(path) === blob)
  );
  return asJudged && [...change2.keys()].every((path) => landed.has(path) || meanwhile.has(path));
}

// src/app/judge-landed.ts
async function judgeLanded(context, answer2, change2, { policy, source, reasons }, checkName) {
  const mergedBy = account(change2.mergedBy);
  if (!policy || !source) {
    const decision = { outcome: "error", reasons: reasons.map((reason) => reason.code), policy: null };
    return { decision, evidence: [], approvals: [], mergedBy };
  }
  const ends = { parent: answer2.rules?.oid ?? "", commit: answer2.commit.oid, head: change2.headRefOid };
  const otherwise = await landedOtherwise(context.client, context.repository, ends);
  if (otherwise) {
    const decision = { outcome: "not_judged", reasons: [otherwise], policy: source };
    return { decision, evidence: [], approvals: [], mergedBy };
  }
  const { head } = ends;
  const wanted = { head, pull: change2.number, checkName, viewer: answer2.viewer, until: change2.mergedAt };
  const before = await findCarried(context.client, context.repository, wanted);
  const facts = await factsOf(context, answer2, change2, before);
  const subject = { repository: answer2.repository.name, pull: change2.number, head, base: ends.parent };
  const again = evaluate(policy, facts, { subject, policy: source });
  const { verdict: verdict2, carried } = takeOver(policy, again, before);
  return {
    decision: { verdict: verdict2, carried },
    evidence: [...evidenceOf(facts), ...carriedEvidence(before)],
    approvals: approvalsSeen(policy, verdict2, facts),
    mergedBy
  };
}
var REPORT_FACTS = ["coverage", "files"];
var needsReports = ({ gate }) => gate.needs.some((name2) => REPORT_FACTS.includes(name2));
async function factsOf({ client, repository: repository2 }, answer2, change2, before) {
  const told3 = { ...answer2, change: change2, base: answer2.rules?.oid ?? null, collectedAt: client.time() };
  const claimed = new Map(before?.judged.contents.map(({ commit, digest: digest2 }) => [commit, digest2]));
  const head = change2.headRefOid;
  const claims = { head: claimed.get(head) ?? null, reviews: claimed };
  const contents = await confirmContents(client, repository2, { base: told3.base ?? "", head }, claims);
  return {
    schema: "gatebook/facts/1",
    change: changeFact(told3, contents),
    commits: commitsFact(told3),
    reviews: untilMerged(reviewsFact(told3, contents), change2.mergedAt),
    labels: labelsFact(told3),
    files: LANDED2,
    coverage: LANDED2
  };
}
function untilMerged(reviews2, mergedAt) {
  if (reviews2.state !== "complete" || mergedAt === null) return reviews2;
  const merged = Date.parse(mergedAt);
  return { ...reviews2, value: reviews2.value.filter(({ submittedAt }) => Date.parse(submittedAt) <= merged) };
}
var LANDED2 = {
  state: "unavailable",
  why: "not_collected",
  detail: "The reports of a change are gone when it has landed.",
  next: "Nothing to do."
};
function takeOver(policy, again, before) {
  const carried = {};
  const gates = again.gates.map((verdict2, index) => {
    const entry2 = policy.gates[index];
    if (!entry2) return verdict2;
    if (!needsReports(entry2)) {
      if (before && verdict2.findings.some(({ code: code3 }) => code3 === "approval_carried_over"))
        carried[verdict2.id] = origin(before);
      return verdict2;
    }
    const taken = carriedGate(verdict2, again, before);
    if (!("gate" in taken)) return { ...verdict2, title: "Not judged before the merge", reasons: [taken.reason] };
    carried[verdict2.id] = taken.carried;
    return taken.gate;
  });
  return { verdict: { ...again, gates, outcome: combine(gates) }, carried };
}
function carriedGate(verdict2, { policy }, before) {
  if (!before)
    return { reason: notCarried("verdict_missing", "No check on the merged head tells how this gate was judged.") };
  const { judged: judged2 } = before;
  if (judged2.policy.digest !== policy.digest) {
    return {
      reason: notCarried(
        "verdict_of_other_policy",
        "This gate was judged under another policy than the one in force at the merge."
      )
    };
  }
  const found = judged2.gates.find((gate2) => gate2.id === verdict2.id && gate2.type === verdict2.type);
  if (!found) return { reason: notCarried("verdict_missing", "The check on the merged head does not name this gate.") };
  const { outcome, measured } = found;
  const gate = { ...verdict2, outcome, measured, reasons: sentences(found.reasons), findings: sentences(found.findings) };
  return { gate, carried: origin(before) };
}
function origin({ checkRun, digest: digest2 }) {
  return { checkRun, digest: digest2, trust: "self-reported" };
}
var notCarried = (code3, message) => ({ code: code3, message });
function sentences(counts2) {
  return counts2.flatMap(
    ({ code: code3, count: count2 }) => Array.from({ length: Math.min(count2, 1e3) }, () => ({ code: code3, message: code3 }))
  );
}
function carriedEvidence(before) {
  return (before?.judged.evidence ?? []).map(({ fact, collectedAt, digest: digest2 }) => {
    return { fact, source: "check-run", trust: "self-reported", collectedAt, digest: digest2 };
  });
}
var MOST_APPROVALS = 500;
function approvalsSeen(policy, verdict2, { reviews: reviews2 }) {
  if (reviews2.state !== "complete") return [];
  const gates = verdict2.gates.filter((gate) => gate.type === "approvals");
  const counted3 = new Set(gates.flatMap((gate) => gate.children.flatMap((child) => child.evidence ?? [])));
  const objections = new Map(gates.flatMap((gate) => [...gate.reasons, ...gate.findings].flatMap(objectionIn)));
  const seen = reviews2.value.filter((review2) => counted3.has(review2.id) || objections.has(review2.id) || review2.state === "APPROVED").map((review2) => ({
    review: review2,
    roles: rolesOf(review2, policy),
    why: counted3.has(review2.id) ? null : objections.get(review2.id) ?? replacedOrUnneeded(review2, reviews2.value)
  }));
  return [...seen.filter(({ why }) => why === null), ...seen.filter(({ why }) => why !== null)].slice(0, MOST_APPROVALS);
}
function replacedOrUnneeded(review2, all) {
  const later = all.some(
    (other) => other.author?.id === review2.author?.id && other.state !== "COMMENTED" && BigInt(other.id) > BigInt(review2.id)
  );
  return later ? "approval_superseded" : "approval_not_needed";
}
function objectionIn({ code: code3, data }) {
  const review2 = data?.["review"];
  const objects = code3.startsWith("approval_") && code3 !== "approval_carried_over";
  return typeof review2 === "string" && objects ? [[review2, code3]] : [];
}
function rolesOf({ author }, { roles }) {
  const login = author?.login.toLowerCase();
  return [...roles.values()].filter((role) => login !== void 0 && role.users.includes(login)).map((role) => role.name);
}

// src/app/rules-in-force.ts
function rulesInForce({ rules: rules2 }, policyPath, branch) {
  const read3 = rules2 ? readRules(policyPath, rules2, branch) : { reasons: [{ code: "base_unreadable", message: "The commit before cannot be read." }] };
  if (!("policy" in read3)) return { policy: void 0, source: null, reasons: read3.reasons };
  return { policy: read3.policy, source: { path: policyPath, blob: read3.blob, digest: read3.policy.digest }, reasons: [] };
}
function ledgerBranch({ policy }, { after }, policyPath) {
  if (policy) return policy.ledger.branch;
  const brought = readRules(policyPath, after, "");
  return "policy" in brought ? brought.policy.ledger.branch : LEDGER_BRANCH;
}

// src/app/record-merge.ts
async function recordMerge(context, push, options) {
  const recorded = [];
  for (const landed of await readPushed(context.client, context.repository, push)) {
    try {
      recorded.push(await recordOne(context, push, landed, options));
    } catch (error) {
      recorded.push({ landed, problem: explain(error) });
    }
  }
  return recorded;
}
async function recordOne(context, push, landed, options) {
  const { client, repository: repository2, policyPath } = context;
  const answer2 = await readLanded(client, repository2, landed, policyPath);
  const rules2 = rulesInForce(answer2, policyPath, push.branch);
  const record = recordOf(await landing(context, push, landed, answer2, rules2, options));
  if (options.dryRun) return { record, appended: void 0 };
  const branch = ledgerBranch(rules2, answer2, policyPath);
  const store = githubStore(singleTries(client), { ...repository2, branch });
  return { record, appended: await append(store, record, options.patience) };
}
function recordOf(landing3) {
  try {
    return mergeRecord(landing3);
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    const decision = { outcome: "error", reasons: ["record_not_built"], policy: null };
    return mergeRecord({ ...landing3, decision, evidence: [], approvals: [] });
  }
}
async function landing(context, push, landed, answer2, rules2, { decidedBy, checkName }) {
  const place = { branch: push.branch, commit: answer2.commit.oid, tree: answer2.commit.tree, parent: landed.parent };
  const common2 = { repository: answer2.repository, attempts: null, decidedBy };
  if (!answer2.change) {
    return {
      ...common2,
      at: push.at,
      subject: { ...place, change: { via: "direct-push" } },
      decision: unjudged2(landed.rewritten ? "history_rewritten" : "direct_push", rules2),
      evidence: [],
      approvals: [],
      mergedBy: push.pusher && { ...push.pusher, login: "" },
      basis: "push"
    };
  }
  const judged2 = await judgeLanded(context, answer2, answer2.change, rules2, checkName);
  return {
    ...common2,
    at: answer2.change.mergedAt ?? push.at,
    subject: {
      ...place,
      change: { via: "pull-request", number: answer2.change.number, head: answer2.change.headRefOid }
    },
    decision: judged2.decision,
    evidence: judged2.evidence,
    approvals: judged2.approvals,
    mergedBy: judged2.mergedBy,
    basis: "merge"
  };
}
function unjudged2(code3, { source, reasons }) {
  return { outcome: "not_judged", reasons: [code3, ...reasons.map((reason) => reason.code)], policy: source };
}

// src/app/tell-records.ts
function tellRecords(all) {
  const recorded = all.filter((one) => "record" in one);
  const lines = all.flatMap((one) => "record" in one ? recordLines(one) : [problemLine(one)]);
  const outcomes = all.map((one) => "record" in one ? outcomeOf(one) : "error");
  const outcome = outcomes.find((one) => one === "error") ?? outcomes.find((one) => one === "fail") ?? "pass";
  const worst = all[outcomes.indexOf(outcome)];
  const headline2 = worst === void 0 ? "Nothing landed that is not recorded." : headlineOf(worst, outcome, all.length);
  return {
    outcome,
    headline: plain(headline2),
    failedGates: [...new Set(recorded.flatMap(({ record }) => failedGates(record)))],
    lines,
    page: [`**${prose(headline2)}**`, "", ...lines.map((line) => `- ${prose(line)}`)],
    recorded
  };
}
var problemLine = ({ landed, problem }) => plain(`${landed.commit.slice(0, 7)}: not recorded. ${problem.message} ${problem.next}`);
function headlineOf(worst, outcome, count2) {
  if (!("record" in worst)) return `What landed could not be recorded. ${problemLine(worst)}`;
  const { record, appended } = worst;
  if (!isKept(appended)) return `The record of ${landing2(record)} is not in the ledger. ${ledgerLine(appended)}`;
  const [cause = ""] = record.verdict.reasons;
  if (record.verdict.outcome === "not_judged")
    return `${landing2(record)}: ${NOT_JUDGED[cause] ?? NOT_JUDGED["direct_push"]}`;
  if (outcome === "pass") return count2 === 1 ? "Recorded." : `${count2} changes recorded.`;
  return `${landing2(record)} landed although it did not pass: ${failedGates(record).join(", ") || cause}.`;
}
var NOT_JUDGED = {
  direct_push: "judged by nobody. Let changes land through pull requests: protect the branch and require the check.",
  history_rewritten: "the push replaced the history of the branch. Forbid force pushes in its ruleset, and look at what is gone.",
  landed_otherwise: "what landed is not what the change held, so its verdict does not hold for it. Merge on GitHub, not by hand.",
  landed_unverifiable: "the change is too large for GitHub to tell whether what landed is what was judged."
};
function outcomeOf({ record, appended }) {
  if (!isKept(appended)) return "error";
  return record.verdict.outcome === "not_judged" ? "fail" : record.verdict.outcome;
}
function isKept(appended) {
  return appended === void 0 || appended.status === "appended" || appended.status === "already_recorded";
}
var failedGates = ({ verdict: verdict2 }) => verdict2.gates.filter(({ outcome }) => outcome === "fail" || outcome === "error").map(({ id }) => id);
var OUTCOMES = { pass: "passed", fail: "failed", error: "could not be judged", not_judged: "judged by nobody" };
function recordLines({ record, appended }) {
  return [plain(`${landing2(record)}: ${OUTCOMES[record.verdict.outcome]}`), plain(ledgerLine(appended))];
}
function landing2({ subject }) {
  const commit = `${subject.commit.slice(0, 7)} on ${subject.branch}`;
  return subject.change.via === "direct-push" ? `Direct push ${commit}` : `Change #${subject.change.number}, ${commit}`;
}
function ledgerLine(appended) {
  if (!appended) return "Dry run: nothing was appended to the ledger.";
  switch (appended.status) {
    case "appended":
      return `Record ${appended.seq} of the ledger, ${appended.path}${appended.began ? " (the ledger begins here)" : ""}`;
    case "already_recorded":
      return `Already record ${appended.seq} of the ledger, ${appended.path}`;
    default:
      return `Not appended (${appended.status}): ${appended.why} ${appended.next}`;
  }
}

// src/app/run.ts
async function run(context, begun, options) {
  if ("asked" in begun) return check(context, begun.task, begun.asked, options);
  const { task } = begun;
  if (task.story === "nothing") return { ...NOTHING, headline: plain(task.why) };
  return { ...NOTHING, ...tellRecords(await recordMerge(context, task.push, await options.record())) };
}
var NOTHING = {
  outcome: "pass",
  headline: "",
  failedGates: [],
  lines: [],
  notices: [],
  page: [],
  annotations: [],
  judged: void 0,
  recorded: [],
  checkUrl: void 0
};
async function check(context, task, asked, options) {
  const judged2 = await judgeOrBreak(context, task, asked);
  const run2 = { url: options.runUrl, startedFor: task.head };
  const published = await publishVerdict(context, judged2, options.inputs, run2);
  const { verdict: verdict2, title } = judged2;
  return {
    outcome: verdict2.outcome,
    headline: plain(`${headline(verdict2)}.`),
    failedGates: failedGates2(verdict2),
    lines: gatesLines(verdict2),
    notices: published.notices,
    page: [...verdictPage(verdict2, title), ...published.notices.map((notice) => `
> ${notice}`)],
    annotations: published.posted ? [] : verdict2.gates.flatMap(annotations),
    judged: judged2,
    recorded: [],
    checkUrl: published.checkUrl
  };
}
async function judgeOrBreak(context, { pull, head }, asked) {
  try {
    return await checkChange(context, pull, asked);
  } catch (error) {
    if (head === void 0 || error instanceof Problem && error.code === "change_closed") throw error;
    const { owner, name: name2 } = context.repository;
    const subject = { repository: `${owner}/${name2}`, pull, head, base: "" };
    const cause = { title: "Gatebook could not judge the change", reasons: [explain(error)] };
    const verdict2 = brokenVerdict(subject, context.policyPath, cause);
    return { verdict: verdict2, facts: void 0, policy: void 0, title: "" };
  }
}
function failedGates2({ gates }) {
  return gates.filter((gate) => gate.outcome === "fail" || gate.outcome === "error").map((gate) => gate.id);
}
export {
  run
};
