import { expect, test } from '@jest/globals'
import type { Payload } from 'payload'
import { attachState, portalOf, type PortalState } from './state'

const one = {} as Payload
const state = { translate: () => () => '' } as unknown as PortalState

test('the state is that of the Payload instance, and of no other', () => {
  attachState(one, state)
  expect(portalOf(one)).toBe(state)
  expect(() => portalOf({} as Payload)).toThrow('not built by portal()')
})

test("another copy of this module, as in Next's bundle, finds the same state", () => {
  expect((one as unknown as Record<symbol, unknown>)[Symbol.for('orda.portal')]).toBe(state)
})
