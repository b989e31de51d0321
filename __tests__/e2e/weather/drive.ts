import type { Weather } from '../../../sandbox/github/weather.ts'
import { type Said, Scene } from './scene.ts'
import { countOf, outcomesOf, unrecorded, untrue } from './truth.ts'

/** One course of events, of which it is known what comes out in the end. */
export interface Flow {
  readonly id: string
  readonly name: string
  readonly policy: string | ((weather: readonly Weather[]) => string)
  /** What is there before the weather comes; gives back what then happens. */
  readonly start: (scene: Scene) => Promise<Steps>
}

export interface Steps {
  /** Under the weather. */
  act(): Promise<unknown>
  /** What somebody does, or the schedule, where that did not bring what it should. */
  again(): Promise<unknown>
  /** Under `slow-post`, what happens while the first post is on its way. */
  meanwhile?: () => Promise<unknown>
  /** The weather comes at once; an hour later when not given. */
  isFresh?: true
  readonly end: End
}

/** What has to hold in the end. */
export type End =
  /** The check that the branch requires; what the last run said, unless that one is of an older state. */
  | { signal: () => string | null | undefined; is: 'pass' | 'fail'; isLastRunOld?: boolean }
  /** Everything that came to main is in the ledger, as what it is; `outcomes` of changes that did not pass. */
  | { outcomes: ReadonlyMap<number, string>; policyChanges?: number }
  | { release: 'pass' | 'fail' }

export type FaultKind =
  | 'false pass'
  | 'wrong verdict'
  | 'false record'
  | 'lost record'
  | 'nothing said'
  | 'not repaired'
  | 'violation'

export interface Fault {
  kind: FaultKind
  detail: string
}

export interface Cell {
  flow: string
  /** `right`: at once. `repaired`: after an error that was said. */
  end: 'right' | 'repaired' | 'wrong'
  faults: Fault[]
}

/** These do not pass: what is right has to be right under them. */
const LASTING: readonly Weather[] = ['suites', 'big-tree', 'statuses']
const HOUR = 60 * 60 * 1000

/** Lets a flow happen under some weathers, and says in what it does not end as it must. */
export async function drive({ name: flow, policy, start }: Flow, names: readonly Weather[], seed = 1): Promise<Cell> {
  const scene = await Scene.open(typeof policy === 'string' ? policy : policy(names), names)
  try {
    const steps = await start(scene)
    if (steps.isFresh !== true) scene.stage.later(HOUR)
    const { meanwhile } = steps
    scene.sandbox.setWeather(names, { seed, ...(meanwhile === undefined ? {} : { meanwhile }) })
    scene.said.length = 0
    await steps.act()
    const first = await look(scene, steps.end)
    const unsaid = first.isRight || first.faults.length > 0 ? [] : notSaid(scene.said)
    if (first.isRight || first.faults.length > 0 || unsaid.length > 0) {
      return cell(scene, flow, first.isRight ? 'right' : 'wrong', [...first.faults, ...unsaid])
    }
    scene.sandbox.setWeather(
      names.filter(one => LASTING.includes(one)),
      { seed },
    )
    scene.stage.later(2 * HOUR)
    await steps.again()
    const last = await look(scene, steps.end)
    const open = last.isRight || last.faults.length > 0 ? [] : [notRepaired(scene, steps.end, last.missing)]
    return cell(scene, flow, last.isRight ? 'repaired' : 'wrong', [...last.faults, ...open])
  } finally {
    await scene.stage.close()
  }
}

function cell({ sandbox }: Scene, flow: string, end: Cell['end'], faults: Fault[]): Cell {
  const violations = sandbox.violations.map(({ where, message }) => fault('violation', `${where}: ${message}`))
  return { flow, end: violations.length > 0 ? 'wrong' : end, faults: [...faults, ...violations] }
}

const fault = (kind: FaultKind, detail: string): Fault => ({ kind, detail })

interface Seen {
  isRight: boolean
  faults: Fault[]
  missing?: string[]
}

async function look(scene: Scene, end: End): Promise<Seen> {
  const last = scene.said.at(-1)
  if ('signal' in end)
    return lookAtVerdict(end.isLastRunOld === true ? undefined : last, end.is, end.signal() === 'success')
  if ('release' in end) return lookAtRelease(scene, last, end.release)
  const faults = (await untrue(scene, end.outcomes)).map(detail => fault('false record', detail))
  const missing = await unrecorded(scene)
  const changes = await countOf(scene, 'policy-change')
  if (changes !== (end.policyChanges ?? 0)) missing.push(`${changes} records of policy changes`)
  // A job that cannot do its work is red, whether or not there was something to do.
  const isDone = last === undefined || last.outcome !== 'error'
  return { isRight: faults.length === 0 && missing.length === 0 && isDone, faults, missing }
}

function lookAtVerdict(last: Said | undefined, is: 'pass' | 'fail', isGreen: boolean): Seen {
  if (is === 'fail') {
    const isFalse = isGreen || last?.outcome === 'pass'
    const faults = isFalse
      ? [fault('false pass', `the check is ${isGreen ? 'green' : 'not green'}, the run said ${last?.outcome}`)]
      : []
    return { isRight: !isFalse && (last === undefined || last.outcome === 'fail'), faults }
  }
  return { isRight: isGreen && last?.outcome === 'pass', faults: [] }
}

async function lookAtRelease(scene: Scene, last: Said | undefined, is: 'pass' | 'fail'): Promise<Seen> {
  const recorded = await outcomesOf(scene, 'release')
  const isFalse = (outcome: string | undefined) => outcome !== is && outcome !== 'error'
  const faults = recorded.filter(isFalse).map(outcome => fault('false record', `a release that is ${outcome}`))
  if (is === 'fail' && last?.outcome === 'pass') faults.push(fault('false pass', 'the run said pass'))
  return { isRight: faults.length === 0 && last?.outcome === is && recorded.includes(is), faults }
}

const reasonsIn = (text: string): string => (text.match(/\[[a-z]+_[a-z_]+\]/g) ?? []).join(' ') || text.slice(-200)

/** What is not as it must be has to be said by whoever ran. Where nothing ran, nobody could. */
function notSaid(said: readonly Said[]): Fault[] {
  const silent =
    said.length > 0 &&
    said.every(({ outcome, text }) => outcome === 'pass' && !/[Nn]ot (?:posted|appended|recorded)/.test(text))
  const broken = said.find(({ text }) => /Internal error|TypeError|undefined/.test(text))
  return [
    ...(silent
      ? [fault('nothing said', said.map(({ outcome, text }) => `${outcome}: ${text.slice(-160)}`).join(' | '))]
      : []),
    ...(broken === undefined ? [] : [fault('nothing said', broken.text.slice(-300))]),
  ]
}

function notRepaired(scene: Scene, end: End, missing: readonly string[] = []): Fault {
  const last = scene.said.at(-1)
  const text = last?.text.slice(-300) ?? 'nothing ran'
  const isWrong = !('outcomes' in end) && last?.outcome === 'fail'
  if (isWrong) return fault('wrong verdict', reasonsIn(last.text))
  const detail = [...missing, 'signal' in end ? `signal ${end.signal()}` : '', text]
    .filter(one => one !== '')
    .join('; ')
  return fault(missing.length > 0 ? 'lost record' : 'not repaired', detail)
}
