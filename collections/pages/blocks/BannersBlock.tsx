import { Picture } from '#ui/Picture'
import type { BlockProps } from './blockProps'
import { BlockSection } from './BlockSection'

const DRESS = { calm: 'banner banner-calm', deep: 'banner banner-deep', warm: 'banner banner-warm' }

/** Cards of one size; the whole of each can be pressed. */
export function BannersBlock({ banners, id, title }: BlockProps<'banners'>) {
  return (
    <BlockSection id={id} title={title}>
      <ul className="banners">
        {banners.map((banner, index) => (
          <li className={DRESS[banner.tone]} key={index}>
            {banner.picture && (
              <Picture {...banner.picture} sizes="(min-width: 40rem) 24rem, 100vw" />
            )}
            <div className="banner-words">
              {banner.href === undefined ? (
                <strong className="banner-title">{banner.title}</strong>
              ) : (
                <a className="banner-title banner-link" href={banner.href}>
                  {banner.title}
                </a>
              )}
              {banner.text !== '' && <p className="banner-text">{banner.text}</p>}
            </div>
          </li>
        ))}
      </ul>
    </BlockSection>
  )
}
