import { describe, expect, test } from '@jest/globals'
import { type Meant, pathMap, pathRewriter, TrackedPaths } from '../../../src/reports/coverage/paths.ts'

const PROTO = '__proto__/constructor.ts'

const tracked = new Set([
  'src/a.ts',
  'src/deep/er/b.ts',
  'src/index.ts',
  'packages/api/src/index.ts',
  'packages/web/src/index.ts',
  'packages/web/src/only.ts',
  'Upper/Case.ts',
  'top.ts',
  'etc/passwd',
  PROTO,
])

describe('a path in a report means', () => {
  const find = pathMap(tracked, ['/home/runner/work/shop/shop', 'D:\\a\\shop'])
  const exactly = (path: string) => ({ path, exact: true })
  const byItsEnd = (path: string) => ({ path, exact: false })

  test.each<[string, string, Meant]>([
    ['the tracked file of that name', 'src/a.ts', exactly('src/a.ts')],
    ['it with backslashes', 'src\\deep\\er\\b.ts', exactly('src/deep/er/b.ts')],
    ['it with ./ in front', './src/a.ts', exactly('src/a.ts')],
    ['it with a way round', 'src/deep/../a.ts', exactly('src/a.ts')],
    ['it in the workspace', '/home/runner/work/shop/shop/top.ts', exactly('top.ts')],
    ['it in the workspace of a Windows runner', 'D:\\a\\shop\\top.ts', exactly('top.ts')],
    ['it there, with a small letter for the drive', 'd:/a/shop/top.ts', exactly('top.ts')],
    ['it as a URL', 'file:///home/runner/work/shop/shop/src/a.ts', exactly('src/a.ts')],
    ['it as a URL of Windows', 'file:///D:/a/shop/top.ts', exactly('top.ts')],
    ['the one file with that end, in a container', '/app/src/a.ts', byItsEnd('src/a.ts')],
    ['it in the build folder of a container', '/app/build/src/a.ts', byItsEnd('src/a.ts')],
    ['it on a drive', 'C:\\build\\src\\a.ts', byItsEnd('src/a.ts')],
    ['it as a URL with escapes', 'file:///app/src%2Fa.ts', byItsEnd('src/a.ts')],
    ['a file called like a property of every object (A32)', '/app/__proto__/constructor.ts', byItsEnd(PROTO)],
  ])('%s: %s', (_, reported, expected) => {
    expect(find(reported)).toEqual(expected)
  })

  test.each<[string, string]>([
    ['it is a file of a dependency', 'node_modules/other/src/a.ts'],
    ['it is what a build wrote', 'build/out/src/a.ts'],
    ['it is a dependency in the workspace', '/home/runner/work/shop/shop/node_modules/other/src/a.ts'],
    ['it is what a build wrote in the workspace', 'D:\\a\\shop\\build\\src\\a.ts'],
    ['it is a dependency in a container', '/app/node_modules/other/src/a.ts'],
    ['it is relative to a package', 'src/only.ts'],
    ['a container has only the end of it', '/src/only.ts'],
    ['two files are the end of it', '/app/packages/api/src/index.ts'],
    ['one segment is all they share', '/app/top.ts'],
    ['only the case is different (A24)', 'upper/case.ts'],
    ['only the case is different in a container (A24)', '/app/upper/case.ts'],
    ['the segment only ends that way', '/app/xsrc/a.ts'],
    ['it leads out (A13)', '../../etc/passwd'],
    ['it leads out halfway (A13)', 'src/../../etc/passwd'],
    ['it leads out of a drive (A13)', 'D:/../src/a.ts'],
    ['it is empty', ''],
    ['it is not there', 'src/none.ts'],
  ])('nothing, when %s: %s', (_, reported) => {
    expect(find(reported)).toBeUndefined()
  })
})

