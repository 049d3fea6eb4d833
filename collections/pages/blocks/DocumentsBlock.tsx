import { Day } from '#ui/Time'
import type { BlockProps } from './blockProps'
import { BlockSection } from './BlockSection'
import { fileSize } from './fileSize'

/** Files to open or to keep; what a press costs is told before it. */
export function DocumentsBlock({ files, id, locale, t, title }: BlockProps<'documents'>) {
  return (
    <BlockSection id={id} title={title}>
      <ul className="documents">
        {files.map(({ day, format, href, keepAs, size, title: name }) => (
          <li className="document" key={href}>
            <a download={keepAs} href={href}>
              {name}
            </a>
            <p className="fine" lang={locale}>
              {format}, {fileSize(size, t)}
              {day !== undefined && (
                <>
                  {' · '}
                  <Day at={day} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </BlockSection>
  )
}
