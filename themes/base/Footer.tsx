import { FooterLinks } from '#frame/FooterLinks'
import { FooterNames } from '#frame/FooterNames'
import type { LayoutProps } from '#ui/Theme'

/** The end of every page: whose page it was, the way up, the way in. */
export function Footer(props: LayoutProps) {
  return (
    <footer className="footer on-band">
      <div className="ornament ornament-horns" />
      <div className="wrap footer-row">
        <FooterNames {...props} />
        <FooterLinks {...props} />
      </div>
    </footer>
  )
}
