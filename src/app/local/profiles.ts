import { PROFILES, type Profile } from '../../policy/profiles/index.ts'

export const profiles = PROFILES

/** A profile for the terminal; the whole of one is YAML, with what surrounds it as comments. */
export function profileLines({ name, summary, text, leavesOpen, leavesOut }: Profile, isBrief: boolean): string[] {
  if (isBrief) return [`${name}: ${summary}`]
  return [
    `# ${name}: ${summary}`,
    ...text.trimEnd().split('\n'),
    ...(leavesOpen.length > 0 ? [`# A policy that uses it must set: ${leavesOpen.join(', ')}`] : []),
    '# Clauses of ISO 9001:2015 without evidence from its gates:',
    ...leavesOut.map(({ clauses, why }) => `# ${clauses.join(', ')}: ${why}`),
  ]
}
