import type { Known } from '../shared/needs.ts'

export type Always = 'change' | 'commits' | 'links'
export type Sometimes = 'files' | 'requirements' | 'tests'
/** What is known of a change when its links are judged. */
export type KnownLinks = Known<Always> & Partial<Known<Sometimes>>
