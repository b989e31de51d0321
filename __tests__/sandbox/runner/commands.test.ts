import { describe, expect, test } from '@jest/globals'
import { type Command, parseCommand } from '../../../sandbox/runner/commands.ts'

const registered = new Set(['error', 'group', 'debug'])

describe('a line is a command', () => {
  test.each<[string, string, Command]>([
    [
      'with properties and data',
      '::error file=a.ts,line=3::Broken',
      { name: 'error', properties: { file: 'a.ts', line: '3' }, data: 'Broken' },
    ],
    ['without properties', '::group::Details', { name: 'group', properties: {}, data: 'Details' }],
    ['after white space', ' \t ::error::Broken', { name: 'error', properties: {}, data: 'Broken' }],
    [
      'in any case of its name',
      '::ERROR File=a.ts::Broken',
      { name: 'error', properties: { file: 'a.ts' }, data: 'Broken' },
    ],
    ['with colons in its data', '::error::a::b', { name: 'error', properties: {}, data: 'a::b' }],
    [
      'with escapes in its data',
      '::error::50%25%0D%0Aof %3A and %2C',
      { name: 'error', properties: {}, data: '50%\r\nof %3A and %2C' },
    ],
    [
      'with escapes in its properties',
      '::error title=a%3Ab%2Cc%25::x',
      { name: 'error', properties: { title: 'a:b,c%' }, data: 'x' },
    ],
    ['whose escaped escape stays text', '::error::%250A', { name: 'error', properties: {}, data: '%0A' }],
    [
      'without the property that has no value',
      '::error file=,line=3::x',
      { name: 'error', properties: { line: '3' }, data: 'x' },
    ],
    ['in the older form', '##[error]Broken', { name: 'error', properties: {}, data: 'Broken' }],
    [
      'in the older form, anywhere in the line',
      'Title: ##[error file=a.ts;line=3]Broken%3B%5D',
      { name: 'error', properties: { file: 'a.ts', line: '3' }, data: 'Broken;]' },
    ],
  ])('%s', (_, line, command) => {
    expect(parseCommand(line, registered)).toEqual(command)
  })
})

describe('a line is plain output', () => {
  test.each([
    ['when nobody registered the name', '::shout::x'],
    ['when text stands before the command', 'Title: ::error::x'],
    ['when the second pair of colons is missing', '::error'],
    ['when the older form is not closed', '##[error'],
    ['when it is empty', ''],
  ])('%s', (_, line) => {
    expect(parseCommand(line, registered)).toBeUndefined()
  })
})
