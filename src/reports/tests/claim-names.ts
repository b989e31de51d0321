/** Names of properties and traits that say which requirement a case verifies, in small letters. */
const CLAIMS = new Set(['requirement', 'requirements', 'verifies', 'partiallyverifies', 'fullyverifies'])

/** Whether what is called so names requirements. Some languages write such names with a capital, others without. */
export const isClaimName = (name: string | undefined): boolean => name !== undefined && CLAIMS.has(name.toLowerCase())
