export const MAX_BYTES = 256 * 1024

/** The text of a policy file, or why it is none. */
export function decode(bytes: Uint8Array): string | { refusal: string } {
  if (bytes.length > MAX_BYTES) {
    return {
      refusal: `The file is longer than ${MAX_BYTES} bytes, the most that a policy may have. Is this the right file?`,
    }
  }
  if (isUtf16(bytes)) return { refusal: 'The file is UTF-16 text. Save it as UTF-8.' }
  if (bytes.includes(0)) return { refusal: 'The file is binary, not text. Is this the right file?' }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { refusal: 'The file is not UTF-8 text. Save it as UTF-8.' }
  }
}

/** What editors and shells on Windows write: two bytes that mark the order, and a NUL beside every letter. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}
