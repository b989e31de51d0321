import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/reports/text/format.ts
var UnreadableReport = class extends Error {
  name = "UnreadableReport";
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
    return this.read(parsed(this.text()));
  }
  text() {
    const whole = Buffer.concat(this.chunks);
    this.chunks = [];
    if (!isUtf8(whole)) throw new UnreadableReport("It is not UTF-8 text.");
    return whole.toString("utf8").replace(/^\ufeff/, "");
  }
};
function parsed(text2) {
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
  return typeof value === "number" ? String(value) : JSON.stringify(value)?.slice(0, 40) ?? "none";
}

export {
  UnreadableReport,
  wholeJson,
  members,
  elements,
  text,
  brief
};
