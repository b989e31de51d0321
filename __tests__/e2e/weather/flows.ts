import type { Flow } from './drive.ts'
import { JUDGING } from './flows/judging.ts'
import { RECORDING } from './flows/recording.ts'
import { RELEASING } from './flows/releasing.ts'
import { RERUN } from './flows/rerun.ts'

/** Each by its id. */
export const FLOWS: readonly Flow[] = [...JUDGING, ...RECORDING, ...RELEASING, RERUN]
