// Starts programs for a process of tests, which is large: to start one copies the page tables of whoever starts it, and
// this one is small. Started by scripts/jest-spawn.cjs, with
// the path of the socket to listen on, which has a folder of its own.
const { spawn } = require('node:child_process')
const { rmSync } = require('node:fs')
const { createServer } = require('node:net')
const { dirname } = require('node:path')

/** Ends of the streams of programs that are to come, in the order in which they were made at the other side. */
const ends = []
const waiting = []
const running = new Map()

createServer({ pauseOnConnect: true }, end => {
  ends.push(end)
  startNext()
}).listen(process.argv[2], () => process.send('ready'))

process.on('message', message => {
  if (message.kill !== undefined) return running.get(message.id)?.kill(message.kill)
  waiting.push(message)
  startNext()
})
process.on('disconnect', () => {
  rmSync(dirname(process.argv[2]), { recursive: true, force: true })
  process.exit()
})

function startNext() {
  while (waiting.length > 0 && ends.length >= waiting[0].stdio.filter(isPipe).length) start(waiting.shift())
}

function start({ id, file, args: [argv0, ...args], cwd, env, stdio }) {
  const taken = stdio.map(kind => (isPipe(kind) ? ends.shift() : kind))
  const ended = (status, signal) => {
    running.delete(id)
    if (process.connected) process.send({ id, status, signal })
  }
  try {
    const child = spawn(file, args, { argv0, cwd, env, stdio: taken })
    running.set(id, child)
    child.on('error', error => ended(error.errno, ''))
    child.on('exit', (code, signal) => ended(code ?? 0, signal ?? ''))
  } catch (error) {
    ended(error.errno ?? -1, '')
  }
  // The program has its own hold on them.
  for (const [at, end] of taken.entries()) if (isPipe(stdio[at])) end.destroy()
}

function isPipe(kind) {
  return kind === 'pipe'
}
