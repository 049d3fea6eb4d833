import { Languages } from '#frame/Languages'
import { SignInLink } from '#frame/SignInLink'
import { ViewLink } from '#frame/ViewLink'
import type { LayoutProps } from '#ui/Theme'

type ToolsProps = Pick<LayoutProps, 'languages' | 'signInHref' | 't' | 'viewHref'>

/** What a reader changes about the portal, side by side: how it looks, its language, who is asking. */
export function Tools({ languages, signInHref, t, viewHref }: ToolsProps) {
  return (
    <div className="tools">
      <ViewLink t={t} viewHref={viewHref} />
      <Languages languages={languages} t={t} />
      <SignInLink signInHref={signInHref} t={t} />
    </div>
  )
}
