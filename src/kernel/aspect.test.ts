import { expect, test } from '@jest/globals'
import type { CollectionConfig } from 'payload'
import { withAspects } from './aspect'

const hook = (name: string) => Object.assign(() => undefined, { label: name }) as never
const labels = (hooks: unknown) => (hooks as { label: string }[]).map(({ label }) => label)
const collection: CollectionConfig = {
  slug: 'news',
  fields: [{ name: 'title', type: 'text' }],
  indexes: [{ fields: ['title'] }],
  hooks: { afterRead: [hook('own')], beforeChange: [hook('own')], beforeValidate: [hook('own')] },
}
const aspect = (name: string) => ({
  fields: [{ name, type: 'text' as const }],
  indexes: [{ fields: [name] }],
  beforeChange: [hook(name)],
  beforeDelete: [hook(name)],
  beforeValidate: [hook(name)],
})

test('what the kernel adds comes after what the author wrote, in the order of its aspects', () => {
  const { fields, indexes } = withAspects(collection, [aspect('a'), {}, aspect('b')])
  expect(fields.map((field) => 'name' in field && field.name)).toEqual(['title', 'a', 'b'])
  expect(indexes?.map((index) => index.fields.join())).toEqual(['title', 'a', 'b'])
})

test('the kernel decides before the author, and looks at what he has made after him', () => {
  const { hooks } = withAspects(collection, [aspect('a'), aspect('b')])
  expect(labels(hooks?.beforeValidate)).toEqual(['a', 'b', 'own'])
  expect(labels(hooks?.beforeDelete)).toEqual(['a', 'b'])
  expect(labels(hooks?.beforeChange)).toEqual(['own', 'a', 'b'])
  expect(labels(hooks?.afterRead)).toEqual(['own'])
})

test('without aspects a collection stays what it was', () => {
  const { fields, hooks, indexes } = withAspects(collection, [])
  expect([fields, indexes]).toEqual([collection.fields, collection.indexes])
  expect(hooks).toMatchObject(collection.hooks ?? {})
})
