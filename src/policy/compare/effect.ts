/** What became of a value. `changed`: it is unknown whether more or less is requested. */
export type Effect = 'tightened' | 'loosened' | 'changed'
