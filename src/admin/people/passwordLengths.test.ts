import { expect, test } from '@jest/globals'
import { PASSWORD_MIN, PASSWORD_MIN_HIGH } from '../../../collections/users/passwords/lengths'
import { brokenRule } from '../../../collections/users/passwords/brokenRule'
import { madeUpPassword } from './madeUp'
import { PASSWORD_LENGTHS } from './passwordLengths'

test('the hint beside the field says what the server asks for', () => {
  expect(PASSWORD_LENGTHS).toEqual({ least: PASSWORD_MIN, most: PASSWORD_MIN_HIGH })
})

test('a password that is made up is good for anybody', () => {
  for (let n = 0; n < 300; n++)
    expect(
      brokenRule(madeUpPassword(), { about: ['Айгүл'], min: PASSWORD_MIN_HIGH }),
    ).toBeUndefined()
})
