/** A row of a table, and the line of the file on which it begins. */
export interface Row {
  line: number
  cells: readonly string[]
}

export interface CsvProblem {
  line: number
  detail: string
}

/** Reads a table by RFC 4180: cells between commas, quotes doubled inside quotes. Rows without any text are left out. */
export function readCsv(text: string): Row[] | CsvProblem {
  const rows: Row[] = []
  let [at, line] = [text.startsWith('\uFEFF') ? 1 : 0, 1]
  while (at < text.length) {
    const row = readRow(text, at, line)
    if ('detail' in row) return row
    if (row.cells.some(cell => cell.trim() !== '')) rows.push({ line, cells: row.cells })
    at = row.at
    line = row.line
  }
  return rows
}

interface ReadRow {
  cells: string[]
  /** Where the next row begins. */
  at: number
  line: number
}

function readRow(text: string, start: number, first: number): ReadRow | CsvProblem {
  const cells: string[] = []
  let [at, line] = [start, first]
  for (;;) {
    const cell = text[at] === '"' ? quoted(text, at, line) : plain(text, at, line)
    if ('detail' in cell) return cell
    cells.push(cell.text)
    at = cell.at
    line = cell.line
    if (text[at] === ',') {
      at += 1
      continue
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    return { cells, at: at + 1, line: line + 1 }
  }
}

interface Cell {
  text: string
  at: number
  line: number
}

function plain(text: string, at: number, line: number): Cell | CsvProblem {
  let end = at
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && !isBreak(text, end)) {
    if (text[end] === '"') return { line, detail: 'A cell contains a quote but does not begin with one.' }
    end += 1
  }
  return { text: text.slice(at, end), at: end, line }
}

const isBreak = (text: string, at: number): boolean => text[at] === '\r' && text[at + 1] === '\n'

function quoted(text: string, at: number, line: number): Cell | CsvProblem {
  let content = ''
  let end = at + 1
  for (;;) {
    const close = text.indexOf('"', end)
    if (close === -1) return { line, detail: 'A quote that starts here is never closed.' }
    content += text.slice(end, close)
    end = close + 1
    if (text[end] !== '"') break
    content += '"'
    end += 1
  }
  if (end < text.length && text[end] !== ',' && text[end] !== '\n' && !isBreak(text, end)) {
    return { line, detail: 'There is text between a closing quote and the next comma.' }
  }
  return { text: content, at: end, line: line + content.split('\n').length - 1 }
}
