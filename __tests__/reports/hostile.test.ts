import { expect, test } from '@jest/globals'
import { formats } from '../../src/reports/formats.ts'
import { UnreadableReport } from '../../src/reports/text/format.ts'

// Short reports that make much of little: each took minutes or gigabytes before. That they end is what is tested.

const LONG = 's'.repeat(60_000)
const many = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join('')

/** Names of one length and with one hash, since `Aa` and `BB` have the same. */
const colliding = Array.from({ length: 400 }, (_, at) =>
  Array.from({ length: 11 }, (_, bit) => ((at >> bit) & 1 ? 'Aa' : 'BB'))
    .join('')
    .concat('x'.repeat(17_000)),
)

const jacoco = (inside: string) => `<report name="r">${inside}</report>`
const condition = (at: number) =>
  `<line number="${at + 1}" hits="1" branch="true" condition-coverage="${' '.repeat(60_000)}50% (1/2)${' '.repeat(at % 10)}"/>`

test.each<[string, () => string, number | string]>([
  [
    'a suite with a long name and many classes',
    () => `<testsuite name="${LONG}">${many(40_000, at => `<testcase classname="c${at}" name="a"/>`)}</testsuite>`,
    40_000,
  ],
  [
    'a suite with a long name and two classes in turns',
    () =>
      `<testsuite name="${LONG}">${many(100_000, at => `<testcase classname="c${at % 2}" name="${at}"/>`)}</testsuite>`,
    100_000,
  ],
  [
    'cases with long names of one hash',
    () => `<testsuite>${colliding.map(name => `<testcase name="${name}"/>`).join('')}</testsuite>`,
    400,
  ],
  [
    'a deep suite with long names and many tests of NUnit',
    () => {
      const suites = many(60, () => `<test-suite name="${LONG}" result="Passed">`)
      const tests = many(50_000, at => `<test-case classname="c" name="${at}" result="Passed"/>`)
      return `<test-run result="Passed">${suites}${tests}${'</test-suite>'.repeat(60)}</test-run>`
    },
    50_000,
  ],
  [
    'an assembly with a long name and many tests of xUnit.net',
    () =>
      `<assembly name="${LONG}"><collection name="${LONG}">${many(50_000, at => `<test name="${at}" result="Pass"/>`)}</collection></assembly>`,
    50_000,
  ],
  [
    'a class of TestNG with a long name and many methods',
    () =>
      `<testng-results><suite><test><class name="${LONG}">${many(50_000, at => `<test-method name="${at}" status="PASS"/>`)}</class></test></suite></testng-results>`,
    50_000,
  ],
  [
    'methods of TestNG with signatures that are nearly attributes',
    () =>
      `<testng-results><suite><test><class name="c">${many(20, at => `<test-method name="${at}" status="PASS" signature="${'&lt;name: '.repeat(3000)}${'&lt;name: a, value:['.repeat(1500)}"/>`)}</class></test></suite></testng-results>`,
    20,
  ],
  [
    'functions with long names of one hash',
    () =>
      `SF:a.c\nDA:1,1\n${colliding.map((name, at) => `FN:${at + 1},${name}\nFNDA:1,${name}\n`).join('')}end_of_record\n`,
    1,
  ],
  [
    'a class with a long name and many methods',
    () =>
      jacoco(
        `<package name="p"><class name="${LONG}" sourcefilename="A.java">${many(20_000, at => `<method name="m${at}" desc="()V" line="1"><counter type="METHOD" missed="0" covered="1"/></method>`)}</class><sourcefile name="A.java"><line nr="1" mi="0" ci="1" mb="0" cb="0"/></sourcefile></package>`,
      ),
    1,
  ],
  [
    'a package with a long name and very many files',
    () => jacoco(`<package name="${'p/'.repeat(2000)}">${many(80_000, at => `<sourcefile name="${at}"/>`)}</package>`),
    'Line 1: Its paths have more than 268435456 bytes in total.',
  ],
  [
    'conditions that are long and nearly the same',
    () =>
      `<coverage line-rate="1"><packages><package><classes><class filename="a.py"><lines>${many(200, condition)}</lines></class></classes></package></packages></coverage>`,
    1,
  ],
  [
    'folders with long names and very many files',
    () =>
      `{"coveragePercent":0,"children":{"${'p/'.repeat(2000)}":{"children":{${many(80_000, at => `"${at}":{"coverage":[]},`)}"z":{"coverage":[]}}}}}`,
    'Its paths have more than 268435456 bytes in total.',
  ],
  [
    'folders without end',
    () => `{"children":${'{"a":{"children":'.repeat(5000)}{}${'}}'.repeat(5000)},"coveragePercent":0}`,
    'Its folders are nested more than 256 levels deep.',
  ],
  [
    'very many branches of one file',
    () =>
      `{"source_files":[{"name":"a.c","coverage":[1],"branches":[${many(1_000_001, () => '1,0,0,1,').slice(0, -1)}]}]}`,
    'It has more than 1000000 branches of one file.',
  ],
  ['a line far from the others, by its number', () => '{"coverage":{"a.c":{"1":1,"2147483647":0}}}', 1],
  ['quotes that never end, in the tag of a root', () => `<coverage ${'a="'.repeat(20_000)}>`, 'no format'],
  [
    'an element without a name, where one of some names came before',
    () => '<testsuites><testsuite name="s"><testcase name="a"/><gkd ="x">text</></testsuite></testsuites>',
    'Line 1: An element or attribute has no readable name.',
  ],
])('%s', (_, make, expected) => expect(read(make())).toBe(expected))

/** How many cases or files it holds, or why it cannot be used. */
function read(text: string): number | string {
  const bytes = Buffer.from(text)
  const format = formats.find(one => one.recognises(bytes.subarray(0, 65_536)))
  if (format === undefined) return 'no format'
  const reader = 'reader' in format ? format.reader() : undefined
  try {
    for (let at = 0; at < bytes.length; at += 1_048_576) reader?.push(bytes.subarray(at, at + 1_048_576))
    const report = reader?.end() as { cases?: { size: number }; files?: { size: number } }
    return (report.cases ?? report.files)?.size ?? 'nothing'
  } catch (error) {
    if (error instanceof UnreadableReport) return error.message
    throw error
  }
}
