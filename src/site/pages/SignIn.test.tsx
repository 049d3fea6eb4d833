import { expect, test } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { LOCALES } from '#kernel'
import { createTranslator } from '../../kernel/translator'
import { siteMessages } from '../translations'
import { SignIn } from './SignIn'

const translate = await createTranslator({ site: siteMessages })

test.each(LOCALES)('%s: a plain form that password managers understand', (locale) => {
  const html = renderToStaticMarkup(
    <SignIn action="/x/sign-in" t={translate(locale)} to="/x/me/" />,
  )
  expect(html).toMatch(/<form[^>]* action="\/x\/sign-in" method="post">/)
  expect(html).toMatch(/<input[^>]*autoComplete="username"[^>]*name="identifier"/i)
  expect(html).toMatch(/<input[^>]*autoComplete="current-password"[^>]*name="password"/i)
  expect(html).toContain('<input type="hidden" name="to" value="/x/me/"/>')
  expect(html).toContain(siteMessages[locale]['signIn.forgotHint'])
  expect(html).not.toMatch(/role="alert"|aria-invalid/)
})

test('a failed attempt says so, marks both fields, keeps the name and never the password', () => {
  const html = renderToStaticMarkup(
    <SignIn
      action="/kk/sign-in"
      identifier={'bolat"<7'}
      message="Құпиясөз қате."
      t={translate('kk')}
    />,
  )
  expect(html).toMatch(
    /<div class="notice notice-error" id="sign-in-message" role="alert"><p>Құпиясөз қате\./,
  )
  expect(html.match(/aria-invalid="true"/g)).toHaveLength(2)
  expect(html.match(/aria-describedby="[^"]*sign-in-message"/g)).toHaveLength(2)
  expect(html).toContain('value="bolat&quot;&lt;7"')
  expect(html).not.toContain('name="to"')
  expect(html.match(/ value=/g)).toHaveLength(1)
})
