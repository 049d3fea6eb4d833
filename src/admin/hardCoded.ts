/** English that Payload and its parts hold in their code instead of their translations: text → key of ours. */
const KEYS: Readonly<Record<string, string>> = {
  'Add block': 'addBelow',
  Collapse: 'collapse',
  'Copy URL': 'copyAddress',
  'Drag to move': 'drag',
  'Edit link': 'editLink',
  Expand: 'expand',
  'Insert Paragraph': 'addParagraph',
  'Notifications alt+T': 'notifications',
  'Remove link': 'removeLink',
  Responsive: 'responsive',
  'add dropdown': 'insert',
  'text dropdown': 'textKind',
}
const DRAG = 'To pick up a draggable item'

/**
 * What stands there in place of a hard-coded text.
 * @param text as it stands on the screen, in a text or an attribute
 * @param say finds a text of ours by its key
 * @returns undefined for what needs no replacing
 */
export function replacedText(text: string, say: (key: string) => string): string | undefined {
  const trimmed = text.trim()
  const key = trimmed.startsWith(DRAG) ? 'dragHint' : KEYS[trimmed]
  return key === undefined ? undefined : say(key)
}

/** A title in all languages, which Payload shows as it is stored where versions are compared: the one that is asked for. */
export function titleIn(text: string, language: string): string | undefined {
  if (!text.startsWith('{"kk":') && !text.startsWith('{"ru":')) return undefined
  try {
    const titles = JSON.parse(text) as Readonly<Record<string, unknown>>
    const title = titles[language] ?? Object.values(titles).find(Boolean)
    return typeof title === 'string' ? title : undefined
  } catch {
    return undefined
  }
}
