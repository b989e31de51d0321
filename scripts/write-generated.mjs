// Writes what is generated from the schemas and profiles: schema/*.schema.json, docs/reference/policy.md and profiles.md. Asks the built command, so
// run it after `npm run build`. With --check it compares instead.
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)
const command = fileURLToPath(new URL('dist/cli.js', root))
const names = ['policy', 'facts', 'verdict', 'record']

const printed = name => execFileSync(process.execPath, [command, 'schema', name], { encoding: 'utf8' })

/** Every key with its type, whether it is required, its default and its meaning. */
function policyReference(schema) {
  return [
    '# Policy reference',
    '',
    'Generated from the schema of the policy file. Editors show the same texts as hover help.',
    'A key marked **required** must be present. Unknown and duplicate keys are errors.',
    '',
    '## The file',
    '',
    ...table(rows(schema, '', key => key !== 'gates')),
    '',
    '## Gates of every type',
    '',
    ...table(rows(gateTypes(schema)[0], 'gates.<name>.', key => COMMON.includes(key))),
    ...gateTypes(schema).flatMap(gate => [
      '',
      `## Gates of type \`${gate.properties.type.const}\``,
      '',
      ...table(rows(gate, 'gates.<name>.', key => !COMMON.includes(key))),
    ]),
    '',
  ].join('\n')
}

const COMMON = ['when', 'enforce', 'clauses']

const gateTypes = schema => schema.else.properties.gates.additionalProperties.anyOf

const table = lines => ['| key | value | default | meaning |', '| --- | --- | --- | --- |', ...lines]

function rows(schema, prefix, wanted) {
  return Object.entries(schema.properties).flatMap(([key, value]) => {
    if (!wanted(key)) return []
    const path = `${prefix}${key}`
    const must = schema.required?.includes(key) && value.default === undefined ? ' **required**' : ''
    return [
      `| \`${path}\`${must} | ${type(value)} | ${defaultOf(value)} | ${value.description ?? ''} |`,
      ...inner(value, path),
    ]
  })
}

/** The keys below a key: of a mapping, of each entry of a list, of each named entry. */
function inner(value, path) {
  if (alternatives(value)) return once(alternatives(value).flatMap(one => inner(one, path)))
  if (alternatives(value.items)) return once(alternatives(value.items).flatMap(one => inner({ items: one }, path)))
  if (value.properties) return rows(value, `${path}.`, () => true)
  if (value.items?.properties) return rows(value.items, `${path}[].`, () => true)
  if (value.additionalProperties?.properties) return rows(value.additionalProperties, `${path}.<name>.`, () => true)
  return []
}

const alternatives = value => value?.anyOf ?? value?.oneOf

/** Alternatives that share a key with one meaning show it once. */
const once = lines => [...new Set(lines)]

function type(value) {
  if (Array.isArray(value.type)) return 'number or text'
  if ('const' in value) return `\`${value.const}\``
  if (value.enum) return value.enum.map(one => `\`${one}\``).join(' or ')
  if (value.type === 'array')
    return `list${value.items?.enum || value.items?.type === 'string' ? ` of ${value.items.enum ? type(value.items) : 'text'}` : ''}`
  if (value.type === 'object') return value.additionalProperties?.properties ? 'named entries' : 'mapping'
  if (alternatives(value)) return once(alternatives(value).map(type)).join(' or ')
  return { integer: 'whole number', string: 'text', boolean: '`true` or `false`' }[value.type] ?? value.type ?? ''
}

function defaultOf({ default: value, type: kind }) {
  if (value === undefined || kind === 'object') return ''
  return `\`${Array.isArray(value) ? `[${value.join(', ')}]` : value}\``
}

/** Every profile: its text, what a team must set itself, and what it leaves out. */
function profileReference(profiles) {
  return [
    '# Profiles',
    '',
    'A profile is a built-in policy. A policy file uses it with `profile: standard`. The file may tighten the settings of the profile, but not loosen them. It is free to set everything that the profile leaves open. To go below the profile, copy its text and omit the key `profile`. `gatebook explain` shows the policy in force and the source of each value.',
    ...profiles.flatMap(({ name, summary, text, leavesOpen, leavesOut }) => [
      '',
      `## \`${name}\``,
      '',
      summary,
      '',
      '```yaml',
      text.trimEnd(),
      '```',
      '',
      leavesOpen.length === 0
        ? 'It leaves nothing open.'
        : `The file must set: ${leavesOpen.map(key => `\`${key}\``).join(', ')}.`,
      '',
      '| clauses of ISO 9001:2015 without evidence from its gates | why |',
      '| --- | --- |',
      ...leavesOut.map(({ clauses, why }) => `| ${clauses.join(', ')} | ${why} |`),
    ]),
    '',
  ].join('\n')
}

const profiles = JSON.parse(
  execFileSync(process.execPath, [command, 'profile', '--format', 'json'], { encoding: 'utf8' }),
)

const files = {
  ...Object.fromEntries(names.map(name => [`schema/${name}.schema.json`, printed(name)])),
  'docs/reference/profiles.md': profileReference(profiles),
  'docs/reference/policy.md': policyReference(JSON.parse(printed('policy'))),
}

for (const [path, text] of Object.entries(files)) {
  const file = fileURLToPath(new URL(path, root))
  if (!process.argv.includes('--check')) {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    throw new Error(`${path} is not up to date with the schemas. Run \`npm run build\` and commit it.`)
  }
}
