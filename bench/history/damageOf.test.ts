import { beforeEach, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openConnection, type Connection } from '#database'
import { damageOf } from './damageOf'

let folder: string
let file: string
let connection: Connection

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'orda-damage-'))
  file = path.join(folder, 'orda.db')
  connection = openConnection(file)
  connection.exec(
    'create table parents (id integer primary key, name text); create index names on parents (name)',
  )
  connection.exec(
    'create table children (id integer primary key, parent integer references parents (id))',
  )
  connection.exec('begin')
  for (let id = 1; id <= 500; id++)
    connection.run('insert into parents values (?, ?)', [id, `name ${String(id)}`.repeat(20)])
  connection.run('insert into children values (1, 7)')
  connection.exec('commit')
})

test('a whole file is not damaged, with its journal and without, and stays as it was', async () => {
  const before = readFileSync(`${file}-wal`)
  expect(await damageOf(file, folder)).toEqual([])
  expect(readFileSync(`${file}-wal`)).toEqual(before)
  connection.close()
  expect(await damageOf(file, folder)).toEqual([])
})

test('a row that refers to nothing is found', async () => {
  connection.exec('PRAGMA foreign_keys = OFF; delete from parents where id = 7')
  expect(await damageOf(file, folder)).toEqual(['children refers to no parents'])
})

test('a page of the file that was overwritten is found', async () => {
  connection.run('PRAGMA wal_checkpoint(TRUNCATE)')
  connection.close()
  const bytes = readFileSync(file)
  bytes.fill(0, 4096 * 5, 4096 * 6)
  writeFileSync(file, bytes)
  await expect(
    damageOf(file, folder).then((found) => {
      if (found.length > 0) throw new Error('damaged')
    }),
  ).rejects.toThrow()
})
