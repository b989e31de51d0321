import { toPaste } from '../../documents/wording.ts'
import type { Diagnostic } from '../../documents/yaml.ts'

/** An entry or a key with a plain value, or with none, and a `#` that has a text glued to it. */
const LINE = /^(\s*(?:-\s+)?(?:[\w-]+:[ \t]+)?)(?:([^\s"'[\]{}|>&*!#](?:(?!:\s)[^#"'[\]{}])*?)([ \t]+))?(#[^\s#!].*)$/

/** A text with a `#` in it as it was meant. Where people are named, `bob #3` is an account with its id. */
export const uncommented = (text: string, isOfPeople: boolean): string =>
  isOfPeople && /^[\w-]+\s+#\d+$/.test(text) ? text.replace(/\s+/, '') : JSON.stringify(text)

/**
 * In YAML ` #` begins a comment. Where no space follows it, as in `name: build #1`, it is mostly meant as a part of the
 * value. A key whose values come below may have such a comment behind it.
 */
export function gluedComments(text: string, file: string): Diagnostic[] {
  const lines = text.split(/\r?\n/)
  return lines.flatMap((line, at): Diagnostic[] => {
    const [, key = '', value = '', space = '', comment = ''] = LINE.exec(line) ?? []
    if (key.trim() === '' || (value === '' && isDeeper(lines[at + 1] ?? '', key))) return []
    const meant = `${key.trim()} ${uncommented(`${value}${space}${comment.trim()}`, !key.includes(':'))}`
    const message = `"#" begins a comment here, so the value ends before it. If the rest is a part of it, put it in quotes.${toPaste(meant)}`
    return [{ file, line: at + 1, column: key.length + value.length + space.length + 1, message }]
  })
}

const isDeeper = (line: string, than: string): boolean => line.search(/\S|$/) > than.search(/\w/)
