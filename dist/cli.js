#!/usr/bin/env node

// src/start-cli.ts
import { runCommandLine } from "./command.js";

// src/clock/system-clock.ts
var systemClock = {
  // Whoever sets the machine's time during a run must not make a wait endless.
  now: () => performance.timeOrigin + performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  timeLimit: (milliseconds) => AbortSignal.timeout(milliseconds),
  random: () => Math.random()
};

// src/start-cli.ts
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});
process.exitCode = await runCommandLine(process.argv.slice(2), {
  cwd: currentFolder(),
  path: process.env["PATH"] ?? "",
  colour: process.stdout.isTTY === true && !process.env["NO_COLOR"],
  now: systemClock.now,
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
