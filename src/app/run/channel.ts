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

/** What the workflow declares of the way to GitHub. */
export interface DeclaredChannel {
  /** URLs. */
  proxy: readonly string[]
  /** Paths, or `system`. */
  caFile: readonly string[]
}

/** Proxies, in whatever case they are written. */
const PROXIES = ['http_proxy', 'https_proxy', 'all_proxy']
/** Where certificates are of whoever may answer in the place of GitHub. */
const CERTIFICATES = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR']
/** Declares that those of the machine count too: a step that may use `sudo` can add to them. */
const SYSTEM = 'system'
const SYSTEM_OPTION = /^--use[-_](?:system|openssl)[-_]ca$/
/** What makes another program of this one. Nobody declares it. */
const LOADERS = [
  ...['NODE_OPTIONS', 'NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_COMPILE_CACHE', 'OPENSSL_CONF'],
  ...['LD_PRELOAD', 'LD_AUDIT', 'DYLD_INSERT_LIBRARIES'],
]
/** Workflows often set these for all of their jobs. */
const HARMLESS_OPTION =
  /^--(?:max[-_]old[-_]space[-_]size=\d+|no[-_]warnings|no[-_]deprecation|enable[-_]source[-_]maps|dns[-_]result[-_]order=\w+)$/
/** Those that say how git reaches others are no sign: here it reads what is there, with an environment of its own. */
const GIT =
  /^GIT_(?:SSH|SSH_COMMAND|EXEC_PATH|CONFIG|CONFIG_\w+|PROXY_COMMAND|DIR|WORK_TREE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|EXTERNAL_DIFF|TEMPLATE_DIR)$/

/** Refuses to ask GitHub through something that the workflow does not declare: no answer could be believed, nor could one be posted. */
export function refuseBentChannel(env: Environment, declared: DeclaredChannel): void {
  const set = Object.keys(env).filter(name => (env[name] ?? '').trim() !== '')
  const places = declared.proxy.map(placeOf)
  const proxy = set.find(name => PROXIES.includes(name.toLowerCase()) && !places.includes(placeOf(env[name] ?? '')))
  if (proxy !== undefined) throw bent(proxy, 'proxy', declared.proxy, 'the URL of the proxy')
  const file = set.find(name => CERTIFICATES.includes(name) && !declared.caFile.includes(env[name] ?? ''))
  if (file !== undefined) throw bent(file, 'ca-file', declared.caFile, 'its path')
  const system = declared.caFile.includes(SYSTEM) ? undefined : set.find(name => usesSystem(name, env[name] ?? ''))
  if (system !== undefined) throw bent(system, 'ca-file', declared.caFile, `\`${SYSTEM}\``)
  const loader = set.find(name => LOADERS.includes(name) && !isHarmless(name, env[name] ?? ''))
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
function placeOf(url: string): string {
  try {
    // Of a protocol that is not the web's, as socks5, an URL has no origin.
    const { protocol, host } = new URL(/^\w+:\/\//.test(url) ? url : `http://${url}`)
    return `${protocol}//${host}`
  } catch {
    return url
  }
}

const optionsIn = (value: string): string[] => value.trim().split(/\s+/)

/** Node 22.19 has a variable for it too. */
const usesSystem = (name: string, value: string): boolean =>
  (name === 'NODE_USE_SYSTEM_CA' && value !== '0') ||
  (name === 'NODE_OPTIONS' && optionsIn(value).some(option => SYSTEM_OPTION.test(option)))

function isHarmless(name: string, value: string): boolean {
  if (name === 'NODE_TLS_REJECT_UNAUTHORIZED') return value === '1'
  // That it is empty is how old programs are made to work with a new OpenSSL.
  if (name === 'OPENSSL_CONF') return value === '/dev/null'
  return (
    name === 'NODE_OPTIONS' &&
    optionsIn(value).every(option => HARMLESS_OPTION.test(option) || SYSTEM_OPTION.test(option))
  )
}

const REDIRECTED = 'The environment of this job could redirect what Gatebook reads'
const SEPARATE = 'Run Gatebook in a job of its own, which runs no code of the change.'

function bent(variable: string, input: string, declared: readonly string[], what: string): UserFacingError {
  const why = declared.length === 0 ? `the input "${input}" is empty` : `the input "${input}" declares another`
  const next = `If the runner needs it, give ${what} in the input "${input}". Otherwise: ${SEPARATE}`
  return new UserFacingError('channel_bent', `${REDIRECTED}: ${variable} is set, but ${why}.`, next)
}
