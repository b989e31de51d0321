import * as z from 'zod'
import { parsePercent } from '../../verdict/ratio.ts'

/** What can be measured from the records of changes, as shares of all changes in a window. */
export const INDICATORS = [
  'first-pass-yield',
  'waiver-rate',
  'emergency-rate',
  'independence',
  'traceability',
  'control-coverage',
] as const

const targetRule = 'must be ">=" or "<=" and a percentage, such as ">= 85 %"'
const TARGET = /^[<>]= (\d{1,3}(?:\.\d{1,4})?) %$/
const target = z.string().refine(text => parsePercent(TARGET.exec(text)?.[1] ?? '') !== undefined, targetRule)

const windowRule = 'must be whole days from P7D to P366D, such as P90D'
const WINDOW = /^P([1-9]\d{0,2})D$/
const isWindow = (text: string): boolean => {
  const days = Number(WINDOW.exec(text)?.[1])
  return days >= 7 && days <= 366
}

const objective = z.strictObject({
  name: z
    .enum(INDICATORS)
    .describe(
      'What is measured. `first-pass-yield`: changes that passed their first evaluation. `waiver-rate`: merged under a concession. `emergency-rate`: of an emergency type. `independence`: approved by somebody who did not contribute. `traceability`: merged with a work item or requirement. `control-coverage`: commits of the protected branch with a record.',
    ),
  target: target.describe('Target share of changes, such as `>= 85 %` or `<= 5 %`.'),
  window: z.string().refine(isWindow, windowRule).describe('Period over which it is measured, such as `P90D`.'),
  owner: z.string().describe('Role that is responsible for it.'),
})

export const objectives = z
  .array(objective)
  .max(20)
  .refine(all => new Set(all.map(({ name }) => name)).size === all.length, 'must not use a name twice')
  .default([])
  .describe('Quality objectives of the team. They are measured and block nothing.')

export type Objective = z.infer<typeof objective>
