/** Paths as reports write them, compared as text: none is ever opened. */

const DRIVE = /^[A-Za-z]:(?:\/|$)/

export const isAbsolute = (path: string): boolean => path.startsWith('/') || DRIVE.test(path)

/** Backslashes and `file://` replaced. Tools disagree on how to write the letter of a drive. */
export function slashed(reported: string): string {
  const path = withoutScheme(reported).replaceAll('\\', '/')
  return DRIVE.test(path) ? path.charAt(0).toUpperCase() + path.slice(1) : path
}

function withoutScheme(reported: string): string {
  if (!reported.startsWith('file://')) return reported
  const path = reported.slice('file://'.length).replace(/^\/(?=[A-Za-z]:)/, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** `./` and inner `..` removed; undefined for a path that leaves where it starts. Slashes are turned already. */
export function normalised(path: string): string | undefined {
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (leaves(segments.pop())) return undefined
  }
  return (path.startsWith('/') ? '/' : '') + segments.join('/')
}

const leaves = (segment: string | undefined): boolean => segment === undefined || DRIVE.test(segment)

/** A path below a folder, where the empty folder is the root of the repository. */
export const under = (folder: string, path: string): string => (folder === '' ? path : `${folder}/${path}`)

/** The folder that a path lies in. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** A folder and those around it up to the root, nearest first. */
export function upward(folder: string): string[] {
  const segments = folder === '' ? [] : folder.split('/')
  return [...segments.map((_, at) => segments.slice(0, segments.length - at).join('/')), '']
}
