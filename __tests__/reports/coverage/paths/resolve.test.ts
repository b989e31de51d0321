import { describe, expect, test } from '@jest/globals'
import type { Module } from '../../../../src/reports/coverage/paths/packages.ts'
import { reportPlace } from '../../../../src/reports/coverage/paths/place.ts'
import { type ReportedPaths, type Resolved, TrackedPaths } from '../../../../src/reports/coverage/paths/resolve.ts'
import { pathRewriter } from '../../../../src/reports/coverage/paths/rewrite.ts'

const WORKSPACE = '/home/runner/work/shop/shop'
const PROTO = '__proto__/constructor.ts'

interface Report extends Partial<Omit<ReportedPaths, 'paths' | 'place' | 'rewrite' | 'isEmpty'>> {
  /** The folder with the report; `null`: unknown. */
  in?: string | null
  /** Its own name. */
  name?: string
  root?: string
  map?: Record<string, string>
  empty?: string[]
}

/** What the paths of a report mean in a repository. */
const resolver =
  (tracked: readonly string[], modules: readonly Module[] = []) =>
  (
    paths: string[],
    { in: folder = 'coverage', name = 'lcov.info', root, map, empty = [], ...more }: Report = {},
  ): Resolved =>
    new TrackedPaths(new Set(tracked), [WORKSPACE, 'D:\\a\\shop'], modules).resolve({
      paths,
      isEmpty: path => empty.includes(path),
      sources: [],
      place: reportPlace(folder ?? undefined, name, root),
      rewrite: pathRewriter(map),
      ...more,
    })

const files = ({ meant, ambiguity }: Resolved): object =>
  ambiguity ?? Object.fromEntries([...meant].map(([reported, { path }]) => [reported, path]))

const tracked = [
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
]

describe('a path in a report means', () => {
  const find = resolver(tracked)

  test.each<[string, string, string]>([
    ['the tracked file of that name', 'src/a.ts', 'src/a.ts'],
    ['it with backslashes', 'src\\deep\\er\\b.ts', 'src/deep/er/b.ts'],
    ['it with ./ in front', './src/a.ts', 'src/a.ts'],
    ['it with a way round', 'src/deep/../a.ts', 'src/a.ts'],
    ['it in the workspace', '/home/runner/work/shop/shop/top.ts', 'top.ts'],
    ['it in the workspace of a Windows runner', 'D:\\a\\shop\\top.ts', 'top.ts'],
    ['it there, with a small letter for the drive', 'd:/a/shop/top.ts', 'top.ts'],
    ['it as a URL', 'file:///home/runner/work/shop/shop/src/a.ts', 'src/a.ts'],
    ['it as a URL of Windows', 'file:///D:/a/shop/top.ts', 'top.ts'],
  ])('%s, exactly: %s', (_, reported, path) => {
    expect(find([reported])).toEqual({ meant: new Map([[reported, { path, exact: true }]]) })
  })

  test.each<[string, string, string]>([
    ['the one file with that end, in a container', '/app/src/a.ts', 'src/a.ts'],
    ['it in the build folder of a container', '/app/build/src/a.ts', 'src/a.ts'],
    ['it on a drive', 'C:\\build\\src\\a.ts', 'src/a.ts'],
    ['it as a URL with escapes', 'file:///app/src%2Fa.ts', 'src/a.ts'],
    ['a file called like a property of every object (A32)', '/app/__proto__/constructor.ts', PROTO],
  ])('%s, by its end: %s', (_, reported, path) => {
    expect(find([reported])).toEqual({ meant: new Map([[reported, { path, exact: false }]]) })
  })

  test.each<[string, string]>([
    ['it is a file of a dependency', 'node_modules/other/src/a.ts'],
    ['it is what a build wrote', 'build/out/src/a.ts'],
    ['it is a dependency in the workspace', '/home/runner/work/shop/shop/node_modules/other/src/a.ts'],
    ['it is what a build wrote in the workspace', 'D:\\a\\shop\\build\\src\\a.ts'],
    ['it is a dependency in a container', '/app/node_modules/other/src/a.ts'],
    [
      'it is a crate of the registry',
      '/root/.cargo/registry/src/index.crates.io-6f17d22bba15001f/serde-1.0.0/src/a.ts',
    ],
    ['it is the standard library of Rust', '/rustc/9fc6b43126469e3858e2fe86cafb4f0fd5068869/library/core/src/a.ts'],
    ['it is an installed package of Python', '/usr/lib/python3.12/site-packages/other/src/a.ts'],
    ['it is a downloaded module of Go', '/root/go/pkg/mod/example.com/other@v1.0.0/src/a.ts'],
    ['it is relative to a package, and the report is not', 'src/only.ts'],
    ['a container has only the end of it', '/src/only.ts'],
    ['one segment is all they share', '/app/top.ts'],
    ['only the case is different (A24)', 'upper/case.ts'],
    ['only the case is different in a container (A24)', '/app/upper/case.ts'],
    ['the segment only ends that way', '/app/xsrc/a.ts'],
    ['it leads out (A13)', '../../etc/passwd'],
    ['it leads out halfway (A13)', 'src/../../etc/passwd/..'],
    ['it leads out of a drive (A13)', 'D:/../src/a.ts'],
    ['it is empty', ''],
    ['it is not there', 'src/none.ts'],
  ])('nothing, when %s: %s', (_, reported) => {
    expect(files(find([reported]))).toEqual({})
  })
})

