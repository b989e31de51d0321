#!/usr/bin/env node

// src/start-cli.ts
import { runCommandLine } from "./command.js";
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});
process.exitCode = await runCommandLine(process.argv.slice(2), {
  cwd: currentFolder(),
  path: process.env["PATH"] ?? "",
  colour: process.stdout.isTTY === true && !process.env["NO_COLOR"],
  out: (text) => console.log(text),
  err: (text) => console.error(text)
});
function currentFolder() {
  try {
    return process.cwd();
  } catch {
    return void 0;
  }
}
