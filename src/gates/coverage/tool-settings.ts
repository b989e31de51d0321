import type { ChangedFile } from '../../facts/change.ts'

/** Where tools that measure coverage, and those that judge it, keep what they leave out. By the name alone. */
const SETTINGS = [
  /^\.(?:nyc|c8)rc(?:\.\w+)?$/,
  /^(?:nyc|jest|vitest|vite)(?:\.[\w-]+)*\.config(?:\.[\w-]+)*\.\w+$/,
  /^(?:karma\.conf|wallaby|vitest\.workspace)\.\w+$/,
  /^(?:\.coveragerc|\.simplecov|tox\.ini|pytest\.ini|setup\.cfg)$/,
  /^phpunit(?:\.dist)?\.xml(?:\.dist)?$/,
  /\.runsettings$/,
  /^\.?tarpaulin\.toml$/,
  /^\.?gcovr\.cfg$/,
  /^\.?lcovrc$/,
  /^\.?codecov\.ya?ml$/,
  /^(?:sonar-project|\.sonarcloud)\.properties$/,
]

const isSettings = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return SETTINGS.some(pattern => pattern.test(name))
}

/** Files of the change that may have taken code out of what is measured, without a mark in the code. */
export const toolSettings = (files: readonly ChangedFile[]): string[] =>
  files.filter(({ path, previousPath }) => isSettings(path) || isSettings(previousPath ?? '')).map(({ path }) => path)
