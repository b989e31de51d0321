import { describe, expect, test } from '@jest/globals'
import { settings } from '../../../src/gates/dependencies/settings.ts'
import { codes, component, judge, REPORTS, set } from './scene.ts'

const withLicences = (...licences: string[]) => set([component('a', { licences })])

describe('a component under these licences', () => {
  test.each<[string[], object, string[]]>([
    [['MIT'], { allow: ['MIT'] }, []],
    [['mit'], { allow: ['MIT'] }, []],
    [['ISC'], { allow: ['MIT'] }, ['licence_refused']],
    [['MIT OR GPL-3.0-only'], { allow: ['MIT'] }, []],
    [['MIT AND GPL-3.0-only'], { allow: ['MIT'] }, ['licence_refused']],
    [['BSD-3-Clause'], { allow: ['BSD-*'] }, []],
    // Several licences all apply: nobody says that one of them is enough.
    [['MIT', 'ISC'], { allow: ['MIT'] }, ['licence_refused']],
    [['MIT', 'ISC'], { allow: ['MIT', 'ISC'] }, []],
    [['GPL-3.0-only'], { deny: ['GPL-*'] }, ['licence_refused']],
    [['GPL-3.0+'], { deny: ['GPL-3.0-or-later'] }, ['licence_refused']],
    [['MIT OR GPL-3.0-only'], { deny: ['GPL-*'] }, []],
    [['MIT AND GPL-3.0-only'], { deny: ['GPL-*'] }, ['licence_refused']],
    [['GPL-2.0-only WITH Classpath-exception-2.0'], { deny: ['GPL-*'] }, ['licence_refused']],
    [['LGPL-2.1-only'], { deny: ['GPL-*'] }, []],
    [['MIT'], { deny: [] }, []],
    // What only the document knows may be anything.
    [['LicenseRef-UNLICENSED'], { deny: ['GPL-*'] }, ['licence_refused']],
    [['MIT OR LicenseRef-Acme'], { deny: ['GPL-*'] }, []],
    [['LicenseRef-Acme'], { allow: ['LicenseRef-Acme'] }, []],
    [[], { deny: [] }, ['licence_missing']],
    [['Apache License, Version 2.0'], { deny: [] }, ['licence_unrecognised']],
    [['UNLICENSED'], { allow: ['MIT'] }, ['licence_unrecognised']],
    [['MIT', 'see LICENSE'], { allow: ['MIT'] }, ['licence_unrecognised']],
  ])('%j with %j: %j', (licences, rule, expected) => {
    const judged = judge({ licences: rule }, withLicences(...licences))
    expect([judged.outcome, codes(judged.reasons)]).toEqual([expected.length > 0 ? 'fail' : 'pass', expected])
  })
})

describe('a rule about licences', () => {
  test.each<[object, string]>([
    [{}, 'needs either `allow` or `deny`'],
    [{ allow: ['MIT'], deny: ['ISC'] }, 'needs either `allow` or `deny`'],
    [{ allow: [] }, 'Too small'],
    [{ allow: ['Mitt'] }, 'must be an SPDX licence id such as MIT'],
    [{ allow: ['MIT OR ISC'] }, 'must be an SPDX licence id such as MIT'],
    [{ deny: ['*'] }, 'must be an SPDX licence id such as MIT'],
  ])('%j is refused', (licences, message) => {
    const { error } = settings.safeParse({ reports: REPORTS, licences })
    expect(error?.issues[0]?.message).toContain(message)
  })
})
