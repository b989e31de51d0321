import { isAbsolute, relative, sep } from 'node:path'
import { type Command, parseCommand } from './commands.ts'
import type { Masks } from './masks.ts'

export type AnnotationLevel = 'error' | 'warning' | 'notice'

export interface Annotation {
  level: AnnotationLevel
  file?: string
  line?: number
  endLine?: number
  column?: number
  endColumn?: number
  title?: string
  message: string
}

/** What the output of one step means to the runner, line after line. */
export interface StepLog {
  /** A line that the action wrote, to stdout or to stderr: the runner obeys commands on both. */
  read(line: string): void
  /** An annotation that the runner itself makes. */
  report(level: AnnotationLevel, message: string): void
  /** An error that also fails the step, whatever the action's exit code is. */
  fail(...messages: string[]): void
  readonly lines: string[]
  readonly annotations: Annotation[]
  readonly annotationsDropped: Annotation[]
  readonly outputs: Record<string, string>
  readonly state: Record<string, string>
  readonly failed: boolean
}

/** GitHub shows this many annotations of each level of a step. */
const annotationsShown = 10
/** actions/runner, ExecutionContext.cs, _maxIssueMessageLength */
const messageLength = 4096

const setEnvDisabled = (name: string) =>
  `The \`${name}\` command is disabled. Please upgrade to using Environment Files or opt into unsecure command execution by setting the \`ACTIONS_ALLOW_UNSECURE_COMMANDS\` environment variable to \`true\`. For more information see: https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/`

const setOutputDeprecated = (name: string) =>
  `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files. For more information see: https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/`

const stopTokenRefused =
  "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command. For more information see: https://docs.github.com/actions/learn-github-actions/workflow-commands-for-github-actions#example-stopping-and-starting-workflow-commands or opt into insecure command execution by setting the `ACTIONS_ALLOW_UNSECURE_STOPCOMMAND_TOKENS` environment variable to `true`."

/** Commands whose own line is never echoed: they may hold a secret, or show themselves in another form. */
const neverEchoed = new Set(['add-mask', 'debug', 'error', 'warning', 'notice'])
/** Known to the runner, without effect here: there are no problem matchers in the stand-in. */
const ignored = new Set(['add-matcher', 'remove-matcher'])

interface Settings {
  workspace: string
  debug: boolean
  masks: Masks
}

