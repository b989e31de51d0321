import type { Readable } from 'node:stream'

/**
 * Cuts a stream into lines as .NET's ReadLine does, which the runner uses: a lone carriage return ends a line too, so
 * text with a carriage return in it can start a command.
 * actions/runner, src/Runner.Sdk/ProcessInvoker.cs, StartReadStream
 */
export function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    // A carriage return at the end of a chunk may be half of a CRLF.
    const text = rest + chunk
    const held = text.endsWith('\r') ? '\r' : ''
    const lines = text.slice(0, text.length - held.length).split(/\r\n|\n|\r/)
    rest = (lines.pop() ?? '') + held
    for (const line of lines) onLine(line)
  })
  stream.on('end', () => {
    const line = rest.replace(/\r$/, '')
    if (rest !== '') onLine(line)
  })
}
