import type { Scene } from '../scene.ts'

export const ROLES = `version: 1
roles:
  maintainer: { users: [bob, carol] }
  release-manager: { users: [carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
`

/** A change that was merged and recorded on a usual day. */
export async function landed(scene: Scene, name: string): Promise<void> {
  await scene.merge(await scene.passed(name))
  await scene.record()
}
