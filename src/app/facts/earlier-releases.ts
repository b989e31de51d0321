import { type Earlier, NOTHING_EARLIER } from '../../collect/release/earlier.ts'
import { matcher } from '../../facts/glob.ts'
import type { EarlierRelease } from '../../facts/release/release.ts'
import type { Scope } from '../../gates/release/scope.ts'
import { readLedgerLog } from '../../github/branch/ledger-log.ts'
import { type Indexed, indexPath, type ReleaseStream, readIndex } from '../../ledger/release-index.ts'
import { type EventOf, readStandings, type Sought } from '../../ledger/standing.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import type { RecordStore } from '../../ledger/stores/store.ts'
import type { RunContext } from '../shared/context.ts'
import { UserFacingError } from '../shared/user-facing-error.ts'

/** Whose releases are looked for. */
export interface EarlierInput {
  repositoryId: string
  ledger: string
  scope: Scope
  /** Tags of the other packages of the policy. */
  otherTags: readonly (readonly string[])[]
  environment: string | null
  line: string | null
  commit: string
  /** Environments that come before this one. */
  stages: readonly string[]
  /** Whether nothing depends on where the release begins: the policy says it, or it brings nothing. */
  isRangeKnown: boolean
}

type ReleaseOf = EventOf<'release'>

/** What the ledger says of releases before: two requests, or five where no release has been recorded with an index yet. */
export async function earlierReleases(context: RunContext, input: EarlierInput): Promise<Earlier> {
  const { client, repository } = context
  const store = githubStore(client, { ...repository, branch: input.ledger })
  const { scope, environment, line, commit, stages } = input
  const stream = { package: scope.package, environment }
  const wanted: Indexed[] = [
    ...(line === null ? [] : [{ ...stream, line }]),
    { ...stream, newest: true },
    { ...stream, commit },
    ...stages.map(stage => ({ package: scope.package, environment: stage, commit })),
  ]
  const found = await readIndexed(store, input, wanted)
  if (!found) return { ...NOTHING_EARLIER, stages: stages.map(stage => ({ environment: stage, record: null })) }
  const ofLine = line === null ? undefined : found[0]
  const [newest, same, ...before] = found.slice(line === null ? 0 : 1)
  const old = newest ? { releases: [], isWhole: true } : await fromLog(context, store, input)
  const candidates = distinct([ofLine, newest, ...old.releases])
  const oldSame = old.releases.find(release => release.commit === commit)
  return {
    hasLedger: true,
    candidates,
    // An environment has one thing in use, whatever line it is of.
    inUse: (environment === null ? candidates[0] : (newest ?? candidates[0])) ?? null,
    same: same ?? oldSame ?? null,
    stages: stages.map((stage, at) => ({ environment: stage, record: before[at]?.record ?? null })),
    isWhole: old.isWhole,
    among: async commits => {
      const indexed = await readIndexed(
        store,
        input,
        commits.map(one => ({ ...stream, commit: one })),
      )
      return distinct([...(indexed ?? []), ...old.releases.filter(release => commits.includes(release.commit))])
    },
  }
}

const distinct = (releases: readonly (EarlierRelease | undefined)[]): EarlierRelease[] => [
  ...new Map(releases.flatMap(one => (one ? [[one.commit, one] as const] : []))).values(),
]

/** The authorised releases that the index names, in the order that was asked; undefined: there is no ledger. */
async function readIndexed(
  store: RecordStore,
  input: EarlierInput,
  wanted: readonly Indexed[],
): Promise<(EarlierRelease | undefined)[] | undefined> {
  const files = await store.read(wanted.map(indexPath))
  if (!files) return undefined
  const named = wanted.map((of, at) => ({ of, at: readIndex(files[at] ?? null) }))
  const sought = new Map<string, Sought>()
  for (const { at } of named) if (at) sought.set(at.id, { id: at.id, repository: input.repositoryId, times: [at.at] })
  const standings = (await readStandings(store, [...sought.values()])) ?? []
  const records = new Map([...sought.keys()].map((id, place) => [id, standings[place]]))
  return named.map(({ of, at }) => {
    const standing = at && records.get(at.id)
    // What was corrected or contradicted since authorises nothing.
    if (standing?.state !== 'holds' || standing.record.kind !== 'release') return undefined
    return isOf(standing.record, of) ? earlier(standing.record) : undefined
  })
}

