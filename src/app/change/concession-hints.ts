import type { Facts } from '../../facts/facts.ts'
import { list } from '../../gates/shared/wording.ts'
import { requestable } from '../../policy/concessions/requestable.ts'
import type { Policy } from '../../policy/policy.ts'
import type { GateHints } from '../../publish/page.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import type { RunContext } from '../shared/context.ts'

/** How somebody asks for a concession, for each failed gate for which one could be granted. */
export function concessionHints(
  { server, repository }: Pick<RunContext, 'server' | 'repository'>,
  policy: Policy,
  facts: Facts,
  { gates, subject: { pull } }: Verdict,
): GateHints {
  const { concessions: rules } = policy
  if (!rules || pull === undefined) return new Map()
  const ways = requestable(gates, policy, facts).map(({ id }) => {
    const url = formUrl(`${server}/${repository.owner}/${repository.name}`, id, pull)
    const label = rules.label === FORM_LABEL ? '' : ` Give the issue the label \`${rules.label}\`.`
    const before = `If the change cannot wait, a concession can accept this failure for a limited time (at most ${rules['max-duration']}).`
    const after = `The link needs the form \`.github/ISSUE_TEMPLATE/${FORM}\`.${label} It is valid when somebody with the role ${list(rules['granted-by'])}, who neither requested it nor contributed to the change, comments "concession granted" on it.`
    return [id, { before, link: { text: 'Request a concession', url }, after }] as const
  })
  return new Map(ways)
}

const FORM = 'concession.yml'
/** That the form itself gives. */
const FORM_LABEL = 'concession'

/**
 * Fields of a form are filled by their ids (github/docs#22835). No label: GitHub shows whoever may not add labels a page
 * that is not there.
 */
function formUrl(repository: string, gate: string, pull: number): string {
  const query = new URLSearchParams({
    template: FORM,
    title: `Concession: ${gate} of #${pull}`,
    gates: gate,
    scope: `#${pull}`,
  })
  return `${repository}/issues/new?${query}`
}
