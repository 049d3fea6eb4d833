import { expect, test } from '@jest/globals'
import { mailHref } from './mailHref'

test.each(['mektep@edu.kz', 'a.b+c-d_e@sub.school.kz'])('%s can be written to', (written) => {
  expect(mailHref(written)).toBe(`mailto:${written}`)
})

test.each([
  ...['', 'mektep', 'a@b', 'a@b..kz', 'a@b.kz?bcc=c@d.kz', 'a b@c.kz', 'a@b.kz, c@d.kz'],
  ...['javascript:alert(1)@b.kz', '"a"@b.kz', 'a@b.kz\n'],
])('%j cannot', (written) => {
  expect(mailHref(written)).toBeUndefined()
})
