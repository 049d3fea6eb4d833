import type { Page } from 'playwright-core'

/** Everything that a person can read, hear or be shown on a page: texts, hints, names for screen readers, choices. */
export function textsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const unread = 'script, style, noscript, template, code'
    const spoken = ['alt', 'aria-description', 'aria-label', 'placeholder', 'title']
    const texts = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode
      if (!parentElement?.closest(unread)) texts.push(textContent ?? '')
    }
    for (const element of document.body.querySelectorAll('*')) {
      texts.push(...spoken.map((name) => element.getAttribute(name) ?? ''))
      if (element.matches('input[type=button], input[type=submit]'))
        texts.push(element.getAttribute('value') ?? '')
    }
    return [...new Set(texts.map((text) => text.replace(/\s+/g, ' ').trim()))].filter(Boolean)
  })
}