describe('relative paths start from the folder from which all of them are found', () => {
  const find = resolver([...tracked, 'packages/api/src/api.ts', 'packages/shared/src/shared.ts'])

  test('that of the package, for the report of a package', () => {
    expect(files(find(['src/index.ts', 'src/only.ts'], { in: 'packages/web/coverage' }))).toEqual({
      'src/index.ts': 'packages/web/src/index.ts',
      'src/only.ts': 'packages/web/src/only.ts',
    })
  })

  test('the root, for a report in a package that a tool at the root wrote', () => {
    const reported = 'packages/web/src/index.ts'
    expect(files(find([reported], { in: 'packages/web/coverage' }))).toEqual({ [reported]: reported })
  })

  test('also where generated code is among them, which is no tracked file', () => {
    expect(files(find(['src/only.ts', 'src/generated.ts'], { in: 'packages/web/coverage' }))).toEqual({
      'src/only.ts': 'packages/web/src/only.ts',
    })
  })

  test('with a way out of the package into the next one', () => {
    const reported = '../shared/src/shared.ts'
    expect(files(find([reported, 'src/only.ts'], { in: 'packages/web/coverage' }))).toMatchObject({
      [reported]: 'packages/shared/src/shared.ts',
    })
  })

  test('never out of the repository (A13)', () => {
    expect(files(find(['../../../../etc/passwd'], { in: 'packages/web/coverage' }))).toEqual({})
  })
})

