import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Letter, Locale } from '#kernel'
import { createTranslator } from '../../kernel/translator'
import { siteMessages } from '../translations'
import { renderLetter } from './renderLetter'

const translate = await createTranslator({ site: siteMessages })
const letterOf = (messages: Letter['messages'], more = {}): Letter => ({
  ...{ id: 'r', address: 'a@b.kz', locale: 'ru', isDigest: false, more: 0, messages },
  ...more,
})
const render = (letter: Letter, locale: Locale = letter.locale) =>
  renderLetter({ ...letter, locale }, 'https://portal.kz', translate(locale))

test('one message is its own subject', () => {
  const { html, subject, text } = render(
    letterOf([{ subject: 'Роль', text: 'Вам назначена.', path: '/admin' }]),
  )
  expect(subject).toBe('Роль')
  expect(text.split('\n').slice(0, 3)).toEqual([
    'Роль',
    'Вам назначена.',
    'Войти на портал и прочитать: https://portal.kz/ru/sign-in?to=%2Fadmin',
  ])
  expect(html).toMatch(/^<!doctype html><html lang="ru">/)
  expect(html).not.toContain('<h1')
})

test.each<[Locale, number, number, string]>([
  ['ru', 2, 0, '2 новых уведомления на портале'],
  ['ru', 1, 4, '5 новых уведомлений на портале'],
  ['ru', 21, 0, '21 новое уведомление на портале'],
  ['kk', 3, 0, 'Порталда 3 жаңа хабарлама'],
])('in %s %i and %i more are "%s"', (locale, count, more, subject) => {
  const messages = Array.from({ length: count }, () => ({ subject: 'a', text: 'b' }))
  const rendered = render(letterOf(messages, { isDigest: true, more }), locale)
  expect(rendered.subject).toBe(subject)
  expect(rendered.text.includes(translate(locale)('site:mail.more', { count: more }))).toBe(
    more > 0,
  )
})

test('what a message says is text, never markup; nothing is asked of anybody’s server', () => {
  const words = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(words, words, (subject, text) => {
      const { html } = render(letterOf([{ subject, text: `<img src=x>${text}` }]))
      expect(html).not.toMatch(/<(img|script|link|iframe)|src=x[^&]*>|url\(/)
    }),
  )
})

test('an open letter leads straight to its page, and offers nothing to choose', () => {
  const message = { subject: 'Приглашение', text: 'Вас приглашают.' }
  const { html, text } = render(letterOf([message], { openPath: '/ru/join?key=k' }))
  expect(text).toContain('Открыть страницу портала: https://portal.kz/ru/join?key=k\n')
  expect(html).toContain('href="https://portal.kz/ru/join?key=k"')
  for (const written of [html, text]) expect(written).not.toMatch(/sign-in|notifications/)
})
