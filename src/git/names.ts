const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * A path as text. Git knows paths as bytes: what is no UTF-8 is shown as git itself quotes it (`"caf\351.ts"`), and so is
 * a path that begins with a quote, so that two different paths never become one.
 */
export function decodeName(bytes: Uint8Array): string {
  try {
    const text = strict.decode(bytes)
    if (!text.startsWith('"')) return text
  } catch {
    // Not UTF-8.
  }
  return `"${Array.from(bytes, quote).join('')}"`
}

function quote(byte: number): string {
  if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`
  if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte)
  return `\\${byte.toString(8).padStart(3, '0')}`
}

/** Order of code units, the same on every machine; a locale's order is not. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
