import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import { schemas } from '../src/app/local/schemas.ts'
import { INPUT_NAMES } from '../src/app/shared/inputs.ts'
import { unavailable } from '../src/facts/observed.ts'
import { report } from '../src/facts/reports.ts'
import { VERSION } from '../src/version.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const action = load(read('action.yml')) as { inputs: Record<string, unknown>; outputs: Record<string, unknown> }

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

const filesIn = (top: string): string[] =>
  readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map(name => join(top, name))
    .sort()

const files = filesIn('src')
const sources = new Map(files.map(file => [file, read(file)]))
const imports = [...sources].flatMap(([file, text]) => importsOf(file, text))

function importsOf(file: string, text: string): Import[] {
  const statements = [...text.matchAll(/^(?:import|export)\s+(type\s)?([\w*{},\s]+?)\s+from\s+'([^']+)'/gm)]
  const bare = [...text.matchAll(/^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm)]
  const onlyTypes = /^\{(?:\s*type\s+\w+(?:\s+as\s+\w+)?\s*,?)+\s*\}$/
  return [
    ...statements.map(([, type, names = '', to = '']) => ({
      to,
      typeOnly: type !== undefined || onlyTypes.test(names),
    })),
    ...bare.map(([, first, second]) => ({ to: first ?? second ?? '', typeOnly: false })),
  ].map(({ to, typeOnly }) => ({
    from: file,
    to: to.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), to)) : to,
    typeOnly,
  }))
}

const local = imports.filter(({ to }) => to.startsWith('src/') || to.startsWith('sandbox/'))
const folderOf = (file: string): string => {
  const [, folder = '', rest] = file.split('/')
  return rest === undefined ? (folder === 'version.ts' ? 'version' : 'entry') : folder
}

/** The column "may import" of the architecture, for each folder of `src/`; a folder may always import itself. */
const BELOW_APP = [
  'clock',
  'policy',
  'gates',
  'facts',
  'verdict',
  'collect',
  'documents',
  'markup',
  'reports',
  'github',
  'git',
  'record',
  'ledger',
  'publish',
  'book',
]
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  entry: ['app', 'cli', 'clock', 'text'],
  cli: ['app', 'text'],
  app: [...BELOW_APP, 'text'],
  policy: ['documents', 'gates', 'facts', 'verdict', 'text'],
  documents: ['facts', 'markup'],
  markup: ['facts'],
  gates: ['facts', 'verdict', 'text'],
  facts: [],
  verdict: [],
  collect: ['documents', 'facts', 'github', 'git', 'markup', 'reports'],
  reports: ['facts', 'text'],
  github: ['clock'],
  git: [],
  record: ['verdict', 'github', 'git'],
  ledger: ['clock', 'record', 'verdict', 'github', 'git'],
  publish: ['verdict', 'github', 'text'],
  book: ['record', 'ledger', 'verdict', 'text'],
  text: [],
  clock: [],
  version: [],
}
/** Whoever renders or records may name the shape of the facts, and nothing more. */
const MAY_NAME_FACTS = ['record', 'publish']

/** What the gates share lies beside them: what several review gates need, and below it what any gate may need. */
const SHARED_BY_GATES: Readonly<Record<string, readonly string[]>> = { reviews: ['shared'], shared: [] }
/** The parts of `src/app/`, and which other parts each may import. */
const STORIES: Readonly<Record<string, readonly string[]>> = {
  run: ['change', 'merge', 'release', 'upkeep', 'policy', 'shared'],
  upkeep: ['merge', 'facts', 'policy', 'shared'],
  change: ['facts', 'policy', 'reuse', 'shared'],
  merge: ['facts', 'policy', 'reuse', 'shared'],
  release: ['facts', 'policy', 'shared'],
  facts: ['policy', 'shared'],
  local: ['shared'],
  policy: ['shared'],
  reuse: ['shared'],
  shared: [],
}

