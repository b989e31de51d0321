import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'

/** What GitHub makes of the form of a concession that is filled in so, by the ids of its fields. */
export function formText(answers: Record<string, string>): string {
  const form = load(readFileSync(new URL('../../../docs/forms/concession.yml', import.meta.url), 'utf8')) as {
    body: { id?: string; attributes: { label?: string } }[]
  }
  const fields = form.body.flatMap(({ id, attributes: { label } }) => (id && label ? [{ id, label }] : []))
  return fields.map(({ id, label }) => `### ${label}\n\n${answers[id] ?? '_No response_'}`).join('\n\n')
}
