import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  parse,
  rulesFile
} from "./github-answers.js";
import {
  EXTENDED,
  GitHubError
} from "./github-client.js";
import {
  array,
  boolean,
  object,
  string
} from "./zod.js";
import "./commonjs.js";

// src/github/extended.ts
async function readExtended(client, reference) {
  try {
    return reference.branch !== void 0 ? await atBranch(client, reference, reference.branch) : await atCommit(client, reference, reference.commit ?? "");
  } catch (error) {
    if (error instanceof GitHubError && (error.code === "not_found" || error.code === "forbidden"))
      return { ok: false, why: "unreadable", detail: error.message };
    throw error;
  }
}
async function atCommit(client, reference, commit) {
  const read = await fileAt(client, reference, commit);
  if (!read.found) return { ok: false, why: "unreadable", detail: `There is no commit ${commit.slice(0, 7)}.` };
  if (read.tip === void 0) return { ok: false, why: "unreadable", detail: "It has no default branch." };
  if (read.tip === commit || await isBehind(client, reference, read.tip, commit))
    return { ok: true, file: read.found.policy, commit };
  const detail = `Commit ${commit.slice(0, 7)} is not on its branch ${read.branch}.`;
  return { ok: false, why: "not-merged", detail };
}
async function isBehind(client, reference, tip, commit) {
  const what = reading(reference);
  const parameters = { ...named(reference), basehead: `${tip}...${commit}`, per_page: 1 };
  const answer = await client.rest("GET /repos/{owner}/{repo}/compare/{basehead}", parameters, { what });
  return parse(compared, answer.data, [], what).status === "behind";
}
async function atBranch(client, reference, branch) {
  const what = reading(reference);
  const parameters = { ...named(reference), branch };
  const answer = await client.rest("GET /repos/{owner}/{repo}/branches/{branch}", parameters, { what });
  const { commit, protected: isProtected } = parse(branchAnswer, answer.data, [], what);
  if (!await needsPulls(client, reference, branch, isProtected))
    return { ok: false, why: "unprotected", detail: `Anybody with write access can push to its branch ${branch}.` };
  const read = await fileAt(client, reference, commit.sha);
  if (!read.found) return { ok: false, why: "unreadable", detail: `There is no commit ${commit.sha.slice(0, 7)}.` };
  return { ok: true, file: read.found.policy, commit: commit.sha };
}
async function needsPulls(client, reference, branch, isProtected) {
  const what = reading(reference);
  const parameters = { ...named(reference), branch, per_page: 100 };
  const answer = await client.rest("GET /repos/{owner}/{repo}/rules/branches/{branch}", parameters, { what });
  const rules = parse(rulesAnswer, answer.data, [], what);
  return rules.length === 0 ? isProtected : rules.some(({ type }) => type === "pull_request");
}
async function fileAt(client, reference, commit) {
  const what = reading(reference);
  const { owner, repo: name } = named(reference);
  const answer = await client.graphql(EXTENDED, { owner, name, commit, policyPath: reference.path }, { what });
  const { repository } = parse(extendedAnswer, answer.data, answer.errors, what);
  const { defaultBranchRef: tip, commit: found } = repository;
  return { found, tip: tip?.target?.oid, branch: tip?.name ?? "" };
}
var reading = ({ repository }) => `reading the policy of ${repository}`;
function named({ repository }) {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
}
var extendedAnswer = object({
  repository: object({
    defaultBranchRef: object({ name: string(), target: object({ oid: string() }).nullable() }).nullable(),
    commit: object({ policy: rulesFile }).nullable()
  })
});
var compared = object({ status: string() });
var branchAnswer = object({ commit: object({ sha: string() }), protected: boolean() });
var rulesAnswer = array(object({ type: string() }));
export {
  readExtended
};
