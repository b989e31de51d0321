import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'

type Form = 'change-record' | 'concession' | 'correction' | 'retrospective-review'

/** What GitHub makes of a form that is filled in so, by the ids of its fields. */
export function formText(answers: Record<string, string>, name: Form = 'concession'): string {
  const form = load(readFileSync(new URL(`../../../docs/forms/${name}.yml`, import.meta.url), 'utf8')) as {
    body: { id?: string; attributes: { label?: string } }[]
  }
  const fields = form.body.flatMap(({ id, attributes: { label } }) => (id && label ? [{ id, label }] : []))
  return fields.map(({ id, label }) => `### ${label}\n\n${answers[id] ?? '_No response_'}`).join('\n\n')
}
