import type { Known } from '../shared/needs.ts'

export type Always = 'change' | 'commits' | 'reviews' | 'files' | 'time'
export type Sometimes =
  | 'access'
  | 'changeRecords'
  | 'description'
  | 'labels'
  | 'lastPushers'
  | 'owedReviews'
  | 'recordIssue'
/** What is known of a change when its change record is judged. */
export type KnownRecord = Known<Always> & Partial<Known<Sometimes>>
