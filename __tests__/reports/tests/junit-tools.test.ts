import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { junit } from '../../../src/reports/tests/junit/junit.ts'
import { countsOf, type Outcome, type TestReport } from '../../../src/reports/tests/tests.ts'
import { UnreadableReport } from '../../../src/reports/text/format.ts'
import { places } from '../places.ts'

const FIXTURES = join(import.meta.dirname, '../../../__fixtures__/junit')
const fixtures = readdirSync(FIXTURES).filter(name => name.endsWith('.xml'))
const bytesOf = (name: string): Buffer => readFileSync(join(FIXTURES, name))

function read(...chunks: readonly Uint8Array[]): TestReport | 'refused' {
  const reader = junit.reader()
  try {
    for (const chunk of chunks) reader.push(chunk)
    return reader.end()
  } catch (error) {
    if (error instanceof UnreadableReport) return 'refused'
    throw error
  }
}

function whole(name: string): TestReport {
  const report = read(bytesOf(name))
  if (report === 'refused') throw new Error(`${name} cannot be read`)
  return report
}

interface Seen {
  passed: number
  failed: string[]
  skipped: string[]
  flaky: number
  claims: string[]
  anomalies?: number
}

function seen(name: string): Seen {
  const { anomalies, ...report } = whole(name)
  const cases = [...report.cases.values()].flat()
  const ended = (outcome: Outcome) => cases.filter(found => found.outcome === outcome)
  const names = (outcome: Outcome) => ended(outcome).map(({ place }) => `${place?.suite}: ${place?.name}`)
  const odd = anomalies.get('summary_mismatch')
  return {
    passed: ended('passed').length,
    failed: names('failed'),
    skipped: names('skipped'),
    flaky: cases.filter(({ flaky }) => flaky).length,
    claims: cases.flatMap(({ claims }) => [...claims]),
    ...(odd === undefined ? {} : { anomalies: odd }),
  }
}

