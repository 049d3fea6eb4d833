const DELIMITER = ';'
const BYTE_ORDER_MARK = '\ufeff'

/** What a spreadsheet takes for the beginning of a formula, also in full width and behind what nobody sees. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u
const NUMBER = /^[+-]?\d+([.,]\d+)?$/
/** Also what a reader would take for a sign of its own, or for another kind of file. */
const QUOTED = /[";,\t\r\n]|^\s|\s$|^sep=|^[<%{]/i

/**
 * Writes a table as a CSV text that Excel opens by a double click: `;`, UTF-8 with its mark, CRLF. A cell that would
 * start a formula gets an apostrophe in front; plain numbers such as -5 and +77010000000 do not.
 */
export function writeCsv(rows: Iterable<readonly string[]>): string {
  const lines = Array.from(rows, (cells) => `${cells.map(writeCell).join(DELIMITER)}\r\n`)
  return BYTE_ORDER_MARK + lines.join('')
}

function writeCell(text: string): string {
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
