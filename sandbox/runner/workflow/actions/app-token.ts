import type { Answer, Call, StandIn } from './stand-in.ts'

const PERMISSIONS = ['actions', 'checks', 'contents', 'issues', 'members', 'pull-requests', 'statuses']

/** actions/create-github-app-token: a token of an app that is installed here, with no more than was asked for. */
export const appToken: StandIn = {
  inputs: ['app-id', 'client-id', 'private-key', 'owner', ...PERMISSIONS.map(name => `permission-${name}`)],
  run: createToken,
}

function createToken({ state, input }: Call): Answer {
  const { options } = state.facts
  const id = input('app-id') || input('client-id')
  const found = options.apps?.[id]
  if (found === undefined || input('private-key') === '') return { failure: `A JSON web token could not be decoded` }
  const asked = PERMISSIONS.flatMap(name => {
    const level = input(`permission-${name}`)
    return level === '' ? [] : [[name.replaceAll('-', '_'), level as 'read' | 'write'] as const]
  })
  const excess = asked.find(([name, level]) => !isWithin(found.permissions[name], level))
  if (excess !== undefined)
    return { failure: `The permissions requested are not granted to this installation (${excess[0]}).` }
  const permissions =
    asked.length === 0 ? found.permissions : { ...Object.fromEntries(asked), metadata: 'read' as const }
  const token = options.sandbox.issueToken({ app: found.app, repository: options.repository, permissions })
  return { outputs: { token, 'app-slug': found.app.slug } }
}

const isWithin = (granted: string | undefined, level: string): boolean => granted === 'write' || granted === level
