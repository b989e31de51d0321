/**
 * Several runs may judge one commit, and what one posts may arrive after what a newer one posted. Which verdict is newer
 * is told by GitHub's clock at the first answer that it rests on: run ids and the order of arrival tell nothing, and
 * the last answer would make a slow run look newer than its facts (docs/decisions/deciding-signal.md).
 */

/** What a run has said about a commit, as GitHub shows it. */
export interface Statement {
  /** Later ones have larger ids. */
  id: number
  /** GitHub's clock at the first answer that it rests on, UTC. */
  judgedAt: string
  isGreen: boolean
}

/** Where runs say their verdicts: the newest statement there counts, whoever's it is. */
export interface Signal<Said extends Statement> {
  /** What GitHub shows; of the poster of a statement alone, where one is given. */
  listed(like?: Said): Promise<readonly Said[]>
  /** Posts a statement once more, as it was. */
  repeat(said: Said): Promise<Said>
}

/** GitHub's clock: no verdict was judged beyond it, whatever a statement claims. */
type Now = () => string

/** A red verdict that was judged later than this one, which a green one must not be posted over. */
export async function newerRed<Said extends Statement>(
  signal: Signal<Said>,
  judgedAt: string,
  now: Now,
): Promise<Said | undefined> {
  const latest = latestJudged((await signal.listed()).filter(one => one.judgedAt <= now()))
  return latest && latest.judgedAt > judgedAt && !latest.isGreen ? latest : undefined
}

/** Runs that post over each other this often leave it to the next one. */
const MAX_ROUNDS = 3

/** Looks whether another run came between after a verdict was posted, and says the newest verdict once more if it did. */
export async function settle<Said extends Statement>(signal: Signal<Said>, ours: Said, now: Now): Promise<Said> {
  let last = ours
  for (let round = 1; ; round++) {
    const others = (await signal.listed(ours)).filter(one => one.judgedAt <= now())
    const all = [...others, ours, last]
    const counts = latestJudged(all) ?? ours
    const shown = all.reduce((latest, one) => (one.id > latest.id ? one : latest), ours)
    if (shown.isGreen === counts.isGreen || round === MAX_ROUNDS) return counts
    last = await signal.repeat(counts)
  }
}

/** Of two that were judged in the same second the one that was posted later. */
function latestJudged<Said extends Statement>(all: readonly Said[]): Said | undefined {
  const newestFirst = [...all].sort((a, b) => {
    if (a.judgedAt === b.judgedAt) return b.id - a.id
    return a.judgedAt < b.judgedAt ? 1 : -1
  })
  return newestFirst[0]
}
