import { expect, test } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { Day, Moment } from './Time'

test.each([
  [<Day at="2026-11-30T18:59:59.999Z" key="1" />, '30.11.2026'],
  [<Day at="2026-11-30T19:00:00.000Z" key="2" />, '01.12.2026'],
  [<Moment at="2026-11-30T19:05:00.000Z" key="3" />, '01.12.2026 00:05'],
])('days and moments are those of Kazakhstan', (time, text) => {
  expect(renderToStaticMarkup(time)).toMatch(/^<time dateTime="2026-11-30T[\d:.]+Z">/)
  expect(renderToStaticMarkup(time)).toContain(`>${text}</time>`)
})
