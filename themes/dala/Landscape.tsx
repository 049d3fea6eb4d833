import { HeaderPicture } from '#frame/HeaderPicture'
import { isSiteHome } from '#frame/isSiteHome'
import { SiteName } from '#frame/SiteName'
import type { LayoutProps } from '#ui/Theme'

type LandscapeProps = Pick<LayoutProps, 'languages'> &
  Readonly<{ site: NonNullable<LayoutProps['site']> }>

/** The school's name in the sky. Below it the steppe: the school's own picture, or else one that is drawn. */
export function Landscape({ languages, site }: LandscapeProps) {
  return (
    <div className="masthead">
      <div className="wrap">
        <SiteName site={site} />
      </div>
      {site.look?.picture ? (
        <div className="scene">
          <HeaderPicture isHome={isSiteHome({ languages, site })} picture={site.look.picture} />
          <div className="ornament hill" />
        </div>
      ) : (
        <div className="ornament horizon">
          <div className="camp" />
        </div>
      )}
    </div>
  )
}
