export const groupAt = (value: unknown, key: string): Record<string, unknown> => groupOf(groupOf(value)[key])

export const groupOf = (value: unknown): Record<string, unknown> => (isGroup(value) ? value : {})

/** Keys and values, as YAML has them: no list and no text. */
export function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
