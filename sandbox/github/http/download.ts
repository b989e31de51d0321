import type { World } from '../world.ts'
import { type Answer, failure } from './answer.ts'

/** Stands for the storage beside the API, to which a download is sent: who has the address needs no token. */
export const DOWNLOADS = '/_downloads/'

export function isDownload(method: string, path: string): boolean {
  return method === 'GET' && path.startsWith(DOWNLOADS)
}

/** The address is signed; the storage refuses whoever shows another key beside it, such as the token meant for the API. */
export function serveDownload({ downloads }: World, path: string, authorization: string | undefined): Answer {
  if (authorization !== undefined) return failure(400, 'Authentication information is not given in the correct format.')
  const artifact = downloads.get(path)
  if (artifact === undefined) return failure(404, 'The specified blob does not exist.')
  const name = encodeURIComponent(artifact.name)
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename*=UTF-8''${name}.zip`,
  }
  return { status: 200, raw: artifact.zip, headers }
}
