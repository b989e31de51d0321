import { type CheckRunNode, checkRunAnswer } from '../github/client/answers.ts'
import type { Repository } from '../github/client/ask.ts'
import type { Client } from '../github/client/client.ts'
import { parse } from '../github/client/parse.ts'
import { readCheckRuns } from '../github/commit/checks.ts'
import { type CheckRun, judgedAt } from './check-runs.ts'
import type { Signal, Statement } from './signal.ts'

/** A check run of a whole verdict. Only an app of one's own has a suite of its own, in which the newest run counts. */
export interface SaidCheck extends Statement {
  app: string | undefined
  run: CheckRun
}

const MAX_PAGES = 3

/** The check runs of one name on one commit, as far as they tell when they were judged. */
export function checkSignal(client: Client, repository: Repository, commit: string, name: string): Signal<SaidCheck> {
  return {
    async listed(like) {
      const what = 'looking for checks of other runs'
      const runs = (await readCheckRuns(client, repository, { commit, name, pages: MAX_PAGES, what })) ?? []
      const said = runs.flatMap(run => saidBy(run) ?? [])
      return like === undefined ? said : said.filter(({ app }) => app === like.app)
    },
    async repeat(said) {
      const what = `posting the check "${name}"`
      const parameters = { owner: repository.owner, repo: repository.name, ...said.run }
      const { data } = await client.rest('POST /repos/{owner}/{repo}/check-runs', parameters, { what })
      return { ...said, id: parse(checkRunAnswer, data, [], what).id }
    },
  }
}

function saidBy(node: CheckRunNode): SaidCheck | undefined {
  const { id, name, head_sha, status, conclusion, external_id, app, output } = node
  const at = judgedAt(external_id)
  if (at === '' || external_id === null || status !== 'completed') return undefined
  if (conclusion !== 'success' && conclusion !== 'failure') return undefined
  const text = output.text === null ? {} : { text: output.text }
  const run: CheckRun = {
    name,
    head_sha,
    status,
    conclusion,
    external_id,
    output: { title: output.title ?? '', summary: output.summary ?? '', ...text },
  }
  return { id, judgedAt: at, isGreen: conclusion === 'success', app: app?.slug, run }
}
