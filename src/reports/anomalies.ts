/** The anomalies in several reports, with how often, by name. */
export function anomalies(
  reports: readonly { anomalies: ReadonlyMap<string, number> }[],
): { code: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const [code, count] of reports.flatMap(report => [...report.anomalies]))
    counts.set(code, (counts.get(code) ?? 0) + count)
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => (a.code < b.code ? -1 : 1))
}
