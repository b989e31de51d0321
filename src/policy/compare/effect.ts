/** What became of a value. `changed`: nobody can tell whether more or less is asked for. */
export type Effect = 'tightened' | 'loosened' | 'changed'
