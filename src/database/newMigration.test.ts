import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import {
  BasePayload,
  type CollectionConfig,
  type CollectionSlug,
  type Payload,
  buildConfig,
} from 'payload'
import { newMigration, schemaDrift } from './newMigration'

const noRead = { read: () => true }
const tags: CollectionConfig = {
  slug: 'tags',
  access: noRead,
  fields: [{ name: 'name', type: 'text', required: true, localized: true }],
}
const notes = (...fields: CollectionConfig['fields']): CollectionConfig => ({
  slug: 'notes',
  access: noRead,
  fields: [{ name: 'title', type: 'text', localized: true }, ...fields],
})

const opened: Payload[] = []

async function payloadOf(...collections: CollectionConfig[]): Promise<Payload> {
  const config = await buildConfig({
    collections,
    db: sqliteAdapter({ client: { url: 'file:never-opened.db' }, idType: 'uuidv7', push: false }),
    localization: { defaultLocale: 'kk', fallback: false, locales: ['kk', 'ru'] },
    secret: 'a secret for this test only, 32 chars',
    telemetry: false,
    // Payload would start a process that writes payload-types.ts.
    typescript: { autoGenerate: false },
  })
  const payload = new BasePayload()
  await payload.init({ config, disableDBConnect: true, disableOnInit: true })
  opened.push(payload)
  return payload
}

describe('newMigration', () => {
  let directory: string
  let lines: string[]
  const print = (line: string): void => void lines.push(line)
  const upOf = async (file: string): Promise<string> =>
    (await readFile(join(directory, file), 'utf8')).split('  down: [')[0] ?? ''
  const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 5, minute))

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'orda-migration-'))
    lines = []
  })
  afterEach(async () => {
    await rm(directory, { recursive: true })
    await Promise.all(opened.splice(0).map((payload) => payload.destroy()))
  })

  test('writes the whole schema first, then only what changed, then nothing', async () => {
    const first = await payloadOf(tags, notes())
    expect(await schemaDrift({ payload: first, directory })).toBe(true)
    const name = await newMigration({
      payload: first,
      name: 'First one!',
      directory,
      print,
      now: at(1),
    })
    expect(name).toBe('20261123_050100_first_one_')
    expect(await schemaDrift({ payload: first, directory })).toBe(false)
    const source = await readFile(join(directory, `${String(name)}.ts`), 'utf8')
    expect(source).toContain('CREATE TABLE `notes`')
    expect(source).toContain('CREATE TABLE `payload_migrations`')

    const again = await newMigration({
      payload: first,
      name: 'again',
      directory,
      print,
      now: at(2),
    })
    expect(again).toBeUndefined()
    expect(await readdir(directory)).toHaveLength(3)

    const second = await payloadOf(tags, notes({ name: 'place', type: 'text', index: true }))
    expect(await schemaDrift({ payload: second, directory })).toBe(true)
    await newMigration({ payload: second, name: 'place', directory, print, now: at(3) })
    const change = await upOf('20261123_050300_place.ts')
    expect(change).toContain("'ALTER TABLE `notes` ADD COLUMN `place` text'")
    expect(change).not.toContain('CREATE TABLE')
    const index = await readFile(join(directory, 'index.ts'), 'utf8')
    expect(index).toMatch(/= \[\s+m20261123_050100_first_one_,\s+m20261123_050300_place,\s+\]/)
  })

  test('never asks about renames: drops, adds and says so', async () => {
    const before = await payloadOf(tags, notes({ name: 'old', type: 'text' }))
    await newMigration({ payload: before, name: 'one', directory, print, now: at(1) })
    lines = []
    const labels = { ...tags, slug: 'labels' }
    const after = await payloadOf(labels, notes({ name: 'fresh', type: 'number', required: true }))
    await newMigration({ payload: after, name: 'two', directory, print, now: at(2) })
    expect(lines.join('\n')).toMatch(/table tags is dropped with all its rows/)
    expect(lines.join('\n')).toMatch(/column notes\.old is dropped with its values/)
    expect(lines.join('\n')).toMatch(/notes: old → fresh/)
    expect(lines.join('\n')).toMatch(/notes\.fresh now refuses NULL/)
    const change = await upOf('20261123_050200_two.ts')
    expect(change).toMatch(/changes: \{ tables: \['tags', 'tags_locales'\] \}/)
  })

  test('relationships to new collections are reached by adding columns', async () => {
    const before = await payloadOf(notes())
    await newMigration({ payload: before, name: 'one', directory, print, now: at(1) })
    const after = await payloadOf(
      tags,
      notes(
        { name: 'tag', type: 'relationship', relationTo: 'tags' as CollectionSlug },
        { name: 'parts', type: 'array', fields: [{ name: 'text', type: 'text', localized: true }] },
        { name: 'isShown', type: 'checkbox', defaultValue: false },
      ),
    )
    await newMigration({ payload: after, name: 'two', directory, print, now: at(2) })
    const change = await upOf('20261123_050200_two.ts')
    expect(change).toContain('ADD COLUMN `tag_id` text(36) REFERENCES `tags`(`id`)')
    expect(change).not.toContain('`__new_notes`')
    expect(lines.join('\n')).not.toMatch(/Look at this/)
  })
})
