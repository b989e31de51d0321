import { basisOf } from '../shared/baseline.ts'
import type { Settings } from './settings.ts'

/** The same code, from the same reports, by the same metric. */
export const basis = ({ reports, source, metric }: Settings): string =>
  basisOf('coverage', reports, [source.include.toSorted(), source.exclude.toSorted(), metric])
