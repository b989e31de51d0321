import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  VERSION
} from "./version.js";
import {
  UserFacingError,
  askChange,
  explain
} from "./errors.js";
import {
  KINDS,
  didYouMean,
  parseReference,
  plain,
  prose,
  withinBytes
} from "./text.js";
import {
  createClient,
  require_lazy_http_client
} from "./github-client.js";
import {
  __toESM
} from "./commonjs.js";

// src/action.ts
import { mkdir as mkdir2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join2 } from "node:path";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter2 = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter2)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter2}"`);
  }
  if (convertedValue.includes(delimiter2)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter2}"`);
  }
  return `${key}<<${delimiter2}${os2.EOL}${convertedValue}${os2.EOL}${delimiter2}`;
}

// node_modules/@actions/core/lib/core.js
import * as os4 from "os";

// node_modules/@actions/core/lib/oidc-utils.js
var import_http_client = __toESM(require_lazy_http_client(), 1);

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag2, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag2}${htmlAttrs}>`;
    }
    return `<${tag2}${htmlAttrs}>${content}</${tag2}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag2 = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag2, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag2 = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag2, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag2 = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag2) ? tag2 : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/platform.js
import os3 from "os";

// node_modules/@actions/io/lib/io-util.js
import * as fs2 from "fs";
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs2.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs2.constants.O_RDONLY;

// node_modules/@actions/exec/lib/toolrunner.js
var IS_WINDOWS2 = process.platform === "win32";

// node_modules/@actions/core/lib/platform.js
var platform = os3.platform();
var arch = os3.arch();

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os4.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function setFailed(message) {
  process.exitCode = ExitCode.Failure;
  error(message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os4.EOL);
}

