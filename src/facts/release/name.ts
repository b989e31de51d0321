/** What people call a release: by its tag, or its commit, and where it goes. */
export function releaseName(of: { tag: string | null; environment: string | null; commit: string }): string {
  const what = of.tag ?? of.commit.slice(0, 7)
  return of.environment === null ? what : `${what} to ${of.environment}`
}
