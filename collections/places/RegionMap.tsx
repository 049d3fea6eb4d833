import type { Translate } from '#kernel'
import { REGION_TILES } from './regionTiles'

/** A region on the map; `count` is how many organisations it has. */
export type MapRegion = Readonly<{
  ab: string
  count: number
  href: string
  name: string
  short: string
}>

type RegionMapProps = Readonly<{ regions: readonly MapRegion[]; t: Translate }>

/** Half the width of a tile, and a quarter of its height. */
const [HALF, QUARTER] = [62, 34]
const ROW = 3 * QUARTER
const WIDTH = HALF * 13
const HEIGHT = ROW * 5 + QUARTER

/**
 * The regions as tiles of one size, each about where it lies: a true outline would hide the three cities and give the
 * emptiest region the most room. On a narrow screen a list takes its place.
 */
export function RegionMap({ regions, t }: RegionMapProps) {
  return (
    <>
      <svg
        aria-label={t('core:places.map')}
        className="map"
        role="group"
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      >
        {regions.map((region) => (
          <Tile key={region.ab} region={region} t={t} />
        ))}
      </svg>
      <ul className="map-list">
        {regions.map(({ ab, count, href, name }) => (
          <li key={ab}>
            <a href={href}>{name}</a> <span className="fine">{count > 0 && count}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Tile({ region, t }: Readonly<{ region: MapRegion; t: Translate }>) {
  const { ab, count, href, name, short } = region
  const at = REGION_TILES[ab]
  if (!at) return null
  const [column, row] = at
  const x = HALF * (2 * column + 1 + (row % 2))
  const y = ROW * row + 2 * QUARTER
  return (
    <a className={count > 0 ? 'tile' : 'tile tile-empty'} href={href}>
      <title>{`${name}: ${t('core:places.count', { count })}`}</title>
      <path d={outline(x, y)} />
      <text textAnchor="middle" x={x} y={count > 0 ? y : y + 5}>
        {short}
      </text>
      {count > 0 && (
        <text className="tile-count" textAnchor="middle" x={x} y={y + 20}>
          {count}
        </text>
      )}
    </a>
  )
}

/** A hexagon on its point, a little smaller than its place. */
function outline(x: number, y: number): string {
  const [w, h] = [HALF - 3, 2 * QUARTER - 3]
  return `M${String(x)} ${String(y - h)}l${String(w)} ${String(h / 2)}v${String(h)}l${String(-w)} ${String(h / 2)}l${String(-w)} ${String(-h / 2)}v${String(-h)}z`
}
