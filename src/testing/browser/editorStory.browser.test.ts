import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { startStories, type Stories } from './stories'

let stories: Stories

beforeAll(async () => {
  stories = await startStories()
}, 300_000)
afterAll(() => stories.stop())

const editor = (language: string) => ({ username: 'redaktor-1@example.kz', language })

async function publish(page: Page, title: string): Promise<void> {
  await page.fill('#field-title', title)
  await page.click('#action-save')
  await page.waitForSelector('.toast-success, [data-sonner-toast]')
}

test('an editor changes a page in both languages, and readers have it within a second', async () => {
  await stories.quietly({ locale: 'kk-KZ' }, async (page) => {
    await stories.signIn(page, editor('kk'), '/admin/collections/pages')
    expect(await page.locator('h1').first().textContent()).toContain('Беттер')
    // A click before the list has written its query into the address is lost: Payload's replaceState makes the
    // router drop the way it was about to go.
    await page.waitForURL(/[?&]limit=/)
    await page.click('tbody >> text=Мектеп туралы')
    await page.waitForSelector('#field-title')
    expect(await page.locator('text=соңғы 30 күнде').innerText()).toMatch(/: \d+$/)
    await publish(page, 'Біздің мектеп туралы')
    expect(await stories.textOf('/kk/s/kokshetau-1/mektep-turaly')).toContain(
      'Біздің мектеп туралы',
    )
    await page.click('.localizer button')
    await page.click('text=Орысша')
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#field-title')?.value === 'О школе',
    )
    await publish(page, 'Всё о школе')
    expect(await stories.textOf('/ru/s/kokshetau-1/mektep-turaly')).toContain('Всё о школе')
    expect(await stories.textOf('/kk/s/kokshetau-1/mektep-turaly')).toContain(
      'Біздің мектеп туралы',
    )
  })
})

test.each([
  ['kk', /[A-Za-z]{4,}/],
  ['ru', /[A-Za-z]{4,}/],
])('the screens of an editor are in %s, without English', async (language, latin) => {
  await stories.quietly({ locale: `${language}-KZ` }, async (page) => {
    await stories.signIn(page, editor(language), '/admin/collections/pages')
    for (const path of [
      '/admin/collections/pages',
      '/admin/collections/pages/create',
      '/admin/collections/media/create',
    ]) {
      await page.goto(path)
      await page.waitForSelector('h1')
      await page.waitForLoadState('networkidle')
      const words = (await page.locator('body').innerText())
        .split('\n')
        .filter((line) => latin.test(line))
      // Addresses of pages and file names are Latin by nature.
      expect(
        words.filter((line) => !/^[a-z0-9/.-]+$/.test(line.trim()) && !/«home»|home/.test(line)),
      ).toEqual([])
    }
  })
})

test('a reader without JavaScript, on a small phone, gets the page and no sideways scrolling', async () => {
  await stories.quietly({ locale: 'kk-KZ', width: 320, javaScriptEnabled: false }, async (page) => {
    await page.goto('/kk/s/kokshetau-1/')
    expect(await page.locator('h1').textContent()).toContain('Мектебімізге қош келдіңіз!')
    expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0)
    await page.click('a[hreflang=ru]')
    await page.waitForURL('**/ru/s/kokshetau-1/')
  })
  await stories.quietly({ locale: 'ru-RU', width: 320 }, async (page) => {
    for (const path of [
      '/ru/',
      '/ru/r/aqmola/',
      '/ru/schools/?region=aqmola',
      '/ru/search/?q=kokshetau',
      '/ru/s/kokshetau-1/',
      '/ru/s/kokshetau-1/baylanys',
      '/ru/sign-in',
      '/ru/s/kokshetau-1/mektep-turaly',
    ]) {
      await page.goto(path)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0)
    }
  })
})

test('wrong words at the sign-in page are answered in the reader’s language', async () => {
  await stories
    .quietly({ locale: 'ru-RU', javaScriptEnabled: false }, async (page) => {
      await page.goto('/ru/sign-in')
      await page.fill('input[name=identifier]', 'redaktor-1')
      await page.fill('input[name=password]', 'not the password')
      await page.click('main button[type=submit]')
      expect(await page.locator('[role=alert]').textContent()).toContain(
        'Неверное имя пользователя или пароль',
      )
    })
    .catch((error: Error) => {
      // A 401 page is logged by the browser itself as a failed load; anything else is a fault.
      expect(error.message).toContain('401')
    })
})
