import { expect, test } from '@jest/globals'
import { core } from '#collections'
import { env } from '#config'
import { plugins } from '#plugins'
import { portalConfig } from '../../../payload.config'
import { faultOfId, type Taken } from './faultOfId'

const taken: Taken = {
  ids: [core, ...plugins].map(({ id }) => id),
  configWith: (plugin) => portalConfig(env(), {}, [plugin]),
}

test.each([
  ['', 'not kebab-case'],
  ['Clubs', "'Clubs' is not kebab-case: small Latin letters, digits and single dashes"],
  ['school_clubs', 'not kebab-case'],
  ['clubs-', 'not kebab-case'],
  ['a--b', 'not kebab-case'],
  ['1st', 'not kebab-case'],
  ['үйірме', 'not kebab-case'],
  ['../clubs', 'not kebab-case'],
  ['a'.repeat(31), 'longer than 30'],
  ['core', "There is a plugin 'core' already"],
  ['notices', "There is a plugin 'notices' already"],
  ['admin', 'route word'],
  ['kk', 'route word'],
  ['me', 'route word'],
  ['kernel', 'names texts of the portal'],
  ['site', 'names texts of the portal'],
  ['pages', "collection 'pages' exists already"],
  ['audit', "collection 'audit' exists already"],
  ['sessions', "'sessions' is taken"],
])('%j is refused: %s', async (id, words) => {
  expect(await faultOfId(id, taken)).toContain(words)
})

test.each(['clubs', 'school-clubs', 'a1', 'class', 'a'.repeat(30)])('%s is free', async (id) => {
  expect(await faultOfId(id, taken)).toBeUndefined()
})
