/**
 * Cuts GitHub's OpenAPI description down to the operations and events that Gatebook uses.
 *
 *   npm install --prefix .gatebook/schemas --no-save @octokit/openapi@23.0.2
 *   node scripts/slice-openapi.mjs .gatebook/schemas
 *
 * The full package unpacks to several hundred megabytes, so it is no dependency: the slice is committed as
 * sandbox/schemas/github-openapi.json and names the package and version that it came from.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const OPERATIONS = [
  'actions/download-artifact',
  'actions/get-reviews-for-run',
  'actions/get-workflow-run',
  'actions/list-jobs-for-workflow-run',
  'actions/list-jobs-for-workflow-run-attempt',
  'actions/list-workflow-run-artifacts',
  'actions/list-workflow-runs-for-repo',
  'checks/create',
  'checks/get',
  'checks/update',
  'checks/list-for-ref',
  'git/create-commit',
  'git/create-ref',
  'git/create-tree',
  'git/get-ref',
  'git/get-tag',
  'git/get-tree',
  'issues/get',
  'pulls/get',
  'pulls/list-files',
  'pulls/request-reviewers',
  'repos/compare-commits',
  'repos/create-commit-status',
  'repos/get-branch',
  'repos/get-branch-rules',
  'repos/get-collaborator-permission-level',
  'repos/get-combined-status-for-ref',
  'repos/get-commit',
  'repos/get-content',
  'repos/get-release-by-tag',
  'repos/update-release',
  'repos/list-activities',
  'repos/list-attestations',
  'repos/list-branches',
  'repos/list-commit-statuses-for-ref',
]

const EVENTS = [
  'check-run-completed',
  'deployment-created',
  'merge-group-checks-requested',
  'pull-request-closed',
  'pull-request-edited',
  'pull-request-labeled',
  'pull-request-opened',
  'pull-request-ready-for-review',
  'pull-request-reopened',
  'pull-request-unlabeled',
  'pull-request-review-dismissed',
  'pull-request-review-edited',
  'pull-request-review-submitted',
  'pull-request-synchronize',
  'push',
  'release-published',
  'status',
  'workflow-run-completed',
]

/** Prose and examples: most of the size, and nothing that a validator reads. */
const PROSE = new Set([
  'description',
  'summary',
  'title',
  'example',
  'examples',
  'externalDocs',
  'tags',
  'x-github',
  'x-multi-segment',
  'deprecated',
  'links',
])

/** Keywords whose keys are names chosen by GitHub, so a property called `title` is not prose. */
const NAMES = new Set(['properties', 'schemas', 'parameters', 'responses', 'content', 'x-webhooks', 'paths'])

function withoutProse(node, keysAreNames = false) {
  if (Array.isArray(node)) return node.map(item => withoutProse(item))
  if (node === null || typeof node !== 'object') return node
  const kept = Object.entries(node).filter(([key]) => keysAreNames || !PROSE.has(key))
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      keepAsIs(key, keysAreNames) ? value : withoutProse(value, NAMES.has(key) && !keysAreNames),
    ]),
  )
}

/** Values of `enum`, `default` and `required` are data, whatever they are called. */
function keepAsIs(key, keysAreNames) {
  return !keysAreNames && ['enum', 'default', 'required', 'const'].includes(key)
}

function slicedPaths(paths) {
  const sliced = {}
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (!OPERATIONS.includes(operation?.operationId)) continue
      const { operationId, parameters, requestBody, responses } = operation
      sliced[path] ??= {}
      sliced[path][method] = withoutProse({
        operationId,
        parameters,
        requestBody,
        responses: withoutHeaders(responses),
      })
    }
  }
  return sliced
}

/** Response headers are described by examples only; the stand-in has its own tests for them. */
function withoutHeaders(responses) {
  const entries = Object.entries(responses).map(([status, response]) => [status, { ...response, headers: undefined }])
  return Object.fromEntries(entries)
}

function slicedEvents(webhooks) {
  const pick = name => [name, { post: { requestBody: withoutProse(webhooks[name].post.requestBody) } }]
  return Object.fromEntries(EVENTS.map(pick))
}

/** Every component that the given parts refer to, directly or through another component. */
function referredComponents(parts, components) {
  const found = {}
  const queue = [parts]
  while (queue.length > 0) {
    for (const ref of references(queue.pop())) {
      const [kind, name] = ref.split('/').slice(2)
      if (found[kind]?.[name] !== undefined) continue
      found[kind] ??= {}
      found[kind][name] = withoutProse(components[kind][name])
      queue.push(found[kind][name])
    }
  }
  return sorted(found)
}

function references(node) {
  const text = JSON.stringify(node)
  return [...text.matchAll(/"\$ref":"(#\/components\/[^"]+)"/g)].map(match => match[1])
}

function sorted(components) {
  const byName = entries => Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)))
  return Object.fromEntries(Object.entries(byName(components)).map(([kind, entries]) => [kind, byName(entries)]))
}

function main(prefix) {
  if (prefix === undefined)
    throw new Error('usage: node scripts/slice-openapi.mjs <folder with node_modules/@octokit/openapi>')
  const source = join(prefix, 'node_modules/@octokit/openapi')
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  const full = JSON.parse(readFileSync(join(source, 'generated/api.github.com.json'), 'utf8'))
  const paths = slicedPaths(full.paths)
  const events = slicedEvents(full['x-webhooks'])
  const slice = {
    openapi: full.openapi,
    info: {
      title: 'The part of the GitHub REST API that Gatebook uses',
      version: full.info.version,
      'x-source': `@octokit/openapi@${version}`,
      license: full.info.license,
    },
    paths,
    'x-webhooks': events,
    components: referredComponents({ paths, events }, full.components),
  }
  const missing = OPERATIONS.filter(id => !JSON.stringify(paths).includes(`"operationId":"${id}"`))
  if (missing.length > 0) throw new Error(`not in the description: ${missing.join(', ')}`)
  const target = new URL('../sandbox/schemas/github-openapi.json', import.meta.url)
  const text = `${JSON.stringify(slice, null, 1)}\n`
  writeFileSync(target, text)
  console.log(`${target.pathname}: ${OPERATIONS.length} operations, ${EVENTS.length} events, ${text.length} bytes`)
}

main(process.argv[2])
