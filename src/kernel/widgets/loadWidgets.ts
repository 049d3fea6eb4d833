import type { PayloadRequest, Where } from 'payload'
import { mayAnywhere, placedRows } from '../access'
import type { EndpointContext } from '../context'
import { readOnlyDbFor } from '../db'
import { codeOf } from '../errors'
import { subjectOf, type Subject } from '../membership'
import { portalOf } from '../state'
import { isOnFor } from './isOnFor'
import { severalAtOnce } from './severalAtOnce'
import type { OwnedWidget, WidgetContext, WidgetData } from './widget'
import { withinTime } from './withinTime'

/** A widget as the admin shows it. */
export type ShownWidget = WidgetData & Readonly<{ slug: string; title: string; isFailed: boolean }>

/** So many are loaded side by side: one slow widget holds nobody up, and the database is not flooded. */
const AT_ONCE = 4
const MOST_MS = 5_000
/** A card is glanced at, not read. */
const MOST_ROWS = 20

/**
 * Everything that the widgets of all manifests say to the person behind a request, in the order of the manifests. One
 * that fails says so in its own card; the log names it and not what it was about.
 */
export async function loadWidgets(ctx: EndpointContext): Promise<readonly ShownWidget[]> {
  const subject = subjectOf(ctx.req)
  if (!subject) return []
  const { widgets } = portalOf(ctx.req.payload).registry
  const now = new Date().toISOString()
  const loaded = await severalAtOnce([...widgets.values()], AT_ONCE, async (widget) => {
    const title = ctx.t(`${widget.owner}:widgets.${widget.slug}`)
    const shown = { slug: widget.slug, title }
    try {
      const data = await withinTime(MOST_MS, loadOne(ctx, widget, subject, now))
      return data ? [{ ...shown, ...checked(data), isFailed: false }] : []
    } catch (error) {
      log(ctx.req, widget, error)
      return [{ ...shown, rows: [], isFailed: true }]
    }
  })
  return loaded.flat()
}

async function loadOne(
  { locale, req, rules, settings, store, t }: EndpointContext,
  { load, owner, permission }: OwnedWidget,
  subject: Subject,
  now: string,
): Promise<WidgetData | undefined> {
  const grants = portalOf(req.payload).registry.permissions.get(permission) ?? {}
  if (!mayAnywhere(grants, subject)) return undefined
  if (!(await isOnFor(req.payload, owner, grants, subject))) return undefined
  const mine = mineOf(placedRows(grants, subject, 'institution'))
  const ctx: WidgetContext = {
    ...{ locale, mine, now, req, rules, settings, store, t },
    db: readOnlyDbFor(req),
  }
  return load(ctx)
}

const NOWHERE: Where = { id: { exists: false } }

function mineOf(rows: boolean | Where): readonly Where[] {
  if (typeof rows !== 'boolean') return [rows]
  return rows ? [] : [NOWHERE]
}

/** @throws TypeError for an address outside the portal */
function checked(data: WidgetData): WidgetData {
  const rows = data.rows.slice(0, MOST_ROWS)
  for (const { href } of [...rows, data.more ?? {}] as readonly { href?: string }[])
    if (href !== undefined && !/^\/(?![/\\])/.test(href)) throw new TypeError('A foreign address')
  return { ...data, rows }
}

/** The message of an error may hold a name or what somebody typed: where it came from has to do. */
function log(req: PayloadRequest, { slug }: OwnedWidget, error: unknown): void {
  const { name, stack = '' } = error instanceof Error ? error : new Error('thrown')
  const from = stack.split('\n').find((line) => /^\s+at /.test(line))
  req.payload.logger.error({
    ...{ code: codeOf(error), from: from?.trim(), kind: name, widget: slug },
    msg: 'a widget could not be loaded',
  })
}
