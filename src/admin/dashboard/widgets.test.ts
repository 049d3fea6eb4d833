import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { progressOf, type Row } from './widgets'

test('what is done is counted among what is to be done', () => {
  const steps = fc.array(fc.option(fc.boolean(), { nil: undefined }))
  fc.assert(
    fc.property(steps, (all) => {
      const rows = all.map((isDone): Row => ({
        label: 'x',
        ...(isDone !== undefined && { isDone }),
      }))
      const progress = progressOf(rows)
      const asked = all.filter((one) => one !== undefined)
      expect(progress === undefined).toBe(asked.length === 0)
      if (progress)
        expect(progress).toEqual({ done: asked.filter(Boolean).length, total: asked.length })
    }),
  )
})
