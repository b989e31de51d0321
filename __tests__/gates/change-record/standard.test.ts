import { describe, expect, test } from '@jest/globals'
import { approval } from '../../builders.ts'
import { codes, file, finding, judged, type Scene } from './scene.ts'

const LIMITS = { 'only-paths': ['content/**', 'changes/*.yml'], 'max-files': 3, until: '2026-03-31' }
const policy = {
  'authorised-by': { from: ['release-manager'] },
  types: { routine: { 'pre-authorised': LIMITS } },
}
const files = [file('content/home.md'), file('changes/discount.yml')]
const routine = (part: Scene = {}) => judged({ policy, texts: { type: 'routine' }, files, ...part })

describe('a standard change', () => {
  test('is authorised in advance, and says by what and until when', () => {
    const judgement = routine()
    expect(judgement.outcome).toBe('pass')
    expect(judgement.children.at(-1)).toEqual({
      outcome: 'pass',
      required: 'Authorised in advance as routine, until 2026-03-31',
      found: 'within its limits',
    })
    expect(finding(judgement, 'standard_change')?.message).toBe(
      'Changes of type routine to content/** or changes/*.yml are authorised in advance by the policy until 2026-03-31.',
    )
  })

  test.each<[string, Scene, string]>([
    ['after its last day', { time: '2026-04-01T00:00:00Z' }, 'it was authorised in advance until 2026-03-31 only'],
    [
      'with too many files',
      { files: [...files, file('content/a.md'), file('content/b.md')] },
      'it changes 4 files, more than 3',
    ],
    [
      'beyond its files',
      { files: [...files, file('src/cart.js')] },
      'it changes src/cart.js, which is outside of its limits',
    ],
    [
      'with a file that came from elsewhere',
      { files: [file('content/home.md', { status: 'renamed', previousPath: 'src/home.md' })] },
      'it changes src/home.md, which is outside of its limits',
    ],
  ])('%s is authorised as any change', (_, part, why) => {
    const judgement = routine(part)
    expect(codes(judgement)).toContain('authorisation_missing')
    expect(finding(judgement, 'standard_change_exceeded')?.message).toBe(
      `It is not authorised in advance as a change of type routine: ${why}.`,
    )
    expect(routine({ ...part, reviews: [approval('carol')] }).outcome).toBe('pass')
  })

  test('on its last day is one', () => expect(routine({ time: '2026-03-31T23:59:59Z' }).outcome).toBe('pass'))

  test('that exceeds its limits where nobody could authorise it is refused', () => {
    const { 'authorised-by': _, ...alone } = policy
    const judgement = routine({ policy: alone, files: [...files, file('src/cart.js')] })
    expect(codes(judgement)).toEqual(['standard_change_exceeded'])
  })

  test('has a record all the same', () => {
    expect(codes(routine({ texts: { type: 'routine', rollback: '' } }))).toEqual(['record_field_empty'])
  })
})
