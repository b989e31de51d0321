import { spawn } from 'node:child_process'
import { failure } from './errors.ts'
import { environment, type GitOptions, settings } from './run.ts'

/** Runs git with the pinned settings, feeding it input and handing on output as it comes. Throws when git fails. */
export async function* pipeGit(
  options: GitOptions,
  args: readonly string[],
  input: Iterable<string> = [],
): AsyncIterable<Uint8Array> {
  const child = spawn('git', [...settings(options), ...args], { cwd: options.folder, env: environment(options) })
  const ended = new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject))
  // Awaited below; until then a failure to start must not count as unhandled.
  ended.catch(() => {})
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr.length < 65_536) stderr += chunk.toString('utf8')
  })
  // A reader that stops early closes the pipe; what git then says is reported by its exit status.
  child.stdin.on('error', () => {})
  void feed(child.stdin, input)
  try {
    for await (const chunk of child.stdout) yield chunk
  } finally {
    if (child.exitCode === null && child.stdout.readableEnded === false) child.kill('SIGKILL')
  }
  const status = await ended
  if (status !== 0) throw failure(status, stderr)
}

async function feed(stdin: NodeJS.WritableStream, input: Iterable<string>): Promise<void> {
  for (const text of input) {
    if (!stdin.write(text)) await new Promise(resolve => stdin.once('drain', resolve))
  }
  stdin.end()
}
