import { createHash } from 'node:crypto'

const MAX_LENGTH = 1024
const BEGINNING = 512

export const isLong = (length: number): boolean => length > MAX_LENGTH

/**
 * A name to distinguish things by: of a very long one its beginning and a digest. A short report may repeat one long
 * name very often, and the engine distinguishes long texts only slowly.
 */
export function shortName(name: string): string {
  if (!isLong(name.length)) return name
  return `${name.slice(0, BEGINNING)} ${createHash('sha256').update(name).digest('hex')}`
}
