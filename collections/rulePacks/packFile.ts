import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { faultsOf, PortalError, ruleValues, type Translate } from '#kernel'
import { parseJsonFile } from '../jsonFile'
import { kindOf, refuseFaults, type Wanted } from './checkedPack'
import { shown } from './compare'
import { head } from './given'
import { readablePack } from './rows'

const FORMAT = 'orda-rule-pack'

/** Of the file, not of what stands in it. */
const FILE_VERSION = 1

/** A rule pack as a file, to be kept, looked through and taken elsewhere. */
const packFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FILE_VERSION),
  kind: z.string(),
  schemaVersion: z.int().min(1),
  ...head,
  values: z.record(z.string(), z.unknown()),
})

type PackFile = z.output<typeof packFile>

/**
 * A pack as a file.
 * @throws PortalError not_found
 */
export async function exportedPack(req: PayloadRequest, id: string): Promise<PackFile> {
  const pack = await readablePack(req, id)
  const kind = kindOf(req, pack.kind)
  const { from, title, until = null } = pack
  return {
    format: FORMAT,
    version: FILE_VERSION,
    kind: kind.kind,
    schemaVersion: kind.version,
    title: { kk: title.kk, ru: title.ru },
    from,
    until,
    values: shown(req, kind, pack) as PackFile['values'],
  }
}

/**
 * What a file wants to be a draft of, in the shape of today.
 * @param wanted the kind that it is to hold, if that is known
 * @throws PortalError pack_file_invalid, pack_file_newer, pack_file_other, pack_kind_unknown, pack_invalid
 */
export function importedPack(
  { req, t }: Readonly<{ req: PayloadRequest; t: Translate }>,
  bytes: Buffer,
  wanted: string | undefined,
): Wanted {
  const { format, kind: name, schemaVersion, version } = envelopeIn(bytes)
  if (format !== FORMAT) throw new PortalError('pack_file_invalid')
  if (isNewer(version, FILE_VERSION)) throw new PortalError('pack_file_newer')
  const kind = kindOf(req, String(name))
  if (wanted !== undefined && kind.kind !== wanted) {
    const called = (one: string): string => t(`${kindOf(req, one).owner}:rules.${one}`)
    throw new PortalError('pack_file_other', { found: called(kind.kind), wanted: called(wanted) })
  }
  if (isNewer(schemaVersion, kind.version)) throw new PortalError('pack_file_newer')
  const parsed = packFile.safeParse(parseJsonFile(bytes), { reportInput: true })
  if (!parsed.success) {
    const faults = faultsOf(parsed.error, t, 'core')
    throw new PortalError('pack_invalid', {}, { details: { faults }, field: faults[0]?.path })
  }
  const { from, title, until } = parsed.data
  const checked = ruleValues(req, kind, parsed.data.values, parsed.data.schemaVersion)
  refuseFaults(checked.faults)
  return { kind: kind.kind, title, from, until, values: checked.values }
}

/** What stands at the top of a file, whatever it is. @throws PortalError pack_file_invalid */
function envelopeIn(bytes: Buffer): Readonly<Record<string, unknown>> {
  const file = parseJsonFile(bytes)
  if (typeof file !== 'object' || file === null || Array.isArray(file))
    throw new PortalError('pack_file_invalid')
  return file as Readonly<Record<string, unknown>>
}

const isNewer = (version: unknown, known: number): boolean =>
  typeof version === 'number' && version > known
