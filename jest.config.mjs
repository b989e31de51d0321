import { availableParallelism } from 'node:os'

/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/jest-transform.cjs' },
  testEnvironment: '<rootDir>/scripts/jest-environment.cjs',
  testTimeout: 60_000,
  // Tests start git and node all the time, and wait for them a third of their time.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // What that costs goes by the size of the process that does it.
  workerIdleMemoryLimit: '550MB',
  // The bundle and the benchmarks are not modules under test.
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/bench'],
}
