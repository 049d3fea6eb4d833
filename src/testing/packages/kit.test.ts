import { readdirSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import * as collections from '#collections'
import * as kernel from '#kernel'

const { ...kit } = await import('orda-kit')
const { ...ui } = await import('orda-kit/ui')

test('a package gets the very functions of the portal that it runs in, not copies of them', () => {
  const { contentLocale, placeOfPage, textIn } = collections
  expect(kit).toEqual({ ...kernel, contentLocale, placeOfPage, textIn })
  expect(kit.PortalError).toBe(kernel.PortalError)
})

test('it gets every part that pages are made of', async () => {
  const parts = await Promise.all(
    readdirSync('src/site/ui')
      .filter(
        (file) =>
          /^[A-Z]\w+\.tsx$/.test(file) && !['Crumbs.tsx', 'Eye.tsx', 'Theme.tsx'].includes(file),
      )
      .map(async (file) => (await import(`../../site/ui/${file.slice(0, -4)}`)) as object),
  )
  expect(ui).toEqual(Object.assign({}, ...parts))
})
