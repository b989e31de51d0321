import * as z from 'zod'
import { branch, digest, oid, place, slug } from '../fields.ts'
import { person, refuse, verdictContradictions } from '../parts.ts'
import { shape as first } from '../v1/release-record.ts'
import { clauses, common, evidence, gate, listed, moment, reasons, retention } from './parts.ts'

const packageName = z.string().regex(/^[\w@][\w@.+/-]{0,213}$/)
const authorisation = first.shape.authorisations.element.extend({
  via: z.enum(['environment', 'release', 'tag', 'review']),
})
const { previous } = first.shape.subject.shape

const artifact = z.strictObject({
  source: z.enum(['release-asset', 'container', 'input']),
  name: place,
  digest,
  provenance: z
    .strictObject({ signer: place, commit: oid })
    .nullable()
    .describe('Which workflow attests that it was built from which commit. `null`: nothing was verified.'),
})

const shape = z.strictObject({
  ...first.shape,
  ...common,
  clauses,
  subject: first.shape.subject.extend({
    package: packageName.nullable().describe('`null`: the repository has one package.'),
    line: branch.nullable().describe('Branch from which it is released. `null`: not known.'),
    kind: z.enum(['normal', 'hotfix', 'rollback', 'emergency']),
    previous: previous
      .unwrap()
      .extend({
        tag: previous.unwrap().shape.tag.nullable(),
        record: digest.nullable().describe('Its record. `null`: only its tag is known.'),
      })
      .nullable()
      .describe('The release before, after which this one begins. `null`: none.'),
    replaces: z
      .strictObject({ commit: oid, record: digest.nullable() })
      .nullable()
      .describe('Of a rollback: what was in use. `null`: no rollback, or not known.'),
  }),
  verdict: z.strictObject({ outcome: first.shape.verdict.shape.outcome, reasons, gates: z.array(gate).max(100) }),
  times: z.strictObject({
    requested: moment.describe('When the run was started, or the release published.'),
    authorised: moment.describe('The last authorisation that counted.'),
    deployed: moment,
  }),
  requestedBy: person.nullable().describe('Who started the run, pushed the tag or published the release.'),
  incident: z
    .strictObject({ issue: z.int().positive().nullable(), reason: digest.nullable() })
    .nullable()
    .describe('Why a rollback or an emergency was needed: an issue, and the digest of the reason.'),
  artifacts: z.array(artifact).max(200),
  concessions: z.array(z.int().positive()).max(100).describe('Issues of the concessions in force.'),
  requirements: z.array(z.string().regex(/^[A-Za-z0-9][\w.:~/-]{0,127}$/)).max(500),
  openObligations: z
    .array(z.strictObject({ what: slug, record: digest.nullable(), due: moment, listed }))
    .max(100)
    .describe('What remained to be done when it was decided.'),
  evidence,
  authorisations: z.array(authorisation).max(100),
  retention: retention('release'),
})

export const releaseRecord = shape.superRefine(({ verdict, policy, authorisations, subject }, context) => {
  refuse(
    [
      ...verdictContradictions(verdict, policy),
      [
        authorisations.some(one => one.counted !== (one.why === null)),
        'an authorisation that both counts and does not count',
      ],
      [authorisations.some(one => one.counted && one.kind !== 'User'), 'a counted authorisation without a person'],
      [verdict.outcome === 'pass' && !authorisations.some(one => one.counted), 'a release without an authorisation'],
      [subject.kind !== 'rollback' && subject.replaces !== null, 'a rollback that is none'],
    ],
    context,
  )
})

export type ReleaseRecord = z.infer<typeof shape>
