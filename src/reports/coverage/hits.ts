import type { Anomaly } from './report.ts'

/**
 * Whether a count of hits, as some tool wrote it, says that something ran; undefined when it says nothing. Counters wrap
 * (`-3`), race (`18446744073709551151`) and are written by languages with floats (`1e+20`).
 */
export function hitIn(count: string, note: (anomaly: Anomaly) => void): boolean | undefined {
  // Nearly every count there is.
  if (USUAL.test(count)) return count !== '0'
  const match = /^(-?)(\d+)(\.\d+)?([eE][+-]?\d+)?$/.exec(count)
  if (match === null) return undefined
  const [, sign, whole = '', fraction, exponent] = match
  if (!/[1-9]/.test(whole + (fraction ?? ''))) return false
  if (sign === '-') {
    note('negative_count')
    return false
  }
  if (whole.length > 15 || exponent !== undefined) note('huge_count')
  else if (fraction !== undefined) note('fractional_count')
  return true
}

const USUAL = /^(?:0|[1-9]\d{0,14})$/
