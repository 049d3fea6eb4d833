/** A plugin as its author publishes it: plain JavaScript, which knows nothing of this repository's folders. */
export const examplePackage: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'orda-plugin-clubs',
    version: '1.2.0',
    license: 'MIT',
    type: 'module',
    exports: './index.js',
    peerDependencies: { 'orda-kit': '^0.1.0', react: '^19.0.0', zod: '^4.6.0' },
  }),
  'index.js': `
import { defineCollection, definePage, definePlugin, defineSettings, placeOfPage, textIn } from 'orda-kit'
import { z } from 'zod'

const settings = defineSettings({
  version: 1,
  schema: z.object({ perPage: z.number().int().min(1).max(50).default(20) }),
})
const edit = { root: 'all', head: 'institution' }
const collection = defineCollection({
  slug: 'clubs',
  access: { create: 'clubs.edit', delete: 'clubs.edit', read: 'clubs.read', update: 'clubs.edit' },
  portal: { scope: 'institution', queries: [['institution']] },
  fields: [{ name: 'name', type: 'text', localized: true, required: true, maxLength: 200 }],
})
const page = definePage({
  path: '/',
  view: async () => (await import('./ClubsPage.js')).ClubsPage,
  async load(ctx, params) {
    const found = await placeOfPage(ctx, params)
    if (!found) return undefined
    const { perPage } = await ctx.settings(settings, found.place)
    const docs = await ctx.find('clubs', { by: { institution: found.place.path }, limit: perPage })
    return {
      ...found,
      title: ctx.t('clubs:page.title'),
      props: { names: docs.map(({ name }) => textIn(name, ctx.locale)) },
    }
  },
})

export const clubs = definePlugin({
  id: 'clubs',
  version: '1.2.0',
  kernel: '^0.1.0',
  permissions: { 'clubs.read': { ...edit, anyone: 'all' }, 'clubs.edit': edit },
  settings,
  collections: [collection],
  pages: [page],
  translations: {
    kk: {
      'module.name': 'Үйірмелер',
      'module.summary': 'Мектептердегі үйірмелер мен секциялардың тізімі.',
      'clubs.one': 'Үйірме',
      'clubs.many': 'Үйірмелер',
      'clubs.name': 'Атауы',
      'clubs.institution': 'Мекеме',
      'settings.perPage': 'Беттегі үйірме саны',
      'page.title': 'Үйірмелер',
      'page.empty': 'Әзірге үйірме жоқ',
      'page.emptyHint': 'Жаңа үйірме осы жерде көрінеді.',
    },
    ru: {
      'module.name': 'Кружки',
      'module.summary': 'Список кружков и секций, которые ведут школы.',
      'clubs.one': 'Кружок',
      'clubs.many': 'Кружки',
      'clubs.name': 'Название',
      'clubs.institution': 'Организация',
      'settings.perPage': 'Сколько кружков на странице',
      'page.title': 'Кружки',
      'page.empty': 'Кружков пока нет',
      'page.emptyHint': 'Новый кружок появится здесь.',
    },
  },
})
`,
  'ClubsPage.js': `
import { createElement as h } from 'react'
import { EmptyState } from 'orda-kit/ui'

export function ClubsPage({ names, t }) {
  const list = h('ul', null, ...names.map((name) => h('li', { key: name }, name)))
  const empty = h(EmptyState, { hint: t('clubs:page.emptyHint'), title: t('clubs:page.empty') })
  return h('article', { className: 'page' }, h('h1', null, t('clubs:page.title')), names.length > 0 ? list : empty)
}
`,
}
