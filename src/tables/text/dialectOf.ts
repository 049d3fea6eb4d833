/** How a text writes its table, and how many characters stand before the table. */
export type Dialect = Readonly<{ delimiter: string; start: number }>

/**
 * Tells the delimiter of a text by its header, outside quotes: `;` or TAB, whichever there is more of; a comma only where
 * there is neither, for commas stand inside headers too. A first line `sep=…`, which Excel obeys and hides, decides.
 */
export function dialectOf(text: string): Dialect {
  const told = /^sep=([;,\t|:])(\r\n|\r|\n)/i.exec(text)
  if (told?.[1] !== undefined) return { delimiter: told[1], start: told[0].length }
  const header = /^[\r\n]*((?:"[^"]*"|[^"\r\n])*)/.exec(text)?.[1] ?? ''
  const bare = header.replace(/"[^"]*"/g, '')
  const count = (delimiter: string): number => bare.split(delimiter).length - 1
  const delimiter = count('\t') > count(';') ? '\t' : ';'
  return { delimiter: count(delimiter) === 0 && count(',') > 0 ? ',' : delimiter, start: 0 }
}
