import type { Standing } from './standing.ts'

/** Whether an event is on record as the beginning of the rules, disputed or not. */
export const installsIn = (standing: Standing): boolean =>
  'record' in standing && 'installs' in standing.record && standing.record.installs
