'use client'

import { useState } from 'react'
import { SearchField, type Choice } from '../SearchField'
import { useText } from '../useText'
import { ApplyFile } from './ApplyFile'
import { PARTS, searchPlaces, type Part } from './blueprint'
import { PartsField } from './PartsField'
import { SaveFile } from './SaveFile'

/** What belongs to one institution alone is not taken along unless somebody asks for it. */
const USUAL: readonly Part[] = PARTS.filter((part) => part !== 'tree')

/** Saves how an institution is set up as a file, and applies such a file at another one. */
export function BlueprintScreen() {
  const text = useText('core:blueprint.')
  const [institution, setInstitution] = useState<Choice>()
  const [parts, setParts] = useState<readonly Part[]>(USUAL)
  const wanted =
    institution && parts.length > 0 ? { institution: institution.id, parts } : undefined
  return (
    <div className="orda-blueprint">
      <p>{text('intro')}</p>
      <div className="orda-form">
        <SearchField
          hint={text('institution.hint')}
          label={text('institution')}
          onChange={setInstitution}
          search={searchPlaces}
          value={institution}
        />
        <PartsField onChange={setParts} text={text} value={parts} />
      </div>
      {wanted ? (
        <>
          <SaveFile name={institution?.label ?? ''} text={text} wanted={wanted} />
          <ApplyFile
            key={JSON.stringify(wanted)}
            name={institution?.label ?? ''}
            text={text}
            wanted={wanted}
          />
        </>
      ) : (
        <p className="orda-field__hint">{text(institution ? 'noParts' : 'first')}</p>
      )}
    </div>
  )
}
