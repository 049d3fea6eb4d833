import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { AnyPlugin } from '#kernel'
import { faultsOfReadme } from './faultsOfReadme'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'orda-readme-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const clubs: AnyPlugin = {
  id: 'clubs',
  version: '1.0.0',
  permissions: { 'clubs.read': { anyone: 'all' } },
  pages: [{ path: '/:club', load: async () => undefined, view: async () => () => null }],
  translations: { kk: {}, ru: {} },
}
const faults = (text?: string): string[] => {
  if (text !== undefined) writeFileSync(path.join(folder, 'README.md'), text)
  return faultsOfReadme(folder, clubs)
}

test('a README says in words what is there, name by name', () => {
  const words = 'үйірме '.repeat(60)
  expect(faults(`# Clubs\n\n${words}\`clubs.read\` \`/clubs/:club\`\n`)).toEqual([])
  expect(faults(`# Clubs\n\n${words}`)).toEqual([
    'it does not say what `clubs.read` is',
    'it does not say what `/clubs/:club` is',
  ])
})

test('nothing, or next to nothing, is not enough', () => {
  expect(faults()).toEqual(['there is no README.md'])
  expect(faults('TBD `clubs.read` `/clubs/:club`')).toEqual([
    'it does not begin with a heading',
    'it has 3 words',
  ])
})
