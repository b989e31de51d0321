import type { Pull, Repository } from '../../../sandbox/github/sandbox.ts'
import type { Scene } from './scene.ts'

/** A record as the ledger keeps it, as far as it is compared with what happened. */
export interface Kept {
  seq: number
  record: {
    kind: string
    subject: { commit: string; change?: { via: string; number?: number } }
    verdict?: { outcome: string; reasons: string[] }
  }
}

/** Everything in the ledger, oldest first, read from the repository itself: what GitHub shows may be old. */
export async function ledgerOf(scene: Scene): Promise<Kept[]> {
  const { repository } = scene.stage
  const tip = scene.tip('refs/heads/quality-records')
  const commit = tip === '' ? undefined : await repository.objects.commit(tip)
  if (commit === undefined) return []
  const texts = await filesIn(repository, commit.tree, '')
  const entries = texts.flatMap(([path, text]) => (/^\d/.test(path) ? [JSON.parse(text) as Kept] : []))
  return entries.sort((a, b) => a.seq - b.seq)
}

async function filesIn(repository: Repository, tree: string, folder: string): Promise<[string, string][]> {
  const items = (await repository.objects.tree(tree)) ?? []
  const lists = await Promise.all(
    items.map(async ({ name, type, oid }): Promise<[string, string][]> => {
      if (type === 'tree') return filesIn(repository, oid, `${folder}${name}/`)
      return [[`${folder}${name}`, (await repository.objects.read(oid))?.content.toString() ?? '']]
    }),
  )
  return lists.flat()
}

/** One thing that came to main and needs a record: a change, or a commit of nobody's change. */
export interface Landing {
  commit: string
  /** `null`: pushed directly. */
  number: number | null
}

/** What really came to main, whoever knows it already. */
export async function landings(scene: Scene): Promise<Landing[]> {
  const { objects } = scene.stage.repository
  const found = new Map<string, Landing>()
  for (const { before, after } of scene.moves()) {
    for (let oid = after; oid !== before; ) {
      const pull = scene.pulls.find(({ merge }) => merge?.landed.includes(oid))
      const landing = { commit: pull?.merge?.commit ?? oid, number: pull?.number ?? null }
      found.set(landing.commit, landing)
      oid = (await objects.commit(oid))?.parents[0] ?? before
    }
  }
  return [...found.values()]
}

/** What the ledger says that is not so. `outcomes`: of changes that did not pass, by their number. */
export async function untrue(scene: Scene, outcomes: ReadonlyMap<number, string>): Promise<string[]> {
  const all = await landings(scene)
  const facts = new Map(all.map(({ commit, number }) => [commit, factOf(number, outcomes)]))
  const merges = (await ledgerOf(scene)).filter(({ record }) => record.kind === 'merge')
  const commits = merges.map(({ record }) => record.subject.commit)
  const wrong = merges.flatMap(({ seq, record: { subject, verdict } }) => {
    const { via, number } = { number: null, ...subject.change }
    const says = `${via === 'pull-request' ? `change ${number}` : via} ${verdict?.outcome}`
    const fact = facts.get(subject.commit) ?? 'no merge of its own'
    return says === fact ? [] : [`record ${seq} says ${says} (${verdict?.reasons}), and it is ${fact}`]
  })
  const twice = commits.filter((commit, at) => commits.indexOf(commit) !== at)
  return [...wrong, ...twice.map(commit => `${commit} is recorded twice`)]
}

function factOf(number: number | null, outcomes: ReadonlyMap<number, string>): string {
  return number === null ? 'direct-push not_judged' : `change ${number} ${outcomes.get(number) ?? 'pass'}`
}

/** What came to main and is in no record. */
export async function unrecorded(scene: Scene): Promise<string[]> {
  const commits = new Set(
    (await ledgerOf(scene)).flatMap(({ record }) => (record.kind === 'merge' ? [record.subject.commit] : [])),
  )
  const missing = (await landings(scene)).filter(({ commit }) => !commits.has(commit))
  return missing.map(
    ({ commit, number }) => `${commit.slice(0, 7)} ${number === null ? 'pushed directly' : `#${number}`}`,
  )
}

export const countOf = async (scene: Scene, kind: string): Promise<number> =>
  (await ledgerOf(scene)).filter(({ record }) => record.kind === kind).length

export const outcomesOf = async (scene: Scene, kind: string): Promise<(string | undefined)[]> =>
  (await ledgerOf(scene)).filter(({ record }) => record.kind === kind).map(({ record }) => record.verdict?.outcome)

export const signalOf = (scene: Scene, pull: Pick<Pull, 'head'>): string | null | undefined =>
  scene.sandbox.requiredCheck(scene.stage.repository, pull.head, 'Gatebook')?.conclusion
