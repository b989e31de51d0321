import type { ChangedFile } from '../../facts/change.ts'
import { matcher } from '../../facts/glob.ts'

/** Where tools that measure coverage, and those that judge it, keep what they leave out. */
const isSettings = matcher([
  '**/.{nyc,c8,lcov}rc',
  '**/.{nyc,c8}rc.{json,yml,yaml,js,cjs}',
  '**/{nyc,jest,vitest,vite,karma,wallaby}.config.{js,cjs,mjs,ts,cts,mts,json}',
  '**/{.coveragerc,.simplecov,tox.ini,pytest.ini,setup.cfg}',
  '**/{phpunit.xml,phpunit.xml.dist,phpunit.dist.xml}',
  '**/*.runsettings',
  '**/{coverlet,codecoverage}.json',
  '**/{.tarpaulin,tarpaulin}.toml',
  '**/{gcovr.cfg,.gcovr.cfg,lcovrc}',
  '**/{.codecov,codecov}.{yml,yaml}',
  '**/{sonar-project,.sonarcloud}.properties',
])

/** Files of the change that may have taken code out of what is measured, without a mark in the code. */
export const toolSettings = (files: readonly ChangedFile[]): string[] =>
  files.filter(({ path, previousPath }) => [path, previousPath ?? path].some(isSettings)).map(({ path }) => path)
