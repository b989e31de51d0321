import { passes } from './patterns.ts'
import type { Event } from './place.ts'
import type { Workflow } from './read/file.ts'
import type { Trigger } from './read/triggers.ts'

interface Payload {
  action?: string
  ref?: string
  deleted?: boolean
  schedule?: string
  workflow?: string | null | { name?: string }
  workflow_run?: { name?: string | null; head_branch?: string | null }
  check_run?: { app?: { slug?: string } | null }
  merge_group?: { base_ref: string }
  pull_request?: { base: { ref: string } }
  event_type?: string
}

/** Whether an event starts a workflow, by what its file says. Whether GitHub tells of the event at all is another matter. */
export function starts(workflow: Workflow, event: Event): boolean {
  return workflow.triggers.some(trigger => trigger.event === event.name && isFor(trigger, event.payload, workflow))
}

function isFor(trigger: Trigger, facts: Payload, { path }: Workflow): boolean {
  const { types } = trigger
  if (types !== undefined && !types.includes(facts.action ?? '')) return false
  switch (trigger.event) {
    case 'push':
      return isForPush(trigger, facts)
    case 'pull_request':
    case 'pull_request_target':
      return isForBranch(trigger, facts.pull_request?.base.ref)
    case 'merge_group':
      return isForBranch(trigger, facts.merge_group?.base_ref.replace(/^refs\/heads\//, ''))
    case 'workflow_run':
      return isAfter(trigger, facts)
    case 'schedule':
      return trigger.crons.includes(facts.schedule ?? '')
    case 'workflow_dispatch':
      return facts.workflow === path
    case 'check_run':
      // Or else the checks of a workflow would start it again; see the note on check_run in GitHub's list of events.
      return facts.check_run?.app?.slug !== 'github-actions'
    default:
      return true
  }
}

/** With filters for one kind of reference only, the other kind starts nothing. */
function isForPush({ branches, tags }: Trigger, { ref = '', deleted }: Payload): boolean {
  const isTag = ref.startsWith('refs/tags/')
  const [own, other] = isTag ? [tags, branches] : [branches, tags]
  // A workflow that runs for every branch hears of the end of one, too; a tag that goes starts nothing.
  if (deleted === true && isTag) return false
  if (own === undefined) return other === undefined
  return passes(own, ref.replace(/^refs\/(?:heads|tags)\//, ''))
}

function isForBranch({ branches }: Trigger, branch = ''): boolean {
  return branches === undefined || passes(branches, branch)
}

/** By the name of the workflow that ran, and the branch on which it ran. */
function isAfter(trigger: Trigger, { workflow_run: run }: Payload): boolean {
  return trigger.workflows.includes(run?.name ?? '') && isForBranch(trigger, run?.head_branch ?? '')
}
