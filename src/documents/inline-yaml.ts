import { dump } from 'js-yaml'

/** A value as it is written on one line: `{ name: unit, paths: ["src/**"] }`. */
export function inlineYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inlineYaml).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => `${scalar(key)}: ${inlineYaml(inner)}`)
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
  }
  return scalar(value)
}

/** Quoted where it must be, and where a bracket or a comma would end it: the library quotes with `'`. */
function scalar(value: unknown): string {
  const text = dump([value], { flowLevel: 0, lineWidth: -1 }).trim().slice(1, -1)
  const isQuoted = text.startsWith("'") || text.startsWith('"')
  return typeof value === 'string' && (isQuoted || /[*?{}[\],&#:]/.test(value)) ? JSON.stringify(value) : text
}
