import { type ByteLines, wordOf } from '../../text/byte-lines.ts'
import type { Slabs } from '../../text/slabs.ts'
import { CompactBranches, CompactFunctions } from '../compact-details.ts'
import { wholeNumber } from '../measured.ts'
import type { BranchCount, Details, Statements } from '../report.ts'
import { RecordBranches } from './branches.ts'
import { RecordFunctions } from './functions.ts'

/** The first four bytes of a line as one number. */
const BRDA = wordOf('BRDA')
const FNDA = wordOf('FNDA')
const FNL = wordOf('FNL:')
const FNA = wordOf('FNA:')
const FN = wordOf('FN:\0')
const NOT_LAST = ~0xff
const COLON = 58

/**
 * What records of LCOV tell beside lines: branches (`BRDA`), and functions, both as `FN` and `FNDA` and as the `FNL` and
 * `FNA` of newer versions. What cannot be read here makes no report unreadable: lines are what decides, and names of
 * functions hold anything.
 */
export class LcovDetails {
  private readonly files = new Map<string, FileDetails>()
  /** Of the open record. */
  private readonly lineBranches = new RecordBranches()
  private readonly functions = new RecordFunctions()
  private readonly slabs: Slabs

  constructor(slabs: Slabs) {
    this.slabs = slabs
  }

  /** Reads a line that is as nearly all are; false: it is not, and may have been passed in part. */
  read(lines: ByteLines): boolean {
    const word = lines.word()
    if (word === BRDA) return lines.passes(4, COLON) && this.lineBranches.read(lines)
    if (word === FNDA) return lines.passes(4, COLON) && this.functions.readCalled(lines)
    if (word === FNA) return lines.passes(3, COLON) && this.functions.readNumberedCalled(lines)
    if (word === FNL) return lines.passes(3, COLON) && this.functions.readNumberedStart(lines)
    return (word & NOT_LAST) === FN && lines.passes(2, COLON) && this.functions.readStart(lines)
  }

  /** Reads any line, as the name of its directive and what stands behind it. */
  directive(name: string, value: string): void {
    if (name === 'BRDA') this.branch(value)
    else if (name === 'FN') this.start(value)
    else if (name === 'FNDA') this.called(value)
    else if (name === 'FNL') this.numberedStart(value)
    else if (name === 'FNA') this.numberedCalled(value)
  }

  close(path: string): void {
    const branches = this.lineBranches.take()
    const functions = this.functions.take()
    if (branches === undefined && functions === undefined) return
    const file = this.files.get(path) ?? new FileDetails()
    this.files.set(path, file)
    if (branches !== undefined) file.addBranches(branches, this.slabs)
    if (functions !== undefined) file.addFunctions(functions, this.slabs)
  }

  all(): ReadonlyMap<string, Details> {
    return this.files
  }

  /** `12,0,1,3`: line, block, branch, how often; `-` where the block never ran. */
  private branch(value: string): void {
    const [, key = '', taken] = /^(\d{1,10},[^,]*,.*),([^,]*)$/.exec(value) ?? []
    if (key !== '') this.lineBranches.add(key, isPositive(taken))
  }

  /** `3,name` or `3,9,name`; a name may have commas. */
  private start(value: string): void {
    const [, line, name] = /^(\d{1,10}),(?:\d{1,10},)?(.+)$/.exec(value) ?? []
    if (name !== undefined) this.functions.start(name, Number(line))
  }

  private called(value: string): void {
    const [, hits = '', name] = /^([^,]*),(.+)$/.exec(value) ?? []
    if (name !== undefined) this.functions.call(name, isPositive(hits))
  }

  private numberedStart(value: string): void {
    const [, number = '', line] = /^(\d{1,10}),(\d{1,10})(?:,\d{1,10})?$/.exec(value) ?? []
    const start = wholeNumber(line)
    if (start !== undefined) this.functions.numberedStart(number, start)
  }

  private numberedCalled(value: string): void {
    const [, number = '', hits = '', name] = /^(\d{1,10}),([^,]*),(.+)$/.exec(value) ?? []
    if (name !== undefined) this.functions.numberedCall(number, name, isPositive(hits))
  }
}

const NO_BRANCHES: ReadonlyMap<number, BranchCount> = new Map()
const NO_FUNCTIONS: ReadonlyMap<string, boolean> = new Map()
const NO_STATEMENTS: ReadonlyMap<string, Statements> = new Map()

/** What all records of one file tell. They stay compact while they report the same, as those of several tests do. */
class FileDetails implements Details {
  branches = NO_BRANCHES
  functions = NO_FUNCTIONS
  readonly statements = NO_STATEMENTS

  addBranches(more: CompactBranches | ReadonlyMap<number, BranchCount>, slabs: Slabs): void {
    const { branches } = this
    if (branches === NO_BRANCHES) this.branches = more instanceof CompactBranches ? more.keptIn(slabs) : more
    else if (!(branches instanceof CompactBranches && more instanceof CompactBranches && branches.raise(more)))
      this.branches = withBranches(mapOf(branches), more)
  }

  addFunctions(more: CompactFunctions | ReadonlyMap<string, boolean>, slabs: Slabs): void {
    const { functions } = this
    if (functions === NO_FUNCTIONS) this.functions = more instanceof CompactFunctions ? more.keptIn(slabs) : more
    else if (!(functions instanceof CompactFunctions && more instanceof CompactFunctions && functions.raise(more)))
      this.functions = withFunctions(mapOf(functions), more)
  }
}

/** A map that can be written to: the same one, if it is one already, since a file may have very many records. */
const mapOf = <Key, Value>(map: ReadonlyMap<Key, Value>): Map<Key, Value> => (map instanceof Map ? map : new Map(map))

function withBranches(all: Map<number, BranchCount>, more: ReadonlyMap<number, BranchCount>): Map<number, BranchCount> {
  for (const [line, { total, taken }] of more) {
    const known = all.get(line) ?? { total, taken }
    all.set(line, { total: Math.max(known.total, total), taken: Math.max(known.taken, taken) })
  }
  return all
}

function withFunctions(all: Map<string, boolean>, more: ReadonlyMap<string, boolean>): Map<string, boolean> {
  for (const [key, isCalled] of more) all.set(key, isCalled || all.get(key) === true)
  return all
}

const isPositive = (count: string | undefined): boolean => count !== undefined && /^\d*[1-9]/.test(count)
