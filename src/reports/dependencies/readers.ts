/** The readers of bills of materials and advisory reports, and their merging: loaded together, when a gate needs them. */
export { cyclonedxReader } from './cyclonedx.ts'
export { type Merged, mergeReports } from './merge.ts'
export { osvReader } from './osv.ts'
export { spdxReader } from './spdx.ts'