describe('the arrows', () => {
  test('every folder of src has its row in the table', () => {
    expect([...new Set(files.map(folderOf))].sort()).toEqual(Object.keys(MAY_IMPORT).sort())
  })

  test('go down only', () => {
    const wrong = local.filter(({ from, to, typeOnly }) => {
      const [upper, lower] = [folderOf(from), folderOf(to)]
      if (upper === lower || lower === 'version') return false
      if (lower === 'facts' && typeOnly && MAY_NAME_FACTS.includes(upper)) return false
      return !MAY_IMPORT[upper]?.includes(lower)
    })
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('go down in the readers of reports too: from their list to the two kinds, and from those to the text', () => {
    const partOf = (file: string) => /^src\/reports\/(?:(\w+)\/)?/.exec(file)?.slice(1)
    const wrong = local.filter(({ from, to }) => {
      const [upper, lower] = [partOf(from), partOf(to)]
      if (!upper || !lower || upper[0] === lower[0]) return false
      return upper[0] !== undefined && lower[0] !== 'text'
    })
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('never lead from one gate to another, nor from what gates share to a gate', () => {
    const gateOf = (file: string) => /^src\/gates\/([^/]+)\//.exec(file)?.[1]
    const mayImport = (gate: string): readonly string[] => SHARED_BY_GATES[gate] ?? ['reviews', 'shared']
    const wrong = local.filter(({ from, to }) => {
      const [upper, lower] = [gateOf(from), gateOf(to)]
      return upper !== undefined && lower !== undefined && upper !== lower && !mayImport(upper).includes(lower)
    })
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('go down in the stories too, from the run to what all of them share', () => {
    const partOf = (file: string) => /^src\/app\/([^/]+)\//.exec(file)?.[1]
    const wrong = local.filter(({ from, to }) => {
      const [upper, lower] = [partOf(from), partOf(to)]
      return upper !== undefined && lower !== undefined && upper !== lower && !STORIES[upper]?.includes(lower)
    })
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('never lead into the sandbox, the tests or the bundle', () => {
    const wrong = imports.filter(({ to }) => /^(?:sandbox|__tests__|dist|bench)\//.test(to))
    expect(wrong).toEqual([])
  })

  test('lead to files that exist', () => {
    expect(local.filter(({ to }) => !existsSync(join(ROOT, to)))).toEqual([])
  })

  test('make no circle, types counted too, nor do those of the stand-ins', () => {
    const ofStandIns = filesIn('sandbox').flatMap(file => importsOf(file, read(file)))
    expect(circles([...local, ...ofStandIns])).toEqual([])
  })
})

/** Every circle, as the files on it. */
function circles(arrows: readonly Import[]): string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const found: string[] = []
  const walk = (file: string, way: readonly string[]) => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' -> '))
    if (way.includes(file) || done.has(file)) return
    for (const to of next.get(file) ?? []) walk(to, [...way, file])
    done.add(file)
  }
  for (const file of next.keys()) walk(file, [])
  return found
}

const matching = (pattern: RegExp, within: (file: string) => boolean): string[] =>
  [...sources]
    .filter(([file]) => within(file))
    .flatMap(([file, text]) => (pattern.test(withoutComments(text)) ? [file] : []))

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

const PURE = /^src\/(?:documents|facts|gates|markup|policy|verdict)\//
const isPure = (file: string): boolean => PURE.test(file)

describe('what decides', () => {
  test('reads no environment: only what starts the two programs does', () => {
    expect(matching(/\bprocess\b/, file => !['src/start-action.ts', 'src/start-cli.ts'].includes(file))).toEqual([])
  })

  test.each<[string, RegExp]>([
    ['has no clock', /(?<!\bnew )\bDate\s*\(|\bDate\.now\b|\bnew Date(?!\([^)])|\bperformance\b|\bTemporal\b/],
    ['throws no dice', /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/],
    ['waits for nothing', /\bsetTimeout\b|\bawait\b|\basync\b|\bPromise\b/],
    ['reads and writes nothing', /\bfetch\s*\(|\bconsole\b|\bglobalThis\b/],
    ['runs no text as a program', /\beval\s*\(|\bnew Function\b/],
  ])('%s', (_, pattern) => expect(matching(pattern, isPure)).toEqual([]))

  test('uses no module of Node but the one for digests', () => {
    const used = imports.filter(
      ({ from, to }) => isPure(from) && (to.startsWith('node:') || /^(?:fs|net|http|os|path|child_process)\b/.test(to)),
    )
    expect([...new Set(used.map(({ to }) => to))]).toEqual(['node:crypto'])
  })

  test('uses nothing from outside but schemas, patterns, YAML, Markdown and licence expressions', () => {
    const used = imports.filter(({ from, to }) => isPure(from) && !to.startsWith('node:') && !to.startsWith('src/'))
    const packages = new Set(used.map(({ to }) => to.replace(/\/.*/, '')))
    expect([...packages].sort()).toEqual([
      ...['js-yaml', 'markdown-it', 'minimatch', 'spdx-exceptions', 'spdx-expression-parse', 'spdx-license-ids', 'zod'],
    ])
  })
})

const SYSTEM_CLOCK = 'src/clock/system-clock.ts'

describe('time, waiting and chance', () => {
  test.each<[string, RegExp]>([
    ['the time', /(?<!\bnew )\bDate\s*\(|\bDate\.now\b|\bnew Date(?!\([^)])|\bperformance\b|\bhrtime\b|\bTemporal\b/],
    ['a wait', /\bset(?:Timeout|Interval|Immediate)\b|\bAbortSignal\.timeout\b|\btimers\b|\bAtomics\.wait/],
    ['chance', /\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b|\bgetRandomValues\b/],
  ])('%s comes from the clock of the machine, and from nowhere else', (_, pattern) => {
    expect(matching(pattern, () => true)).toEqual([SYSTEM_CLOCK])
  })

  test('are handed down from where the program starts: nobody else takes the clock of the machine', () => {
    const users = local.filter(({ to }) => to === SYSTEM_CLOCK).map(({ from }) => from)
    expect(users.map(folderOf).filter(folder => folder !== 'entry')).toEqual([])
    expect(users).toContain('src/start-action.ts')
  })
})

describe('the files', () => {
  test('have at most 300 lines each', () => {
    expect([...sources].filter(([, text]) => text.split('\n').length > 300).map(([file]) => file)).toEqual([])
  })

  test('lie at most twenty together, so that a folder can be read at a glance', () => {
    const folders = ['src', 'sandbox', '__tests__'].flatMap(top => [
      top,
      ...readdirSync(join(ROOT, top), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .map(entry => join(entry.parentPath, entry.name).slice(ROOT.length)),
    ])
    const sizeOf = (folder: string) =>
      readdirSync(join(ROOT, folder), { withFileTypes: true }).filter(entry => entry.isFile()).length
    expect(folders.filter(folder => sizeOf(folder) > 20)).toEqual([])
  })

  test('switch no check off', () => {
    expect(matching(/@ts-ignore|@ts-nocheck|\bas any\b|: any\b|NODE_ENV/, () => true)).toEqual([])
  })
})

describe('every reason code', () => {
  const documented = new Set(
    [...read('docs/reference/reasons.md').matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, code]) => code),
  )
  const within = [...sources].filter(([file]) => /^src\/(?:gates|policy|app|collect)\//.test(file))

  /** Why a fact is not there: codes of nobody in particular. And what the schema library calls a rule of ours. */
  const OF_FACTS: readonly string[] = [...unavailable.shape.why.options, 'custom']
  /** A code of one word may be any word. */
  const isTelling = (code: string): boolean => code.includes('_') && !OF_FACTS.includes(code)
  const codesIn = (text: string): string[] =>
    [...text.matchAll(/\bcode: '([a-z_]+)'|^export const [A-Z_]+ = '([a-z_]+)'$/gm)].map(([, a, b]) => a ?? b ?? '')

  /** Codes are written as literals, handed to a small helper, or put together from a fixed list. */
  const literal = within.flatMap(([, text]) =>
    [...text.matchAll(/(?:\bcode: |\b(?:UserFacingError|refuse|notReused)\(\s*)'([a-z_]+)'/g)].map(
      ([, code = '']) => code,
    ),
  )
  const union = (file: string, start: string): string[] => {
    const [, body = ''] = (sources.get(file) ?? '').split(start)
    return [...(body.split('\n\n')[0] ?? '').matchAll(/'([a-z_]+)'|^ {2}([a-z_]+):/gm)].map(([, a, b]) => a ?? b ?? '')
  }
  const composed = [
    ...unavailable.shape.why.options.map(why => `fact_${why}`),
    ...union('src/gates/reviews/votes.ts', 'export type Objection =').map(objection => `approval_${objection}`),
    ...union('src/github/client/errors.ts', 'export type GitHubErrorCode =').map(code => `github_${code}`),
    ...union('src/gates/coverage/report-messages.ts', 'const ANOMALIES: Record<string, string> = {'),
    ...union('src/gates/release/objection.ts', 'export type Objection =').map(one => `authorisation_${one}`),
    ...report.shape.state.options.flatMap(state => (state === 'read' ? [] : `${state}_report`)),
    ...['missing', 'empty', 'unreadable', 'unsafe'].map(state => `requirements_${state}`),
    ...['frozen', 'outside_window'].flatMap(one => [`change_${one}`, `release_${one}`]),
    ...['not_found', 'forbidden', 'unreachable'].map(state => `work_item_${state}`),
  ]
  // `custom` is what the schema library calls a rule of ours.
  const used = [...new Set([...literal, ...composed])].filter(code => code !== 'custom').sort()

  test('is found', () => {
    expect(used.length).toBeGreaterThan(50)
    for (const code of ['fact_truncated', 'approval_account_gone', 'github_not_found', 'line_zero', 'input_unknown'])
      expect(used).toContain(code)
  })

  test('is documented', () => expect(used.filter(code => !documented.has(code))).toEqual([]))

  test('of a gate is read by nobody else: what others must know is data in the judgement', () => {
    const inGates = [...sources].filter(([file]) => file.startsWith('src/gates/'))
    const own = new Set(inGates.flatMap(([, text]) => codesIn(text)).filter(isTelling))
    const named = [...sources]
      .filter(([file]) => !file.startsWith('src/gates/'))
      .flatMap(([file, text]) => [...own].filter(code => text.includes(`'${code}'`)).map(code => `${file}: ${code}`))
    expect(own.size).toBeGreaterThan(50)
    expect(named).toEqual([])
  })

  test('is put together from no list that this test does not know', () => {
    const templates = within.flatMap(([, text]) =>
      [...text.matchAll(/\bcode: `([^`]+)`/g)].map(([, template]) => template),
    )
    expect([...new Set(templates)].sort()).toEqual(
      [
        'approval_${objection}',
        'fact_${fact.why}',
        'github_${error.code}',
        'requirements_${state}',
        'work_item_${item.state}',
        '${state}_report',
      ].sort(),
    )
  })

  test('that is documented is used', () => {
    const everything = [...sources.values()].join('\n')
    const unused = [...documented].filter(code => code && !used.includes(code) && !everything.includes(`'${code}'`))
    expect(unused).toEqual([])
  })
})

describe('what is published agrees', () => {
  test('the inputs of action.yml with those that are read', () => {
    expect(Object.keys(action.inputs)).toEqual([...INPUT_NAMES])
  })

  test('the version with the one of the package', () => {
    expect(VERSION).toBe((JSON.parse(read('package.json')) as { version: string }).version)
  })

  test.each(Object.keys(schemas))('schema/%s.schema.json with the schema in force', name => {
    const file = `schema/${name}.schema.json`
    const written = existsSync(join(ROOT, file)) ? JSON.parse(read(file)) : undefined
    const same = isDeepStrictEqual(written, JSON.parse(JSON.stringify(schemas[name]?.())))
    expect(same ? 'up to date' : 'run: npm run build').toBe('up to date')
  })

  test.each(['inputs', 'outputs'] as const)('the README lists all %s of action.yml', kind => {
    const readme = existsSync(join(ROOT, 'README.md')) ? read('README.md') : 'there is no README.md'
    expect(Object.keys(action[kind]).filter(name => !readme.includes(`\`${name}\``))).toEqual([])
  })

  test('what the README says of each input with action.yml: it names no other', () => {
    const readme = existsSync(join(ROOT, 'README.md')) ? read('README.md') : ''
    const given = [...readme.matchAll(/uses: [^\n]*gatebook[^\n]*\n\s+with:\n((?:\s{8,}[\w-]+:[^\n]*\n)+)/g)]
    const names = given.flatMap(([, block = '']) => [...block.matchAll(/^\s+([\w-]+):/gm)].map(([, name]) => name))
    expect(names.filter(name => !INPUT_NAMES.some(known => known === name))).toEqual([])
  })
})
