import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createAnswers, type Answer, type Question } from './answers'

const ID = '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d'

const question = <Value>(value: Value, more: Partial<Question<Value>> = {}): Question<Value> => ({
  key: 'q',
  tags: ['pages?slug=home'],
  at: 1000,
  ask: () => Promise.resolve({ value, from: 0, until: Infinity }),
  ...more,
})

describe('the memory of answers', () => {
  test('asks once, and again after a write that may have changed the answer', async () => {
    const answers = createAnswers()
    expect((await answers.recall(question(['a']))).value).toEqual(['a'])
    expect((await answers.recall(question(['b']))).value).toEqual(['a'])
    answers.drop(['pages?slug=other'])
    expect((await answers.recall(question(['b']))).value).toEqual(['a'])
    answers.drop(['pages?slug=home'])
    expect((await answers.recall(question(['b']))).value).toEqual(['b'])
    expect(answers.stats).toMatchObject({ answers: 1, asked: 2, recalled: 2 })
  })

  test.each([
    ['itself', [{ id: ID }]],
    ['shown within', [{ id: 'x', picture: { id: ID, alt: 'alt' } }]],
    ['pointed to', [{ id: 'x', blocks: { kk: [{ pictures: [ID] }] } }]],
  ])('a document %s is forgotten with its own tag', async (_, value) => {
    const answers = createAnswers()
    await answers.recall(question(value))
    answers.drop([`media?id=${ID.replace('1', '2')}`])
    expect((await answers.recall(question<unknown>('new'))).value).toBe(value)
    answers.drop([`media?id=${ID}`])
    expect((await answers.recall(question<unknown>('new'))).value).toBe('new')
  })

  test('an empty answer is remembered too, and `*` forgets everything', async () => {
    const answers = createAnswers()
    await answers.recall(question<unknown[]>([]))
    await answers.recall(question(['a'], { key: 'p' }))
    expect((await answers.recall(question<unknown[]>(['new']))).value).toEqual([])
    expect(answers.stats.answers).toBe(2)
    answers.drop(['x', '*'])
    expect(answers.stats).toMatchObject({ answers: 0, bytes: 0 })
    expect((await answers.recall(question<unknown[]>(['new']))).value).toEqual(['new'])
  })

  test('an answer that holds for a time is given within it alone', async () => {
    const answers = createAnswers()
    const ask = (at: number, value: string) =>
      answers
        .recall(
          question(value, {
            at,
            ask: () => Promise.resolve({ value, from: at, until: at + 10 }),
          }),
        )
        .then((answer) => answer.value)
    expect(await ask(100, 'a')).toBe('a')
    expect(await ask(109, 'b')).toBe('a')
    expect(await ask(110, 'c')).toBe('c')
    expect(await ask(109, 'd')).toBe('d')
  })

  test('what changed while it was asked is not remembered, nor is a failure', async () => {
    const answers = createAnswers()
    const slow = (value: string) =>
      question(value, {
        ask: async () => {
          await Promise.resolve()
          answers.drop(['pages?slug=home'])
          return { value, from: 0, until: Infinity }
        },
      })
    expect((await answers.recall(slow('old'))).value).toBe('old')
    expect((await answers.recall(question('new'))).value).toBe('new')
    answers.drop(['*'])
    const broken = question('x', { ask: () => Promise.reject(new Error('disk')) })
    await expect(answers.recall(broken)).rejects.toThrow('disk')
    expect((await answers.recall(question('well'))).value).toBe('well')
  })

  test('nobody can change what everybody is given', async () => {
    const { value } = await createAnswers().recall(question([{ id: 'x', tags: ['a'] }]))
    expect(() => value[0]?.tags.push('b')).toThrow(TypeError)
  })

  test('keeps within its bounds, and absences push out absences alone', async () => {
    const answers = createAnswers(100_000)
    await answers.recall(question(['kept'], { key: 'kept' }))
    for (let n = 0; n < 2000; n++)
      await answers.recall(question<unknown[]>([], { key: `no-${String(n)}` }))
    expect(answers.stats.bytes).toBeLessThanOrEqual(100_000)
    expect(answers.stats.answers).toBeLessThan(2000)
    expect((await answers.recall(question(['new'], { key: 'kept' }))).value).toEqual(['kept'])
    const large = 'x'.repeat(10_000)
    await answers.recall(question(large, { key: 'large' }))
    expect((await answers.recall(question('asked again', { key: 'large' }))).value).toBe(
      'asked again',
    )
  })
})

/** A world of documents with versions; answers name versions, so an old one shows itself. */
const NAMES = ['a', 'b', 'c'] as const
const step = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), name: fc.constantFrom(...NAMES) }),
  fc.record({
    kind: fc.constant('ask' as const),
    names: fc.subarray([...NAMES], { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('finish' as const), at: fc.nat({ max: 9 }) }),
)

test('whoever asks after a write and its drop never gets what was before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const answers = createAnswers()
      const versions = { a: 0, b: 0, c: 0 }
      const open: (() => void)[] = []
      const asked: Promise<void>[] = []
      for (const each of steps) {
        if (each.kind === 'write') {
          versions[each.name]++
          answers.drop([each.name])
        } else if (each.kind === 'finish') {
          open.splice(each.at % Math.max(1, open.length), 1)[0]?.()
          await new Promise(setImmediate)
        } else {
          const { names } = each
          const then = { ...versions }
          const read = (): Answer<Record<string, number>> => ({
            value: Object.fromEntries(names.map((name) => [name, versions[name]])),
            from: 0,
            until: Infinity,
          })
          const ask = () => {
            const answer = read()
            return new Promise<Answer<Record<string, number>>>((resolve) => {
              open.push(() => {
                resolve(answer)
              })
            })
          }
          asked.push(
            answers.recall({ key: names.join(), tags: names, at: 1, ask }).then(({ value }) => {
              for (const name of names) expect(value[name]).toBeGreaterThanOrEqual(then[name])
            }),
          )
        }
      }
      for (const finish of open) finish()
      await Promise.all(asked)
    }),
  )
})
