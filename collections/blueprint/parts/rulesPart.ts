import { isDeepStrictEqual } from 'node:util'
import { PortalError, readNode } from '#kernel'
import { checkedPack, kindOf } from '../../rulePacks/checkedPack'
import { exportedPack } from '../../rulePacks/packFile'
import { findPacks } from '../../rulePacks/rows'
import { makeDraft } from '../../rulePacks/writeDraft'
import type { Blueprint } from '../blueprintFile'
import { refused, type PlannedStep, type Target } from '../step'

type Rules = NonNullable<Blueprint['rules']>

/** The approved rule packs of an institution itself. */
export async function rulesOf({ ctx: { req }, id }: Target): Promise<Rules> {
  const packs = await findPacks(req, {
    institution: { equals: id },
    state: { equals: 'approved' },
  })
  return Promise.all(
    packs.map(async (pack) => {
      const { from, kind, schemaVersion, title, until, values } = await exportedPack(req, pack.id)
      return { from, kind, schemaVersion, title, until, values }
    }),
  )
}

/** Makes drafts of rule packs: a second person approves them here too. */
export function planRules(target: Target, rules: Rules): Promise<PlannedStep[]> {
  return Promise.all(rules.map((one) => planPack(target, one)))
}

async function planPack({ ctx, id }: Target, pack: Rules[number]): Promise<PlannedStep> {
  const { locale, req, t } = ctx
  const { schemaVersion, ...wanted } = pack
  const name = pack.title[locale]
  try {
    const node = await readNode(req, id)
    if (!node) throw new PortalError('not_found')
    if (schemaVersion > kindOf(req, pack.kind).version) throw new PortalError('pack_file_newer')
    const checked = await checkedPack(req, node, wanted, schemaVersion)
    const there = await findPacks(req, {
      institution: { equals: id },
      kind: { equals: pack.kind },
      from: { equals: pack.from },
    })
    if (there.some(({ values }) => isDeepStrictEqual(values, checked.values)))
      return { part: 'rules', name, does: 'same' }
    return {
      part: 'rules',
      name: t('core:blueprint.draft', { name }),
      does: 'add',
      async run() {
        await makeDraft(req, { ...wanted, institution: id, values: checked.values })
      },
    }
  } catch (error) {
    if (!(error instanceof PortalError)) throw error
    return refused('rules', name, t(`kernel:error.${error.code}`, error.values))
  }
}
