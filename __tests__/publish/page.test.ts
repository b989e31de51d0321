import { describe, expect, test } from '@jest/globals'
import { gatePage, verdictPage } from '../../src/publish/page.ts'
import type { Verdict } from '../../src/verdict/verdict.ts'
import { gate, verdict } from '../builders.ts'
import { advisory, badPolicy, erring, failing, HOSTILE, hostile, passing } from './verdicts.ts'

const FOOT = 'policy `.github/quality-policy.yml` at ba5e000, sha256:d10000000000 · evaluated beef000</sub>'

const page = (of: Verdict, title = 'Faster checkout') => verdictPage(of, title).join('\n')
const gateOf = (of: Verdict, index = 0) => gatePage(of.gates[index] ?? gate(), of).join('\n')

describe('what can be done about a failed gate', () => {
  const hint = { before: 'If it `cannot` wait.', link: { text: 'Ask', url: 'https://x.y/z?a=b' }, after: 'Then wait.' }
  const hints = new Map([
    ['coverage', hint],
    ['none', hint],
  ])
  const SHOWN = 'If it `cannot` wait. [Ask](https://x.y/z?a=b). Then wait.'

  test('stands on the page of the gate and behind its reasons on the other, and nowhere else', () => {
    const [other, coverage] = failing.gates
    expect(gatePage(coverage ?? gate(), failing, { hints })).toContain(SHOWN)
    expect(gatePage(other ?? gate(), failing, { hints })).not.toContain(SHOWN)
    expect(verdictPage(failing, 'x', hints).filter(line => line === SHOWN)).toHaveLength(1)
  })

  test('is said of no gate that passed or could not be evaluated', () => {
    const all = (of: Verdict) => new Map(of.gates.map(({ id }) => [id, hint]))
    for (const of of [passing, erring]) expect(verdictPage(of, 'x', all(of))).not.toContain(SHOWN)
  })
})

describe('the page of a verdict', () => {
  test('that passes is short', () => {
    expect(page(passing)).toBe(`**The gate passed.**

| Gate | Result | Required | Found |
| --- | --- | --- | --- |
| peer-review | ✅ passed | 1 approval from somebody with write access | 1: alice |

<sub>change \`Faster checkout\` · ${FOOT}`)
  })

  test('that fails says for every gate what was required, what was found, and what to do', () => {
    expect(page(failing)).toBe(`**2 of 2 gates failed: peer-review, coverage.**

| Gate | Result | Required | Found |
| --- | --- | --- | --- |
| peer-review | ❌ failed | 1 approval from somebody with write access | no valid approval |
| coverage | ❌ failed | Patch: at least 80 % of changed lines<br>Project: at least 60 % of all measured lines | 7 of 10 lines (70.00 %)<br>90 of 100 lines (90.00 %) |

#### ❌ peer-review

- 1 approval from somebody with write access required; no valid approval yet.<br>→ Ask 1 person with write access who did not contribute to the change to approve commit beef000.
- The approval by mallory does not count: mallory opened this change.

#### ❌ coverage

- 7 of 10 changed lines are covered (70.00 %), less than the required 80 %.<br>→ Cover at least 1 more of them with tests.

**Where**

- \`src/a.ts:3\` Lines 3 to 5 are not covered by any report.

<sub>change \`Faster checkout\` · ${FOOT}`)
  })

  test('that could not be reached says what is missing', () => {
    expect(page(erring)).toBe(`**The gate could not be evaluated: peer-review.**

| Gate | Result | Required | Found |
| --- | --- | --- | --- |
| peer-review | ⚠️ could not be evaluated |  | Required evidence is unavailable |

#### ⚠️ peer-review

- The token has no permission to read the reviews of the change.<br>→ Grant the job \`pull-requests: read\` under \`permissions:\` in the workflow.

<sub>change \`Faster checkout\` · ${FOOT}`)
  })

  test('with an advisory gate does not pretend that it passed', () => {
    expect(page(advisory)).toBe(`**1 of 3 gates passed; 1 does not apply; advisory, failed: coverage.**

| Gate | Result | Required | Found |
| --- | --- | --- | --- |
| peer-review | ✅ passed |  | 1 of 1 approval |
| coverage | ❌ failed (advisory) | Patch: at least 80 % of changed lines<br>Project: at least 60 % of all measured lines | 7 of 10 lines (70.00 %)<br>90 of 100 lines (90.00 %) |
| docs-coverage | ➖ does not apply |  | No source line changed |

#### ❌ coverage

- 7 of 10 changed lines are covered (70.00 %), less than the required 80 %.<br>→ Cover at least 1 more of them with tests.

**Where**

- \`src/a.ts:3\` Lines 3 to 5 are not covered by any report.

<sub>change \`Faster checkout\` · ${FOOT}`)
  })

  test('of a policy that cannot be used shows its mistakes', () => {
    expect(page(badPolicy)).toBe(`**The policy cannot be used.**

| Gate | Result | Required | Found |
| --- | --- | --- | --- |
| policy | ⚠️ could not be evaluated |  | The policy cannot be used |

#### ⚠️ policy

- \`.github/quality-policy.yml:3\` Unknown key "gtaes" (did you mean "gates"?).<br>→ Correct it in main.

<sub>change \`Faster checkout\` · evaluated beef000</sub>`)
  })

  test('needs no title', () => expect(verdictPage(passing, undefined).at(-1)).toBe(`<sub>${FOOT}`))
})