describe('a path in a report that names folders', () => {
  const paths = new TrackedPaths(tracked, ['/home/runner/work/shop/shop'])
  const under =
    (...sources: string[]) =>
    (path: string) =>
      paths.meant({ sources }, path)?.path

  test.each<[string, string[], string, string | undefined]>([
    [
      'is relative to one of them first',
      ['/home/runner/work/shop/shop/packages/api'],
      'src/index.ts',
      'packages/api/src/index.ts',
    ],
    ['is what it says where none of them fits', ['/home/runner/work/shop/shop/lib'], 'src/a.ts', 'src/a.ts'],
    [
      'is under a folder of a container, when one file ends like it',
      ['/app/packages/web/src'],
      'only.ts',
      'packages/web/src/only.ts',
    ],
    [
      'is nothing where two of them lead to different files',
      ['/home/runner/work/shop/shop/packages/api', '/home/runner/work/shop/shop/packages/web'],
      'src/index.ts',
      undefined,
    ],
    [
      'is found once where two of them are the same',
      ['/home/runner/work/shop/shop', '/home/runner/work/shop/shop/'],
      'src/a.ts',
      'src/a.ts',
    ],
    ['leads nowhere out of them', ['/home/runner/work/shop/shop/src'], '../../../etc/passwd', undefined],
    ['is itself when it is absolute', ['/elsewhere'], '/home/runner/work/shop/shop/top.ts', 'top.ts'],
  ])('%s', (_, sources, path, meant) => expect(under(...sources)(path)).toBe(meant))
})

test('path prefixes can be mapped, the longest first, and nothing else of them is touched', () => {
  const turn = pathRewriter({ '/app/': '', '/app/web/': 'packages/web/', 'example.com/shop/': '' })
  expect(['/app/src/a.ts', '/app/web/src/b.ts', 'example.com/shop/x.go', 'src/app/a.ts'].map(turn)).toEqual([
    'src/a.ts',
    'packages/web/src/b.ts',
    'x.go',
    'src/app/a.ts',
  ])
  expect(pathRewriter(undefined)('a')).toBe('a')
})

describe('a path in a report of packages', () => {
  const java = new Set([
    'api/src/main/java/com/acme/Price.java',
    'web/src/main/java/com/acme/Page.java',
    'old/com/acme/Page.java',
    'Top.java',
  ])
  const paths = new TrackedPaths(java, ['/w'])

  test.each<[string, string, Meant | undefined]>([
    [
      'is the one file of that package',
      'com/acme/Price.java',
      { path: 'api/src/main/java/com/acme/Price.java', exact: false },
    ],
    ['is nothing where there are two', 'com/acme/Page.java', undefined],
    ['is nothing where there is none', 'com/acme/Other.java', undefined],
    ['is nothing without a package, unless it is at the root', 'Price.java', undefined],
    ['without a package may be at the root', 'Top.java', { path: 'Top.java', exact: true }],
    ['is nothing where only a part of a name is the same', 'cme/Price.java', undefined],
  ])('%s', (_, path, meant) => expect(paths.meant({ sources: [], relative: 'packages' }, path)).toEqual(meant))
})

describe('a path in a report of modules', () => {
  const go = new Set(['price.go', 'cart/cart.go', 'tools/lint/main.go'])
  const modules = [
    { name: 'example.com/shop', folder: '' },
    { name: 'example.com/shop/tools', folder: 'tools' },
  ]
  const paths = new TrackedPaths(go, ['/w'], modules)

  test.each<[string, string, string | undefined]>([
    ['begins with the name of the module', 'example.com/shop/cart/cart.go', 'cart/cart.go'],
    ['may be at the root', 'example.com/shop/price.go', 'price.go'],
    ['is of the module with the longest name', 'example.com/shop/tools/lint/main.go', 'tools/lint/main.go'],
    ['of another module is nothing', 'example.org/shop/price.go', undefined],
    ['of a file that is not there is nothing', 'example.com/shop/none.go', undefined],
    ['may be a tracked path as it stands', 'cart/cart.go', 'cart/cart.go'],
  ])('%s', (_, path, meant) => expect(paths.meant({ sources: [], relative: 'modules' }, path)?.path).toBe(meant))
})
