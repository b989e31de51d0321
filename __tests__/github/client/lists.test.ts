import { describe, expect, test } from '@jest/globals'
import { type FieldNode, Kind, parse, type SelectionSetNode, visit } from 'graphql'
import * as batches from '../../../src/github/client/batches.ts'
import * as queries from '../../../src/github/client/queries.ts'

/** Lists of which one entry is wanted, the first or the newest; and those that are short on purpose, each with why. */
const SHORT: Readonly<Record<string, string>> = {
  'RecentMerges pullRequests': 'a shortcut: what is not among them is looked up by what moved the branch',
  'Concessions comments': 'only the last hundred can grant, and the reason says so',
  'MoreConcessions comments': 'as above',
}

const documents = Object.values({ ...queries, ...batches }).filter(one => typeof one === 'string')

const fieldsOf = ({ selections }: SelectionSetNode): string[] =>
  selections.flatMap(one => (one.kind === Kind.FIELD ? [one.name.value] : []))

/** `first` or `last` of a field as a number; undefined where it is no list. */
function lengthOf({ arguments: given = [] }: FieldNode): number | undefined {
  const bound = given.find(({ name }) => ['first', 'last'].includes(name.value))?.value
  return bound?.kind === Kind.INT ? Number(bound.value) : undefined
}

/** Every list of a document that says neither how many there are nor that there are more. */
function unbounded(document: string): string[] {
  const name = /(?:query|mutation) (\w+)/.exec(document)?.[1]
  const found: string[] = []
  visit(parse(document), {
    Field(field) {
      const length = lengthOf(field)
      if (length === undefined || length === 1 || !field.selectionSet) return
      const says = fieldsOf(field.selectionSet)
      if (!says.includes('totalCount') && !says.includes('pageInfo')) found.push(`${name} ${field.name.value}`)
    },
  })
  return found
}

describe('a list that GitHub may cut short', () => {
  test('has a total or a page beside it, in every query', () => {
    expect(documents.length).toBeGreaterThan(25)
    expect([...new Set(documents.flatMap(unbounded))].sort()).toEqual(Object.keys(SHORT).sort())
  })

  test('is missed where it has none', () => {
    expect(unbounded('query A { viewer { issues(last: 100) { nodes { id } } } }')).toEqual(['A issues'])
  })
})
