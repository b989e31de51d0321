/** JSON for reading: what fits on a line stands on one line. */
export function shortJson(value: unknown, width: number): string[] {
  return lines(value, width, '')
}

function lines(value: unknown, width: number, key: string): string[] {
  const whole = `${key}${inline(value)}`
  if (whole.length <= width || typeof value !== 'object' || value === null) return [whole]
  const list = Array.isArray(value)
  const parts = list
    ? value.map(item => lines(item, width - 3, ''))
    : Object.entries(value).map(([name, item]) => lines(item, width - 3, `${JSON.stringify(name)}: `))
  const inner = parts.flatMap((part, index) => withComma(part, index < parts.length - 1))
  return [`${key}${list ? '[' : '{'}`, ...inner.map(line => `  ${line}`), list ? ']' : '}']
}

function withComma(part: readonly string[], more: boolean): string[] {
  return part.map((line, index) => (more && index === part.length - 1 ? `${line},` : line))
}

function inline(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  const members = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${inline(item)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}
