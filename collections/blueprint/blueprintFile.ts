import { z } from 'zod'
import { faultsOf, PortalError, SWITCHES, type Translate } from '#kernel'
import { parseJsonFile } from '../jsonFile'
import { day } from '../rulePacks/given'

const FORMAT = 'orda-blueprint'

/** Goes up when a part is said in another way. */
const VERSION = 1

const text = z.string().max(2000)
const texts = z.strictObject({ kk: text, ru: text })
const values = z.record(z.string(), z.unknown())

const institution = z.strictObject({
  bin: z.string().regex(/^\d{12}$/),
  kind: z.string().max(40),
  name: texts,
  shortName: texts.optional(),
  kato: z.string().max(9).optional(),
  /** BIN of the one above; absent for those right below the institution of the blueprint. */
  parent: z.string().max(12).optional(),
  teachingLanguages: z.array(z.string().max(20)).max(10).default([]),
  capacity: z.number().optional(),
})

const page = z.strictObject({
  slug: z.string().min(1).max(60),
  inMenu: z.boolean(),
  order: z.number(),
  title: texts.partial(),
  summary: texts.partial(),
  /** Blocks by language; `page:<slug>` stands where a block leads to a page of the blueprint. */
  blocks: z.strictObject({ kk: z.array(values).max(100), ru: z.array(values).max(100) }).partial(),
})

/** How an institution is set up, without anything that is its own alone: to be looked through, kept and applied elsewhere. */
export const blueprintShape = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** What it was made of, for people. */
  from: texts,
  modules: z
    .array(z.strictObject({ module: z.string().max(64), state: z.enum(SWITCHES) }))
    .max(200)
    .optional(),
  settings: z
    .array(z.strictObject({ module: z.string().max(64), version: z.int().min(1), values }))
    .max(200)
    .optional(),
  look: z
    .strictObject({
      name: z.string().max(100),
      theme: z.string().max(40).optional(),
      band: z.string().max(7).optional(),
      bandInk: z.string().max(7).optional(),
      action: z.string().max(7).optional(),
      actionInk: z.string().max(7).optional(),
      fontSize: z.string().max(20).optional(),
    })
    .optional(),
  rules: z
    .array(
      z.strictObject({
        kind: z.string().max(100),
        schemaVersion: z.int().min(1),
        title: texts,
        from: day,
        until: day.nullish(),
        values,
      }),
    )
    .max(100)
    .optional(),
  pages: z.array(page).max(200).optional(),
  tree: z.array(institution).max(1000).optional(),
})

export type Blueprint = z.output<typeof blueprintShape>

/** What a blueprint can hold, in the order in which it is applied. */
export const PARTS = ['tree', 'modules', 'settings', 'look', 'rules', 'pages'] as const
export type Part = (typeof PARTS)[number]

/** An empty blueprint of an institution. */
export const emptyBlueprint = (from: Blueprint['from']): Blueprint => ({
  format: FORMAT,
  version: VERSION,
  from,
})

/**
 * Reads a file.
 * @throws PortalError blueprint_invalid (with the faults in its details), blueprint_newer
 */
export function readBlueprint(bytes: Buffer, t: Translate): Blueprint {
  const file = parseJsonFile(bytes)
  const { format, version } = (file ?? {}) as { format?: unknown; version?: unknown }
  if (format !== FORMAT) throw new PortalError('blueprint_invalid')
  if (typeof version === 'number' && version > VERSION) throw new PortalError('blueprint_newer')
  const read = blueprintShape.safeParse(file, { reportInput: true })
  if (read.success) return read.data
  const faults = faultsOf(read.error, t, 'core')
  throw new PortalError('blueprint_invalid', {}, { details: { faults } })
}
