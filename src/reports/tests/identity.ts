/** What keeps a case apart from the others of its report. */
export interface CaseParts {
  /** The suites around its own. Left out: none. */
  around?: string
  suite?: string
  classname?: string
  /** As the report has it. */
  file?: string
  name: string
}

/** One text for all parts of a case. Formats that are not XML may hold a NUL, which separates the parts here. */
export const identityOf = ({ around = '', suite = '', classname = '', file = '', name }: CaseParts): string =>
  [around, suite, classname, file, name].map(part => part.replaceAll('\0', '\ufffd')).join('\0')

export function partsOf(identity: string): Required<CaseParts> {
  const [around = '', suite = '', classname = '', file = '', name = ''] = identity.split('\0')
  return { around, suite, classname, file, name }
}
