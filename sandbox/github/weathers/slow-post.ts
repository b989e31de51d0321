import type { Weathers } from '../weather.ts'
import type { World } from '../world.ts'

const begun = new WeakSet<Weathers>()

/** The first check or status that is posted is under way for so long that something else happens first. */
export async function slowPost({ weather }: World, method: string, path: string): Promise<void> {
  const isPost = method === 'POST' && /\/(?:check-runs|statuses\/[0-9a-f]+)$/.test(path)
  if (!isPost || !weather.has('slow-post') || weather.meanwhile === undefined || begun.has(weather)) return
  begun.add(weather)
  await weather.meanwhile()
}
