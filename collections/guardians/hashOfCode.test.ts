import { expect, test } from '@jest/globals'
import { newCode } from '../users/keys/paperCode'
import { hashOfCode } from './hashOfCode'

test('what is stored tells nothing of the code', () => {
  const made = newCode()
  expect(hashOfCode(made)).not.toContain(made)
  expect(hashOfCode(made)).not.toBe(hashOfCode(newCode()))
})