describe('a report is ambiguous', () => {
  const find = resolver(tracked)

  test('where its paths may start from the package or from the root (codecov-node#170, flutter-coverage#9)', () => {
    expect(files(find(['src/index.ts'], { in: 'packages/api/coverage' }))).toEqual({
      reported: 'src/index.ts',
      files: ['packages/api/src/index.ts', 'src/index.ts'],
      starts: ['packages/api', ''],
    })
  })

  test('where it is named after a package beside it, and at the root there are such files, too', () => {
    expect(files(find(['src/index.ts'], { in: 'coverage/web' }))).toEqual({
      reported: 'src/index.ts',
      files: ['src/index.ts', 'packages/web/src/index.ts'],
      starts: ['', 'packages/web'],
    })
  })

  test('where no folder is the start of all of them', () => {
    expect(files(find(['src/only.ts', 'src/a.ts'], { in: 'packages/web/coverage' }))).toEqual({
      reported: 'src/only.ts',
      files: ['packages/web/src/only.ts', 'src/a.ts'],
      starts: ['packages/web', ''],
    })
  })

  test('where a path of a container ends with two files (coverallsapp/github-action#153)', () => {
    expect(files(find(['/app/packages/api/src/index.ts']))).toEqual({
      reported: '/app/packages/api/src/index.ts',
      files: ['packages/api/src/index.ts', 'src/index.ts'],
      prefix: '/app/',
    })
  })

  test('where two folders of sources have such a file', () => {
    const sources = ['/home/runner/work/shop/shop/packages/api', '/home/runner/work/shop/shop/packages/web']
    expect(files(find(['src/index.ts'], { sources }))).toEqual({
      reported: 'src/index.ts',
      files: ['packages/api/src/index.ts', 'packages/web/src/index.ts'],
    })
    const relative = { sources: ['packages/api', './packages/web'] }
    expect(files(find(['src/index.ts'], relative))).toEqual(files(find(['src/index.ts'], { sources })))
  })

  test('but not because of a file of which it measures nothing', () => {
    const sources = ['/home/runner/work/shop/shop/packages/api', '/home/runner/work/shop/shop/packages/web']
    const paths = ['src/index.ts', 'src/only.ts']
    expect(files(find(paths, { sources, empty: ['src/index.ts'] }))).toEqual({
      'src/only.ts': 'packages/web/src/only.ts',
    })
  })

  test('and it is not, where the other paths of the container show where they begin', () => {
    expect(files(find(['/app/packages/api/src/index.ts', '/app/src/a.ts']))).toEqual({
      '/app/packages/api/src/index.ts': 'packages/api/src/index.ts',
      '/app/src/a.ts': 'src/a.ts',
    })
  })
})

