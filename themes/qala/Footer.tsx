import { FooterLinks } from '#frame/FooterLinks'
import { FooterNames } from '#frame/FooterNames'
import type { LayoutProps } from '#ui/Theme'

/** The end of every page: the city seen from far. */
export function Footer(props: LayoutProps) {
  return (
    <footer className="footer">
      <div className="ornament skyline" />
      <div className="on-band">
        <div className="wrap footer-row">
          <FooterNames {...props} />
          <FooterLinks {...props} />
        </div>
      </div>
    </footer>
  )
}
