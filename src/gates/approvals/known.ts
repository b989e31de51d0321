import type { Known } from '../shared/needs.ts'

export type Always = 'change' | 'commits' | 'reviews'
export type Sometimes = 'access' | 'files' | 'labels' | 'lastPushers' | 'codeOwners' | 'memberships' | 'time'
/** What is known of a change when its reviews are judged. */
export type KnownReviews = Known<Always> & Partial<Known<Sometimes>>