// src/app/run/channel.ts
import { accessSync, constants as constants3, realpathSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, isAbsolute, join, relative, sep } from "node:path";
var PROXIES = ["http_proxy", "https_proxy", "all_proxy"];
var CERTIFICATES = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR"];
var SYSTEM = "system";
var SYSTEM_OPTION = /^--use[-_](?:system|openssl)[-_]ca$/;
var LOADERS = [
  ...["NODE_OPTIONS", "NODE_TLS_REJECT_UNAUTHORIZED", "NODE_COMPILE_CACHE", "OPENSSL_CONF"],
  ...["LD_PRELOAD", "LD_AUDIT", "DYLD_INSERT_LIBRARIES"]
];
var HARMLESS_OPTION = /^--(?:max[-_]old[-_]space[-_]size=\d+|no[-_]warnings|no[-_]deprecation|enable[-_]source[-_]maps|dns[-_]result[-_]order=\w+)$/;
var GIT = /^GIT_(?:SSH|SSH_COMMAND|EXEC_PATH|CONFIG|CONFIG_\w+|PROXY_COMMAND|DIR|WORK_TREE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|EXTERNAL_DIFF|TEMPLATE_DIR)$/;
function refuseBentChannel(env, declared) {
  const set = Object.keys(env).filter((name) => (env[name] ?? "").trim() !== "");
  const places = declared.proxy.map(placeOf);
  const proxy = set.find((name) => PROXIES.includes(name.toLowerCase()) && !places.includes(placeOf(env[name] ?? "")));
  if (proxy !== void 0) throw bent(proxy, "proxy", declared.proxy, "the URL of the proxy");
  const file = set.find((name) => CERTIFICATES.includes(name) && !declared.caFile.includes(env[name] ?? ""));
  if (file !== void 0) throw bent(file, "ca-file", declared.caFile, "its path");
  const system = declared.caFile.includes(SYSTEM) ? void 0 : set.find((name) => usesSystem(name, env[name] ?? ""));
  if (system !== void 0) throw bent(system, "ca-file", declared.caFile, `\`${SYSTEM}\``);
  const loader = set.find((name) => LOADERS.includes(name) && !isHarmless(name, env[name] ?? ""));
  if (loader !== void 0)
    throw new UserFacingError("channel_bent", `${REDIRECTED}: ${loader} is set.`, `Remove the variable. ${SEPARATE}`);
}
function bentGit(env, git) {
  const variable2 = Object.keys(env).find((name) => GIT.test(name) && env[name] !== "");
  const what = variable2 === void 0 ? git.inside && `git was found in the folder ${git.folder}, to which other steps of the job can write` : `${variable2} is set`;
  if (what === void 0) return void 0;
  return new UserFacingError("channel_bent", `The environment of this job could replace git: ${what}.`, SEPARATE);
}
var PROGRAMS = ["git", "git.exe", "git.cmd"];
function findGit(path, writable) {
  const places = path.split(delimiter).filter(isAbsolute);
  const folder = places.find((place) => PROGRAMS.some((name2) => isProgram(join(place, name2))));
  if (folder === void 0) return { folder, inside: void 0 };
  const name = PROGRAMS.find((one) => isProgram(join(folder, one))) ?? "git";
  const ways = [folder, dirname(realpathSync(join(folder, name)))];
  const roots = [...writable, tmpdir()].flatMap((root) => root ? [root, real(root)] : []);
  return { folder, inside: roots.find((root) => ways.some((way) => isWithin(way, root))) };
}
function isProgram(file) {
  try {
    accessSync(file, constants3.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
function real(folder) {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
function isWithin(folder, root) {
  const path = relative(root, folder);
  return dirname(root) !== root && path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
function placeOf(url) {
  try {
    const { protocol, host } = new URL(/^\w+:\/\//.test(url) ? url : `http://${url}`);
    return `${protocol}//${host}`;
  } catch {
    return url;
  }
}
var optionsIn = (value) => value.trim().split(/\s+/);
var usesSystem = (name, value) => name === "NODE_USE_SYSTEM_CA" && value !== "0" || name === "NODE_OPTIONS" && optionsIn(value).some((option) => SYSTEM_OPTION.test(option));
function isHarmless(name, value) {
  if (name === "NODE_TLS_REJECT_UNAUTHORIZED") return value === "1";
  if (name === "OPENSSL_CONF") return value === "/dev/null";
  return name === "NODE_OPTIONS" && optionsIn(value).every((option) => HARMLESS_OPTION.test(option) || SYSTEM_OPTION.test(option));
}
var REDIRECTED = "The environment of this job could redirect what Gatebook reads";
var SEPARATE = "Run Gatebook in a job of its own, which runs no code of the change.";
function bent(variable2, input, declared, what) {
  const why = declared.length === 0 ? `the input "${input}" is empty` : `the input "${input}" declares another`;
  const next = `If the runner needs it, give ${what} in the input "${input}". Otherwise: ${SEPARATE}`;
  return new UserFacingError("channel_bent", `${REDIRECTED}: ${variable2} is set, but ${why}.`, next);
}

// src/app/run/prefetch.ts
import { subscribe, unsubscribe } from "node:diagnostics_channel";
async function prefetch(context, task) {
  if (task.story !== "check") return { task };
  const answer = askChange(context.client, context.repository, task.pull, context.policyPath);
  answer.catch(() => {
  });
  await requestSent(answer);
  return { task, answer };
}
var SENT = "undici:request:bodySent";
async function requestSent(answer) {
  let onSent = () => {
  };
  const sent = new Promise((resolve) => {
    onSent = resolve;
  });
  subscribe(SENT, onSent);
  await Promise.race([sent, answer.catch(() => {
  })]);
  unsubscribe(SENT, onSent);
}

// src/app/run/runner-environment.ts
import { createHash } from "node:crypto";
import { readdir as readdir2, readFile } from "node:fs/promises";
import { userInfo } from "node:os";

// src/app/policy/base-reader.ts
function baseReader(clients) {
  const known = /* @__PURE__ */ new Map();
  return (text, reader) => {
    const key = `${clients.job === clients.organisation ? "" : reader} ${text}`;
    const read = known.get(key) ?? readNow(clients[reader], text);
    known.set(key, read);
    return read;
  };
}
async function readNow(client, text) {
  const reference = parseReference(text);
  if (!reference) throw new Error("Only references that a policy may contain are requested.");
  const { readExtended } = await import("./extended-policies.js");
  return readExtended(client, reference);
}

// src/app/shared/at.ts
function at(value, ...path) {
  return path.reduce((inner, field) => {
    return typeof inner === "object" && inner !== null && Object.hasOwn(inner, field) ? Reflect.get(inner, field) : void 0;
  }, value);
}

// src/app/shared/news.ts
function newsOf({ name, payload }) {
  if (name === "check_run") return newsIn("check-run", at(payload, "check_run"), "head_sha");
  if (name === "workflow_run") return newsIn("workflow-run", at(payload, "workflow_run"), "head_sha");
  return name === "status" ? newsIn("status", payload, "sha") : void 0;
}
function newsIn(kind2, posted, head) {
  const [id, commit2, context] = ["id", head, "context"].map((field) => at(posted, field));
  if (typeof id !== "number" || !Number.isSafeInteger(id) || typeof commit2 !== "string") return void 0;
  if (kind2 !== "status") return { kind: kind2, id, commit: commit2 };
  return typeof context === "string" ? { kind: kind2, id, commit: commit2, context } : void 0;
}

// src/app/run/runner-environment.ts
var VARIABLES = {
  GITHUB_REPOSITORY: /^[\w.-]+\/[\w.-]+$/,
  GITHUB_API_URL: /^https?:\/\/\S+$/,
  GITHUB_SERVER_URL: /^https?:\/\/\S+$/,
  GITHUB_EVENT_NAME: /^\w+$/,
  GITHUB_EVENT_PATH: /./,
  GITHUB_RUN_ID: /^\d+$/,
  GITHUB_RUN_ATTEMPT: /^[1-9]\d{0,5}$/,
  RUNNER_TEMP: /./
};
function readRunnerEnvironment(env) {
  const wrong = Object.entries(VARIABLES).flatMap(([name, shape]) => shape.test(env[name] ?? "") ? [] : [name]);
  if (wrong.length > 0) throw unknownRunner(wrong);
  const names = Object.keys(VARIABLES);
  const known = Object.fromEntries(names.map((name) => [name, env[name] ?? ""]));
  const workspace = env["GITHUB_WORKSPACE"] || void 0;
  const git = findGit(env["PATH"] ?? "", [
    ...[workspace, known.RUNNER_TEMP, env["HOME"], env["USERPROFILE"]],
    homeFolder()
  ]);
  return {
    ...known,
    workspace,
    path: git.folder ?? "",
    bentGit: bentGit(env, git),
    sha: env["GITHUB_SHA"] || void 0,
    ref: env["GITHUB_REF"] || void 0,
    runner: env["RUNNER_ENVIRONMENT"],
    actor: env["GITHUB_ACTOR_ID"],
    job: env["GITHUB_JOB"] ?? "",
    machine: env["RUNNER_NAME"] ?? "",
    action: env["GITHUB_ACTION_REPOSITORY"] ?? "",
    workflow: { ref: env["GITHUB_WORKFLOW_REF"] ?? "", sha: env["GITHUB_WORKFLOW_SHA"] ?? "" }
  };
}
function homeFolder() {
  try {
    return userInfo().homedir;
  } catch {
    return void 0;
  }
}
function unknownRunner(names) {
  return new UserFacingError(
    "runner_unknown",
    `The runner environment is incomplete: ${names.join(", ")} is missing or unreadable.`,
    "Run Gatebook as a step of a GitHub Actions workflow, on a runner of version 2.327.1 or newer. Locally, use the command `gatebook`."
  );
}
async function readEvent({
  GITHUB_EVENT_NAME,
  GITHUB_EVENT_PATH,
  sha,
  ref
}) {
  try {
    return { name: GITHUB_EVENT_NAME, payload: JSON.parse(await readFile(GITHUB_EVENT_PATH, "utf8")), sha, ref };
  } catch {
    throw new UserFacingError("event_unreadable", "The event file cannot be read.", "Run the job again.");
  }
}
function runContext(at2, inputs, clock, event) {
  const [owner = "", name = ""] = at2.GITHUB_REPOSITORY.split("/");
  const clientWith = (token) => createClient({ token, apiUrl: at2.GITHUB_API_URL, userAgent: `gatebook/${VERSION}`, clock });
  const client = clientWith(inputs.token);
  const orgClient = inputs.orgToken === "" ? client : clientWith(inputs.orgToken);
  return {
    client,
    orgClient,
    readBase: baseReader({ job: client, organisation: orgClient }),
    repository: { owner, name },
    server: at2.GITHUB_SERVER_URL,
    policyPath: inputs.policy,
    workspace: at2.workspace,
    temp: at2.RUNNER_TEMP,
    path: at2.path,
    bentGit: at2.bentGit,
    clock,
    news: newsOf(event),
    thisRun: runOf(at2, event)
  };
}
function runOf(at2, { payload }) {
  const [, workflowRepository = "", workflow = ""] = /^([^/]+\/[^/]+)\/([^@]+)@/.exec(at2.workflow.ref) ?? [];
  return {
    id: Number(at2.GITHUB_RUN_ID),
    event: at2.GITHUB_EVENT_NAME,
    workflow,
    workflowRepository,
    workflowSha: at2.workflow.sha,
    onDefaultBranch: at2.ref !== void 0 && at2.ref === defaultBranchOf(payload),
    job: at2.job,
    runner: at2.machine,
    action: at2.action
  };
}
function defaultBranchOf(payload) {
  const { repository } = payload ?? {};
  return typeof repository?.default_branch === "string" ? `refs/heads/${repository.default_branch}` : void 0;
}
var runUrl = (at2) => `${at2.GITHUB_SERVER_URL}/${at2.GITHUB_REPOSITORY}/actions/runs/${at2.GITHUB_RUN_ID}`;
var LEDGER_BUDGET_MS = 12e4;
var LEDGER_TRIES = 40;
async function recordOptions(at2, inputs, program, clock) {
  const { ref, sha } = at2.workflow;
  if (ref === "" || !/^[0-9a-f]{40,64}$/.test(sha)) throw unknownRunner(["GITHUB_WORKFLOW_REF or GITHUB_WORKFLOW_SHA"]);
  return {
    decidedBy: {
      workflowRef: ref,
      workflowSha: sha,
      run: at2.GITHUB_RUN_ID,
      attempt: Number(at2.GITHUB_RUN_ATTEMPT),
      version: VERSION,
      bundle: await bundleDigest(program),
      channel: { ...channelOf(at2), proxy: inputs.proxy.length > 0 }
    },
    checkName: inputs.checkName,
    dryRun: inputs.dryRun,
    retryPolicy: { ...clock, budgetMs: LEDGER_BUDGET_MS, tries: LEDGER_TRIES }
  };
}
function channelOf({
  GITHUB_EVENT_NAME: event,
  runner,
  actor = ""
}) {
  const known = runner === "github-hosted" || runner === "self-hosted" ? runner : null;
  const account = /^\d{1,20}$/.test(actor) ? actor : null;
  return { event, actor: account, runner: known, token: null, job: null, trust: null };
}
async function bundleDigest(program) {
  const folder = new URL(".", program);
  const names = (await readdir2(folder)).sort();
  const lines = await Promise.all(
    names.map(async (name) => `${sha256(await readFile(new URL(name, folder)))}  ${name}
`)
  );
  return `sha256:${sha256(lines.join(""))}`;
}
var sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

// src/app/shared/event-parts.ts
function pusherOf(payload) {
  const id = at(payload, "sender", "id");
  if (!isWhole(id)) return null;
  const login = at(payload, "sender", "login");
  return {
    id: String(id),
    login: typeof login === "string" ? login : "",
    kind: at(payload, "sender", "type") === "User" ? "User" : "Bot"
  };
}
function timeOf(value) {
  const date = typeof value === "number" ? new Date(value * 1e3) : new Date(typeof value === "string" ? value : "");
  if (Number.isNaN(date.getTime())) {
    throw new UserFacingError(
      "push_missing",
      "The event does not contain the time of the push.",
      "Run Gatebook on the event push."
    );
  }
  return `${date.toISOString().slice(0, 19)}Z`;
}
var isWhole = (value) => typeof value === "number" && Number.isSafeInteger(value) && value > 0;
var isOid = (value) => typeof value === "string" && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value);

// src/app/shared/open-task.ts
var ISSUE_EVENTS = ["issues", "issue_comment"];
var OF_NO_CHANGE = ["schedule", "workflow_dispatch", "repository_dispatch"];
function openTask(name, payload) {
  if (OF_NO_CHANGE.includes(name)) return { story: "open-changes", named: "all" };
  if (!ISSUE_EVENTS.includes(name)) return void 0;
  if (at(payload, "issue", "pull_request") !== void 0) return { story: "nothing", why: "A comment decides nothing." };
  if (isOfOutsider(payload)) return { story: "nothing", why: OUTSIDER };
  const body = at(payload, "issue", "body");
  const number = name === "issues" ? at(payload, "issue", "number") : void 0;
  const named = {
    body: typeof body === "string" ? body : "",
    number: Number.isSafeInteger(number) ? Number(number) : void 0
  };
  return { story: "open-changes", named };
}
function isOfOutsider(payload) {
  const [comment, issue2] = ["comment", "issue"].map((one) => at(payload, one, "author_association"));
  const isTyped = comment !== void 0 || ["opened", "edited"].includes(String(at(payload, "action")));
  return isTyped && OUTSIDERS.includes(String(comment ?? issue2));
}
var OUTSIDERS = ["NONE", "FIRST_TIMER", "FIRST_TIME_CONTRIBUTOR", "MANNEQUIN"];
var OUTSIDER = "It is of somebody who is no part of the repository, and grants nothing.";
var isOfIssue = (name) => ISSUE_EVENTS.includes(name);

// src/app/shared/release-inputs.ts
var NO_RELEASE = {
  environment: null,
  package: null,
  kind: "normal",
  incident: null,
  reason: null,
  artifacts: []
};
function readReleaseInputs(get) {
  return {
    environment: line("environment", get("environment"), 255),
    package: line("package", get("package"), 214),
    kind: kind(get("release-kind")),
    incident: line("incident", get("incident"), 200),
    reason: line("reason", get("reason").replace(/\s*\n\s*/g, " "), 1e3),
    artifacts: artifacts(get("artifacts"))
  };
}
var MAX_ARTIFACTS = 100;
var ARTIFACT = /^([^\p{Cc}\p{Cs}\p{Z}]{1,255})@(sha256:[0-9a-f]{64})$/u;
function artifacts(value) {
  const entries = value.split(/[,\n]/).map((one) => one.trim()).filter(Boolean);
  const found = entries.flatMap((entry) => {
    const [, name, digest] = ARTIFACT.exec(entry) ?? [];
    return name && digest && plain(name) === name ? [{ name, digest }] : [];
  });
  if (found.length === entries.length && found.length <= MAX_ARTIFACTS) return found;
  throw new UserFacingError(
    "input_invalid",
    `The input "artifacts" must be up to ${MAX_ARTIFACTS} entries such as ghcr.io/acme/shop@sha256:<64 hexadecimal digits>.`,
    "Separate them with commas or line breaks."
  );
}
function line(name, value, most) {
  if (value === "") return null;
  if (value.length <= most && plain(value) === value) return value;
  throw new UserFacingError(
    "input_invalid",
    `The input "${name}" must be one line of up to ${most} printable characters.`,
    "Shorten it, and remove characters that cannot be seen."
  );
}
function kind(value) {
  if (value === "") return "normal";
  const found = KINDS.find((one) => one === value);
  if (found) return found;
  throw new UserFacingError(
    "input_invalid",
    `The input "release-kind" cannot be "${plain(value).slice(0, 100)}"${didYouMean(value, KINDS)}.`,
    `Valid values: ${KINDS.join(", ")}.`
  );
}
function refuseReleaseInputs(command, given) {
  const { environment, package: name, incident, reason } = given;
  const values = {
    environment,
    package: name,
    "release-kind": given.kind === "normal" ? null : given.kind,
    incident,
    reason,
    artifacts: given.artifacts.length > 0 ? "given" : null
  };
  const [unused] = Object.entries(values).flatMap(([input, value]) => value === null ? [] : [input]);
  if (unused === void 0) return;
  throw new UserFacingError(
    "input_invalid",
    `The input "${unused}" has no effect on the command "${command}".`,
    'Set the input "command" to "release", or leave this input out.'
  );
}

// src/app/shared/release-task.ts
var TAG = "refs/tags/";
var BRANCH = "refs/heads/";
function releaseTask(event, declared, isExplicit) {
  const { name, payload, sha, ref } = event;
  const common = { story: "release", requester: pusherOf(payload), declared, isLate: false };
  if (name === "release") {
    const published = publishedTask(payload, sha, isExplicit);
    return "story" in published ? published : { ...common, ...published, branch: null, environment: declared.environment };
  }
  const isDeployment = name === "deployment";
  const commit2 = isDeployment ? at(payload, "deployment", "sha") : sha;
  if (!isOid(commit2)) {
    throw new UserFacingError(
      "release_missing",
      `The event "${name}" does not contain the commit to release.`,
      "Run the command release on the event release, deployment, workflow_dispatch or the push of a tag."
    );
  }
  return {
    ...common,
    commit: commit2,
    tag: !isDeployment && ref?.startsWith(TAG) ? ref.slice(TAG.length) : null,
    branch: !isDeployment && ref?.startsWith(BRANCH) ? ref.slice(BRANCH.length) : null,
    environment: environmentOf(isDeployment ? at(payload, "deployment", "environment") : void 0, declared),
    published: null
  };
}
function releaseAt(payload, declared, commit2) {
  return {
    story: "release",
    commit: commit2,
    tag: null,
    branch: null,
    environment: declared.environment,
    published: null,
    requester: pusherOf(payload),
    declared,
    isLate: true
  };
}
function environmentOf(deployed, { environment }) {
  const named = typeof deployed === "string" && deployed !== "" ? deployed.slice(0, 255) : null;
  if (named === null || environment === null || named === environment) return named ?? environment;
  throw new UserFacingError(
    "input_invalid",
    `The deployment goes to ${named}, and the input "environment" says ${environment}.`,
    'Leave the input out: the event "deployment" names the environment.'
  );
}
function publishedTask(payload, sha, isExplicit) {
  const action = at(payload, "action");
  if (action !== "published") {
    const why = `The release was ${String(action)}: only published releases are evaluated.`;
    if (isExplicit)
      throw new UserFacingError("release_missing", why, "Run this job on `release: { types: [published] }`.");
    return { story: "nothing", why };
  }
  const tag2 = at(payload, "release", "tag_name");
  const person = pusherOf(payload);
  const publishedAt = at(payload, "release", "published_at");
  if (!isOid(sha) || typeof tag2 !== "string" || tag2 === "") {
    throw new UserFacingError(
      "release_missing",
      "The event does not contain the commit and tag of the release.",
      "Run it again."
    );
  }
  return { commit: sha, tag: tag2, published: person && { account: person, at: timeOf(publishedAt) } };
}

// src/app/shared/upkeep-task.ts
var WEEK = { days: 7 };
var NO_UPKEEP = { since: void 0, commit: void 0, release: void 0, branches: [] };
var TAKES = {
  upkeep: ["since", "commit", "release", "branches"],
  "merge-record": ["commit", "branches"],
  release: ["release"],
  check: []
};
function upkeepTask(command, given, pull) {
  refuseUnused(command, given);
  const { since: since2, commit: commit2, release: tag2, branches: branches2 } = given;
  const takesPull = command === "upkeep" || command === "merge-record";
  const singles = [commit2 && "commit", takesPull && pull && "pull-request", tag2 && "release"].filter(Boolean);
  if (singles.length > 1 || singles.length === 1 && since2) {
    const names = [...singles, ...since2 ? ["since"] : []].map((name) => `"${name}"`);
    throw new UserFacingError(
      "input_invalid",
      `The inputs ${names.join(" and ")} cannot be used together.`,
      "Give one of them: a span, or one thing to be recorded late."
    );
  }
  if (tag2 !== void 0) return { story: "backfill-release", tag: tag2 };
  if (commit2 !== void 0) return { story: "backfill", what: { commit: commit2 }, branches: branches2 };
  if (takesPull && pull !== void 0) return { story: "backfill", what: { pull }, branches: branches2 };
  if (command !== "upkeep") return refuseBranches(command, branches2);
  return { story: "upkeep", since: since2 ?? WEEK, branches: branches2 };
}
function refuseUnused(command, { since: since2, commit: commit2, release, branches: branches2 }) {
  const given = { since: since2, commit: commit2, release, branches: branches2.length > 0 ? branches2 : void 0 };
  const takes = TAKES[command];
  const [unused] = Object.entries(given).flatMap(
    ([name, value]) => value !== void 0 && !takes.includes(name) ? [name] : []
  );
  if (unused === void 0) return;
  throw new UserFacingError(
    "input_invalid",
    `The input "${unused}" has no effect on the command "${command}".`,
    'Set the input "command" to "upkeep", or leave this input out.'
  );
}
function refuseBranches(command, branches2) {
  if (branches2.length === 0) return void 0;
  throw new UserFacingError(
    "input_invalid",
    `The input "branches" has no effect on the command "${command}" without "commit" or "pull-request".`,
    'Set the input "command" to "upkeep", or leave this input out.'
  );
}

// src/app/shared/event.ts
var REVIEWED = "pull_request_review";
var AFTER_CI = "workflow_run";
var CHECKED = "check_run";
var STATUS = "status";
var AFTER_OTHERS = [AFTER_CI, CHECKED, STATUS];
var PULL_EVENTS = ["pull_request", "pull_request_target", REVIEWED, "merge_group", ...AFTER_OTHERS];
function readTask(event, command, pullRequest, { upkeep = NO_UPKEEP, release = NO_RELEASE, checkName: checkName2 = "Gatebook" } = {}) {
  const story = command === "auto" ? storyOf(event.name, pullRequest) : command;
  if (story !== "release") refuseReleaseInputs(story, release);
  if (story === "release" && upkeep.commit !== void 0 && upkeep.release === void 0)
    return releaseAt(event.payload, release, upkeep.commit);
  const late = upkeepTask(story, upkeep, pullRequest);
  if (late?.story === "backfill-release") return { ...late, declared: release, requester: pusherOf(event.payload) };
  if (late) return late;
  if (story === "release") return releaseTask(event, release, command === "release");
  if (story === "merge-record") return mergeTask(event);
  const elsewhere = pullRequest === void 0 ? taskOfNoPull(event, checkName2) : void 0;
  return elsewhere ?? checkTask(event, pullRequest);
}
function taskOfNoPull({ name, payload }, checkName2) {
  if (name === "merge_group") return groupTask(payload);
  if (name === AFTER_CI) return afterTask(payload);
  if (name === CHECKED) return checkedTask(payload);
  return name === STATUS ? statusTask(payload, checkName2) : openTask(name, payload);
}
function storyOf(name, pullRequest) {
  if (pullRequest !== void 0 || PULL_EVENTS.includes(name) || isOfIssue(name)) return "check";
  if (name === "push") return "merge-record";
  if (name === "release" || name === "deployment") return "release";
  if (name === "schedule") return "upkeep";
  throw new UserFacingError(
    "event_unknown",
    `Gatebook does not support the event "${name}".`,
    `Run it on ${PULL_EVENTS.join(", ")}, push, release, deployment or schedule, or give the number of a pull request in the input "pull-request".`
  );
}
function checkTask({ name, payload }, pullRequest) {
  if (name === REVIEWED && pullRequest === void 0 && isComment(payload)) {
    return { story: "nothing", why: "The review is a comment: it approves nothing and objects to nothing." };
  }
  const named = at(payload, "pull_request", "number");
  const pull = pullRequest ?? (isWhole(named) ? named : void 0);
  if (pull === void 0) {
    throw new UserFacingError(
      "pull_request_missing",
      `The event "${name}" names no pull request.`,
      'Run Gatebook on pull_request or pull_request_review, or give the number in the input "pull-request".'
    );
  }
  const head = at(payload, "pull_request", "head", "sha");
  return { story: "check", pull, head: named === pull && isOid(head) ? head : void 0 };
}
var isComment = (payload) => at(payload, "review", "state") === "commented";
function afterTask(payload) {
  const action = at(payload, "action");
  if (typeof action === "string" && action !== "completed") {
    return {
      story: "nothing",
      why: `The other workflow is ${action}: the change is evaluated when it completes.`
    };
  }
  const [head, branch] = ["head_sha", "head_branch"].map((field) => at(payload, "workflow_run", field));
  return afterCi(head, branch, "the other workflow");
}
function checkedTask(payload) {
  const own = at(payload, "check_run", "external_id");
  if (typeof own === "string" && own.startsWith(OWN_CHECK)) {
    return { story: "nothing", why: "The check is from Gatebook itself: there is nothing new to evaluate." };
  }
  const suite = at(payload, "check_run", "check_suite");
  const [head, branch] = [at(payload, "check_run", "head_sha"), at(suite, "head_branch")];
  return afterCi(head, branch, "the check");
}
function statusTask(payload, checkName2) {
  const [context, target, head] = ["context", "target_url", "sha"].map((field) => at(payload, field));
  const isOwn = context === checkName2 || typeof target === "string" && OWN_TARGET.test(target);
  if (isOwn) return { story: "nothing", why: "The status is from Gatebook itself: there is nothing new to evaluate." };
  return afterCi(head, void 0, "the status");
}
function afterCi(head, branch, of) {
  if (!isOid(head)) {
    throw new UserFacingError(
      "event_unreadable",
      `The event does not contain the commit of ${of}.`,
      "Run the job again."
    );
  }
  return { story: "after-ci", head, branch: typeof branch === "string" ? branch : "" };
}
function groupTask(payload) {
  const action = at(payload, "action");
  if (action !== "checks_requested") {
    return { story: "nothing", why: `The merge group was ${String(action)}: there is nothing to evaluate.` };
  }
  const [head, base, ref, baseRef] = ["head_sha", "base_sha", "head_ref", "base_ref"].map(
    (field) => at(payload, "merge_group", field)
  );
  if (!isOid(head) || !isOid(base) || typeof ref !== "string" || typeof baseRef !== "string") {
    throw new UserFacingError("event_unreadable", "The event does not describe the merge group.", "Run the job again.");
  }
  const branch = baseRef.startsWith(BRANCH2) ? baseRef.slice(BRANCH2.length) : baseRef;
  return { story: "group", head, base, branch, ref };
}
var OWN_CHECK = "gatebook:";
var OWN_TARGET = /#gatebook=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
var BRANCH2 = "refs/heads/";
function mergeTask({ name, payload }) {
  const [ref, before, after] = ["ref", "before", "after"].map((field) => at(payload, field));
  const pushedAt = at(payload, "repository", "pushed_at");
  if (name !== "push" || typeof ref !== "string" || !isOid(before) || !isOid(after)) {
    throw new UserFacingError(
      "push_missing",
      `The event "${name}" is not a push, so there is no merge to record.`,
      "Run the command merge-record on the event push."
    );
  }
  if (!ref.startsWith(BRANCH2)) {
    return { story: "nothing", why: `${ref} is not a branch: only merges and pushes to a branch are recorded.` };
  }
  const branch = ref.slice(BRANCH2.length);
  if (at(payload, "deleted") === true) {
    return { story: "nothing", why: `The branch ${branch} was deleted: there is nothing to record.` };
  }
  if (/^0+$/.test(before)) {
    return {
      story: "nothing",
      why: `The branch ${branch} was created: records begin with its next merge or push.`
    };
  }
  return { story: "merge-record", push: { branch, before, after, at: timeOf(pushedAt), pusher: pusherOf(payload) } };
}

// src/app/shared/upkeep-inputs.ts
var MAX_DAYS = 3660;
var MAX_BRANCHES = 20;
var FULL_SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i;
function readUpkeepInputs(get) {
  return {
    since: since(get("since")),
    commit: commit(get("commit")),
    release: tag(get("release")),
    branches: branches(get("branches"))
  };
}
function since(value) {
  if (value === "") return void 0;
  const [, days] = /^([1-9]\d{0,3})d$/.exec(value) ?? [];
  if (days !== void 0 && Number(days) <= MAX_DAYS) return { days: Number(days) };
  if (isDay(value)) return { date: value };
  if (FULL_SHA.test(value)) return { commit: value.toLowerCase() };
  throw refused(
    "since",
    value,
    `Give a date such as 2026-11-01, a number of days up to ${MAX_DAYS} such as 30d, or the full SHA of a commit.`
  );
}
function isDay(value) {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(value)) return false;
  const date = /* @__PURE__ */ new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
function commit(value) {
  if (value === "") return void 0;
  if (FULL_SHA.test(value)) return value.toLowerCase();
  throw refused("commit", value, "Give the full SHA of a commit, 40 hexadecimal digits.");
}
function tag(value) {
  if (value === "") return void 0;
  const isName = value.length <= 255 && /^[^\p{Cc}\p{Cs}\p{Z}~^:?*[\\]+$/u.test(value) && plain(value) === value && !/\.\.|@\{|\/\/|^[/-]|[/.]$|\.lock$/.test(value);
  if (isName && !value.startsWith("refs/")) return value;
  throw refused("release", value, "Give the name of a tag, such as v1.2.0.");
}
function branches(value) {
  const names = value.split(",").map((part) => part.trim()).filter(Boolean);
  if (names.length > MAX_BRANCHES)
    throw new UserFacingError(
      "input_invalid",
      `The input "branches" has ${names.length} entries.`,
      `Give up to ${MAX_BRANCHES} names or patterns, such as release/*.`
    );
  return names;
}
var refused = (name, value, next) => new UserFacingError("input_invalid", `The input "${name}" cannot be "${plain(value).slice(0, 100)}".`, next);

// src/app/shared/inputs.ts
var COMMANDS = ["auto", "check", "merge-record", "release", "upkeep"];
var PUBLISHING = ["commit-status", "check-runs", "summary", "annotations", "release-notes"];
var FAIL_ON = ["fail", "error", "never"];
var INPUT_NAMES = [
  "command",
  "token",
  "org-token",
  "policy",
  "pull-request",
  "since",
  "branches",
  "commit",
  "release",
  "environment",
  "package",
  "release-kind",
  "incident",
  "reason",
  "artifacts",
  "publish",
  "check-name",
  "fail-on",
  "dry-run",
  "proxy",
  "ca-file"
];
function readInputs(env) {
  refuseUndeclared(env);
  const get = (name) => (env[variable(name)] ?? "").trim();
  return {
    command: oneOf("command", get("command"), COMMANDS),
    token: required("token", get("token"), "Leave the input out to use the token of the job."),
    orgToken: get("org-token"),
    policy: policyPath(get("policy")),
    pullRequest: pullNumber(get("pull-request")),
    publish: new Set(listOf(get("publish")).map((part) => oneOf("publish", part, PUBLISHING))),
    checkName: checkName(get("check-name")),
    failOn: oneOf("fail-on", get("fail-on"), FAIL_ON),
    dryRun: oneOf("dry-run", get("dry-run"), ["true", "false"]) === "true",
    proxy: listOf(get("proxy")).map(proxyUrl),
    caFile: listOf(get("ca-file")),
    upkeep: readUpkeepInputs(get),
    release: readReleaseInputs(get)
  };
}
var listOf = (value) => value.split(",").map((part) => part.trim()).filter(Boolean);
var variable = (name) => `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
function refuseUndeclared(env) {
  const known = new Set(INPUT_NAMES.map(variable));
  const unknown = Object.keys(env).filter((name) => name.startsWith("INPUT_") && !known.has(name));
  if (unknown.length === 0) return;
  const names = unknown.map((name) => name.slice("INPUT_".length).toLowerCase());
  throw new UserFacingError(
    "input_unknown",
    names.map((name) => `There is no input "${name}"${didYouMean(name, INPUT_NAMES)}.`).join(" "),
    `The inputs are: ${INPUT_NAMES.join(", ")}.`
  );
}
function required(name, value, next) {
  if (value === "") throw new UserFacingError("input_invalid", `The input "${name}" is empty.`, next);
  return value;
}
function oneOf(name, value, values) {
  const found = values.find((candidate) => candidate === value);
  if (found !== void 0) return found;
  throw new UserFacingError(
    "input_invalid",
    `The input "${name}" cannot be "${value}"${didYouMean(value, values)}.`,
    `Valid values: ${values.join(", ")}.`
  );
}
var MAX_PULLS = 2147483647;
function pullNumber(value) {
  if (value === "") return void 0;
  if (/^[1-9]\d{0,9}$/.test(value) && Number(value) <= MAX_PULLS) return Number(value);
  throw new UserFacingError(
    "input_invalid",
    `The input "pull-request" cannot be "${value}".`,
    "Give the number of a pull request, such as 7."
  );
}
function proxyUrl(value) {
  if (/^(?:https?|socks[45][ah]?):\/\/[^\s/@]+\/?$/.test(value) && URL.canParse(value)) return value;
  throw new UserFacingError(
    "input_invalid",
    'The input "proxy" is not the URL of a proxy.',
    "Give its protocol, host and port, such as http://proxy.example.com:3128, without a name or password."
  );
}
var MAX_PATH_LENGTH = 400;
function policyPath(value) {
  const refuse = (what, next = "Give a path inside the repository, such as .github/quality-policy.yml.") => new UserFacingError("input_invalid", `The input "policy" ${what}.`, next);
  if (value.length > MAX_PATH_LENGTH) throw refuse(`is longer than ${MAX_PATH_LENGTH} characters`);
  if (plain(value) !== value) throw refuse("must be one line without invisible characters");
  if (value.includes("\\"))
    throw refuse(`cannot be "${value}"`, `Write it with / instead of \\: ${value.replaceAll("\\", "/")}`);
  const segments = value.split("/");
  if (segments.some((segment) => segment === "" || segment === "." || segment === ".."))
    throw refuse(`cannot be "${value}"`);
  return value;
}
function checkName(value) {
  if (value !== "" && value.length <= 60 && plain(value) === value) return value;
  throw new UserFacingError(
    "input_invalid",
    'The input "check-name" must be one line of 1 to 60 printable characters.',
    'Leave it out to use "Gatebook".'
  );
}

// src/action.ts
function fileOf(record) {
  const name = record.kind === "merge" ? "record" : record.kind;
  return `${name}-${"amends" in record ? record.id.slice("sha256:".length) : record.subject.commit}`;
}
var MAX_LOGGED = 10;
var SUMMARY_BYTES = 9e5;
async function runAction({ env, program, clock }) {
  try {
    maskSecrets(env);
    setOutputs();
    const inputs = readInputs(env);
    refuseBentChannel(env, inputs);
    const at2 = readRunnerEnvironment(env);
    const event = await readEvent(at2);
    const context = runContext(at2, inputs, clock, event);
    const { upkeep, release, checkName: checkName2 } = inputs;
    const task = readTask(event, inputs.command, inputs.pullRequest, { upkeep, release, checkName: checkName2 });
    const prefetched = await prefetch(context, task);
    const { run } = await import("./run.js");
    const record = () => recordOptions(at2, inputs, program, clock);
    const result = await run(context, prefetched, { inputs, runUrl: runUrl(at2), record });
    await report(result, inputs, { at: at2, env });
  } catch (error2) {
    await reportBreak(error2, env);
  }
}
function maskSecrets(env) {
  for (const name of ["INPUT_TOKEN", "INPUT_ORG-TOKEN"]) {
    const secret = env[name]?.trim();
    if (secret) setSecret(secret);
  }
}
function setOutputs(outputs = {}) {
  const all = {
    outcome: "error",
    "failed-gates": "[]",
    verdict: "",
    facts: "",
    "record-id": "",
    "record-path": "",
    ledger: "none",
    "check-url": ""
  };
  try {
    for (const [name, value] of Object.entries({ ...all, ...outputs })) setOutput(name, value);
  } catch {
    throw new UserFacingError(
      "outputs_unwritable",
      "The outputs cannot be written: the file in GITHUB_OUTPUT is missing or not writable.",
      "Run the job again. On a self-hosted runner, check the permissions of its temporary folder."
    );
  }
}
async function report(result, inputs, { at: at2, env }) {
  for (const line2 of result.lines) info(line2);
  for (const notice of result.notices) warning(notice);
  if (inputs.publish.has("annotations")) logAnnotations(result.annotations);
  if (inputs.publish.has("summary")) await summarise(result.page, env);
  setOutputs({ ...await documents(result, at2), ...recordOutputs(result) });
  const fails = inputs.failOn === "fail" ? result.outcome !== "pass" : inputs.failOn === "error" && result.outcome === "error";
  if (result.unsaid !== void 0) setFailed(`${result.headline} ${result.unsaid}`);
  else if (fails) setFailed(result.headline);
  else info(result.headline);
}
function recordOutputs({ outcome, failedGates, checkUrl, recorded }) {
  const last = recorded.at(-1);
  return {
    outcome,
    "failed-gates": JSON.stringify(failedGates),
    "check-url": checkUrl ?? "",
    "record-id": last?.record.id ?? "",
    "record-path": last?.appended?.path ?? "",
    ledger: ledgerOutput(recorded)
  };
}
function ledgerOutput(recorded) {
  const statuses = recorded.flatMap(({ appended }) => appended?.status ?? []);
  if (statuses.length === 0) return "none";
  return statuses.every((status) => ["appended", "already_recorded", "corrected"].includes(status)) ? "appended" : "deferred";
}
async function documents({ judged, recorded, documents: pages }, { RUNNER_TEMP }) {
  const folder = join2(RUNNER_TEMP, "gatebook");
  await mkdir2(folder, { recursive: true });
  const write = async (name, value) => {
    const path = join2(folder, name);
    await writeFile2(path, `${JSON.stringify(value, null, 2)}
`);
    return path;
  };
  for (const { record } of recorded) await write(`${fileOf(record)}.json`, record);
  for (const [name, lines] of Object.entries(pages)) await writeFile2(join2(folder, name), `${lines.join("\n")}
`);
  return {
    ...judged ? { verdict: await write("verdict.json", judged.verdict) } : {},
    ...judged?.facts ? { facts: await write("facts.json", judged.facts) } : {}
  };
}
function logAnnotations(annotations) {
  for (const { path, start_line, end_line, title, message, annotation_level } of annotations.slice(0, MAX_LOGGED)) {
    const log = annotation_level === "failure" ? error : warning;
    log(message, { title, file: plain(path), startLine: start_line, endLine: end_line });
  }
}
async function summarise(page, env) {
  if (page.length === 0 || !env["GITHUB_STEP_SUMMARY"]) return;
  await summary.addRaw(withinBytes(page, SUMMARY_BYTES), true).write();
}
async function reportBreak(error2, env) {
  const { code, message, next } = explain(error2);
  const page = [`**Gatebook could not run:** ${prose(message)}`, "", `\u2192 ${prose(next)}`];
  await summarise(page, env).catch(() => {
  });
  setFailed(plain(`${message} ${next} [${code}]`));
}
export {
  runAction
};
