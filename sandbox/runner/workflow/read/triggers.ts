import type { Part } from './part.ts'

/** One event under `on`, with what narrows it down. */
export interface Trigger {
  event: string
  /** Activity types; nothing where the event has none, or any will do. */
  types: readonly string[] | undefined
  branches: Filter | undefined
  tags: Filter | undefined
  /** Of `workflow_run`: names of workflows. */
  workflows: readonly string[]
  /** Of `schedule`. */
  crons: readonly string[]
  /** Of `workflow_dispatch`. */
  inputs: Readonly<Record<string, DispatchInput>>
}

/** Patterns that a name has to match, or, where they are ignored, must not match. */
export interface Filter {
  patterns: readonly string[]
  isIgnored: boolean
}

export interface DispatchInput {
  type: 'string' | 'boolean' | 'number' | 'choice' | 'environment'
  required: boolean
  default: string | undefined
  options: readonly string[]
}

const ALL = undefined

const PULL_REQUEST = [
  ...['assigned', 'unassigned', 'labeled', 'unlabeled', 'opened', 'edited', 'closed', 'reopened', 'synchronize'],
  ...['converted_to_draft', 'ready_for_review', 'locked', 'unlocked', 'milestoned', 'demilestoned'],
  ...[
    'enqueued',
    'dequeued',
    'review_requested',
    'review_request_removed',
    'auto_merge_enabled',
    'auto_merge_disabled',
  ],
]
const ISSUES = [
  ...['opened', 'edited', 'deleted', 'transferred', 'pinned', 'unpinned', 'closed', 'reopened', 'assigned'],
  ...['unassigned', 'labeled', 'unlabeled', 'locked', 'unlocked', 'milestoned', 'demilestoned', 'typed', 'untyped'],
]
const PULL_DEFAULT = ['opened', 'synchronize', 'reopened']

interface Known {
  /** Activity types that there are; none where the event has none. */
  types?: readonly string[]
  /** Without `types`, those that start the workflow; all of them unless it says so. */
  usual?: readonly string[]
  /** Other keys. */
  keys?: readonly string[]
}

const BRANCHES = ['branches', 'branches-ignore']

/**
 * The events that the stand-in knows. Types, and which of them count where none is named:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
const EVENTS: Readonly<Record<string, Known>> = {
  check_run: { types: ['created', 'rerequested', 'completed', 'requested_action'] },
  deployment: {},
  issue_comment: { types: ['created', 'edited', 'deleted'] },
  issues: { types: ISSUES },
  merge_group: { types: ['checks_requested'], keys: BRANCHES },
  pull_request: { types: PULL_REQUEST, usual: PULL_DEFAULT, keys: BRANCHES },
  pull_request_review: { types: ['submitted', 'edited', 'dismissed'] },
  pull_request_target: { types: PULL_REQUEST, usual: PULL_DEFAULT, keys: BRANCHES },
  push: { keys: [...BRANCHES, 'tags', 'tags-ignore'] },
  release: { types: ['published', 'unpublished', 'created', 'edited', 'deleted', 'prereleased', 'released'] },
  repository_dispatch: { keys: ['types'] },
  schedule: {},
  status: {},
  workflow_dispatch: { keys: ['inputs'] },
  // GitHub also tells when a run is requested and when it begins. Nobody does here, so the type has to be named.
  workflow_run: { types: ['completed'], keys: [...BRANCHES, 'workflows'] },
}

export function readTriggers(part: Part): Trigger[] {
  if (part.isText) return [nameOnly(part, part.text())]
  if (part.isList) return part.items().map(item => nameOnly(item, item.text()))
  if (!part.isGiven) throw part.fault('is missing: nothing starts this workflow.')
  return part.entries(Object.keys(EVENTS)).map(([event, body]) => readTrigger(event, body))
}

function nameOnly(part: Part, event: string): Trigger {
  if (!(event in EVENTS)) throw part.fault(`the stand-in does not know the event "${event}".`)
  if (event === 'workflow_run' || event === 'schedule') throw part.fault(`${event} needs more than its name.`)
  return { ...empty(event), types: EVENTS[event]?.usual ?? ALL }
}

const empty = (event: string): Trigger => ({
  event,
  types: ALL,
  branches: undefined,
  tags: undefined,
  workflows: [],
  crons: [],
  inputs: {},
})

function readTrigger(event: string, part: Part): Trigger {
  if (event === 'schedule')
    return { ...empty(event), crons: part.items().map(item => item.keys(['cron'])('cron').text()) }
  const { types, usual, keys = [] } = EVENTS[event] ?? {}
  const at = part.keys([...keys, ...(types === undefined ? [] : ['types'])])
  const workflows = at('workflows').texts()
  if (event === 'workflow_run' && workflows.length === 0) throw part.fault('names no workflows.')
  if (event === 'workflow_run' && !at('types').isGiven) throw part.fault('has to say types: [completed].')
  return {
    ...empty(event),
    types: typesOf(at('types'), types) ?? usual ?? ALL,
    branches: filterOf(at('branches'), at('branches-ignore')),
    tags: filterOf(at('tags'), at('tags-ignore')),
    workflows,
    inputs: Object.fromEntries(
      at('inputs')
        .entries()
        .map(([name, input]) => [name, readInput(input)]),
    ),
  }
}

function typesOf(part: Part, known: readonly string[] | undefined): string[] | undefined {
  if (!part.isGiven) return undefined
  const types = part.texts()
  const unknown = types.find(one => known !== undefined && !known.includes(one))
  if (unknown !== undefined) throw part.fault(`there is no activity type "${unknown}".`)
  return types
}

function filterOf(wanted: Part, ignored: Part): Filter | undefined {
  if (wanted.isGiven && ignored.isGiven) throw ignored.fault('cannot be there together with its opposite.')
  const given = wanted.isGiven ? wanted : ignored
  return given.isGiven ? { patterns: given.texts(), isIgnored: given === ignored } : undefined
}

const INPUT_TYPES = ['string', 'boolean', 'number', 'choice', 'environment'] as const

function readInput(part: Part): DispatchInput {
  const at = part.keys(['description', 'type', 'required', 'default', 'options', 'deprecationMessage'])
  return {
    type: at('type').isGiven ? at('type').oneOf(INPUT_TYPES) : 'string',
    required: at('required').value === true,
    default: at('default').textOr(undefined),
    options: at('options').texts(),
  }
}
