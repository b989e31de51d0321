import type { RetryPolicy } from '../../ledger/append.ts'
import type { MergeRecord } from '../../record/record.ts'

/** What a story needs to know to record what it decided. */
export interface RecordOptions {
  decidedBy: MergeRecord['decidedBy']
  checkName: string
  dryRun: boolean
  retryPolicy: RetryPolicy
}
