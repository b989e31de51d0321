// What the runner starts, as dist/index.js. The program itself can be imported without running.
import { runAction } from './action.ts'
import { systemClock } from './clock/system-clock.ts'

await runAction({ env: process.env, program: new URL(import.meta.url), clock: systemClock })
