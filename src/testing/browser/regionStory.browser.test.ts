import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { shoot, startStories, type Stories } from './stories'

let stories: Stories

beforeAll(async () => {
  stories = await startStories()
}, 300_000)
afterAll(() => stories.stop())

const NOTICES = '/kk/s/kokshetau-1/notices/'
const statusOf = async (page: Page, path: string): Promise<number> =>
  (await page.request.get(path)).status()

/** Nothing but a table is wider than the screen. */
async function expectFits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
}

test('a region forbids a module: sees what follows, decides, takes it back', async () => {
  await stories.quietly({ locale: 'ru-KZ', expected: /404/ }, async (page) => {
    await stories.signIn(page, { username: 'onir-1', language: 'ru' }, '/admin/modules')
    await page.locator('.orda-cell').first().click()
    await page.getByRole('heading', { name: 'Объявления' }).waitFor()
    await page.getByLabel('Запретить').check()
    await page.locator('.orda-panel form').first().getByLabel('Основание').fill('Приказ № 12')
    await page.getByRole('button', { name: 'Показать последствия' }).click()
    await page.getByText('Организаций, где модуль выключится').waitFor()
    await shoot(page, 'module-consequences-ru-1280')
    expect(await statusOf(page, NOTICES)).toBe(200)
    await page.getByRole('button', { name: 'Применить' }).click()
    await page.getByText('Решение принято.').waitFor()
    expect(await statusOf(page, NOTICES)).toBe(404)
    await page.getByText('Запрещён по решению организации').first().waitFor()
    await page.getByRole('button', { name: 'Отменить решение' }).first().click()
    await page.getByText('Отмена решения: Приказ № 12').waitFor()
    expect(await statusOf(page, NOTICES)).toBe(200)
    await shoot(page, 'module-history-ru-1280')
  })
})

test('a head walks the board by keyboard, sets a module, and gives its value back, on a phone', async () => {
  await stories.quietly({ locale: 'kk-KZ', width: 360, expected: /400/ }, async (page) => {
    await stories.signIn(page, { username: 'basshy-1', language: 'kk' }, '/admin/modules')
    await page.locator('.orda-board tbody input').first().focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const panel = page.locator('.orda-panel')
    await panel.getByRole('button', { name: 'Өз мәнін беру' }).click()
    await page.getByLabel('Бет үстінде көрсетілетін хабарландыру саны').fill('99')
    const form = panel.locator('form').last()
    await form.getByLabel('Негіздемесі').fill('№ 1')
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('form')) one.noValidate = true
    })
    await form.getByRole('button', { name: 'Баптауларды сақтау' }).click()
    await page.getByText('10 не одан кіші сан жазыңыз.').waitFor()
    await shoot(page, 'setting-refused-kk-360')
    await expectFits(page)
    await page.getByLabel('Бет үстінде көрсетілетін хабарландыру саны').fill('5')
    await form.getByRole('button', { name: 'Баптауларды сақтау' }).click()
    await page.getByText('Баптаулар сақталды').first().waitFor()
    await page.getByText('Өз мәні', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('.orda-panel').count()).toBe(0)
  })
}, 60_000)

test('the ministry drafts rules, sees what they change, and may not approve them alone', async () => {
  await stories.quietly({ locale: 'ru-KZ' }, async (page) => {
    await stories.signIn(page, { username: 'ministrlik-1', language: 'ru' }, '/admin/rules')
    await page.getByRole('button', { name: 'Новый проект' }).first().click()
    const form = page.locator('.orda-form').first()
    await form
      .getByLabel('Название (на казахском)')
      .first()
      .fill('2027/2028 оқу жылының күнтізбесі')
    await form.getByLabel('Название (на русском)').first().fill('Календарь 2027/2028 учебного года')
    await form.getByLabel('Вступает в силу').fill('2027-09-01')
    await form.getByLabel('Последний день').fill('2028-08-31')
    await shoot(page, 'rules-draft-ru-1280')
    await page
      .getByRole('button', { name: /Сохранить/ })
      .last()
      .click()
    await page.getByText('Календарь 2027/2028 учебного года').first().waitFor()
    expect(await page.getByRole('button', { name: 'Утвердить' }).count()).toBe(0)
    await shoot(page, 'rules-drafted-ru-1280')
    await expectFits(page)
  })
})

test('a set-up is saved as a file and applied from it, after it was shown what that does', async () => {
  await stories.quietly({ locale: 'ru-KZ', width: 360 }, async (page) => {
    await stories.signIn(page, { username: 'onir-1', language: 'ru' }, '/admin/blueprint')
    await page.getByLabel('Организация').fill('Кокшетау')
    await page.locator('[role=option]', { hasText: '№ 1 города Кокшетау' }).first().click()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Сохранить файл' }).click(),
    ])
    const path = await saved.path()
    await page.locator('input[type=file]').setInputFiles(path)
    await page.getByText('Ничего не изменится: всё уже так.').waitFor()
    await shoot(page, 'blueprint-ru-360')
    await expectFits(page)
  })
})
