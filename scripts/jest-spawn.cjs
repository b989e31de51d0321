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
  const ended = (id, status, signal) => {
    const handle = running.get(id)
    running.delete(id)
    if (running.size === 0) spawner.channel?.unref()
    // As Node tells of a program that ended; below zero is why it could not be started.
    handle?.onexit(status, signal)
  }
  spawner.on('message', ({ id, status, signal }) => ended(id, status, signal))
  spawner.on('exit', () => [...running.keys()].map(id => ended(id, 0, 'SIGKILL')))
  // What is waited for is a program that was started, and not what starts it.
  spawner.unref()
  spawner.channel.unref()
  handles.spawn = function (options) {
    return isGit(options) && areReady(pipesOf(options).length) && spawner.connected
      ? startThere(this, options, { spawner, path })
      : spawn.call(this, options)
  }
  handles.kill = function (signal) {
    if (!running.has(this.startedApart)) return kill.call(this, signal)
    spawner.send({ id: this.startedApart, kill: signal })
    return 0
  }
}

/** The other side takes streams in the order in which they are made, which need not be that in which this one hears of it. */
function connect(path) {
  const made = { handle: new Pipe(constants.SOCKET), isReady: false }
  const connecting = new PipeConnectWrap()
  // One that nobody uses is nothing to wait for.
  made.handle.unref()
  streams.push(made)
  return new Promise(resolve => {
    connecting.oncomplete = status => {
      made.isReady = status === 0
      // The other side never hears of this one, so it is no longer counted on either.
      if (status !== 0) streams.splice(streams.indexOf(made), 1)
      resolve()
    }
    made.handle.connect(connecting, path)
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

/** Whether the next streams can be used. */
function areReady(count) {
  return streams.length >= count && streams.slice(0, count).every(({ isReady }) => isReady)
}

function pipesOf({ stdio }) {
  return stdio.filter(({ type }) => type === 'pipe')
}

let last = 0

function startThere(handle, { file, args, cwd, envPairs, stdio }, { spawner, path }) {
  last += 1
  for (const pipe of pipesOf({ stdio })) {
    pipe.handle.close()
    pipe.handle = streams.shift().handle
    pipe.handle.ref()
    void connect(path)
  }
  running.set(last, handle)
  spawner.channel.ref()
  handle.startedApart = last
  const env = Object.fromEntries(envPairs.map(pair => [pair.split('=', 1)[0], pair.slice(pair.indexOf('=') + 1)]))
  const kinds = stdio.map(({ type }) => type)
  spawner.send({ id: last, file, args, cwd: cwd ?? process.cwd(), env, stdio: kinds })
  return 0
}
