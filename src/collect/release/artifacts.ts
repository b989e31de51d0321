import type { Observed } from '../../facts/observed.ts'
import type { Artifact } from '../../facts/release/artifacts.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { readAssets } from '../../github/release/assets.ts'

export interface ArtifactsInput {
  /** The tag whose files are wanted; `null`: none are. */
  tag: string | null
  /** As the run was told. */
  given: readonly { name: string; digest: string }[]
}

/** What a release delivers: files of the release on GitHub, and what the run was told. */
export async function artifactsFact(
  client: Client,
  place: Repository,
  { tag, given }: ArtifactsInput,
): Promise<Observed<Artifact[]>> {
  const assets = tag === null ? [] : await readAssets(client, place, tag)
  return {
    state: 'complete',
    value: [
      ...assets.map((asset): Artifact => ({ source: 'release-asset', ...asset })),
      ...given.map(({ name, digest }): Artifact => ({ source: isImage(name) ? 'container' : 'input', name, digest })),
    ],
    provenance: {
      source: 'github',
      trust: given.length > 0 ? 'self-reported' : 'platform',
      collectedAt: client.time(),
    },
  }
}

/** As container registries name what they hold: a host with a dot or a port, and a path. */
const isImage = (name: string): boolean => /^[\w-]+(?:[.:][\w.:-]+)\/.+/.test(name)
