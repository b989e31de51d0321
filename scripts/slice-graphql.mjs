/**
 * Cuts GitHub's public GraphQL schema down to what the operations in src/github/client/queries.ts and batches.ts ask for.
 *
 *   npm install --prefix .gatebook/schemas --no-save @octokit/graphql-schema@15.26.1
 *   node scripts/slice-graphql.mjs .gatebook/schemas
 *
 * Run it again after a change to an operation: the stand-in answers a field outside the slice with an error.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  parse,
  print,
  printType,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/**
 * Interfaces whose every kind may turn up at run time, requested or not: a ghost is an actor, a tag is a git object.
 */
const OPEN_INTERFACES = ['Actor', 'GitObject', 'GitSignature']

/** The constants of both files, which are TypeScript: bundled in memory, so that any Node version can load them. */
async function operations() {
  return [...(await operationsOf('queries')), ...(await operationsOf('batches'))]
}

async function operationsOf(file) {
  const entry = new URL(`../src/github/client/${file}.ts`, import.meta.url).pathname
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  })
  const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
  return Object.entries(module)
    .filter(([, value]) => typeof value === 'string' && /^\s*(query|mutation)\b/.test(value))
    .map(([name, text]) => ({ name, document: parse(text) }))
}

/** Which fields and arguments of which types are used, as `Type -> field -> arguments`. */
class Used {
  fields = new Map()
  types = new Set()

  field(type, field, args = []) {
    this.types.add(type.name)
    const fields = this.fields.get(type.name) ?? new Map()
    this.fields.set(type.name, fields)
    const known = fields.get(field.name) ?? new Set()
    fields.set(field.name, known)
    const required = field.args.filter(isRequiredArgument).map(arg => arg.name)
    for (const arg of [...required, ...args]) known.add(arg)
    this.type(getNamedType(field.type))
    for (const arg of field.args) if (known.has(arg.name)) this.type(getNamedType(arg.type))
  }

  /** Input objects are kept whole: their fields come in variables, which no document shows. */
  type(type) {
    if (this.types.has(type.name)) return
    this.types.add(type.name)
    if (!isInputObjectType(type)) return
    for (const field of Object.values(type.getFields())) this.type(getNamedType(field.type))
  }
}

function usedBy(documents, schema) {
  const used = new Used()
  for (const { name, document } of documents) {
    const errors = validate(schema, document)
    if (errors.length > 0) throw new Error(`${name}: ${errors.map(error => error.message).join('; ')}`)
    collect(document, schema, used)
  }
  return used
}

function collect(document, schema, used) {
  const info = new TypeInfo(schema)
  const named = node =>
    used.type(schema.getType(node.typeCondition?.name.value ?? node.type?.name.value ?? node.name.value))
  const visitor = {
    Field: node => {
      const parent = info.getParentType()
      const field = info.getFieldDef()
      if (parent && field && !field.name.startsWith('__'))
        used.field(
          parent,
          field,
          node.arguments.map(arg => arg.name.value),
        )
    },
    FragmentDefinition: node => named(node),
    InlineFragment: node => (node.typeCondition ? named(node) : undefined),
    VariableDefinition: node => visit(node.type, { NamedType: type => named({ name: type.name }) }),
  }
  visit(document, visitWithTypeInfo(info, visitor))
}

/** Adds what SDL validity wants: implementers of open interfaces, interface fields on implementers, no empty type. */
function complete(used, schema) {
  for (const name of OPEN_INTERFACES) {
    if (!used.types.has(name)) continue
    for (const type of schema.getPossibleTypes(schema.getType(name))) used.type(type)
  }
  for (const name of [...used.types]) ensureField(schema.getType(name), used)
  for (const name of [...used.types]) inheritFields(schema.getType(name), used)
}

function ensureField(type, used) {
  if (!isObjectType(type) && !isInterfaceType(type)) return
  if (used.fields.has(type.name)) return
  const fields = type.getFields()
  const field =
    fields.id ??
    fields.login ??
    fields.clientMutationId ??
    Object.values(fields).find(one => isScalarType(getNamedType(one.type)))
  if (field !== undefined) used.field(type, field)
}

function inheritFields(type, used) {
  if (!isObjectType(type) && !isInterfaceType(type)) return
  for (const parent of type.getInterfaces()) {
    for (const [name, args] of used.fields.get(parent.name) ?? []) used.field(type, type.getFields()[name], args)
  }
}

/** Prints one type with only what is used of it. */
function printSliced(type, used) {
  const definition = parse(printType(type)).definitions[0]
  const bare = visit(definition, {
    enter: node => ('description' in node && node.description ? { ...node, description: undefined } : undefined),
    Directive: () => null,
  })
  // A union keeps the members that are requested: at run time the arguments allow no others.
  if (isUnionType(type))
    return print({ ...bare, types: bare.types.filter(member => used.types.has(member.name.value)) })
  if (!isObjectType(type) && !isInterfaceType(type)) return print(bare)
  const kept = used.fields.get(type.name)
  const fields = bare.fields
    .filter(field => kept.has(field.name.value))
    .map(field => ({
      ...field,
      arguments: field.arguments.filter(arg => kept.get(field.name.value).has(arg.name.value)),
    }))
  const interfaces = bare.interfaces.filter(parent => used.types.has(parent.name.value))
  return print({ ...bare, fields, interfaces })
}

function supported(type) {
  return (
    isObjectType(type) ||
    isInterfaceType(type) ||
    isUnionType(type) ||
    isEnumType(type) ||
    isInputObjectType(type) ||
    isScalarType(type)
  )
}

async function main(prefix) {
  if (prefix === undefined)
    throw new Error('usage: node scripts/slice-graphql.mjs <folder with node_modules/@octokit/graphql-schema>')
  const source = join(prefix, 'node_modules/@octokit/graphql-schema')
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  const schema = buildSchema(readFileSync(join(source, 'schema.graphql'), 'utf8'), { assumeValidSDL: true })
  const documents = await operations()
  const used = usedBy(documents, schema)
  complete(used, schema)
  const types = [...used.types]
    .sort()
    .map(name => schema.getType(name))
    .filter(type => supported(type) && !isSpecifiedScalarType(type))
  const header = [
    '# The part of the public GraphQL schema of GitHub that the operations in src/github/ use.',
    `# Cut by scripts/slice-graphql.mjs from @octokit/graphql-schema@${version}; do not edit by hand.`,
  ].join('\n')
  const text = `${header}\n\n${types.map(type => printSliced(type, used)).join('\n\n')}\n`
  const slice = buildSchema(text)
  for (const { name, document } of documents) {
    const errors = validate(slice, document)
    if (errors.length > 0) throw new Error(`${name} does not fit the slice: ${errors[0].message}`)
  }
  const target = new URL('../sandbox/schemas/github.graphql', import.meta.url)
  writeFileSync(target, text)
  console.log(`${target.pathname}: ${types.length} types for ${documents.length} operations, ${text.length} bytes`)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv[2])
