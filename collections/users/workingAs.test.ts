import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Membership } from '#kernel'
import { chosenIn, WORKING_AS, workingAs } from './workingAs'

const memberships: Membership[] = [
  { id: 'a-1', role: 'editor', path: ['r', 'a'] },
  { id: 'b-2', role: 'head', path: ['r', 'b'] },
  { role: 'pupil', path: ['r', 'b'] },
]
const person = { id: 'u', sessionEnds: '', memberships }

test('a person works as the one role he has chosen', () => {
  const cookies = `theme=dark; ${WORKING_AS}=b-2; view=x`
  expect(workingAs(person, cookies).memberships).toEqual([memberships[1]])
  expect(workingAs(person, `${WORKING_AS}=a-1`).memberships).toEqual([memberships[0]])
})

test.each([undefined, null, '', `${WORKING_AS}=`, `${WORKING_AS}=c-3`, `x${WORKING_AS}=a-1`])(
  '%s changes nothing',
  (cookies) => {
    expect(workingAs(person, cookies)).toBe(person)
  },
)

test('whatever the cookie holds, nobody gets a role that is not his', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (cookies) => {
      const given = workingAs(person, cookies).memberships
      expect(memberships).toEqual(expect.arrayContaining([...given]))
      expect(chosenIn(cookies)).toMatch(/^[\w-]{0,64}$/)
    }),
  )
})