describe('the page of a gate', () => {
  test('that passes names what did not count', () => {
    expect(gateOf(passing)).toBe(`**Passed:** 1 of 1 approval

| | Required | Found |
| --- | --- | --- |
| ✅ | 1 approval from somebody with write access | 1: alice |

**Also noticed**

- The approval by mallory does not count: mallory opened this change.

<sub>gate \`peer-review\` (approvals) · ISO 9001:2015 8.6 · ${FOOT}`)
  })

  test('that fails lists the lines it is about', () => {
    expect(gateOf(failing, 1)).toBe(`**Failed:** Patch 70.00 % of 80 %

| | Required | Found |
| --- | --- | --- |
| ❌ | Patch: at least 80 % of changed lines | 7 of 10 lines (70.00 %) |
| ✅ | Project: at least 60 % of all measured lines | 90 of 100 lines (90.00 %) |

**Why, and next steps**

- 7 of 10 changed lines are covered (70.00 %), less than the required 80 %.<br>→ Cover at least 1 more of them with tests.

**Also noticed**

- 1 path in the reports is not a file of the repository and was ignored.

**Where**

- \`src/a.ts:3\` Lines 3 to 5 are not covered by any report.

<sub>gate \`coverage\` (coverage) · ISO 9001:2015 8.6, 9.1.1 · ${FOOT}`)
  })

  test('that does not apply says why', () => {
    expect(gateOf(advisory, 2)).toBe(`**Does not apply:** No source line changed

**Why it does not apply**

- The change adds no line to a file that \`source\` includes.

<sub>gate \`docs-coverage\` (coverage) · ISO 9001:2015 8.6 · ${FOOT}`)
  })

  test('that is advisory says so', () => {
    expect(gateOf(advisory, 1).split('\n').slice(0, 3)).toEqual([
      '**Failed:** Patch 70.00 % of 80 %',
      '',
      'This gate is advisory: it shows its result and blocks nothing.',
    ])
  })

  test('shows backticks in its table as they are, because a bar in a code span would end a cell', () => {
    const children = [{ outcome: 'fail' as const, required: 'all of `a|b`', found: 'none' }]
    expect(gatePage(gate({ children }), verdict())).toContain('| ❌ | all of \\`a\\|b\\` | none |')
  })

  test('names fifty places and counts the rest', () => {
    const findings = Array.from({ length: 5000 }, (_, index) => ({
      code: 'line_uncovered',
      message: 'Line is not covered.',
      location: { file: 'src/a.ts', line: index + 1 },
    }))
    const lines = gatePage(gate({ findings }), verdict())
    expect(lines).toContain('- `src/a.ts:50` Line is not covered.')
    expect(lines).not.toContain('- `src/a.ts:51` Line is not covered.')
    expect(lines).toContain('- … and 4950 more')
  })
})

describe('a change that was made to be looked at', () => {
  const text = `${page(hostile, HOSTILE)}\n${gateOf(hostile)}`
  const outsideCode = text.replace(/(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '')

  test.each<[string, RegExp]>([
    ['writes no line that the runner obeys', /^\s*::|##\[/m],
    ['mentions nobody', /@(?!\u200b)/],
    ['turns no direction', /[\u202a-\u202e\u2066-\u2069]/],
    ['sends nothing to the terminal', /[\u0000-\u0009\u000b-\u001f]/],
    ['opens no HTML', /(?<!\\)<(?!br>|sub>|\/sub>)/],
    ['makes no link', /(?<!\\)\]\(|:\/\//],
    ['refers to no issue', /#\d/],
  ])('%s', (_, pattern) => expect(outsideCode).not.toMatch(pattern))

  test('breaks no table', () => {
    for (const line of text.split('\n').filter(line => line.startsWith('| ')))
      expect([3, 4, 5]).toContain(line.replaceAll('\\|', '').split('|').length - 1)
  })
})
