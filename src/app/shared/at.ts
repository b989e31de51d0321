/** What lies at a path of an event, or undefined. By hand: see `runner-environment.ts`. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, field) => {
    return typeof inner === 'object' && inner !== null && Object.hasOwn(inner, field)
      ? Reflect.get(inner, field)
      : undefined
  }, value)
}