/** Follows actions/runner, src/Runner.Worker/ActionCommandManager.cs and Handlers/OutputManager.cs. */
export function createStepLog({ workspace, debug, masks }: Settings): StepLog {
  const lines: string[] = []
  const annotations: Annotation[] = []
  const annotationsDropped: Annotation[] = []
  const outputs: Record<string, string> = {}
  const state: Record<string, string> = {}
  let stopToken: string | undefined
  let echo = debug
  let failed = false

  const show = (text: string) => void lines.push(...masks.apply(text).split(/\r\n|\n|\r/))
  const showDebug = (text: string) => debug && show(`##[debug]${text}`)

  function annotate(annotation: Annotation): void {
    const message = masks.apply(annotation.message).slice(0, messageLength)
    const sameLevel = annotations.filter(({ level }) => level === annotation.level)
    const list = sameLevel.length < annotationsShown ? annotations : annotationsDropped
    list.push({ ...annotation, message, ...(annotation.title && { title: masks.apply(annotation.title) }) })
    show(`${label[annotation.level]}: ${message}`)
  }

  const report = (level: AnnotationLevel, message: string) => annotate({ level, message })

  function fail(...messages: string[]): void {
    failed = true
    for (const message of messages) report('error', message)
  }

  const issue = (command: Command) => annotate(readAnnotation(command, workspace))

  function keep(target: Record<string, string>, { name, properties, data }: Command): void {
    const key = properties['name']
    if (key === undefined) throw new Error(`Required field 'name' is missing in ##[${name}] command.`)
    report('warning', setOutputDeprecated(name))
    target[key] = data
  }

  const handlers: Readonly<Record<string, (command: Command) => void>> = {
    error: issue,
    warning: issue,
    notice: issue,
    debug: ({ data }) => showDebug(data),
    group: ({ data }) => show(data),
    endgroup: () => {},
    'add-mask': ({ data }) => {
      if (data.trim() === '') report('warning', "Can't add secret mask for empty string in ##[add-mask] command.")
      else masks.add(data)
    },
    'set-output': command => keep(outputs, command),
    'save-state': command => keep(state, command),
    'set-env': ({ name }) => {
      throw new Error(setEnvDisabled(name))
    },
    'add-path': ({ name }) => {
      throw new Error(setEnvDisabled(name))
    },
    echo: ({ data }) => {
      echo = switchOf(data)
    },
    'stop-commands': ({ data }) => {
      const token = data.toLowerCase()
      if (token === '' || token === 'pause-logging' || registered.has(token)) throw new Error(stopTokenRefused)
      stopToken = token
      if (data.length > 6) masks.add(data)
    },
  }
  const registered = new Set([...Object.keys(handlers), ...ignored])

  function obey(line: string, command: Command): void {
    if (echo && !neverEchoed.has(command.name) && command.name !== 'stop-commands') show(line)
    try {
      handlers[command.name]?.(command)
    } catch (error) {
      fail(`Unable to process command '${line}' successfully.`, error instanceof Error ? error.message : String(error))
    }
    if (command.name === 'stop-commands' && stopToken !== undefined) show(line)
  }

  function read(line: string): void {
    if (stopToken !== undefined) {
      if (parseCommand(line, new Set([stopToken])) !== undefined) stopToken = undefined
      show(line)
      return
    }
    const command = parseCommand(line, registered)
    if (command === undefined) show(line)
    else obey(line, command)
  }

  return {
    read,
    report,
    fail,
    lines,
    annotations,
    annotationsDropped,
    outputs,
    state,
    get failed() {
      return failed
    },
  }
}

const label: Readonly<Record<AnnotationLevel, string>> = { error: 'Error', warning: 'Warning', notice: 'Notice' }

function switchOf(value: string): boolean {
  const word = value.trim().toUpperCase()
  if (word === 'ON' || word === 'OFF') return word === 'ON'
  throw new Error(`Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${value}'.`)
}

function readAnnotation({ name, properties, data }: Command, workspace: string): Annotation {
  const file = properties['file']
  const title = properties['title']
  return {
    level: name as AnnotationLevel,
    message: data,
    ...(file && { file: fromWorkspace(file, workspace) }),
    ...(title && { title }),
    ...span(properties),
  }
}

/** GitHub shows paths of the repository; a path outside the workspace is left as it is. */
function fromWorkspace(file: string, workspace: string): string {
  const path = isAbsolute(file) ? relative(workspace, file) : file
  return path.startsWith('..') ? file : path.split(sep).join('/')
}

/**
 * A range that makes no sense is dropped, as in IssueCommandExtension.ValidateLinesAndColumns: an end without a start is
 * the start, an end before the start takes both away, and columns count only within one line.
 */
function span(properties: Command['properties']): Partial<Annotation> {
  const lines = range(properties['line'], properties['endline'])
  const columns = range(properties['col'], properties['endcolumn'])
  const oneLine = lines.start !== undefined && (lines.end === undefined || lines.end === lines.start)
  return {
    ...(lines.start !== undefined && { line: lines.start }),
    ...(lines.end !== undefined && { endLine: lines.end }),
    ...(oneLine && columns.start !== undefined && { column: columns.start }),
    ...(oneLine && columns.end !== undefined && { endColumn: columns.end }),
  }
}

function range(from: string | undefined, to: string | undefined): { start?: number; end?: number } {
  const end = whole(to)
  const start = whole(from) ?? end
  if (start === undefined) return {}
  if (end === undefined) return { start }
  return end < start ? {} : { start, end }
}

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : undefined
}
