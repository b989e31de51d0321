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
      'What is measured. `first-pass-yield`: changes that passed when they were first judged. `waiver-rate`: landed by a concession. `emergency-rate`: of an emergency type. `independence`: approved by somebody who did not make them. `traceability`: landed with a work item or requirement. `control-coverage`: commits of the protected branch with a record.',
    ),
  target: target.describe('The share of changes that the team aims at, as `>= 85 %` or `<= 5 %`.'),
  window: z.string().refine(isWindow, windowRule).describe('Over which time it is measured, as `P90D`.'),
  owner: z.string().describe('Role that answers for it.'),
})

export const objectives = z
  .array(objective)
  .max(20)
  .refine(all => new Set(all.map(({ name }) => name)).size === all.length, 'must not use a name twice')
  .default([])
  .describe('Quality objectives of the team: aims to be measured by. They block nothing.')

export type Objective = z.infer<typeof objective>
