import { defineCollection } from '#kernel'
import { checkSlug } from '../checkSlug'
import type { CorePermission } from '../permissions'
import { pageBlocks } from './blocks/blocks'
import { keepPosted, postedField } from './posted'

/** A page of a site. One slug for both languages; title, summary and the whole block list are per language. */
export const pages = defineCollection<CorePermission>({
  slug: 'pages',
  access: { create: 'pages.edit', delete: 'pages.edit', read: 'pages.read', update: 'pages.edit' },
  portal: {
    scope: { via: 'site' },
    rev: true,
    queries: [['site'], ['site', 'slug'], ['at1'], ['at2']],
    publishAt: true,
    address: { slug: 'slug', within: 'site' },
    search: ['title', 'summary'],
    isFound: true,
    sortBy: 'title',
    translated: ['title', 'summary', 'blocks'],
    period: { from: 'visibleFrom', until: 'visibleUntil' },
  },
  trash: true,
  versions: { drafts: true, maxPerDoc: 50 },
  indexes: [{ fields: ['site', 'slug'], unique: true }],
  defaultSort: '-updatedAt',
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'slug', '_status', 'updatedAt'],
    listSearchableFields: ['title'],
    livePreview: {
      url: ({ locale }) => `/${locale.code}/preview/page`,
      breakpoints: [
        { name: 'phone', label: '360', width: 360, height: 740 },
        { name: 'tablet', label: '768', width: 768, height: 1024 },
        { name: 'wide', label: '1280', width: 1280, height: 800 },
      ],
    },
  },
  hooks: { beforeValidate: [checkSlug('title', 'site')], beforeChange: [keepPosted] },
  fields: [
    {
      name: 'views',
      type: 'ui',
      admin: {
        position: 'sidebar',
        components: { Field: '/src/admin/PageViews.tsx#PageViews' },
      },
    },
    postedField,
    { name: 'title', type: 'text', localized: true, required: true, maxLength: 200 },
    { name: 'summary', type: 'textarea', localized: true, maxLength: 500 },
    { name: 'blocks', type: 'blocks', localized: true, maxRows: 100, blocks: pageBlocks },
    {
      name: 'site',
      type: 'relationship',
      relationTo: 'sites',
      required: true,
      index: true,
      admin: { position: 'sidebar' },
    },
    { name: 'slug', type: 'text', maxLength: 60, admin: { position: 'sidebar' } },
    { name: 'inMenu', type: 'checkbox', defaultValue: true, admin: { position: 'sidebar' } },
    {
      name: 'order',
      type: 'number',
      defaultValue: 100,
      min: 0,
      max: 10_000,
      admin: { position: 'sidebar' },
    },
    {
      name: 'visibleFrom',
      type: 'date',
      admin: { position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
    },
    {
      name: 'visibleUntil',
      type: 'date',
      admin: { position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
    },
  ],
})
