import type { Landing } from '../../github/branch/landings.ts'

/** Why a landing is not recorded: a guess would stand in the ledger for ever. */
export function originProblem({ unknown, branch }: Landing): { message: string; next: string } {
  const { message, next } = PROBLEMS[unknown ?? 'young']
  return { message: `On ${branch}: ${message}`, next }
}

const PROBLEMS: Record<NonNullable<Landing['unknown']>, { message: string; next: string }> = {
  young: {
    message: 'GitHub does not say yet through which pull request it came, or that it was pushed directly.',
    next: 'Run the job again in some minutes.',
  },
  old: {
    message:
      'GitHub no longer says how it came: no pull request names it, and the list of pushes does not go back to it.',
    next: 'Nothing is recorded, because it would be a guess. Check the commit by hand, and let the input "since" begin after it.',
  },
  cut: {
    message: 'It may be the last commit of a longer change that could not be read whole.',
    next: 'Use a shorter span.',
  },
  'cut-off': {
    message: 'GitHub does not list every change that contains it.',
    next: 'Run the job again. If that does not help, check the commit by hand.',
  },
  'no-parent': {
    message: 'It has no parent commit, so no policy was in force.',
    next: 'Let the input "since" begin after it.',
  },
}
