import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { codeOf, systemStore, type OpenStore } from '#kernel'
import { createTestPortal, type TestPortal } from '#testing'
import { signInGuesses } from './signInGuesses'
import { forgetGuesses, guessSubject, MOST_GUESSES, takeGuess } from './takeGuess'

let portal: TestPortal
let store: OpenStore

beforeAll(async () => {
  portal = await createTestPortal()
  store = systemStore({ payload: portal.payload })
})
afterAll(() => portal.stop())

const BEGIN = Date.parse('2026-09-01T03:00:00.000Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const at = (minutes: number): Date => new Date(BEGIN + minutes * MINUTE)
const throttled = { code: 'sign_in_throttled', status: 429 }

type Taken = Awaited<ReturnType<typeof takeGuess>>
const attempt = async (subject: string, now: Date): Promise<Taken | undefined> => {
  try {
    return await takeGuess(store, subject, now)
  } catch (error) {
    // MongoDB gives up on a row that too many write at once: refused as well.
    if (codeOf(error) !== 'database_busy') expect(error).toMatchObject(throttled)
    return undefined
  }
}

describe('guesses of one subject', () => {
  test('the last is allowed, the next is told when there is one again, and then there is', async () => {
    const subject = randomUUID()
    for (let n = 0; n < MOST_GUESSES; n++) await takeGuess(store, subject, at(3))
    const refused = takeGuess(store, subject, at(5))
    // The slot from 0 to 10 counts until minute 70.
    await expect(refused).rejects.toMatchObject({
      ...throttled,
      values: { minutes: 65 },
      retryAfter: 65 * 60,
    })
    expect(await attempt(subject, at(69.9))).toBeUndefined()
    expect(await attempt(subject, at(70))).toBeDefined()
  })

  test('what was no guess is given back, and others are not touched', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    for (let n = 0; n < 3 * MOST_GUESSES; n++) await (await takeGuess(store, one, at(0)))()
    for (let n = 0; n < MOST_GUESSES; n++) await takeGuess(store, one, at(1))
    expect(await attempt(one, at(1))).toBeUndefined()
    expect(await attempt(other, at(1))).toBeDefined()
  })

  test('refusals use nothing up: nobody can be kept out for longer by asking more', async () => {
    const subject = randomUUID()
    for (let n = 0; n < MOST_GUESSES; n++) await takeGuess(store, subject, at(0))
    for (let n = 0; n < 30; n++) expect(await attempt(subject, at(2 * n))).toBeUndefined()
    expect(await attempt(subject, at(70))).toBeDefined()
    const rows = await store(signInGuesses.slug).find({ where: { subject } })
    expect(rows).toHaveLength(2)
  })

  test('forgotten, they begin anew', async () => {
    const subject = randomUUID()
    for (let n = 0; n < MOST_GUESSES; n++) await takeGuess(store, subject, at(n))
    await forgetGuesses(store, subject)
    expect(await attempt(subject, at(10))).toBeDefined()
  })

  test('however many come at once, no more go through than there are', async () => {
    const subject = randomUUID()
    const all = await Promise.all(Array.from({ length: 60 }, () => attempt(subject, at(0))))
    expect(all.filter(Boolean).length).toBeLessThanOrEqual(MOST_GUESSES)
    // Those who were in each other's way have given theirs back.
    let made = all.filter(Boolean).length
    while (await attempt(subject, at(0))) made++
    if (process.env.MONGODB_URI === undefined) expect(made).toBe(MOST_GUESSES)
    else expect(made).toBeLessThanOrEqual(MOST_GUESSES)
  })

  test('at no hour more than its guesses, whenever they are made, right ones in between', async () => {
    const step = fc.record({ wait: fc.integer({ min: 0, max: 25 }), isRight: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 15, maxLength: 40 }),
        fc.nat(600),
        async (steps, start) => {
          const subject = randomUUID()
          const made: number[] = []
          let minute = start / 10
          for (const { isRight, wait } of steps) {
            minute += wait / 10
            const giveBack = await attempt(subject, at(minute))
            if (giveBack && isRight) await giveBack()
            else if (giveBack) made.push(at(minute).getTime())
            for (const end of made)
              expect(made.filter((one) => one > end - HOUR && one <= end).length).toBeLessThan(
                MOST_GUESSES + 1,
              )
          }
        },
      ),
      { numRuns: 15 },
    )
  })
})

test('subjects are hashes of all their parts', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => {
      expect(guessSubject(...a) === guessSubject(...b)).toBe(
        JSON.stringify(a) === JSON.stringify(b),
      )
      expect(guessSubject(...a)).toMatch(/^[0-9a-f]{64}$/)
    }),
  )
})
