const DOCUMENTATION = 'https://docs.github.com/rest'

/** What goes back to the client. A `raw` body is sent as it is, any other as JSON. */
export interface Answer {
  status: number
  body?: unknown
  raw?: Buffer
  headers?: Record<string, string>
}

/** Thrown by a handler to answer with an error; the server sends it like any other answer. */
export class Refusal extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`)
    this.answer = answer
  }
}

export function ok(body: unknown, headers: Record<string, string> = {}): Answer {
  return { status: 200, body, headers }
}

export function created(body: unknown): Answer {
  return { status: 201, body }
}

/** An error as GitHub words it. */
export function failure(
  status: number,
  message: string,
  more: { errors?: unknown[]; url?: string; headers?: Record<string, string> } = {},
): Answer {
  const { errors, url, headers = {} } = more
  const body = {
    message,
    ...(url === undefined ? {} : { url }),
    ...(errors === undefined ? {} : { errors }),
    documentation_url: DOCUMENTATION,
    status: String(status),
  }
  return { status, body, headers }
}

export function notFound(): Refusal {
  return new Refusal(failure(404, 'Not Found'))
}

export function unprocessable(message: string, errors?: string[]): Refusal {
  return new Refusal(failure(422, message, errors === undefined ? {} : { errors }))
}

export const NOT_ACCESSIBLE = 'Resource not accessible by integration'

/** The header names the permission that would have been enough, such as `checks=write`. */
export function notAccessible(permission: string): Answer {
  return failure(403, NOT_ACCESSIBLE, { headers: { 'x-accepted-github-permissions': permission } })
}
