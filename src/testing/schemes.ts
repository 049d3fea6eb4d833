import { createElement } from 'react'
import { z } from 'zod'
import {
  defineEndpoint,
  definePage,
  definePlugin,
  defineRulePack,
  pathOf,
  readNode,
  type TreePath,
} from '#kernel'

type Permission = 'schemes.read'

/** What the page of the tests asks: where, and of which day. */
export const schemesAsked = { path: [] as TreePath, day: '2026-09-01' }

/** Of the second shape: the first one had limits without names. */
export const schemes = defineRulePack({
  kind: 'schemes-bands',
  schema: z.strictObject({
    bands: z.array(z.strictObject({ key: z.string(), from: z.int().max(100) })).min(1),
  }),
  version: 2,
  ownBelow: true,
  migrate: (values) => {
    const { limits } = z.object({ limits: z.array(z.number()) }).parse(values)
    return { bands: limits.map((from, at) => ({ key: `b${String(at + 1)}`, from })) }
  },
})

/** The same in the whole country. */
export const nationalScheme = defineRulePack({
  kind: 'schemes-law',
  schema: z.strictObject({ most: z.int() }),
  version: 1,
  ownBelow: false,
})

const shown = definePage<{ text: string }>({
  path: '/',
  view: () => Promise.resolve(({ text }: { text: string }) => createElement('p', null, text)),
  async load(ctx) {
    const { day, path } = schemesAsked
    const rules = await ctx.rules(schemes, { path }, day)
    const text = rules ? rules.values.bands.map(({ from }) => from).join('-') : 'none'
    return { title: 'Schemes', props: { text: `bands ${text}` } }
  },
})

const names = ['rules.schemes-bands', 'rules.schemes-bands.bands', 'rules.schemes-bands.bands.one']
const fields = ['rules.schemes-bands.bands.key', 'rules.schemes-bands.bands.from']
const law = ['rules.schemes-law', 'rules.schemes-law.most']
const TEXTS = Object.fromEntries(
  ['module.name', ...names, ...fields, ...law].map((one) => [one, one]),
)

/** A plugin for tests: two kinds of rule packs, a page that shows one, an endpoint that reads it. */
export const schemesPlugin = definePlugin<Permission>({
  id: 'schemes',
  version: '1.0.0',
  permissions: { 'schemes.read': { root: 'all', head: 'institution' } },
  rulePacks: [schemes, nationalScheme],
  pages: [shown],
  endpoints: [
    defineEndpoint({
      ...{ method: 'get', path: '/at', permission: 'schemes.read' },
      input: z.object({ institution: z.string(), day: z.string() }),
      handle: async ({ req, rules }, { day, institution }) => {
        const path = pathOf(await readNode(req, institution))
        return { rules: await rules(schemes, { path }, day) }
      },
    }),
  ],
  translations: { kk: TEXTS, ru: TEXTS },
})
