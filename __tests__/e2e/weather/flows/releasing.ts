import type { Flow } from '../drive.ts'
import { landed, ROLES } from './landed.ts'

const RELEASED = `${ROLES}  release: { type: release, tags: ["v*"], authorised-by: { from: [release-manager] } }\n`

export const RELEASING: readonly Flow[] = [
  {
    id: 'released',
    name: 'a release is authorised',
    policy: RELEASED,
    start: async scene => {
      scene.tag('v1.0.0')
      await landed(scene, 'prices')
      const act = () => {
        scene.tag('v1.1.0')
        return scene.publish('v1.1.0')
      }
      return { act, again: act, end: { release: 'pass' }, isFresh: true }
    },
  },
  {
    id: 'refused',
    name: 'a release with a direct push is refused',
    policy: RELEASED,
    start: async scene => {
      scene.tag('v1.0.0')
      await landed(scene, 'prices')
      await scene.pushDirectly('quick')
      await scene.record()
      const act = () => {
        scene.tag('v1.1.0')
        return scene.publish('v1.1.0')
      }
      return { act, again: act, end: { release: 'fail' }, isFresh: true }
    },
  },
]
