import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { bentGit, type DeclaredChannel, findGit, refuseBentChannel } from '../../../src/app/run/channel.ts'
import { UserFacingError } from '../../../src/app/shared/user-facing-error.ts'
import { scratchFolder } from '../../git/scratch.ts'

const PROXY = 'http://proxy.example.com:3128'

function problem(env: Record<string, string>, declared: Partial<DeclaredChannel> = {}): string | undefined {
  try {
    refuseBentChannel(env, { proxy: [], caFile: [], ...declared })
    return undefined
  } catch (error) {
    return error instanceof UserFacingError ? `${error.message} ${error.next}` : String(error)
  }
}

describe('the way to GitHub is refused', () => {
  test.each<[string, Record<string, string>, object, string]>([
    [
      'with a proxy that nobody declared',
      { https_proxy: PROXY },
      {},
      'https_proxy is set, but the input "proxy" is empty',
    ],
    ['in capitals', { HTTPS_PROXY: PROXY }, {}, 'HTTPS_PROXY is set'],
    ['for everything', { ALL_PROXY: 'socks5://127.0.0.1:9' }, {}, 'ALL_PROXY is set'],
    [
      'with another proxy',
      { http_proxy: 'http://127.0.0.1:9' },
      { proxy: [PROXY] },
      'http_proxy is set, but the input "proxy" declares another',
    ],
    ['with certificates', { NODE_EXTRA_CA_CERTS: '/tmp/ca.pem' }, {}, 'give its path in the input "ca-file"'],
    ['with other certificates', { SSL_CERT_FILE: '/tmp/ca.pem' }, { caFile: ['/etc/ca.pem'] }, 'declares another'],
    ['without any check of them', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, {}, 'NODE_TLS_REJECT_UNAUTHORIZED is set'],
    [
      'with code that is loaded first',
      { NODE_OPTIONS: '--no-warnings --require=/tmp/x.js' },
      {},
      'NODE_OPTIONS is set',
    ],
    ['with a library', { LD_PRELOAD: '/tmp/x.so' }, {}, 'LD_PRELOAD is set'],
    ['with an auditor of libraries', { LD_AUDIT: '/tmp/x.so' }, {}, 'LD_AUDIT is set'],
    ['with a program of before', { NODE_COMPILE_CACHE: '/tmp/x' }, {}, 'NODE_COMPILE_CACHE is set'],
    ['with an engine for OpenSSL', { OPENSSL_CONF: '/tmp/x.cnf' }, {}, 'OPENSSL_CONF is set'],
    [
      'with another proxy of a kind that has no origin',
      { ALL_PROXY: 'socks5://127.0.0.1:9' },
      { proxy: ['socks5://proxy.example.com:1080'] },
      'ALL_PROXY is set, but the input "proxy" declares another',
    ],
    [
      'with the certificates of the machine',
      { NODE_OPTIONS: '--use-system-ca' },
      { caFile: ['/etc/ca.pem'] },
      'NODE_OPTIONS is set, but the input "ca-file" declares another. If the runner needs it, give `system`',
    ],
    ['the same by a variable', { NODE_USE_SYSTEM_CA: '1' }, {}, 'NODE_USE_SYSTEM_CA is set, but the input "ca-file"'],
  ])('%s', (_, env, declared, expected) => expect(problem(env, declared)).toContain(expected))

  test('and never says what the variable holds', () => {
    expect(problem({ https_proxy: 'http://me:secret@127.0.0.1:9' })).not.toMatch(/secret|127/)
  })

  test.each<[string, Record<string, string>, object]>([
    ['where nothing is set', { PATH: '/bin', no_proxy: 'localhost', https_proxy: '' }, {}],
    [
      'through the declared proxy, with or without a password',
      { https_proxy: PROXY, HTTP_PROXY: 'http://me:it@proxy.example.com:3128/' },
      { proxy: [PROXY] },
    ],
    ['where a proxy is declared and none is set', {}, { proxy: [PROXY] }],
    ['with the declared certificates', { NODE_EXTRA_CA_CERTS: '/etc/ca.pem' }, { caFile: ['/etc/ca.pem'] }],
    [
      'with all that a runner needs, where it is declared',
      {
        http_proxy: PROXY,
        https_proxy: 'http://proxy.example.com:3129',
        ALL_PROXY: 'socks5://me:it@proxy.example.com:1080',
        NODE_EXTRA_CA_CERTS: '/etc/ca.pem',
        SSL_CERT_FILE: '/etc/ssl/all.pem',
        SSL_CERT_DIR: '/etc/ssl/certs',
        NODE_OPTIONS: '--use-system-ca',
      },
      {
        proxy: [PROXY, 'http://proxy.example.com:3129', 'socks5://proxy.example.com:1080'],
        caFile: ['/etc/ca.pem', '/etc/ssl/all.pem', '/etc/ssl/certs', 'system'],
      },
    ],
    ['with blank options for Node', { NODE_OPTIONS: ' ' }, {}],
    ['with an order of addresses', { NODE_OPTIONS: '--dns-result-order=ipv4first', OPENSSL_CONF: '/dev/null' }, {}],
    ['with more memory for Node', { NODE_OPTIONS: '--max-old-space-size=4096 --no-warnings' }, {}],
  ])('but not %s', (_, env, declared) => expect(problem(env, declared)).toBeUndefined())
})

