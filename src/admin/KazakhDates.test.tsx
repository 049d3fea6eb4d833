import { expect, test } from '@jest/globals'
import { importDateFNSLocale } from '@payloadcms/translations'
import { format } from 'date-fns'
import { renderToStaticMarkup } from 'react-dom/server'

import { KazakhDates } from './KazakhDates'

test('draws its children and nothing else', () => {
  const markup = renderToStaticMarkup(
    <KazakhDates>
      <p>Күні</p>
    </KazakhDates>,
  )
  expect(markup).toBe('<p>Күні</p>')
  expect(renderToStaticMarkup(<KazakhDates />)).toBe('')
})

test('who asks for the locale after it was loaded gets Kazakh', async () => {
  const locale = await importDateFNSLocale('az')
  expect(format(new Date(2026, 10, 23), 'LLLL', { locale })).toBe('қараша')
})