describe('the report of a tool is read as the tool counts', () => {
  const hidden = (count: number, suite = '') =>
    Array.from({ length: count }, () => `${suite}: (counted in the report, but not listed)`)
  test.each<[string, Seen]>([
    [
      'node20.xml',
      {
        passed: 4,
        failed: ['test: is never &quot;negative&quot; & <odd>', 'test: breaks', ...hidden(2)],
        skipped: ['test: is rounded', 'test: has a currency'],
        flaky: 0,
        claims: ['REQ-PRICE-2'],
      },
    ],
    ['node20-hidden.xml', { passed: 1, failed: [...hidden(1)], skipped: [], flaky: 0, claims: [] }],
    [
      'node24.xml',
      {
        passed: 4,
        failed: ['REQ-PRICE-1: a price: is never &quot;negative&quot; & <odd>', 'a cart: breaks', ...hidden(2)],
        skipped: ['REQ-PRICE-1: a price: is rounded', 'REQ-PRICE-1: a price: has a currency'],
        flaky: 0,
        claims: ['REQ-PRICE-2'],
      },
    ],
    ['node24-colours.xml', { passed: 0, failed: ['test: is deeply equal'], skipped: [], flaky: 0, claims: [] }],
    [
      'jest-junit.xml',
      {
        // Three and the todo, which looks the same.
        passed: 4,
        failed: [
          'cart has no negative total: cart has no negative total',
          'cart breaks: cart breaks',
          'Test suite failed to run: t/unloaded.test.js',
        ],
        skipped: ['cart knows vouchers: cart knows vouchers'],
        flaky: 0,
        claims: ['REQ-CART-1', 'REQ-PRICE-2'],
        anomalies: 3,
      },
    ],
    [
      'vitest.xml',
      {
        passed: 2,
        failed: ['v/cart.spec.mjs: cart > has no negative total', 'v/unloaded.spec.mjs: v/unloaded.spec.mjs'],
        skipped: ['v/cart.spec.mjs: cart > knows vouchers', 'v/cart.spec.mjs: cart > knows gifts'],
        flaky: 0,
        claims: ['REQ-CART-1'],
      },
    ],
    [
      'pytest.xml',
      {
        // Four, and one of them broke at its end.
        passed: 3,
        failed: [
          'pytest: test_unloaded',
          'test_cart: test_adds[two]',
          'test_cart: test_breaks',
          'test_cart: test_closes',
        ],
        skipped: ['test_cart: test_knows_vouchers', 'test_cart: test_is_fast'],
        flaky: 0,
        claims: ['REQ-CART-1', 'REQ-CART-2', 'REQ-CART-3-one'],
      },
    ],
    [
      'gotestsum.xml',
      {
        passed: 2,
        failed: [
          'example.com/shop/broken: TestMain',
          'example.com/shop/cart: TestAdds/two',
          'example.com/shop/cart: TestAdds',
          'example.com/shop/cart: TestNowAndThen',
        ],
        skipped: ['example.com/shop/cart: TestKnowsVouchers'],
        flaky: 0,
        claims: ['REQ-CART-1_one'],
        anomalies: 2,
      },
    ],
    [
      'gotestsum-rerun.xml',
      {
        // Two, and the one that passed when it was repeated.
        passed: 3,
        failed: ['example.com/shop/cart: TestAdds/two', 'example.com/shop/cart: TestAdds'],
        skipped: ['example.com/shop/cart: TestKnowsVouchers'],
        flaky: 1,
        claims: ['REQ-CART-1_one'],
      },
    ],
    [
      'surefire.xml',
      {
        // One and the flaky one.
        passed: 2,
        failed: ['shop.CartTest: breaks', 'shop.CartTest: hasNoNegativeTotal'],
        skipped: ['shop.CartTest: knowsVouchers'],
        flaky: 1,
        claims: [],
        anomalies: 1,
      },
    ],
    [
      'phpunit.xml',
      {
        passed: 4,
        failed: [
          'CartTest: testCloses',
          'CartTest: testWarns',
          'PriceTest: testMultiplies with data set "two & more"',
          'PriceTest: testThrowsForREQ_CART_1',
          // It ran without an assertion: counted as risky, written as an error.
          'PriceTest: testIsRisky',
        ],
        skipped: ['PriceTest: testIsSkipped', 'PriceTest: testIsIncomplete', 'PriceTest: testNeedsAnother'],
        flaky: 0,
        claims: ['testThrowsForREQ_CART_1'],
      },
    ],
    [
      'nextest.xml',
      {
        passed: 5,
        failed: ['shop::cart: has_no_negative_total', 'shop::cart: is_too_slow'],
        skipped: [],
        flaky: 1,
        claims: ['req_cart_1_ships'],
      },
    ],
    [
      'ctest.xml',
      {
        passed: 3,
        failed: [
          'cart.breaks: cart.breaks',
          'cart.crashes: cart.crashes',
          'cart.is_slow: cart.is_slow',
          // Two, and the last one of all, could not be started: counted as failed, and written as skipped.
          'cart.was_not_built: cart.was_not_built',
          'cart.needs_a_file: cart.needs_a_file',
          'shop.opens: shop.opens',
          'cart.needs_the_shop: cart.needs_the_shop',
        ],
        skipped: [
          'cart.knows_vouchers: cart.knows_vouchers',
          'cart.knows_gifts: cart.knows_gifts',
          'cart.is_disabled: cart.is_disabled',
        ],
        flaky: 0,
        claims: ['REQ-CART-1.multiplies'],
        anomalies: 1,
      },
    ],
    [
      'playwright.xml',
      {
        // Four and the flaky one.
        passed: 5,
        failed: [
          'cart.spec.js: cart › has no negative total',
          'cart.spec.js: cart › fails to fail',
          'cart.spec.js: cart › is too slow',
          'cart.spec.js: closing › runs',
        ],
        skipped: ['cart.spec.js: cart › knows vouchers', 'cart.spec.js: cart › knows gifts'],
        flaky: 0,
        claims: ['REQ-CART-1', 'REQ-CART-1', 'REQ-CART-2'],
      },
    ],
    [
      'playwright-retries.xml',
      { passed: 1, failed: ['cart.spec.js: cart › has no negative total'], skipped: [], flaky: 1, claims: [] },
    ],
    [
      'mocha.xml',
      {
        passed: 2,
        failed: [
          'has no negative total: cart has no negative total',
          'breaks: cart breaks',
          'is too slow: cart is too slow',
          '"before all" hook for "never runs": cart with a hook "before all" hook for "never runs"',
        ],
        skipped: [],
        flaky: 0,
        claims: ['REQ-CART-1'],
        // Both suites and all of them together count what is not written.
        anomalies: 3,
      },
    ],
    [
      'rspec.xml',
      {
        passed: 3,
        failed: [
          'spec.cart_spec: cart has no negative total',
          'spec.cart_spec: cart breaks',
          'spec.cart_spec: cart is pending and works',
          // Twice, once passed.
          'spec.cart_spec: cart has a name twice',
          'spec.cart_spec: cart with a hook never runs',
        ],
        skipped: [
          'spec.cart_spec: cart knows vouchers',
          'spec.cart_spec: cart knows gifts',
          'spec.cart_spec: cart is pending',
          'spec.cart_spec: cart skips itself',
        ],
        flaky: 0,
        claims: ['REQ-CART-1'],
      },
    ],
  ])('%s', (name, expected) => expect(seen(name)).toEqual(expected))
})

