import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  CHANGE,
  GitHubError
} from "./github-client.js";

// src/app/shared/user-facing-error.ts
var UserFacingError = class extends Error {
  code;
  next;
  constructor(code, message, next) {
    super(message);
    this.name = "UserFacingError";
    this.code = code;
    this.next = next;
  }
};

// src/github/client/ask.ts
function askChange(client, { owner, name }, number, policyPath) {
  return client.graphql(CHANGE, { owner, name, number, policyPath }, { what: reading(number) });
}
var reading = (number) => `reading change #${number}`;

// src/app/shared/explain.ts
function explain(error) {
  if (error instanceof UserFacingError) return { code: error.code, message: error.message, next: error.next };
  if (error instanceof GitHubError) return { code: `github_${error.code}`, message: error.message, next: error.next };
  const message = error instanceof Error ? `${error.name}: ${error.message}` : "An unknown value was thrown.";
  const next = "Report this message as a bug of Gatebook.";
  return { code: "internal_error", message: `Internal error. ${message}`, next };
}

export {
  UserFacingError,
  askChange,
  reading,
  explain
};
