import type { Judgement } from '../../verdict/verdict.ts'
import type { RecalledVerdict } from '../gate.ts'
import { type ComputedRisk, RISKS, type Risk } from '../shared/risk.ts'
import * as say from './messages.ts'
import type { WrittenRecord } from './record.ts'

type Grounds = Pick<Judgement, 'changeRecord' | 'obligations'>

/** What a merge record keeps of a change record, and of what remains to be done. */
export function grounds({
  record,
  type,
  declared,
  computed,
  dueIn,
}: {
  record: WrittenRecord | undefined
  type: string
  declared: Risk | undefined
  computed: ComputedRisk
  dueIn: number | undefined
}): Grounds {
  const changeRecord = record && {
    path: record.path,
    blob: record.blob,
    source: sourceOf(record),
    type: type.slice(0, MAX_TYPE_LENGTH),
    declaredRisk: declared === undefined ? null : RISKS.indexOf(declared) + 1,
    computedRisk: RISKS.indexOf(computed.level) + 1,
  }
  return {
    ...(changeRecord ? { changeRecord } : {}),
    ...(dueIn === undefined ? {} : { obligations: [{ what: 'review' as const, withinSeconds: dueIn }] }),
  }
}

function sourceOf({ path, issue }: WrittenRecord): 'file' | 'issue' | 'description' {
  if (path !== null) return 'file'
  return issue === null ? 'description' : 'issue'
}

const MAX_TYPE_LENGTH = 40
const MAX_SECONDS = 90 * 24 * 3600

/**
 * A check run keeps the numbers of a verdict and no texts. The duty to review stays when it is unknown how long there
 * is for it: it is due at once then.
 */
export function recall({ findings, measured }: RecalledVerdict): Grounds {
  const { declaredRisk, computedRisk, reviewWithinSeconds: within } = measured
  const isTime = typeof within === 'number' && Number.isInteger(within) && within > 0 && within <= MAX_SECONDS
  return {
    ...(findings.includes(say.RECORD_SEEN)
      ? {
          changeRecord: {
            path: null,
            blob: null,
            type: null,
            declaredRisk: riskIn(declaredRisk),
            computedRisk: riskIn(computedRisk),
          },
        }
      : {}),
    ...(findings.includes(say.REVIEW_DUE)
      ? { obligations: [{ what: 'review' as const, withinSeconds: isTime ? within : 0 }] }
      : {}),
  }
}

const riskIn = (value: unknown): number | null =>
  typeof value === 'number' && [1, 2, 3].includes(value) ? value : null