describe('what a review found: no other file vouches for one that is not tested', () => {
  const workspace = ['src/index.js', 'src/version.js', 'packages/api/src/index.js', 'packages/api/src/api.js']
  const find = resolver([...workspace, 'packages/web/src/index.js'])
  const inApi = { in: 'packages/api/coverage' }

  test('not where a package is tested in a container', () => {
    expect(files(find(['/app/src/index.js', '/app/src/api.js'], inApi))).toEqual({
      '/app/src/index.js': 'packages/api/src/index.js',
      '/app/src/api.js': 'packages/api/src/api.js',
    })
    expect(files(find(['/app/src/index.js'], inApi))).toEqual({
      reported: '/app/src/index.js',
      files: ['packages/api/src/index.js', 'src/index.js'],
      starts: ['packages/api', ''],
    })
    expect(files(find(['/app/src/index.js'], { ...inApi, root: 'packages/*' }))).toEqual({
      '/app/src/index.js': 'packages/api/src/index.js',
    })
  })

  test('not where a dependency begins otherwise than the rest of the report', () => {
    const cpp = resolver(['src/main.cpp', 'src/util.cpp', 'src/config.cpp'])
    const paths = ['/app/src/main.cpp', '/app/src/util.cpp', '/app/build/json-src/src/config.cpp']
    expect(files(cpp(paths))).toEqual({ '/app/src/main.cpp': 'src/main.cpp', '/app/src/util.cpp': 'src/util.cpp' })
  })

  test('not where generated code of the package has the name of a file at the root', () => {
    expect(files(find(['src/index.js', 'src/version.js'], inApi))).toMatchObject({ starts: ['packages/api', ''] })
  })

  test.each<[string, Report]>([
    ['coverage/api.info', { in: 'coverage', name: 'api.info' }],
    ['coverage/lcov-api.info', { in: 'coverage', name: 'lcov-api.info' }],
    ['coverage/unit-api/lcov.info', { in: 'coverage/unit-api' }],
  ])('not where the report beside the packages is %s', (_, place) => {
    expect(files(find(['src/index.js'], place))).toMatchObject({ starts: ['', 'packages/api'] })
  })

  test('not where more of its paths are found from another package', () => {
    expect(files(find(['src/index.js', 'src/api.js']))).toMatchObject({ starts: ['', 'packages/api'] })
  })

  test('and a path of which nothing is measured settles nothing', () => {
    const paths = ['src/api.js', 'src/version.js']
    expect(files(find(paths, { ...inApi, empty: ['src/version.js'] }))).toEqual({
      'src/api.js': 'packages/api/src/api.js',
    })
  })

  test('the folder of a report that is collected elsewhere ends like its package', () => {
    const place = { in: 'coverage/packages/api', root: 'packages/*' }
    expect(files(find(['src/index.js'], place))).toEqual({ 'src/index.js': 'packages/api/src/index.js' })
  })

  test('folders of tests are no packages that a report is called after', () => {
    const single = resolver(['index.js', 'test/unit/index.js'])
    expect(files(single(['index.js'], { in: 'coverage/unit' }))).toEqual({ 'index.js': 'index.js' })
  })

  test('two packages of Kotlin are not one file', () => {
    const kotlin = resolver(['src/main/kotlin/Routing.kt', 'src/main/kotlin/App.kt'])
    const packages = { relative: 'packages', in: 'build/reports' } as const
    expect(files(kotlin(['com/acme/Routing.kt', 'com/acme/gen/Routing.kt'], packages))).toEqual({})
    expect(files(kotlin(['com/acme/App.kt', 'com/acme/Other.kt', 'org/lib/Routing.kt'], packages))).toEqual({})
  })

  test('the module of a report comes before the root, and its own code before that of examples', () => {
    const java = resolver([
      'com/acme/App.java',
      'app/src/main/java/com/acme/App.java',
      'src/main/java/com/acme/Shop.java',
      'examples/demo/src/main/java/com/acme/Shop.java',
    ])
    const packages = (folder: string, path: string) => files(java([path], { relative: 'packages', in: folder }))
    const app = 'com/acme/App.java'
    expect(packages('app/target', app)).toEqual({ [app]: 'app/src/main/java/com/acme/App.java' })
    expect(packages('target', 'com/acme/Shop.java')).toEqual({
      'com/acme/Shop.java': 'src/main/java/com/acme/Shop.java',
    })
  })

  test('two folders with one module of Go are ambiguous', () => {
    const modules = [
      { name: 'example.com/shop', folder: '' },
      { name: 'example.com/shop', folder: 'testdata/shop' },
    ]
    const go = resolver(['a.go', 'testdata/shop/a.go', 'b.go'], modules)
    expect(files(go(['example.com/shop/a.go'], { relative: 'modules' }))).toMatchObject({
      files: ['a.go', 'testdata/shop/a.go'],
    })
    expect(files(go(['example.com/shop/b.go'], { relative: 'modules' }))).toEqual({ 'example.com/shop/b.go': 'b.go' })
  })
})

describe('`root` in the policy says where relative paths start', () => {
  const find = resolver(tracked)
  const index = (place: Report) => files(find(['src/index.ts'], place))

  test.each<[string, Report, object]>([
    [
      'as a folder',
      { in: 'packages/api/coverage', root: 'packages/api' },
      { 'src/index.ts': 'packages/api/src/index.ts' },
    ],
    [
      'as a folder beside the report',
      { in: 'coverage/web', root: 'packages/web' },
      { 'src/index.ts': 'packages/web/src/index.ts' },
    ],
    ['as the root of the repository', { in: 'packages/api/coverage', root: '.' }, { 'src/index.ts': 'src/index.ts' }],
    [
      'as a pattern of the folder above the report',
      { in: 'packages/api/coverage', root: 'packages/*' },
      { 'src/index.ts': 'packages/api/src/index.ts' },
    ],
    ['and nothing is found from another folder', { in: 'packages/api/coverage', root: 'libs/*' }, {}],
  ])('%s', (_, place, expected) => expect(index(place)).toEqual(expected))
})

