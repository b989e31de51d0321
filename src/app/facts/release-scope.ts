import type { Request } from '../../facts/facts.ts'
import { matcher } from '../../facts/glob.ts'
import { isSame, type Scope, scopesOf } from '../../gates/release/scope.ts'
import { requestsFor } from '../../gates/shared/needs.ts'
import { needsOf } from '../../policy/evaluate.ts'
import type { Policy } from '../../policy/policy.ts'
import { plain } from '../../text/escape.ts'
import { UserFacingError } from '../shared/user-facing-error.ts'

type ReleaseRequest = Request<'release'>

/** What the gates that are about a release ask for, as one. */
export interface ReleaseWanted {
  scope: Scope
  since: string | undefined
  follow: readonly string[] | undefined
  /** Environments that come before the one of the release. */
  stages: readonly string[]
  otherTags: readonly (readonly string[])[]
}

interface Sought {
  tag: string | null
  /** The package that the run names. */
  named: string | null
  line: string | null
  environment: string | null
  defaultBranch: string
}

/** One release has one package and one range: two gates that see two would each judge what the other leaves out. */
export function wantedOf(policy: Policy, sought: Sought): ReleaseWanted {
  const requests = requestsFor(needsOf(policy, 'release'), 'release')
  if (requests.length === 0) throw noGate(sought.defaultBranch)
  const { line } = sought
  const onLine = requests.filter(({ lines }) => lines === undefined || line === null || matcher(lines)(line))
  if (onLine.length === 0) throw noLine(line ?? '', sought.defaultBranch)
  const found = onLine.flatMap(request => scopesOf(request, sought).map(scope => ({ request, scope })))
  const [first] = found
  if (!first) throw noPackage(requests, sought)
  const names = [...new Set(found.map(({ scope }) => scope.package ?? 'the whole repository'))]
  if (names.length > 1) throw unclear(names, sought.tag)
  if (new Set(found.map(one => JSON.stringify([one.scope.paths, one.request.since, one.request.follow]))).size > 1)
    throw differing(sought)
  const { scope, request } = first
  return {
    scope: { ...scope, tags: found.flatMap(one => one.scope.tags) },
    since: request.since,
    follow: request.follow,
    stages: [...new Set(found.flatMap(one => stagesOf(one.request, sought.environment)))],
    otherTags: requests.flatMap(({ packages = [] }) =>
      packages.flatMap(({ name, tags }) => (name === scope.package ? [] : [tags])),
    ),
  }
}

const stagesOf = ({ stages }: ReleaseRequest, environment: string | null): readonly string[] =>
  stages.flatMap(one => (environment !== null && isSame(environment)(one.environment) ? one.after : []))

const noGate = (branch: string): UserFacingError =>
  new UserFacingError(
    'no_release_gate',
    'The policy has no gate of type release, so releases cannot be evaluated.',
    `Add one to the policy on ${branch}, or remove this job from the workflow.`,
  )

const noLine = (line: string, branch: string): UserFacingError =>
  new UserFacingError(
    'no_release_gate',
    `The policy has no release gate for the branch ${plain(line)}.`,
    `Add the branch to \`lines\` of a release gate, in the policy on ${branch}.`,
  )

function noPackage(requests: readonly ReleaseRequest[], { tag, named, defaultBranch }: Sought): UserFacingError {
  const packages = requests.flatMap(({ packages: all = [] }) => all)
  const names = packages.map(({ name }) => name)
  const shown = names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '')
  const isOther = named !== null && names.includes(named)
  const what =
    named === null
      ? `The tag ${plain(tag ?? '')} matches none of the packages of the policy: ${shown}.`
      : isOther
        ? `The tag ${plain(tag ?? '')} is not one of the package ${plain(named)}, which the input "package" names.`
        : `The input "package" names ${plain(named)}, which is none of the packages of the policy: ${shown || 'it names none'}.`
  const next = isOther
    ? 'Leave the input out: the tag tells the package.'
    : `Correct it, or add the package to \`packages\` of a release gate, in the policy on ${defaultBranch}.`
  return new UserFacingError('release_package_unknown', what, next)
}

const unclear = (names: readonly string[], tag: string | null): UserFacingError =>
  new UserFacingError(
    'release_package_unclear',
    `${tag === null ? 'Without a tag, the release' : `The release ${plain(tag)}`} could be of ${names.slice(0, 10).join(', ')}.`,
    tag === null
      ? 'Name the package in the input "package".'
      : 'Make the `tags` of the packages exclude each other, or name the package in the input "package".',
  )

const differing = ({ line, defaultBranch }: Sought): UserFacingError =>
  new UserFacingError(
    'release_gates_differ',
    `The gates that are about this release have different \`paths\`, \`contents.since\` or \`contents.follow\`${line === null ? ', and it is not known from which branch it is' : ''}.`,
    line === null
      ? 'Run the job again in some minutes. If that does not help, use the same values in all of them.'
      : `Use the same values in all of them, in the policy on ${defaultBranch}.`,
  )
