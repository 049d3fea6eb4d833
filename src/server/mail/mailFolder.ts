import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { KeptMail } from '#site'

const MOST_SHOWN = 100

const kept = z.object({
  ...{ id: z.string(), at: z.string(), to: z.string() },
  ...{ subject: z.string(), text: z.string(), html: z.string() },
})

/** Only names that we give: an address of the demo leads to no other file. */
const ID = /^[\w-]{1,100}$/

/** Keeps a mail in a folder instead of sending it; one that comes twice is kept once. */
export async function keepMail(folder: string, mail: KeptMail): Promise<void> {
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, `${mail.id}.json`)
  await writeFile(`${file}.new`, JSON.stringify(mail), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/** What was kept last, the newest first. */
export async function keptMails(folder: string): Promise<readonly KeptMail[]> {
  const files = await readdir(folder).catch(() => [])
  const ids = files.flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []))
  const mails = (await Promise.all(ids.map((id) => keptMail(folder, id)))).filter(
    (mail) => mail !== undefined,
  )
  return mails.sort((a, b) => b.at.localeCompare(a.at)).slice(0, MOST_SHOWN)
}

/** One of them; undefined where there is none. */
export async function keptMail(folder: string, id: string): Promise<KeptMail | undefined> {
  if (!ID.test(id)) return undefined
  const text = await readFile(path.join(folder, `${id}.json`), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  return kept.safeParse(JSON.parse(text)).data
}
