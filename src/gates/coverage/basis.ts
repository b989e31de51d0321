import type { Settings } from './settings.ts'

/** Two sets of numbers that were counted of the same code, from reports of the same names, by the same metric. */
export function basis({ reports, source, metric }: Settings): string {
  const names = reports.map(({ name }) => name)
  return JSON.stringify(['coverage', names.sort(), source.include.toSorted(), source.exclude.toSorted(), metric])
}