/** The index proves nothing: the record itself has to be of what was looked for. */
function isOf({ subject, verdict }: ReleaseOf, of: Indexed): boolean {
  if (verdict.outcome !== 'pass' || !('line' in subject)) return false
  if (subject.package !== of.package || lower(subject.environment) !== lower(of.environment)) return false
  if ('commit' in of) return subject.commit === of.commit && subject.kind !== 'rollback'
  return 'newest' in of || subject.line === of.line
}

/** To GitHub, case does not matter in the name of an environment. */
const lower = (environment: string | null): string | null => environment?.toLowerCase() ?? null

const earlier = ({ subject, id, at, ...rest }: ReleaseOf): EarlierRelease => ({
  commit: subject.commit,
  tag: subject.tag,
  record: id,
  at,
  artifacts: 'artifacts' in rest ? rest.artifacts.map(({ name, digest }) => ({ name, digest })) : [],
})

/** Three hundred records: with the index and the records themselves, five requests. */
const MAX_PAGES = 3
const MAX_RELEASES = 50

/**
 * Releases that were recorded before there was an index, or before the policy knew packages and environments, newest
 * first. They end the range of the package whose tags they match.
 */
async function fromLog(
  { client, repository }: RunContext,
  store: RecordStore,
  input: EarlierInput,
): Promise<{ releases: EarlierRelease[]; isWhole: boolean }> {
  const { commits, isWhole } = await readLedgerLog(client, repository, input.ledger, MAX_PAGES)
  const sought = commits.flatMap(commit => soughtIn(commit, input.repositoryId)).slice(0, MAX_RELEASES)
  const standings = (await readStandings(store, sought)) ?? []
  const releases = standings.flatMap(standing => {
    if (standing.state !== 'holds' || standing.record.kind !== 'release') return []
    return isOlderOf(standing.record, input) ? [earlier(standing.record)] : []
  })
  return { releases: distinct(releases), isWhole: isWhole && sought.length < MAX_RELEASES }
}

/** What a message says may be anybody's word, so the record itself is read, by its id and the time of the commit. */
function soughtIn(
  { message, committedDate }: { message: string; committedDate: string },
  repository: string,
): Sought[] {
  if (!message.startsWith('record release pass ')) return []
  const [, id] = /^Record-Id: (sha256:[0-9a-f]{64})$/m.exec(message) ?? []
  return id === undefined ? [] : [{ id, repository, times: [committedDate], isRare: true }]
}

/** Whether an older record is of the package and the environment. The first version knew no environment of a release. */
function isOlderOf(record: ReleaseOf, { scope, otherTags, environment, isRangeKnown }: EarlierInput): boolean {
  const { subject, verdict, schema } = record
  if (verdict.outcome !== 'pass') return false
  const isOfNone = subject.environment === null && schema === 'gatebook/record/1'
  if (lower(subject.environment) !== lower(environment) && !isOfNone) return false
  const own: ReleaseStream['package'] = 'package' in subject ? subject.package : null
  if (own !== null) return own === scope.package
  const { tag } = subject
  if (tag === null) return scope.package === null
  if (!matcher(scope.tags)(tag)) return false
  const isAmbiguous = otherTags.some(tags => matcher(tags)(tag))
  if (isAmbiguous && !isRangeKnown) throw ambiguous(tag)
  return !isAmbiguous
}

const ambiguous = (tag: string): UserFacingError =>
  new UserFacingError(
    'earlier_release_ambiguous',
    `The release ${tag} was recorded before the policy named packages, and its tag matches more than one of them.`,
    'Make the `tags` of the packages exclude each other, or set `contents.since` to the commit of that release.',
  )
