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

test('beside the password stands the service of the state, where there is one', () => {
  const t = translate('kk')
  const without = renderToStaticMarkup(<SignIn action="/kk/sign-in" t={t} />)
  expect(without).not.toContain('/kk/sign-in/state')
  const html = renderToStaticMarkup(
    <SignIn action="/kk/sign-in" state="Синақ қызметі" t={t} to="/kk/me" />,
  )
  expect(html).toMatch(/<form[^>]* action="\/kk\/sign-in\/state" method="post">/)
  expect(html).toContain('Синақ қызметі арқылы кіру')
  expect(html.match(/value="\/kk\/me"/g)).toHaveLength(2)
})

test('what went wrong at the service marks no field of ours', () => {
  const html = renderToStaticMarkup(
    <SignIn action="/kk/sign-in" isOfPassword={false} message="Тоқтатылды." t={translate('kk')} />,
  )
  expect(html).toContain('role="alert"')
  expect(html).not.toContain('aria-invalid')
})
