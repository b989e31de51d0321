import { expect, test } from '@jest/globals'
import { exclusionIn } from '../../../src/reports/coverage/exclusions.ts'

test.each([
  ['/* istanbul ignore next */', 'istanbul, c8, v8'],
  ['  /* c8 ignore start */', 'istanbul, c8, v8'],
  ['/* v8 ignore next 3 */', 'istanbul, c8, v8'],
  ['/* node:coverage disable */', 'node'],
  ['if DEBUG:  # pragma: no cover', 'coverage.py'],
  ['x = 1  # PRAGMA:NO COVER', 'coverage.py'],
  ['abort(); // LCOV_EXCL_LINE', 'gcov, lcov'],
  ['// GCOVR_EXCL_START', 'gcov, lcov'],
  ['// LCOV_EXCL_BR_LINE', 'gcov, lcov'],
  ['// @codeCoverageIgnoreStart', 'PHPUnit'],
  ['[ExcludeFromCodeCoverage]', '.NET'],
  ['#[coverage(off)]', 'Rust'],
  ['#[cfg(not(tarpaulin_include))]', 'Rust'],
  ['# :nocov:', 'SimpleCov'],
  ['//coverage:ignore', 'Go, Dart'],
  ['@lombok.Generated', 'JaCoCo'],
  ['@Generated("by hand")', 'JaCoCo'],
  ['const ignore = true', undefined],
  ['// the istanbul report ignores this', undefined],
  ['// LCOV_EXCL_STOP', undefined],
  ['/* c8 ignore stop */', undefined],
  ['/* v8 ignore stop */', undefined],
  ['generated: true', undefined],
])('A16: %s', (line, tool) => expect(exclusionIn(line)).toBe(tool))
