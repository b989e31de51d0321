import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  CHANGE,
  GitHubError
} from "./part-JRISNAAU.js";

// src/github/ask.ts
function askChange(client, { owner, name }, number, policyPath) {
  return client.graphql(CHANGE, { owner, name, number, policyPath }, { what: reading(number) });
}
var reading = (number) => `reading change #${number}`;

// src/app/problem.ts
var Problem = class extends Error {
  code;
  next;
  constructor(code, message, next) {
    super(message);
    this.name = "Problem";
    this.code = code;
    this.next = next;
  }
};

// src/app/explain.ts
function explain(error) {
  if (error instanceof Problem) return { code: error.code, message: error.message, next: error.next };
  if (error instanceof GitHubError) return { code: `github_${error.code}`, message: error.message, next: error.next };
  const message = error instanceof Error ? `${error.name}: ${error.message}` : "Something unknown was thrown.";
  const next = "Report this as a fault of Gatebook, with this message.";
  return { code: "internal_error", message: `Gatebook broke. ${message}`, next };
}

export {
  askChange,
  reading,
  Problem,
  explain
};
