import type { ChangedFile } from '../../facts/change.ts'
import type { Measurement } from '../../facts/reports.ts'
import type { FileLines } from '../../verdict/file-lines.ts'
import * as count from './count.ts'
import { measurementFor } from './measurement-for.ts'
import type { Settings } from './settings.ts'

/** What is measured of each source file that the change writes lines in, those with most missed lines first. */
export function fileLines(
  settings: Settings,
  { files, coverage }: { files?: readonly ChangedFile[]; coverage?: readonly Measurement[] },
): FileLines[] {
  const measurement = coverage && measurementFor(settings, coverage)
  if (files === undefined || measurement === undefined) return []
  const { metric, patch } = settings
  const before = new Map(measurement.before?.map(file => [file.path, count.ofFile(metric, file)]))
  const wholes = new Map(measurement.files.map(file => [file.path, file]))
  const lines = new Map(count.changedLines(patch, measurement).map(file => [file.path, file]))
  return count
    .changedSources(files, count.sourceFilter(settings.source))
    .filter(({ path, addedLines }) => lines.has(path) || (addedLines ?? []).length > 0)
    .flatMap(({ path, previousPath, before: old }): FileLines[] => {
      const [changed, whole] = [lines.get(path), wholes.get(path)]
      // Every line of it that changed is a comment, or something else that does not run.
      if (changed === undefined && whole !== undefined && !whole.sumsOnly) return []
      const was = old === null ? 'new' : before.get(previousPath ?? path)
      return [
        {
          path,
          patch: changed ? count.ofChanged(metric, changed) : null,
          missed: changed?.uncovered ?? [],
          isHead: changed?.sameAsHead === true,
          whole: (whole && count.ofFile(metric, whole)) ?? null,
          ...(was === undefined ? {} : { before: was }),
        },
      ]
    })
    .sort((a, b) => open(b) - open(a) || (a.path < b.path ? -1 : 1))
}

/** A file that nothing is known of comes first. */
const open = ({ patch }: FileLines): number => (patch ? patch.total - patch.covered : Number.MAX_SAFE_INTEGER)
