import type { Observed } from '../../facts/observed.ts'
import type { Artifact } from '../../facts/release/artifacts.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { readAssets } from '../../github/release/assets.ts'
import { type AttestationsInput, withAttestations } from './attestations.ts'

export interface ArtifactsInput {
  /** The tag whose files are wanted; `null`: none are. */
  tag: string | null
  /** As the run was told. */
  given: readonly { name: string; digest: string }[]
  attestations: AttestationsInput
}

/** What a release delivers: files of the release on GitHub, and what the run was told; and what is attested of it. */
export async function artifactsFact(
  client: Client,
  place: Repository,
  { tag, given, attestations }: ArtifactsInput,
): Promise<Observed<Artifact[]>> {
  const assets = tag === null ? [] : await readAssets(client, place, tag)
  const artifacts = [
    ...assets.map((asset): Artifact => ({ source: 'release-asset', ...asset })),
    ...given.map(({ name, digest }): Artifact => ({ source: isImage(name) ? 'container' : 'input', name, digest })),
  ]
  const value = await withAttestations(client, place, artifacts, attestations)
  if ('state' in value) return value
  return {
    state: 'complete',
    value,
    provenance: {
      source: 'github',
      trust: given.length > 0 ? 'self-reported' : 'platform',
      collectedAt: client.time(),
    },
  }
}

/** As container registries name what they hold: a host with a dot or a port, and a path. */
const isImage = (name: string): boolean => /^[\w-]+(?:[.:][\w.:-]+)\/.+/.test(name)
