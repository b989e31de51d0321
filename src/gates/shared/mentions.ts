/** A role that settings mention, and where in them, so that an undefined one can be pointed at. */
export interface RoleMention {
  role: string
  path: readonly PropertyKey[]
}

/** A pattern that settings mention and that is meant for files of the repository, and where in them. */
export interface FileMention {
  pattern: string
  path: readonly PropertyKey[]
  /** What is off while it matches no file: what is measured, or a condition. Left out: nothing is. */
  says?: 'measured' | 'condition'
  /** Its files are still to come, by the policy itself. */
  expectEmpty?: boolean | undefined
}

/** Something that is allowed and probably not meant. */
export interface Remark {
  path: readonly PropertyKey[]
  message: string
  /** It is about changes of people who hold roles, and not of forks or apps. */
  ofHolders?: true
}
