/** One institution of the demo tree, as data: whoever stores it needs no other row than the parent's. */
export type TreeRow = Readonly<{
  kind: 'ministry' | 'region' | 'district' | 'school' | 'kindergarten' | 'college' | 'other'
  bin: string
  /** The BIN of the institution above; undefined for the ministry alone. */
  parentBin: string | undefined
  /** Where it lies; the ministry's is that of the capital. */
  kato: string
  name: Readonly<{ kk: string; ru: string }>
  /** Languages of instruction; none in a department. */
  languages: readonly ('kk' | 'ru' | 'other')[]
  /** Places for learners. */
  capacity?: number
  /** Degrees north. */
  latitude?: number
  /** Degrees east. */
  longitude?: number
  /** YYYY-MM-DD. */
  opened?: string
  /** YYYY-MM-DD, the last day. */
  closed?: string
}>
