/** What a table may be at most. Whoever reads a file may set any of them lower or higher. */
export const LIMITS = {
  /** The file as it was sent. */
  fileBytes: 20_000_000,
  /** Parts of a workbook. */
  entries: 1000,
  /** All parts of a workbook that are read, unpacked, as counted. */
  unpackedBytes: 50_000_000,
  /** Unpacked bytes for each byte of the file. */
  ratio: 100,
  /** Texts that the cells of a workbook share, kept in memory while it is read. */
  sharedBytes: 24_000_000,
  /** Rows that hold anything, the header among them. */
  rows: 100_000,
  columns: 200,
  /** Characters of one cell. */
  cellLength: 10_000,
}

export type TableLimits = Readonly<typeof LIMITS>
