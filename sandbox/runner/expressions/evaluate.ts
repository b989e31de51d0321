import { FUNCTIONS } from './functions.ts'
import { type Expression, parse } from './parse.ts'
import { areEqual, everything, isLess, isTruthy, property, textOf } from './values.ts'

/** What a text may name where it stands. GitHub gives every key of a workflow its own contexts and functions. */
export interface Scope {
  contexts: Readonly<Record<string, unknown>>
  /** How things stand: `success()`, `failure()`, `cancelled()` and `always()`, where a condition may ask. */
  status?: Readonly<Record<StatusFunction, boolean>>
}

export type StatusFunction = 'success' | 'failure' | 'cancelled' | 'always'

const STATUS: readonly string[] = ['success', 'failure', 'cancelled', 'always'] satisfies StatusFunction[]

/** A text with every `${{ … }}` in it replaced by what it stands for. */
export function interpolate(text: string, scope: Scope): string {
  return text.replace(EXPRESSION, (_, inner: string) => textOf(resultOf(parse(inner), scope)))
}

/** The value itself where the text is one expression and nothing else, such as a number or a list. */
export function evaluateWhole(text: string, scope: Scope): unknown {
  const whole = wholeExpression(text)
  return whole === undefined ? interpolate(text, scope) : resultOf(parse(whole), scope)
}

/**
 * A condition. Without a status function in it, it also asks for `success()`. Text around an expression makes all of it a
 * text, which is true unless it is empty.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#status-check-functions
 */
export function isMet(condition: string | undefined, scope: Scope): boolean {
  if (condition === undefined || condition.trim() === '') return scope.status?.success ?? true
  const inner = condition.includes('${{') ? wholeExpression(condition) : condition
  const parts =
    inner === undefined ? [...condition.matchAll(EXPRESSION)].map(([, part = '']) => parse(part)) : [parse(inner)]
  const asksForStatus = parts.some(part => callsIn(part).some(name => STATUS.includes(name)))
  if (!asksForStatus && scope.status?.success === false) return false
  return isTruthy(inner === undefined ? interpolate(condition, scope) : resultOf(parse(inner), scope))
}

const EXPRESSION = /\$\{\{((?:'(?:[^']|'')*'|[^'])*?)\}\}/gs

function wholeExpression(text: string): string | undefined {
  const [first, ...others] = [...text.trim().matchAll(EXPRESSION)]
  return first !== undefined && others.length === 0 && first[0] === text.trim() ? first[1] : undefined
}

function callsIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'call':
      return [expression.name, ...expression.args.flatMap(callsIn)]
    case 'not':
      return callsIn(expression.of)
    case 'binary':
      return [...callsIn(expression.left), ...callsIn(expression.right)]
    case 'index':
      return [...callsIn(expression.of), ...(expression.by === '*' ? [] : callsIn(expression.by))]
    default:
      return []
  }
}

function resultOf(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'context':
      if (!(expression.name in scope.contexts)) throw new Error(unrecognised(expression.name, scope))
      return scope.contexts[expression.name]
    case 'index': {
      const of = resultOf(expression.of, scope)
      return expression.by === '*' ? everything(of) : property(of, resultOf(expression.by, scope))
    }
    case 'not':
      return !isTruthy(resultOf(expression.of, scope))
    case 'call':
      return called(expression.name, expression.args, scope)
    case 'binary':
      return combined(expression, scope)
  }
}

function unrecognised(name: string, { contexts }: Scope): string {
  return `Unrecognized named-value: '${name}'. Here there are: ${Object.keys(contexts).join(', ')}.`
}

function called(name: string, args: readonly Expression[], scope: Scope): unknown {
  if (STATUS.includes(name) && scope.status !== undefined) return scope.status[name as StatusFunction]
  const implementation = FUNCTIONS[name]
  if (implementation === undefined) throw new Error(`Unrecognized function: '${name}'.`)
  return implementation(...args.map(one => resultOf(one, scope)))
}

function combined({ operator, left, right }: Extract<Expression, { kind: 'binary' }>, scope: Scope): unknown {
  const first = resultOf(left, scope)
  // These two give one of their sides, and leave the other alone.
  if (operator === '&&') return isTruthy(first) ? resultOf(right, scope) : first
  if (operator === '||') return isTruthy(first) ? first : resultOf(right, scope)
  const second = resultOf(right, scope)
  if (operator === '==') return areEqual(first, second)
  if (operator === '!=') return !areEqual(first, second)
  if (operator === '<') return isLess(first, second)
  if (operator === '>') return isLess(second, first)
  return areEqual(first, second) || (operator === '<=' ? isLess(first, second) : isLess(second, first))
}
