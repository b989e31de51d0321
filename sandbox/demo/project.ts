import { WORKFLOWS } from './workflows.ts'

/** The files of acme/shop, and what becomes of them in the story. */

export const POLICY_PATH = '.github/quality-policy.yml'

export const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
  release-manager: { users: [carol] }
gates:
  peer-review:
    type: approvals
    require:
      - { count: 1, from: [maintainer] }
  coverage:
    type: coverage
    reports:
      - { name: unit, artifact: coverage, paths: [lcov.info] }
    source: { include: ["src/**"] }
    project: { min: 80 }
    patch: { min: 80 }
  traceability:
    type: traceability
    work-items: [{ source: github-issues }]
  change-record:
    type: change-record
    source: { files: ["changes/*.yml"] }
    required: [reason, risk, rollback]
  release:
    type: release
    tags: ["v*"]
    authorised-by: { from: [release-manager], via: [release] }
`

type Files = Readonly<Record<string, string>>

export const BEGINNING: Files = {
  [POLICY_PATH]: POLICY,
  ...WORKFLOWS,
  '.gitignore': 'coverage/\n',
  'README.md': '# Shop\n\nRun the tests with `node --test`.\n',
  'package.json': `${JSON.stringify({ name: 'shop', private: true, type: 'module' }, null, 2)}\n`,
  'src/cart.js': `/** What is in the cart, in cents. */
export function total(cart) {
  return cart.reduce((sum, { price, count }) => sum + price * count, 0)
}

/** The same, as the customer reads it. */
export function readable(cents) {
  return \`\${(cents / 100).toFixed(2)} EUR\`
}
`,
  'test/cart.test.js': `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readable, total } from '../src/cart.js'

test('adds up price times count', () => {
  assert.equal(total([{ price: 250, count: 2 }, { price: 100, count: 1 }]), 600)
})

test('shows cents as euros', () => {
  assert.equal(readable(1205), '12.05 EUR')
})
`,
}

export const DISCOUNT_PATH = 'src/discount.js'
const DISCOUNT_TEST_PATH = 'test/discount.test.js'

const discount = (off: number) => `import { total } from './cart.js'

/** What the customer pays: a tenth less from 100 euros on, and for members ${off / 100} euros less, if that is more. */
export function toPay(cart, customer) {
  const sum = total(cart)
  const reduced = sum >= 10_000 ? sum - sum / 10 : sum
  if (customer.member) {
    const forMembers = sum - ${off}
    return Math.max(0, Math.min(reduced, forMembers))
  }
  return reduced
}
`

const GUESTS = `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toPay } from '../src/discount.js'

test('takes a tenth off from 100 euros on', () => {
  assert.equal(toPay([{ price: 10_000, count: 1 }], { member: false }), 9_000)
  assert.equal(toPay([{ price: 9_999, count: 1 }], { member: false }), 9_999)
})
`

const members = (off: number) => `
test('takes at least ${off / 100} euros off for members, and never more than all', () => {
  assert.equal(toPay([{ price: 4_000, count: 1 }], { member: true }), ${4000 - off})
  assert.equal(toPay([{ price: 100, count: 1 }], { member: true }), 0)
})
`

/** Members are forgotten in the tests. */
export const CHANGE: Files = { [DISCOUNT_PATH]: discount(500), [DISCOUNT_TEST_PATH]: GUESTS }
export const MISSING_TEST: Files = {
  [DISCOUNT_TEST_PATH]: GUESTS + members(500),
  'changes/members.yml': `reason: Members asked for it, and they buy more often
risk: medium, it changes what people pay
rollback: Revert the merge; no data changes
`,
}
/** The kind of thing that nobody should be able to slip in after the approval. */
export const AFTERTHOUGHT: Files = {
  [DISCOUNT_PATH]: discount(2000),
  [DISCOUNT_TEST_PATH]: GUESTS + members(2000),
}
export const HOTFIX: Files = {
  'src/cart.js': `${BEGINNING['src/cart.js']}
/** Shipping, in cents. */
export const SHIPPING = 0
`,
}
