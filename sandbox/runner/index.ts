export { type ActOptions, type ActResult, type ActStep, findAct, runWithAct } from './act.ts'
export { nodeBinary24 } from './node24.ts'
export { type RunOptions, type RunResult, runAction } from './run-action.ts'
export type { Annotation, AnnotationLevel } from './step-log.ts'
