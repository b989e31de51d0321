// src/start-action.ts
import { runAction } from "./action.js";
await runAction({ env: process.env, program: new URL(import.meta.url) });
