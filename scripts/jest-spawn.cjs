// Has git started by a small process of its own, scripts/jest-spawner.cjs, because that costs by the size of the process
// that does it: in a test's process more than all that git does. To whoever starts git, nothing differs: it has the same
// arguments, folder, environment and streams, and ends and is killed in the same way.
const { ChildProcess, fork } = require('node:child_process')
const { mkdtempSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { basename, join } = require('node:path')

/** Node's own handle of a process, below everything that `node:child_process` makes of it. */
const handles = Object.getPrototypeOf(new ChildProcess()._handle)
const { Pipe, PipeConnectWrap, constants } = process.binding('pipe_wrap')
const { spawn, kill } = handles

/** Streams that wait for a program; for more programs at once than these are enough for, each starts as usual. */
const READY = 30
const streams = []
const running = new Map()
let started

/** From here on; once for each process of tests, and again without effect. */
module.exports.spawnApart = () => {
  started ??= start()
  return started
}

async function start() {
  const path = join(mkdtempSync(join(tmpdir(), 'gatebook-spawn-')), 'socket')
  const spawner = fork(join(__dirname, 'jest-spawner.cjs'), [path], { execArgv: [], stdio: 'inherit' })
  await new Promise(resolve => spawner.once('message', resolve).once('exit', resolve))
  // Without it, git starts as usual.
  if (!spawner.connected) return
  await Promise.all(Array.from({ length: READY }, () => connect(path)))
  spawner.on('message', ({ id, status, signal }) => end(id, status, signal))
  spawner.on('exit', () => giveUp())
  // Tests wait for what they started, not for what starts it.
  spawner.unref()
  spawner.channel.unref()
  handles.spawn = function (options) {
    return isGit(options) && pipesOf(options).length <= streams.length && spawner.connected
      ? startThere(this, options, { spawner, path })
      : spawn.call(this, options)
  }
  handles.kill = function (signal) {
    if (!running.has(this.startedApart)) return kill.call(this, signal)
    spawner.send({ id: this.startedApart, kill: signal })
    return 0
  }
}

function connect(path) {
  const stream = new Pipe(constants.SOCKET)
  const connecting = new PipeConnectWrap()
  return new Promise(resolve => {
    connecting.oncomplete = status => {
      // One stream fewer, as if it were in use: if its socket was cleared away, git starts as usual.
      if (status === 0) streams.push(stream)
      resolve()
    }
    stream.connect(connecting, path)
  })
}

/** Nothing beside arguments, folder, environment and streams. */
function isGit({ file, stdio, detached, uid, gid }) {
  return (
    basename(file) === 'git' &&
    !detached &&
    uid === undefined &&
    gid === undefined &&
    stdio.every(({ type, ipc }) => ['pipe', 'ignore'].includes(type) && !ipc)
  )
}

function pipesOf({ stdio }) {
  return stdio.filter(({ type }) => type === 'pipe')
}

let last = 0

function startThere(handle, { file, args, cwd, envPairs, stdio }, { spawner, path }) {
  last += 1
  for (const pipe of pipesOf({ stdio })) {
    pipe.handle.close()
    pipe.handle = streams.shift()
    void connect(path)
  }
  running.set(last, handle)
  handle.startedApart = last
  const env = Object.fromEntries(envPairs.map(pair => [pair.split('=', 1)[0], pair.slice(pair.indexOf('=') + 1)]))
  const kinds = stdio.map(({ type }) => type)
  spawner.send({ id: last, file, args, cwd: cwd ?? process.cwd(), env, stdio: kinds })
  return 0
}

/** As Node tells of a program that ended; below zero is why it could not be started. */
function end(id, status, signal) {
  const handle = running.get(id)
  running.delete(id)
  handle?.onexit(status, signal)
}

function giveUp() {
  for (const id of running.keys()) end(id, 0, 'SIGKILL')
}