describe('git is not believed', () => {
  const NOWHERE = { folder: '/usr/bin', inside: undefined }

  test.each(['GIT_SSH_COMMAND', 'GIT_EXEC_PATH', 'GIT_CONFIG_COUNT', 'GIT_CONFIG_GLOBAL', 'GIT_DIR'])(
    'with %s',
    name => {
      expect(bentGit({ [name]: 'x' }, NOWHERE)?.message).toBe(
        `The environment of this job could replace git: ${name} is set.`,
      )
    },
  )

  test.each(['GIT_SSL_CAINFO', 'GIT_ASKPASS', 'GIT_AUTHOR_NAME', 'GIT_LFS_SKIP_SMUDGE', 'GIT_TERMINAL_PROMPT'])(
    'whatever is in %s',
    name => expect(bentGit({ [name]: 'x' }, NOWHERE)).toBeUndefined(),
  )

  /** Temporary folders are not believed at all, so the roots here are folders beside each other in one. */
  function program(name = 'git', mode = 0o755): string {
    const folder = join(scratchFolder(), 'bin')
    mkdirSync(folder)
    writeFileSync(join(folder, name), '#!/bin/sh\n')
    chmodSync(join(folder, name), mode)
    return folder
  }

  test('in a folder that the change can write to, in front of the one of the machine', () => {
    const folder = program()
    const place = findGit([folder, '/usr/bin'].join(delimiter), [])
    expect(place.folder).toBe(folder)
    expect(bentGit({}, place)?.message).toContain(`git was found in the folder ${folder}, to which other steps`)
  })

  test('where a link leads into such a folder', () => {
    const link = '/dev/shm'
    const folder = program()
    const links = join(scratchFolder(), 'links')
    mkdirSync(links)
    symlinkSync(join(folder, 'git'), join(links, 'git'))
    expect(findGit(links, [folder, link]).inside).toBe(folder)
  })

  test('but is where it belongs to the machine, whatever else is in front of it', () => {
    const others = [program('svn'), program('git', 0o644), 'bin', '.']
    const { folder, inside } = findGit([...others, process.env['PATH'] ?? ''].join(delimiter), [
      '/home/nobody',
      '/',
      undefined,
    ])
    expect(process.env['PATH']?.split(delimiter)).toContain(folder)
    expect(inside).toBeUndefined()
    expect(findGit('', [])).toEqual({ folder: undefined, inside: undefined })
  })
})
