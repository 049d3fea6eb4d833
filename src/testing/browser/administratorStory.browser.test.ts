import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { withBinCheckDigit } from '../../../collections/institutions/bin'
import { shoot, startStories, type Stories } from './stories'

let stories: Stories

beforeAll(async () => {
  stories = await startStories()
}, 300_000)
afterAll(() => stories.stop())

const PEOPLE = '/admin/collections/memberships'
const IMPORT = '/admin/collections/institutions/import'

/** The field below a label. */
const field = (page: Page, label: string): Locator =>
  page.locator('.orda-form').last().getByLabel(label, { exact: true })

/** Nothing is wider than the screen. */
async function expectFits(page: Page): Promise<void> {
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  )
  expect(tooWide).toBeLessThanOrEqual(0)
}

/** Types into a field that searches, and takes the choice that shows a text. */
async function choose(page: Page, label: string, typed: string, shown: string): Promise<void> {
  await field(page, label).fill(typed)
  await page.locator('[role=option]', { hasText: shown }).first().click()
}

test('a head gives somebody without an account a role; he works, until the role is ended', async () => {
  let account = { username: '', password: '' }
  await stories.quietly({ locale: 'kk-KZ' }, async (page) => {
    await stories.signIn(page, { username: 'basshy-1', language: 'kk' }, PEOPLE)
    await page.getByRole('button', { name: 'Адам тағайындау' }).click()
    await page.getByRole('button', { name: 'Тағайындау', exact: true }).click()
    await page.locator('.orda-form [aria-invalid=true]').first().waitFor()
    await shoot(page, 'appoint-empty-kk-1280')
    await field(page, 'Адам').fill('Сыналатын Адам')
    await page.locator('[role=option]', { hasText: 'Жаңа адамға есептік жазба ашу' }).click()
    await page.getByRole('button', { name: 'Есептік жазба ашу' }).click()
    const password = page.locator('.orda-password code')
    await password.first().waitFor()
    const [username = '', secret = ''] = await password.allTextContents()
    account = { username, password: secret }
    await page.locator('.orda-form select').selectOption({ label: 'Сайт редакторы' })
    await shoot(page, 'appoint-account-kk-1280')
    await page.getByRole('button', { name: 'Тағайындау', exact: true }).click()
    await page.locator('tbody tr', { hasText: username }).waitFor()
    await shoot(page, 'appointed-kk-1280')
  })
  await stories.quietly({ locale: 'kk-KZ' }, async (page) => {
    await stories.signIn(page, { ...account, language: 'kk' }, '/admin/collections/pages')
    await page.locator('tbody >> text=Мектеп туралы').waitFor()
    await stories.quietly({ locale: 'ru-KZ', width: 360 }, async (other) => {
      await stories.signIn(other, { username: 'basshy-1', language: 'ru' }, PEOPLE)
      await other.waitForLoadState('networkidle')
      await other.locator('tbody tr', { hasText: account.username }).locator('a').first().click()
      await other.getByRole('button', { name: 'Завершить роль' }).waitFor()
      await shoot(other, 'role-ru-360')
      await expectFits(other)
      await other.getByRole('button', { name: 'Завершить роль' }).click()
      await shoot(other, 'end-role-ru-360')
      await other.locator('dialog, .confirmation-modal').getByRole('button').last().click()
      await other.getByText('Роль завершена.').first().waitFor()
    })
    // On his next request he is nobody.
    const answer = await page.request.get(
      '/api/pages?limit=1&draft=true&where[_status][equals]=draft',
    )
    expect([answer.status(), ((await answer.json()) as { totalDocs: number }).totalDocs]).toEqual([
      200, 0,
    ])
  })
})

test('root proposes a minister, and another one confirms', async () => {
  await stories.quietly({ locale: 'ru-KZ' }, async (page) => {
    await stories.signIn(page, { username: 'admin-1', language: 'ru' }, PEOPLE)
    await page.getByRole('button', { name: 'Назначить человека' }).click()
    await choose(page, 'Организация', 'Министерство', 'Министерство')
    await choose(page, 'Человек', 'adisker-1', 'adisker-1')
    await page.locator('.orda-form select').selectOption({ label: 'Администратор министерства' })
    await shoot(page, 'second-person-ru-1280')
    await page.getByRole('button', { name: 'Назначить', exact: true }).click()
    await page.getByText('Это ваше предложение').waitFor()
    await shoot(page, 'proposed-ru-1280')
  })
  await stories.quietly({ locale: 'kk-KZ', width: 360 }, async (page) => {
    await stories.signIn(page, { username: 'admin-2', language: 'kk' }, PEOPLE)
    await page.getByRole('button', { name: 'Растау', exact: true }).waitFor()
    await shoot(page, 'confirm-kk-360')
    await expectFits(page)
    await page.getByRole('button', { name: 'Растау', exact: true }).click()
    await page.getByText('Расталды.').first().waitFor()
  })
  await stories.quietly({ locale: 'kk-KZ', width: 360 }, async (page) => {
    await stories.signIn(page, { username: 'adisker-1', language: 'kk' }, '/admin')
    const chooser = page.locator('.working-as select')
    await chooser.waitFor()
    expect(await chooser.locator('option').count()).toBe(3)
    await shoot(page, 'working-as-kk-360')
    await expectFits(page)
    await Promise.all([page.waitForNavigation(), chooser.selectOption({ index: 1 })])
    await chooser.waitFor()
    expect(await chooser.evaluate((select: HTMLSelectElement) => select.selectedIndex)).toBe(1)
  })
})

/** A number that nobody has: nothing was registered in 1959. */
function binOf(serial: number): string {
  return withBinCheckDigit(`59014007${String(serial).padStart(3, '0')}`) ?? binOf(serial + 1)
}

test('a region checks a table, sees what is wrong, and takes the rows that are right', async () => {
  const head = 'БСН;Түрі;Қазақша атауы;Орысша атауы;КАТО;Жоғары тұрған ұйым'
  await stories.quietly({ locale: 'kk-KZ', width: 360 }, async (page) => {
    await stories.signIn(page, { username: 'onir-1', language: 'kk' }, IMPORT)
    await page.locator('main button:enabled, .orda-buttons button:enabled').first().waitFor()
    await shoot(page, 'import-kk-360')
    const above = '110000000'
    const rows = [
      [binOf(100), 'мектеп', 'Бірінші сынақ мектебі', 'Первая пробная школа', '110000000', above],
      ['590140070001', 'мектеп', 'Қате', 'Ошибка', '110000000', above],
    ]
    const table = [head, ...rows.map((cells) => cells.join(';'))].join('\r\n')
    await page.setInputFiles('input[type=file]', {
      ...{ name: 'mektepter.csv', mimeType: 'text/csv', buffer: Buffer.from(table) },
    })
    await page.locator('.orda-report h2').waitFor()
    await shoot(page, 'import-checked-kk-360')
    expect(await page.locator('.orda-number--willCreate dd').textContent()).toBe('1')
    await page.locator('.orda-report .orda-buttons button').click()
    await page.locator('.orda-number--created dd').waitFor()
    await shoot(page, 'import-done-kk-360')
    await expectFits(page)
    expect(await page.locator('.orda-number--created dd').textContent()).toBe('1')
  })
  await stories.quietly({ locale: 'ru-KZ' }, async (page) => {
    await stories.signIn(
      page,
      { username: 'onir-1', language: 'ru' },
      '/admin/collections/institutions',
    )
    await page.locator('tbody >> text=Бірінші сынақ мектебі').first().waitFor()
    await shoot(page, 'imported-ru-1280')
  })
})
