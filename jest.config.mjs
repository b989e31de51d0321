/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/jest-transform.cjs' },
  testEnvironment: 'node',
  testTimeout: 60_000,
  // The bundle and the benchmarks are not modules under test.
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/bench'],
}
