import type { Format } from './format.ts'
import { lcov } from './lcov.ts'

/** Every report format there is. The content tells them apart; a file's name is no proof. */
export const formats: readonly Format[] = [lcov]
