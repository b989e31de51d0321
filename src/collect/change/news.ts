/**
 * What the event that started the run says was posted on a commit. It is newer than any list that does not have it, and
 * what is asked for by its id is there at once (docs/reference/weathers.md, `read-lag`).
 */
export type News = { commit: string; id: number } & (
  | { kind: 'check-run' }
  /** A run of a workflow, whose jobs are check runs. */
  | { kind: 'workflow-run' }
  | { kind: 'status'; context: string }
)
