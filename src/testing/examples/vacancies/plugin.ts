import { z } from 'zod'
import { placeOfPage, textIn } from '#collections'
import { definePage, definePlugin, defineSettings } from '#kernel'

const schema = z.object({ perPage: z.number().int().min(1).max(100).default(20) })
const settings = defineSettings({ version: 1, schema })

const page = definePage({
  path: '/',
  view: async () => (await import('./Vacancies')).Vacancies,
  async load(ctx, params) {
    const found = await placeOfPage(ctx, params)
    if (!found) return undefined
    const { perPage: limit } = await ctx.settings(settings, found.place)
    const docs = await ctx.find('vacancies', { by: { institution: found.place.path }, limit })
    const posts = docs.map(({ post }) => textIn(post, ctx.locale))
    return { ...found, title: ctx.t('vacancies:module.name'), props: { posts } }
  },
})

const editors = { root: 'all', region: 'subtree', head: 'institution' } as const
const edit = 'vacancies.edit'
const access = { create: edit, delete: edit, read: 'vacancies.read', update: edit } as const
const portal = { scope: 'institution', queries: [['institution']] } as const
const post = { name: 'post', type: 'text', localized: true, required: true } as const

export const vacancies = definePlugin({
  id: 'vacancies',
  version: '1.0.0',
  permissions: { 'vacancies.edit': editors, 'vacancies.read': { anyone: 'all' } },
  settings,
  collections: [{ slug: 'vacancies', access, portal, fields: [post] }],
  pages: [page],
  translations: {
    kk: {
      'module.name': 'Бос орындар',
      'module.summary': 'Мектептер мен бөлімдер іздеп жүрген мамандар.',
      'vacancies.one': 'Бос орын',
      'vacancies.many': 'Бос орындар',
      'vacancies.post': 'Лауазымы',
      'vacancies.institution': 'Ұйым',
      'settings.perPage': 'Бетте көрсетілетін бос орын саны',
    },
    ru: {
      'module.name': 'Вакансии',
      'module.summary': 'Кого ищут школы и отделы образования.',
      'vacancies.one': 'Вакансия',
      'vacancies.many': 'Вакансии',
      'vacancies.post': 'Должность',
      'vacancies.institution': 'Организация',
      'settings.perPage': 'Сколько вакансий на странице',
    },
  },
})
