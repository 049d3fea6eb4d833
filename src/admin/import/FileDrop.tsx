'use client'

import { useState, type DragEvent } from 'react'
import type { Text } from '../useText'

type Props = Readonly<{
  /** Kinds of files, as a browser wants them. */
  accept: string
  file: File | undefined
  text: Text
  onFile: (file: File) => void
}>

/** Takes a file: by its button, by dropping it, or by the keyboard. */
export function FileDrop({ accept, file, onFile, text }: Props) {
  const [isOver, setOver] = useState(false)
  const over = (event: DragEvent): void => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div
      className={isOver ? 'orda-drop orda-drop--over' : 'orda-drop'}
      onDragEnter={over}
      onDragLeave={() => {
        setOver(false)
      }}
      onDragOver={over}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [dropped] = event.dataTransfer.files
        if (dropped) onFile(dropped)
      }}
    >
      {file && <p>{text('file', { name: file.name })}</p>}
      <label>
        <input
          accept={accept}
          onChange={({ target }) => {
            const [chosen] = target.files ?? []
            // The same file can be chosen again once it was mended.
            target.value = ''
            if (chosen) onFile(chosen)
          }}
          type="file"
        />
        <span>{text(file ? 'other' : 'choose')}</span>
      </label>
      <p className="orda-drop__hint">{text('drop')}</p>
    </div>
  )
}
