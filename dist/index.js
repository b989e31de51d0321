// src/start-action.ts
import { runAction } from "./action.js";

// src/clock/system-clock.ts
var systemClock = {
  // Whoever sets the machine's time during a run must not make a wait endless.
  now: () => performance.timeOrigin + performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  timeLimit: (milliseconds) => AbortSignal.timeout(milliseconds),
  random: () => Math.random()
};

// src/start-action.ts
await runAction({ env: process.env, program: new URL(import.meta.url), clock: systemClock });
