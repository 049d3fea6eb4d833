'use client'

import { useTranslation } from '@payloadcms/ui'
import { useEffect, type ReactNode } from 'react'
import { replacedText, titleIn } from './hardCoded'
import { useText } from './useText'

const SPOKEN = ['aria-label', 'title', 'placeholder'] as const

/** Provider of the admin: puts the reader's language in the place of what is hard-coded in English. */
export function HardCodedTexts({ children }: { children?: ReactNode }): ReactNode {
  const say = useText('kernel:admin.')
  const { i18n } = useTranslation()
  useEffect(() => {
    const mend = (node: Node): void => {
      if (node instanceof Text)
        mendText(node, (text) => replaced(text) ?? titleIn(text, i18n.language))
      if (!(node instanceof Element)) return
      if (node.matches('.dropdown-indicator')) node.setAttribute('aria-label', say('choices'))
      mendAttributes(node, replaced)
      node.childNodes.forEach(mend)
    }
    const replaced = (text: string): string | undefined => replacedText(text, say)
    const watch = new MutationObserver((changes) => {
      for (const { addedNodes, target, type } of changes)
        if (type === 'childList') addedNodes.forEach(mend)
        else if (target instanceof Element) mendAttributes(target, replaced)
        else mend(target)
    })
    mend(document.documentElement)
    watch.observe(document.documentElement, {
      attributeFilter: [...SPOKEN],
      characterData: true,
      childList: true,
      subtree: true,
    })
    return () => {
      watch.disconnect()
    }
  }, [i18n.language, say])
  return children
}

type Replace = (text: string) => string | undefined

function mendText(node: Text, replace: Replace): void {
  const text = replace(node.data)
  if (text !== undefined) node.data = text
}

function mendAttributes(element: Element, replace: Replace): void {
  // Payload writes the name of a field where its label would stand, and a word for what is not seen.
  if (element.matches('input[type=checkbox][title]')) element.removeAttribute('title')
  if (element.matches('[aria-label=invisible]')) {
    element.removeAttribute('aria-label')
    element.setAttribute('aria-hidden', 'true')
  }
  // Where versions are compared; the name of the picture's file stands beside it.
  if (element.matches('img[alt="[object Object]"]')) element.setAttribute('alt', '')
  for (const name of SPOKEN) {
    const text = element.getAttribute(name)
    if (text === null) continue
    const better = text.includes('{{label}}')
      ? text.replace('{{label}}', element.closest('th')?.textContent ?? '')
      : replace(text)
    if (better !== undefined) element.setAttribute(name, better)
  }
}
