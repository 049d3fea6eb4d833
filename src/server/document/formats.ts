const OFFICE = 'application/vnd.openxmlformats-officedocument.'
const OPEN = 'application/vnd.oasis.opendocument.'

/** Formats of documents by the ending of their files → their media types. */
export const TYPES = {
  pdf: 'application/pdf',
  docx: `${OFFICE}wordprocessingml.document`,
  xlsx: `${OFFICE}spreadsheetml.sheet`,
  pptx: `${OFFICE}presentationml.presentation`,
  odt: `${OPEN}text`,
  ods: `${OPEN}spreadsheet`,
} as const

export type DocumentFormat = keyof typeof TYPES