describe('a report whose folder is unknown', () => {
  const find = resolver(tracked)

  test('starts from the one folder from which its paths are found', () => {
    const found = find(['src/index.ts', 'src/only.ts'], { in: null })
    expect(files(found)).toEqual({
      'src/index.ts': 'packages/web/src/index.ts',
      'src/only.ts': 'packages/web/src/only.ts',
    })
    expect(found.meant.get('src/only.ts')?.exact).toBe(false)
  })

  test('is ambiguous where there are more', () => {
    expect(files(find(['src/index.ts'], { in: null }))).toEqual({
      reported: 'src/index.ts',
      files: ['src/index.ts', 'packages/api/src/index.ts'],
      starts: ['', 'packages/api'],
    })
  })

  test('starts from where the policy says', () => {
    expect(files(find(['src/index.ts'], { in: null, root: '.' }))).toEqual({ 'src/index.ts': 'src/index.ts' })
    const ofApi = files(find(['src/index.ts'], { in: null, root: 'packages/a*' }))
    expect(ofApi).toEqual({ 'src/index.ts': 'packages/api/src/index.ts' })
  })

  test('is not mistaken because generated code has the name of a file elsewhere', () => {
    expect(files(find(['src/a.ts', 'src/index.ts', 'src/only.ts', 'src/deep/er/b.ts'], { in: null }))).toEqual({
      'src/a.ts': 'src/a.ts',
      'src/index.ts': 'src/index.ts',
      'src/deep/er/b.ts': 'src/deep/er/b.ts',
    })
  })
})

describe('a path in a report that names folders', () => {
  const find = resolver(tracked)

  test.each<[string, string[], string, string | undefined]>([
    ['is relative to one of them first', [`${WORKSPACE}/packages/api`], 'src/index.ts', 'packages/api/src/index.ts'],
    ['is nothing where none of them has it, whatever the root has', [`${WORKSPACE}/lib`], 'src/a.ts', undefined],
    ['is nothing of the root below a source elsewhere', ['/elsewhere'], 'top.ts', undefined],
    [
      'is under a folder of a container, when one file ends like it',
      ['/app/packages/web/src'],
      'only.ts',
      'packages/web/src/only.ts',
    ],
    ['is found once where two of them are the same', [WORKSPACE, `${WORKSPACE}/`], 'src/a.ts', 'src/a.ts'],
    ['leads nowhere out of them', [`${WORKSPACE}/src`], '../../../etc/passwd', undefined],
    ['is itself when it is absolute', ['/elsewhere'], `${WORKSPACE}/top.ts`, 'top.ts'],
    ['is relative to one that is relative itself', ['packages/web'], 'src/only.ts', 'packages/web/src/only.ts'],
  ])('%s', (_, sources, path, meant) => expect(find([path], { sources }).meant.get(path)?.path).toBe(meant))
})

describe('path prefixes can be mapped', () => {
  const find = resolver(tracked)

  test('the longest first, and nothing else of them is touched', () => {
    const rewrite = pathRewriter({ '/app/': '', '/app/web/': 'packages/web/', 'example.com/shop/': '' })
    expect(['/app/src/a.ts', '/app/web/src/b.ts', 'example.com/shop/x.go', 'src/app/a.ts'].map(rewrite)).toEqual([
      'src/a.ts',
      'packages/web/src/b.ts',
      'x.go',
      undefined,
    ])
    expect(pathRewriter(undefined)('a')).toBeUndefined()
  })

  test('the empty one, of every relative path', () => {
    const map = { '': 'packages/api/' }
    expect(files(find(['src/index.ts', '/app/src/a.ts'], { map }))).toEqual({
      'src/index.ts': 'packages/api/src/index.ts',
      '/app/src/a.ts': 'src/a.ts',
    })
  })

  test('and what they are mapped to starts at the root, wherever the report is', () => {
    const place = { in: 'packages/api/coverage', map: { './': '' } }
    expect(files(find(['./src/index.ts'], place))).toEqual({ './src/index.ts': 'src/index.ts' })
  })

  test('also those of the folders of sources', () => {
    const place = { sources: ['/app'], map: { '/app/src/': 'packages/web/src/' } }
    expect(files(find(['src/index.ts'], place))).toEqual({ 'src/index.ts': 'packages/web/src/index.ts' })
  })
})

