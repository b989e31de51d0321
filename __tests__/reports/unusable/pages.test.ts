import { describe, expect, test } from '@jest/globals'
import { html, said, wide } from './said.ts'

// As they begin, by coverage.py 7.17.5, istanbul-reports 3, gcovr 8.8, Go 1.26.8, llvm-cov 22.1.8 and grcov 0.10.7.

describe('a page or a table for people, given as coverage', () => {
  test.each<[string, string | Uint8Array, string, RegExp]>([
    [
      'htmlcov/index.html',
      html('<title>Coverage report</title></head><p><a href="https://coverage.readthedocs.io">coverage.py v7.17.5</a>'),
      'an HTML page of coverage.py',
      /`--cov-report=xml`/,
    ],
    [
      'lcov-report/index.html',
      html('<title>Code coverage report for All files</title>'),
      'an HTML page of Istanbul',
      /`coverageReporters: \["lcov"\]` for jest/,
    ],
    [
      'gcovr.html',
      html('<title>GCC Code Coverage Report</title>'),
      'an HTML page of gcovr',
      /`gcovr --json coverage.json`/,
    ],
    [
      'jacoco/index.html',
      '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html><head><link rel="stylesheet" href="jacoco-resources/report.css"/>',
      'an HTML page of JaCoCo',
      /`jacoco\.xml`/,
    ],
    [
      'cover.html',
      html('<title>shop: Go Coverage Report</title>'),
      'an HTML page of Go',
      /`go test -coverprofile=coverage.out`/,
    ],
    [
      'html/index.html of llvm-cov',
      html("<a href='http://clang.llvm.org/docs/SourceBasedCodeCoverage.html#interpreting-reports'>"),
      'an HTML page of llvm-cov',
      /`llvm-cov export -format=lcov`/,
    ],
    [
      'html/index.html of grcov',
      html('<title>Grcov report - top_level </title>'),
      'an HTML page of grcov',
      /`grcov -t lcov`/,
    ],
    [
      'any page',
      html('<title>Shop</title>'),
      'an HTML page',
      /^Name the coverage report instead\. For example, pytest writes it with `--cov-report=xml`, jest with/,
    ],
    ['a page in UTF-16', wide(html('<title>Shop</title>')), 'an HTML page', /^Name the coverage report/],
    [
      'coverage report > file',
      'Name               Stmts   Miss Branch BrPart  Cover\n-----\nshop/price.py   8',
      'a table of coverage.py for people',
      /`coverage xml`/,
    ],
    [
      'the text of nyc',
      '----------|---------|----------|\nFile      | % Stmts | % Branch |\n',
      'a table of Istanbul for people',
      /`--reporter=lcov`/,
    ],
    [
      'the text of gcovr',
      `${'-'.repeat(78)}\n                           GCC Code Coverage Report\nDirectory: .\n`,
      'a table of gcovr for people',
      /`gcovr --cobertura/,
    ],
    [
      'go tool cover -func',
      'example.com/shop/shop.go:3:\tTotal\t\t100.0%\nexample.com/shop/shop.go:4:\tUnused\t\t0.0%\n',
      'a table of Go for people',
      /`go test -coverprofile=coverage.out`/,
    ],
    [
      'jacoco.csv',
      'GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,INSTRUCTION_COVERED\n',
      'a table of JaCoCo for people',
      /`jacoco\.xml`/,
    ],
    [
      'price.cpp.gcov',
      '        -:    0:Source:src/price.cpp\n        -:    0:Graph:app-price.gcno\n',
      'a table of gcov for people',
      /`gcov --json-format`/,
    ],
  ])('%s', async (_, content, what, next) => {
    expect(await said(content)).toEqual([`It is ${what}.`, expect.stringMatching(next)])
  })
})
