import { approvals } from './approvals/index.ts'
import { changeRecord } from './change-record/index.ts'
import { checks } from './checks/index.ts'
import { coverage } from './coverage/index.ts'
import { dependencies } from './dependencies/index.ts'
import type { Gate } from './gate.ts'
import { release } from './release/index.ts'
import { tests } from './tests/index.ts'
import { traceability } from './traceability/index.ts'

/** Every gate type there is. A new one is a folder beside this file and a line here. */
export const gates: readonly Gate[] = [
  approvals,
  changeRecord,
  checks,
  coverage,
  dependencies,
  tests,
  traceability,
  release,
]
