import type { SiteFurniture } from '#kernel'

/** Whose pages these are: the school's logo, if it has one, and its name. */
export function SiteName({ site }: Readonly<{ site: SiteFurniture }>) {
  const { home, look, title } = site
  const logo = look?.logo
  return (
    <a className="site-name" href={home}>
      {logo && (
        // Described by the name beside it: read aloud, it would say the same twice.
        <img
          alt=""
          className="site-logo"
          height={logo.height}
          sizes="5rem"
          src={logo.src}
          srcSet={logo.srcSet}
          width={logo.width}
        />
      )}
      <span>{title}</span>
    </a>
  )
}
