import { KINDS, type ReleaseKind } from '../../facts/release/kinds.ts'
import { plain } from '../../text/escape.ts'
import { didYouMean } from '../../text/suggest.ts'
import { UserFacingError } from './user-facing-error.ts'

/** What a run says about the release that it is for. */
export interface ReleaseInputs {
  environment: string | null
  package: string | null
  kind: ReleaseKind
  incident: string | null
  reason: string | null
  /** What the release delivers, with its digest. */
  artifacts: readonly { name: string; digest: string }[]
}

const NAMES = ['environment', 'package', 'release-kind', 'incident', 'reason', 'artifacts'] as const

export const NO_RELEASE: ReleaseInputs = {
  environment: null,
  package: null,
  kind: 'normal',
  incident: null,
  reason: null,
  artifacts: [],
}

export function readReleaseInputs(get: (name: (typeof NAMES)[number]) => string): ReleaseInputs {
  return {
    environment: line('environment', get('environment'), 255),
    package: line('package', get('package'), 214),
    kind: kind(get('release-kind')),
    incident: line('incident', get('incident'), 200),
    reason: line('reason', get('reason').replace(/\s*\n\s*/g, ' '), 1000),
    artifacts: artifacts(get('artifacts')),
  }
}

const MAX_ARTIFACTS = 100
const ARTIFACT = /^([^\p{Cc}\p{Cs}\p{Z}]{1,255})@(sha256:[0-9a-f]{64})$/u

/** `name@sha256:…`, as registries of containers write it, separated by commas or line breaks. */
function artifacts(value: string): ReleaseInputs['artifacts'] {
  const entries = value
    .split(/[,\n]/)
    .map(one => one.trim())
    .filter(Boolean)
  const found = entries.flatMap(entry => {
    const [, name, digest] = ARTIFACT.exec(entry) ?? []
    return name && digest && plain(name) === name ? [{ name, digest }] : []
  })
  if (found.length === entries.length && found.length <= MAX_ARTIFACTS) return found
  throw new UserFacingError(
    'input_invalid',
    `The input "artifacts" must be up to ${MAX_ARTIFACTS} entries such as ghcr.io/acme/shop@sha256:<64 hexadecimal digits>.`,
    'Separate them with commas or line breaks.',
  )
}

/** What ends up on a page and in a record is what it looks like. */
function line(name: string, value: string, most: number): string | null {
  if (value === '') return null
  if (value.length <= most && plain(value) === value) return value
  throw new UserFacingError(
    'input_invalid',
    `The input "${name}" must be one line of up to ${most} printable characters.`,
    'Shorten it, and remove characters that cannot be seen.',
  )
}

function kind(value: string): ReleaseKind {
  if (value === '') return 'normal'
  const found = KINDS.find(one => one === value)
  if (found) return found
  throw new UserFacingError(
    'input_invalid',
    `The input "release-kind" cannot be "${plain(value).slice(0, 100)}"${didYouMean(value, KINDS)}.`,
    `Valid values: ${KINDS.join(', ')}.`,
  )
}

/** An input without an effect would be taken for one that has it. */
export function refuseReleaseInputs(command: string, given: ReleaseInputs): void {
  const { environment, package: name, incident, reason } = given
  const values = {
    environment,
    package: name,
    'release-kind': given.kind === 'normal' ? null : given.kind,
    incident,
    reason,
    artifacts: given.artifacts.length > 0 ? 'given' : null,
  }
  const [unused] = Object.entries(values).flatMap(([input, value]) => (value === null ? [] : [input]))
  if (unused === undefined) return
  throw new UserFacingError(
    'input_invalid',
    `The input "${unused}" has no effect on the command "${command}".`,
    'Set the input "command" to "release", or leave this input out.',
  )
}
