import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { databaseTarget, foldersBelow, stampOf } from './target'

describe('addresses and names', () => {
  test.each([
    ['file:/var/orda/orda.db', '/var/orda/orda.db'],
    ['file:///var/orda/the%20db.db', '/var/orda/the db.db'],
    ['file:./data/orda.db', resolve('data/orda.db')],
    ['file:data/orda.db', resolve('data/orda.db')],
  ])('%s is a file', (url, path) => {
    expect(databaseTarget(url)).toEqual({ kind: 'sqlite', path })
  })

  test.each(['mongodb://h/x?replicaSet=r', 'mongodb+srv://h/x'])('%s is MongoDB', (url) => {
    expect(databaseTarget(url)).toEqual({ kind: 'mongodb', url })
  })

  test('folders stay below the data directory, none inside another, each once', () => {
    const part = fc.constantFrom('a', 'b', 'c', '..', '.', '')
    const folders = fc.array(
      fc.array(part, { maxLength: 4 }).map((parts) => parts.join('/')),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(folders, (list) => {
        const inside = list.every(
          (folder) =>
            join('/data', folder).startsWith('/data/') &&
            !/^\/data\/?$/.test(join('/data', folder)) &&
            !folder.startsWith('/'),
        )
        if (!inside) return
        const kept = foldersBelow('/data', list)
        for (const folder of list) {
          const path = join('/data', folder).replace(/\/$/, '')
          const holders = kept.filter((one) => `${path}/`.startsWith(`/data/${one}/`))
          expect(holders).toHaveLength(1)
        }
      }),
    )
    expect(() => foldersBelow('/data', ['../data2'])).toThrow('must lie below DATA_DIR')
    expect(() => foldersBelow('/data', ['/data'])).toThrow('must lie below DATA_DIR')
    expect(foldersBelow('/data', ['/data/media', 'media-private', '..media'])).toEqual([
      '..media',
      'media',
      'media-private',
    ])
  })

  test('names sort by age', () => {
    const date = fc.date({ max: new Date('9999-12-31'), min: new Date(0), noInvalidDate: true })
    fc.assert(
      fc.property(date, date, (one, two) => {
        const [a, b] = [one, two].map((time) => Math.floor(time.getTime() / 1000))
        expect(stampOf(one) < stampOf(two)).toBe(Number(a) < Number(b))
      }),
    )
    expect(stampOf(new Date('2026-11-23T05:43:00.999Z'))).toBe('2026-11-23T05-43-00Z')
  })
})