describe('a path in a report of packages', () => {
  const find = resolver([
    'api/src/main/java/com/acme/Price.java',
    'web/src/main/java/com/acme/Page.java',
    'old/com/acme/Page.java',
    'src/main/kotlin/pay/Pay.kt',
    'src/main/kotlin/Main.kt',
    'tools/pay/Tool.kt',
    'Top.java',
  ])
  const packages = (path: string, folder = 'build/reports') => find([path], { relative: 'packages', in: folder })

  test.each<[string, string, string]>([
    ['is the one file of that package', 'com/acme/Price.java', 'api/src/main/java/com/acme/Price.java'],
    [
      'is the one file of a package whose first folders are left out, as in Kotlin',
      'com/acme/pay/Pay.kt',
      'src/main/kotlin/pay/Pay.kt',
    ],
    [
      'is the one file in the folder of sources, when all of the package is left out',
      'com/acme/Main.kt',
      'src/main/kotlin/Main.kt',
    ],
  ])('%s', (_, path, file) => {
    expect(packages(path)).toEqual({ meant: new Map([[path, { path: file, exact: false }]]) })
  })

  test('is the one of the module that the report is in', () => {
    const path = 'com/acme/Page.java'
    expect(files(packages(path, 'web/target/site/jacoco'))).toEqual({ [path]: 'web/src/main/java/com/acme/Page.java' })
  })

  test('is ambiguous where there are two, and the report is in neither module', () => {
    expect(files(packages('com/acme/Page.java'))).toEqual({
      reported: 'com/acme/Page.java',
      files: ['web/src/main/java/com/acme/Page.java', 'old/com/acme/Page.java'],
    })
  })

  test.each<[string, string]>([
    ['where there is none', 'com/acme/Other.java'],
    ['without a package, unless it is at the root', 'Price.java'],
    ['where only a part of a name is the same', 'cme/Price.java'],
    ['where Java would leave out a package', 'org/com/acme/Price.java'],
    ['where what is left is not in a folder of sources', 'com/acme/pay/Tool.kt'],
  ])('is nothing %s', (_, path) => expect(files(packages(path))).toEqual({}))

  test('without a package may be at the root', () => {
    expect(packages('Top.java').meant.get('Top.java')).toEqual({ path: 'Top.java', exact: false })
  })
})

describe('a path in a report of modules', () => {
  const modules = [
    { name: 'example.com/shop', folder: '' },
    { name: 'example.com/shop/tools', folder: 'tools' },
  ]
  const find = resolver(['price.go', 'cart/cart.go', 'tools/lint/main.go'], modules)

  test.each<[string, string, string | undefined]>([
    ['begins with the name of the module', 'example.com/shop/cart/cart.go', 'cart/cart.go'],
    ['may be at the root', 'example.com/shop/price.go', 'price.go'],
    ['is of the module with the longest name', 'example.com/shop/tools/lint/main.go', 'tools/lint/main.go'],
    ['of another module is nothing', 'example.org/shop/price.go', undefined],
    ['of a file that is not there is nothing', 'example.com/shop/none.go', undefined],
    ['may be a tracked path as it stands', 'cart/cart.go', 'cart/cart.go'],
  ])('%s', (_, path, meant) => expect(find([path], { relative: 'modules' }).meant.get(path)?.path).toBe(meant))
})
