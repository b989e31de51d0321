import type { Change, ChangedFile, Commit } from '../../../src/facts/change.ts'
import type { Links, Reference, Requirement, Requirements, WorkItem } from '../../../src/facts/links.ts'
import type { Report, TestRun } from '../../../src/facts/reports.ts'
import { traceability } from '../../../src/gates/traceability/index.ts'
import type { Judgement } from '../../../src/verdict/verdict.ts'
import { change, commit, HEAD } from '../../builders.ts'

export const SELF = 'acme/shop'

type Resolved = Extract<WorkItem, { state: 'resolved' }>

/** An open issue of the repository of the change. */
export function issue(number: number, part: Partial<Resolved> = {}): Resolved {
  const repository = part.repository ?? SELF
  return {
    state: 'resolved',
    repository,
    number,
    named: `${repository.toLowerCase()}#${number}`,
    id: String(1000 + number),
    repositoryId: '7',
    kind: 'issue',
    open: true,
    type: null,
    labels: [],
    ...part,
  }
}

export function unresolved(
  number: number,
  state: Exclude<WorkItem['state'], 'resolved'>,
  repository = SELF,
): Exclude<WorkItem, Resolved> {
  const detail = `GitHub says ${state} of ${repository}#${number}.`
  return { state, repository, number, named: `${repository.toLowerCase()}#${number}`, detail }
}

/** `#12`, `owner/name#12` or an identifier, in plain sight in line 3 of the description. */
export function reference(text: string, part: Partial<Reference> = {}): Reference {
  const [, repository = SELF, digits] = /^(?:([\w.-]+\/[\w.-]+))?#(\d+)$/.exec(text) ?? []
  const target: Reference['target'] =
    digits === undefined ? { kind: 'id', id: text } : { kind: 'issue', repository, number: Number(digits) }
  return { source: 'description', text, line: 3, commit: null, place: 'text', target, ...part }
}

export function requirement(id: string, part: Partial<Requirement> = {}): Requirement {
  return { id, title: `What ${id} asks for`, status: 'approved', path: 'docs/requirements.yml', line: 4, ...part }
}

type RequirementsFile = Requirements['files'][number]

export function requirementsFile(part: Partial<RequirementsFile> = {}): RequirementsFile {
  return { path: 'docs/requirements.yml', state: 'read', detail: '', line: null, blob: null, ...part }
}

export function report(part: Partial<Report> = {}): Report {
  return { name: 'unit', state: 'read', detail: '', files: [], oddities: [], ...part }
}

/** A run of test cases that claim what is given: `[id, passed, failed, skipped]`. */
export function run(claims: readonly [string, number, number, number][], part: Partial<TestRun> = {}): TestRun {
  return {
    request: [{ name: 'unit', paths: ['junit.xml'] }],
    measured: { commit: HEAD, as: 'head' },
    compared: null,
    reports: [report()],
    cases: { total: 9, passed: 9, failed: 0, skipped: 0, flaky: 0 },
    unpassed: [],
    claims: claims.map(([id, passed, failed, skipped]) => ({ id, passed, failed, skipped })),
    ...part,
  }
}

export interface Scene {
  /** Keys of the policy; left out: one open issue of this repository is requested. */
  policy?: object
  references?: readonly Reference[]
  items?: Links['items']
  change?: Change
  commits?: readonly Commit[]
  files?: readonly ChangedFile[]
  requirements?: Requirements
  tests?: readonly TestRun[]
}

export function judged(scene: Scene): Judgement {
  const settings = traceability.settings.parse({ 'work-items': [{ source: 'github-issues' }], ...scene.policy })
  return traceability.judge(settings, {
    change: scene.change ?? change(),
    commits: [...(scene.commits ?? [commit()])],
    links: { references: [...(scene.references ?? [])], items: [...(scene.items ?? [])] },
    files: [...(scene.files ?? [])],
    requirements: scene.requirements ?? { files: [], items: [] },
    tests: [...(scene.tests ?? [])],
  })
}

export const codes = ({ reasons }: Judgement): string[] => reasons.map(({ code }) => code)
