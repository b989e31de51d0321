/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/jest-transform.cjs' },
  testEnvironment: '<rootDir>/scripts/jest-environment.cjs',
  testTimeout: 60_000,
  // Tests start git and node all the time, and that costs by the size of the process that does it.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '550MB',
  // The bundle and the benchmarks are not modules under test.
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/bench'],
}
