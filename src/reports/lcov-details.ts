import type { Details } from './format.ts'
import { Measured, wholeNumber } from './measured.ts'

/**
 * What records of LCOV tell beside lines: branches (`BRDA`), and functions, both as `FN` and `FNDA` and as the `FNL` and
 * `FNA` of newer versions. What cannot be read here makes no report unreadable: lines are what decides, and names of
 * functions hold anything.
 */
export class LcovDetails {
  private readonly measured = new Measured()
  /** Of the open record. */
  private readonly ways = new Map<string, boolean>()
  private readonly starts = new Map<string, number>()
  private readonly calls = new Map<string, string>()
  /** `FNL` numbers functions, and `FNA` names them by that. */
  private readonly numbered = new Map<string, number>()

  directive(name: string, value: string): void {
    if (name === 'BRDA') this.branch(value)
    else if (name === 'FN') this.start(value)
    else if (name === 'FNDA') this.called(value)
    else if (name === 'FNL') this.numberedStart(value)
    else if (name === 'FNA') this.numberedCalled(value)
  }

  close(path: string): void {
    if (this.ways.size + this.starts.size + this.calls.size > 0) this.keep(path)
    for (const all of [this.ways, this.starts, this.calls, this.numbered]) all.clear()
  }

  all(): ReadonlyMap<string, Details> {
    return this.measured.report().details
  }

  private keep(path: string): void {
    const file = this.measured.file(path)
    const lines = new Map<number, { total: number; taken: number }>()
    for (const [key, taken] of this.ways) {
      const line = Number(key.slice(0, key.indexOf(',')))
      const known = lines.get(line) ?? { total: 0, taken: 0 }
      lines.set(line, { total: known.total + 1, taken: known.taken + (taken ? 1 : 0) })
    }
    for (const [line, { total, taken }] of lines) file.branch(line, total, taken)
    for (const name of new Set([...this.starts.keys(), ...this.calls.keys()]))
      file.function(name, this.starts.get(name) ?? 0, isPositive(this.calls.get(name)))
  }

  /** `12,0,1,3`: line, block, branch, how often; `-` where the block never ran. One way is one, however often it is told. */
  private branch(value: string): void {
    const [, key = '', taken] = /^(\d{1,10},[^,]*,.*),([^,]*)$/.exec(value) ?? []
    if (key !== '') this.ways.set(key, this.ways.get(key) === true || isPositive(taken))
  }

  /** `3,name` or `3,9,name`; a name may have commas. */
  private start(value: string): void {
    const [, line, name] = /^(\d{1,10}),(?:\d{1,10},)?(.+)$/.exec(value) ?? []
    if (name !== undefined) this.starts.set(name, Number(line))
  }

  private called(value: string): void {
    const [, hits = '', name] = /^([^,]*),(.+)$/.exec(value) ?? []
    if (name !== undefined && !isPositive(this.calls.get(name))) this.calls.set(name, hits)
  }

  private numberedStart(value: string): void {
    const [, number = '', line] = /^(\d{1,10}),(\d{1,10})(?:,\d{1,10})?$/.exec(value) ?? []
    const start = wholeNumber(line)
    if (start !== undefined) this.numbered.set(number, start)
  }

  private numberedCalled(value: string): void {
    const [, number = '', hits = '', name] = /^(\d{1,10}),([^,]*),(.+)$/.exec(value) ?? []
    if (name === undefined) return
    this.starts.set(name, this.numbered.get(number) ?? 0)
    this.called(`${hits},${name}`)
  }
}

const isPositive = (count: string | undefined): boolean => count !== undefined && /^\d*[1-9]/.test(count)
