import { describe, expect, test } from '@jest/globals'
import * as z from 'zod'
import { parseWhole } from '../../../src/github/client/parse-whole.ts'

const answer = z.object({ file: z.string().nullable() })
const error = (type: string, message = 'Something went wrong.') => ({ type, message, path: 'file' })

describe('an answer that must have no hole', () => {
  test('is read when nothing went wrong', () => {
    expect(parseWhole(answer, { data: { file: null }, errors: [] }, 'reading')).toEqual({ file: null })
  })

  test.each<[string, string]>([
    ['FORBIDDEN', 'forbidden'],
    ['NOT_FOUND', 'not_found'],
    ['', 'unavailable'],
  ])('is none with an error of type "%s" beside it, whatever it says', (type, code) => {
    expect(() => parseWhole(answer, { data: { file: null }, errors: [error(type)] }, 'reading')).toThrow(
      expect.objectContaining({ code }),
    )
  })
})
