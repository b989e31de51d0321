import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { judgeRecorded } from '../src/app/local/evaluate.ts'
import { facts } from '../src/facts/facts.ts'
import { loadPolicy } from '../src/policy/load/load.ts'
import type { Verdict } from '../src/verdict/verdict.ts'

const ARCHIVE = fileURLToPath(new URL('../__fixtures__/archive/', import.meta.url))
const folders = readdirSync(ARCHIVE, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .flatMap(({ name: version }) => readdirSync(join(ARCHIVE, version)).map(name => `${version}/${name}`))
  .sort()

const text = (folder: string, file: string): string => readFileSync(join(ARCHIVE, folder, file), 'utf8')

/** A gate whose verdict a mended rule changed, and why. */
interface Changed {
  gate: string
  old: Verdict['outcome']
  new: Verdict['outcome']
  why: string
  /** What alone changed: everything else of the gate stays. */
  only?: 'clauses'
}

/** What was decided and on what grounds. Sentences may be put better; codes, numbers and evidence stay. */
const decisions = ({ outcome, gates }: Verdict) => ({
  outcome,
  gates: gates.map(gate => ({
    id: gate.id,
    type: gate.type,
    enforce: gate.enforce,
    outcome: gate.outcome,
    reasons: gate.reasons.map(({ code }) => code),
    findings: gate.findings.map(({ code }) => code),
    measured: gate.measured,
    children: gate.children.map(child => ({ outcome: child.outcome, evidence: child.evidence })),
    basis: gate.basis,
    concession: gate.concession,
    clauses: gate.clauses,
  })),
})

async function judgedAgain(folder: string): Promise<Verdict> {
  const loaded = loadPolicy(Buffer.from(text(folder, 'policy.yml')), 'policy.yml', [])
  if (!loaded.ok) throw new Error(`The archived policy of ${folder} cannot be read any more.`)
  const judged = await judgeRecorded(loaded.policy, 'policy.yml', join(ARCHIVE, folder, 'facts.json'))
  if ('problem' in judged) throw new Error(judged.problem)
  return judged.verdict
}

describe('facts of an earlier version are judged to the same verdict', () => {
  test('of more than sixty runs, in which every gate type has a say', () => {
    const types = folders.flatMap(folder => {
      const { gates } = JSON.parse(text(folder, 'verdict.json')) as Verdict
      return gates.map(({ type }) => type)
    })
    expect(folders.length).toBeGreaterThan(60)
    expect([...new Set(types)].sort()).toEqual([
      'approvals',
      'change-record',
      'checks',
      'coverage',
      'protected-paths',
      'release',
      'tests',
      'traceability',
    ])
  })

  test.each(folders)('%s', async folder => {
    const then = decisions(JSON.parse(text(folder, 'verdict.json')) as Verdict)
    const now = decisions(await judgedAgain(folder))
    const changed = existsSync(join(ARCHIVE, folder, 'changed.json'))
      ? (JSON.parse(text(folder, 'changed.json')) as Changed[])
      : []
    const changeOf = ({ id }: { id: string }) => changed.find(one => one.gate === id)
    const kept = ({ gates }: typeof now) =>
      gates.flatMap(gate => {
        const change = changeOf(gate)
        if (!change) return gate
        return change.only ? { ...gate, [change.only]: undefined } : []
      })
    expect(kept(now)).toEqual(kept(then))
    for (const one of changed) {
      expect(then.gates.find(({ id }) => id === one.gate)?.outcome).toBe(one.old)
      expect(now.gates.find(({ id }) => id === one.gate)?.outcome).toBe(one.new)
    }
    if (changed.every(({ only }) => only !== undefined)) expect(now.outcome).toBe(then.outcome)
  })
})

describe('a facts document that lacks a fact', () => {
  const [first = ''] = folders
  const written = JSON.parse(text(first, 'facts.json')) as Record<string, unknown>

  test.each(Object.keys(written).filter(name => name !== 'schema'))('reads %s as not collected', name => {
    const { [name]: _, ...rest } = written
    const read = facts.parse(rest) as Record<string, unknown>
    expect(read[name]).toMatchObject({ state: 'unavailable', why: 'not_collected' })
    for (const other of Object.keys(rest)) expect(read[other]).toEqual(rest[other])
  })

  test('is refused when it says nothing of which version it is', () => {
    const { schema: _, ...rest } = written
    expect(facts.safeParse(rest).success).toBe(false)
  })
})
