import { describe, expect, test } from '@jest/globals'
import { pathMap } from '../../src/reports/paths.ts'

const tracked = new Set([
  'src/a.ts',
  'src/deep/er/b.ts',
  'packages/api/src/index.ts',
  'packages/web/src/index.ts',
  'packages/web/src/only.ts',
  'Upper/Case.ts',
  'top.ts',
  'etc/passwd',
  '__proto__/constructor.ts',
])

describe('a path in a report means', () => {
  const find = pathMap(tracked, ['/home/runner/work/shop/shop', 'D:\\a\\shop'])
  test.each<[string, string, string | undefined]>([
    ['the tracked file of that name', 'src/a.ts', 'src/a.ts'],
    ['it with backslashes', 'src\\deep\\er\\b.ts', 'src/deep/er/b.ts'],
    ['it with ./ in front', './src/a.ts', 'src/a.ts'],
    ['it with a way round', 'src/deep/../a.ts', 'src/a.ts'],
    ['it in the workspace', '/home/runner/work/shop/shop/top.ts', 'top.ts'],
    ['it in the workspace of a Windows runner', 'D:\\a\\shop\\top.ts', 'top.ts'],
    ['it as a URL', 'file:///home/runner/work/shop/shop/src/a.ts', 'src/a.ts'],
    ['it as a URL with escapes', 'file:///app/src%2Fa.ts', 'src/a.ts'],
    ['it as a URL of Windows', 'file:///D:/a/shop/top.ts', 'top.ts'],
    ['it in a container', '/app/src/a.ts', 'src/a.ts'],
    ['it on a drive', 'C:\\build\\src\\a.ts', 'src/a.ts'],
    ['it below a package', 'src/only.ts', 'packages/web/src/only.ts'],
    [
      'a file called like a property of every object (A32)',
      '/app/__proto__/constructor.ts',
      '__proto__/constructor.ts',
    ],
    ['nothing, when two files end that way', 'src/index.ts', undefined],
    ['nothing, when one segment is all they share', '/app/top.ts', undefined],
    ['nothing, when only the case is different (A24)', 'upper/case.ts', undefined],
    ['nothing, when the segment only ends that way', '/app/xsrc/a.ts', undefined],
    ['nothing, when it leads out (A13)', '../../etc/passwd', undefined],
    ['nothing, when it leads out halfway (A13)', 'src/../../etc/passwd', undefined],
    ['nothing, when it is empty', '', undefined],
    ['nothing, when it is not there', 'src/none.ts', undefined],
  ])('%s: %s', (_, reported, expected) => {
    expect(find(reported)).toBe(expected)
  })
})