describe('of two packages with tests of the same names there are as many as the tool counts', () => {
  type Counted = [name: string, passed: number, failed: number, skipped: number, flaky?: number]
  test.each<Counted>([
    ['bun.xml', 8, 2, 4],
    ['bun-retries.xml', 1, 2, 0],
    ['jest-projects.xml', 4, 2, 2],
    ['jest-projects-file.xml', 4, 2, 2],
    ['vitest-projects.xml', 6, 2, 2],
    ['vitest-one-file.xml', 6, 2, 2],
    ['node20-files.xml', 6, 2, 2],
    ['node24-files.xml', 6, 2, 2],
    ['mocha-files.xml', 9, 1, 0],
    ['pytest-same-names.xml', 9, 1, 0],
    ['pytest-xunit1.xml', 9, 1, 0],
    // A test of which a subtest was skipped looks skipped.
    ['pytest-subtests.xml', 1, 2, 1],
    ['pytest-unloaded.xml', 0, 1, 0],
    ['playwright-projects.xml', 6, 2, 0, 2],
    ['surefire-before-all.xml', 0, 1, 0],
    // An attempt that is repeated looks skipped.
    ['testng-junit.xml', 9, 6, 6],
    ['testng-junit-configuration.xml', 2, 2, 0],
    // Of 24 runs of 15 tests; gotestsum counts the parent of a subtest as a test.
    ['gotestsum-reruns.xml', 12, 1, 2, 6],
    ['gotestsum-rerun-root.xml', 6, 0, 1, 3],
    // Each of seven tests runs twice.
    ['gotestsum-count.xml', 9, 3, 2],
    // Of 8 attempts at 4 tests.
    ['pytest-reruns.xml', 3, 1, 0, 2],
    ['pytest-xdist.xml', 13, 4, 1, 2],
    ['surefire-nested-reruns.xml', 2, 2, 0, 1],
  ])('%s', (name, passed, failed, skipped, flaky = 0) => {
    expect(countsOf([whole(name)])).toEqual({ total: passed + failed + skipped, passed, failed, skipped, flaky })
  })
})

describe.each(fixtures)('%s', name => {
  test('is recognised', () => expect(junit.recognises(bytesOf(name))).toBe(true))

  test('reads the same wherever the stream is cut', () => {
    const [bytes, expected] = [bytesOf(name), whole(name)]
    for (const at of places(bytes.length)) {
      const parted = read(bytes.subarray(0, at), bytes.subarray(at))
      if (!isDeepStrictEqual(parted, expected)) expect([at, parted]).toEqual([at, expected])
    }
    expect(read(...[...bytes].map(byte => Buffer.of(byte)))).toEqual(expected)
  })

  test('cut short anywhere is refused (A9)', () => {
    // TestNG ends with a remark, without which the report is whole.
    const bytes = Buffer.from(
      bytesOf(name)
        .toString('utf8')
        .replace(/(?:\s|<!--[^>]*-->)+$/, ''),
    )
    expect(read(bytes)).toEqual(whole(name))
    const accepted = places(bytes.length - 1).filter(at => read(bytes.subarray(0, at)) !== 'refused')
    expect(accepted).toEqual([])
  })
})
