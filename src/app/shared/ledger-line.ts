import type { Appended } from '../../ledger/append.ts'

/** What became of a record, as a sentence. `undefined`: a dry run. */
export function ledgerLine(appended: Appended | undefined): string {
  if (!appended) return 'Dry run: nothing was appended to the ledger.'
  switch (appended.status) {
    case 'appended':
      return `Record ${appended.seq} of the ledger, ${appended.path}${appended.began ? ' (this record starts the ledger)' : ''}`
    case 'already_recorded':
      return `Already record ${appended.seq} of the ledger, ${appended.path}`
    case 'corrected':
      return `Record ${appended.seq} of the ledger corrects record ${appended.corrects}, which knew less: ${appended.path}`
    case 'conflict':
      return `Conflict with record ${appended.seq} of the ledger. ${appended.why} ${appended.next}`
    default:
      return `Not appended (${appended.status}): ${appended.why} ${appended.next}`
  }
}
