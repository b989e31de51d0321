/** Compiled from a JSON Schema: whether a value is what the schema says. Keeps the errors of the last one. */
export interface Validator {
  (value: unknown): boolean
  errors?: readonly { instancePath: string; keyword: string; params: Readonly<Record<string, unknown>> }[] | null
}

export const cyclonedx14: Validator
export const cyclonedx15: Validator
export const cyclonedx16: Validator
export const cyclonedx17: Validator
export const spdx23: Validator
