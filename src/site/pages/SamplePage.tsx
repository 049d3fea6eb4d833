import type { Translate } from '#kernel'
import { Button } from '../ui/Button'
import { LinkList } from '../ui/LinkList'
import { Notice } from '../ui/Notice'

/** A page of a site as an example: heading, text, link, message, cards, button. */
export function SamplePage({ t }: Readonly<{ t: Translate }>) {
  const items = (['one', 'two', 'three'] as const).map((name) => ({
    href: `#${name}`,
    title: t(`site:sample.${name}`),
    summary: t('site:sample.summary'),
  }))
  return (
    <article className="page page-home">
      <h1>{t('site:sample.title')}</h1>
      <p className="lead">{t('site:sample.lead')}</p>
      <p>
        {t('site:sample.text')} <a href="#content">{t('site:sample.link')}</a>
      </p>
      <Notice tone="info">
        <p>{t('site:sample.notice')}</p>
      </Notice>
      <LinkList items={items} />
      <form action="#content">
        <Button>{t('site:sample.button')}</Button>
      </form>
    </article>
  )
}
