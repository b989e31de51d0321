import { describe, expect, test } from '@jest/globals'
import { protectedPaths } from '../../src/gates/protected-paths/index.ts'
import { gates } from '../../src/gates/registry.ts'
import { formatDiagnostic, loadPolicy } from '../../src/policy/load/load.ts'
import { PROFILE_NAMES, PROFILES, type Profile } from '../../src/policy/profiles/index.ts'

/** What a team says where a profile leaves something open. */
const SAID: Readonly<Record<string, unknown>> = {
  'roles.release-manager': { users: ['bob', 'dora'] },
  'roles.quality-owner': { users: ['carol'] },
  'gates.tests.reports': [{ name: 'unit', paths: ['junit.xml'] }],
  'gates.coverage.reports': [{ name: 'unit', paths: ['lcov.info'] }],
  'gates.traceability.work-items': [{ source: 'github-issues' }],
  'gates.traceability.requirements': { files: ['requirements.yml'] },
  'gates.change-record.source': { description: true },
}

/** A policy that builds on a profile and says what it leaves open, but for one thing. */
function filled({ name, leavesOpen }: Profile, except?: string) {
  const said = leavesOpen.filter(path => path !== except).map(path => [path, SAID[path]] as const)
  const roles = said.filter(([path]) => path.startsWith('roles.')).map(([path, value]) => [path.slice(6), value])
  const gates: Record<string, Record<string, unknown>> = {}
  for (const [path, value] of said) {
    const [, gate, key] = path.split('.')
    if (path.startsWith('gates.') && gate && key) gates[gate] = { ...gates[gate], [key]: value }
  }
  const policy = { version: 1, profile: name, roles: Object.fromEntries(roles), gates }
  return loadPolicy(Buffer.from(JSON.stringify(policy)), 'policy.yml')
}

test('every name that the schema knows is a profile', () => {
  expect(PROFILES.map(({ name }) => name)).toEqual([...PROFILE_NAMES])
})

describe.each(PROFILES.map(profile => [profile.name, profile] as const))('the profile %s', (_, profile) => {
  test('is in force once a team has set what it leaves open', () => {
    const loaded = filled(profile)
    expect(loaded.ok ? [] : loaded.diagnostics.map(formatDiagnostic)).toEqual([])
    expect(loaded).toMatchObject({ policy: { profile: profile.name }, warnings: [] })
  })

  test('needs everything that it leaves open', () => {
    for (const path of profile.leavesOpen) {
      const loaded = filled(profile, path)
      const key = path.split('.').at(-1)
      expect(loaded.ok ? 'accepted' : loaded.diagnostics.map(({ message }) => message).join('\n')).toContain(`"${key}"`)
    }
  })

  test('has evidence for every clause that a gate can be evidence for, or says why not', () => {
    const loaded = filled(profile)
    if (!loaded.ok) throw new Error('The profile is not accepted.')
    const kept = [...loaded.policy.gates, ...loaded.policy.builtIn].flatMap(({ gate }) => gate.clauses['2015'])
    const leftOut = profile.leavesOut.flatMap(({ clauses }) => clauses)
    expect([...new Set([...kept, ...leftOut])].sort()).toEqual(
      [...new Set([...gates, protectedPaths].flatMap(({ clauses }) => clauses['2015']))].sort(),
    )
  })
})
