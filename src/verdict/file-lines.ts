/** First and last line, both counted. */
type LineRange = readonly [number, number]

interface Share {
  covered: number
  total: number
}

/** What is measured of one file of a change, for people: it decides nothing, and no record keeps it. */
export interface FileLines {
  path: string
  /** Of the lines that the change writes; `null`: no report measures them. */
  patch: Share | null
  missed: readonly LineRange[]
  /** Whether these are lines of the head, which can be linked to. */
  isHead: boolean
  /** Of all lines of the file. */
  whole: Share | null
  /** The same at the base; `new`: there is no such file. Left out: not known. */
  before?: Share | 'new'
}
