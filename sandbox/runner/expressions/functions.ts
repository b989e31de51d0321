import { areEqual, textOf } from './values.ts'

type Implementation = (...args: readonly unknown[]) => unknown

/** Functions that depend on nothing but what they are given, by their names in lower case. */
export const FUNCTIONS: Readonly<Record<string, Implementation>> = {
  contains: (search, item) =>
    Array.isArray(search)
      ? search.some(one => areEqual(one, item))
      : textOf(search).toLowerCase().includes(textOf(item).toLowerCase()),
  startswith: (text, start) => textOf(text).toLowerCase().startsWith(textOf(start).toLowerCase()),
  endswith: (text, end) => textOf(text).toLowerCase().endsWith(textOf(end).toLowerCase()),
  format: (pattern, ...values) => format(textOf(pattern), values),
  join: (values, separator = ',') =>
    Array.isArray(values) ? values.map(textOf).join(textOf(separator)) : textOf(values),
  tojson: value => JSON.stringify(value ?? null, null, 2),
  fromjson: text => JSON.parse(textOf(text)),
}

/** `{0}` is the first value, `{{` a brace. */
function format(pattern: string, values: readonly unknown[]): string {
  return pattern.replaceAll(/\{\{|\}\}|\{(\d+)\}/g, (found, index?: string) => {
    if (index === undefined) return found.charAt(0)
    if (Number(index) >= values.length) throw new Error(`The format "${pattern}" names more values than it was given.`)
    return textOf(values[Number(index)])
  })
}
