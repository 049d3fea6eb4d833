import { FooterLinks } from '#frame/FooterLinks'
import { FooterNames } from '#frame/FooterNames'
import type { LayoutProps } from '#ui/Theme'

/** The end of every page, in the hills. */
export function Footer(props: LayoutProps) {
  return (
    <footer className="footer">
      <div className="ornament dusk" />
      <div className="on-band">
        <div className="wrap footer-row">
          <FooterNames {...props} />
          <FooterLinks {...props} />
        </div>
        <div className="ornament ornament-horns" />
      </div>
    </footer>
  )
}
