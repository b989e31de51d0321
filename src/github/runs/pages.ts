import { GitHubError } from '../client/errors.ts'

export const PAGE = 100
const MAX_PAGES = 3

/** All items of a list, or an error: of a part nobody could say what is missing. */
export async function readPages<Item>(
  what: string,
  read: (page: number) => Promise<{ total: number; items: readonly Item[] }>,
): Promise<Item[]> {
  const all: Item[] = []
  for (let page = 1; ; page++) {
    const { total, items } = await read(page)
    all.push(...items)
    if (all.length >= total) return all
    if (items.length === 0) throw unlisted(what, total, all.length)
    if (page === MAX_PAGES) throw tooMany(what, total)
  }
}

const tooMany = (what: string, total: number): GitHubError =>
  new GitHubError('unavailable', `There are ${total}, more than the limit of ${PAGE * MAX_PAGES} (${what}).`, {
    status: 200,
    next: 'Push the change again as a new commit, which starts without runs.',
  })

const unlisted = (what: string, total: number, listed: number): GitHubError =>
  new GitHubError('unavailable', `GitHub counts ${total} but lists ${listed} (${what}).`, {
    status: 200,
    next: 'Run the job again.',
  })
