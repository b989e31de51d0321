import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { UserFacingError } from '../shared/user-facing-error.ts'

/**
 * Signs that something else than the workflow decides what Gatebook reads. Whatever ran earlier in the job can set
 * variables for all later steps (GITHUB_ENV) and put programs in front of others (GITHUB_PATH): through a proxy of its
 * own, tests once added an approval to GitHub's answer. This finds what was left behind, not whoever hides it.
 */

type Environment = Readonly<Record<string, string | undefined>>

/** What the workflow declares of the way to GitHub; empty: nothing. */
export interface DeclaredChannel {
  proxy: string
  caFile: string
}

/** Proxies, in whatever case they are written. */
const PROXIES = ['http_proxy', 'https_proxy', 'all_proxy']
/** Files with certificates of whoever may answer in the place of GitHub. */
const CERTIFICATES = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']
/** What makes another program of this one. Nobody declares it. */
const LOADERS = ['NODE_OPTIONS', 'NODE_TLS_REJECT_UNAUTHORIZED', 'SSL_CERT_DIR', 'LD_PRELOAD', 'DYLD_INSERT_LIBRARIES']
/** Workflows often set these for all of their jobs. */
const HARMLESS_OPTION =
  /^--(?:max[-_]old[-_]space[-_]size=\d+|no[-_]warnings|no[-_]deprecation|enable[-_]source[-_]maps)$/
const GIT =
  /^GIT_(?:SSH|SSH_COMMAND|EXEC_PATH|CONFIG|CONFIG_\w+|PROXY_COMMAND|SSL_\w+|DIR|WORK_TREE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|EXTERNAL_DIFF|TEMPLATE_DIR|ASKPASS)$/

/** Refuses to ask GitHub through something that the workflow does not declare: no answer could be believed, nor could one be posted. */
export function refuseBentChannel(env: Environment, declared: DeclaredChannel): void {
  const set = Object.keys(env).filter(name => env[name] !== undefined && env[name] !== '')
  const proxies = set.filter(name => PROXIES.includes(name.toLowerCase()))
  const [proxy] = proxies.filter(name => originOf(env[name] ?? '') !== originOf(declared.proxy))
  if (proxy !== undefined) throw bent(proxy, 'proxy', declared.proxy, 'the URL of the proxy')
  const [file] = set.filter(name => CERTIFICATES.includes(name) && env[name] !== declared.caFile)
  if (file !== undefined) throw bent(file, 'ca-file', declared.caFile, 'the path of the file')
  const [loader] = set.filter(name => LOADERS.includes(name) && !isHarmless(name, env[name] ?? ''))
  if (loader !== undefined)
    throw new UserFacingError('channel_bent', `${REDIRECTED}: ${loader} is set.`, `Remove the variable. ${SEPARATE}`)
}

/** The same for git, which reads what is checked out. GitHub can still be told. */
export function bentGit(env: Environment, git: GitPlace): UserFacingError | undefined {
  const variable = Object.keys(env).find(name => GIT.test(name) && env[name] !== '')
  const what =
    variable === undefined
      ? git.inside && `git was found in the folder ${git.folder}, to which other steps of the job can write`
      : `${variable} is set`
  if (what === undefined) return undefined
  return new UserFacingError('channel_bent', `The environment of this job could replace git: ${what}.`, SEPARATE)
}

export interface GitPlace {
  /** Folder of the program; undefined: there is none. */
  folder: string | undefined
  /** The folder of others in which it is; undefined: in none. */
  inside: string | undefined
}

const PROGRAMS = ['git', 'git.exe', 'git.cmd']

/** The first program that the search path finds, and whether it lies where the change's code could have put it. */
export function findGit(path: string, writable: readonly (string | undefined)[]): GitPlace {
  const places = path.split(delimiter).filter(isAbsolute)
  const folder = places.find(place => PROGRAMS.some(name => isProgram(join(place, name))))
  if (folder === undefined) return { folder, inside: undefined }
  const name = PROGRAMS.find(one => isProgram(join(folder, one))) ?? 'git'
  const ways = [folder, dirname(realpathSync(join(folder, name)))]
  const roots = [...writable, tmpdir()].flatMap(root => (root ? [root, real(root)] : []))
  return { folder, inside: roots.find(root => ways.some(way => isWithin(way, root))) }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

function real(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}

/** Nothing is within the root of the file system, which is the home of some containers. */
function isWithin(folder: string, root: string): boolean {
  const path = relative(root, folder)
  return dirname(root) !== root && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}

/** Where it leads. A name and password in the URL need not stand in the workflow too. */
function originOf(url: string): string | undefined {
  if (url === '') return undefined
  try {
    return new URL(/^\w+:\/\//.test(url) ? url : `http://${url}`).origin
  } catch {
    return url
  }
}

function isHarmless(name: string, value: string): boolean {
  if (name === 'NODE_TLS_REJECT_UNAUTHORIZED') return value === '1'
  return (
    name === 'NODE_OPTIONS' &&
    value
      .trim()
      .split(/\s+/)
      .every(option => HARMLESS_OPTION.test(option))
  )
}

const REDIRECTED = 'The environment of this job could redirect what Gatebook reads'
const SEPARATE = 'Run Gatebook in a job of its own, which runs no code of the change.'

function bent(variable: string, input: string, declared: string, what: string): UserFacingError {
  const why = declared === '' ? `the input "${input}" is empty` : `the input "${input}" declares another`
  const next = `If the runner needs it, give ${what} in the input "${input}". Otherwise: ${SEPARATE}`
  return new UserFacingError('channel_bent', `${REDIRECTED}: ${variable} is set, but ${why}.`, next)
}
