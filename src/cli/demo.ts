import { existsSync } from 'node:fs'
import { readArguments } from './arguments.ts'
import { type Command, EXIT, type Exit, type Terminal } from './command.ts'

export const demo = {
  name: 'demo',
  usage: 'gatebook demo [FOLDER]',
  summary: 'Runs a complete example on an embedded GitHub stand-in: no account, no token, no network.',
  run,
} satisfies Command

/** The demo and its stand-in are a bundle of their own, so that no other command carries them. */
async function run(terminal: Terminal): Promise<Exit> {
  const { positionals } = readArguments(terminal.args, [], 1)
  const bundle = new URL('./demo.js', import.meta.url)
  if (!existsSync(bundle)) {
    terminal.err(
      'The demo is not part of this installation. Run it from a clone of the repository: npm ci && npm start.',
    )
    return EXIT.unjudged
  }
  const { playDemo } = await import(bundle.href)
  const { cwd, path, colour, out } = terminal
  return playDemo({ folder: positionals[0], cwd, path, colour, out })
}
