/** An expression as a tree. `*` as a name or an index is the filter, which takes every value there is. */
export type Expression =
  | { kind: 'literal'; value: null | boolean | number | string }
  | { kind: 'context'; name: string }
  | { kind: 'index'; of: Expression; by: Expression | '*' }
  | { kind: 'call'; name: string; args: readonly Expression[] }
  | { kind: 'not'; of: Expression }
  | { kind: 'binary'; operator: Operator; left: Expression; right: Expression }

export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||'

/** The looser, the lower. https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#operators */
const BINDING: Readonly<Record<Operator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
}
const TOKEN =
  /\s*(?:('(?:[^']|'')*')|([-+]?0x[0-9a-f]+|[-+]?0o[0-7]+|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)|([a-z_][\w-]*)|(==|!=|<=|>=|&&|\|\||[<>!()[\],.*]))/iy

interface Token {
  kind: 'string' | 'number' | 'name' | 'sign'
  text: string
}

export function parse(text: string): Expression {
  return new Parser(text, tokensOf(text)).whole()
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const pattern = new RegExp(TOKEN)
  while (pattern.lastIndex < text.trimEnd().length) {
    const at = pattern.lastIndex
    const [, string, number, name, sign] = pattern.exec(text) ?? []
    if (string !== undefined) tokens.push({ kind: 'string', text: string })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
    else throw new Error(`Unexpected symbol at position ${at + 1} of the expression "${text.trim()}".`)
  }
  return tokens
}

class Parser {
  readonly #text: string
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text.trim()
    this.#tokens = tokens
  }

  whole(): Expression {
    const expression = this.#binary(1)
    if (this.#at < this.#tokens.length) throw this.#unexpected()
    return expression
  }

  #binary(least: number): Expression {
    let left = this.#unary()
    for (;;) {
      const operator = this.#operator()
      if (operator === undefined || BINDING[operator] < least) return left
      this.#at += 1
      left = { kind: 'binary', operator, left, right: this.#binary(BINDING[operator] + 1) }
    }
  }

  #operator(): Operator | undefined {
    const { kind, text } = this.#tokens[this.#at] ?? {}
    return kind === 'sign' && text !== undefined && text in BINDING ? (text as Operator) : undefined
  }

  #unary(): Expression {
    return this.#take('!') ? { kind: 'not', of: this.#unary() } : this.#steps(this.#primary())
  }

  #primary(): Expression {
    const token = this.#next()
    if (token.kind === 'string') return { kind: 'literal', value: token.text.slice(1, -1).replaceAll("''", "'") }
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) }
    if (token.kind === 'name') return this.#named(token.text)
    if (token.text !== '(') throw this.#unexpected(-1)
    const inner = this.#binary(1)
    this.#expect(')')
    return inner
  }

  #named(name: string): Expression {
    const literal = { true: true, false: false, null: null, nan: Number.NaN, infinity: Number.POSITIVE_INFINITY }
    if (this.#take('(')) return { kind: 'call', name: name.toLowerCase(), args: this.#arguments() }
    if (name.toLowerCase() in literal)
      return { kind: 'literal', value: literal[name.toLowerCase() as keyof typeof literal] }
    return { kind: 'context', name: name.toLowerCase() }
  }

  #arguments(): Expression[] {
    const args: Expression[] = []
    if (this.#take(')')) return args
    do args.push(this.#binary(1))
    while (this.#take(','))
    this.#expect(')')
    return args
  }

  #steps(start: Expression): Expression {
    let of = start
    for (;;) {
      if (this.#take('.')) of = { kind: 'index', of, by: this.#take('*') ? '*' : this.#name() }
      else if (this.#take('[')) {
        of = { kind: 'index', of, by: this.#take('*') ? '*' : this.#binary(1) }
        this.#expect(']')
      } else return of
    }
  }

  #name(): Expression {
    const token = this.#next()
    if (token.kind !== 'name') throw this.#unexpected(-1)
    return { kind: 'literal', value: token.text }
  }

  #next(): Token {
    const token = this.#tokens[this.#at]
    if (token === undefined) throw new Error(`The expression "${this.#text}" ends too early.`)
    this.#at += 1
    return token
  }

  #take(sign: string): boolean {
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'sign' || token.text !== sign) return false
    this.#at += 1
    return true
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) throw this.#unexpected()
  }

  #unexpected(offset = 0): Error {
    const { text = 'its end' } = this.#tokens[this.#at + offset] ?? {}
    return new Error(`Unexpected ${text} in the expression "${this.#text}".`)
  }
}
