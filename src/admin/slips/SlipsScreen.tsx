'use client'

import { useState } from 'react'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { PrintSlips } from './PrintSlips'
import { slipsAddress, type Question, type SlipsAnswer } from './slips'
import { SlipQuestion } from './SlipQuestion'
import { SlipTable } from './SlipTable'

const NOTHING: ReadonlySet<string> = new Set()

/** Whom to print slips for: a role, a class, and those who are ticked. */
export function SlipsScreen() {
  const text = useText('core:slips.')
  const [question, setQuestion] = useState<Question>({ institution: '', role: 'pupil', group: '' })
  const [ticked, setTicked] = useState(NOTHING)
  const [answer, again] = useLoaded<SlipsAnswer>(slipsAddress(question))
  if (!answer) return <p role="status">{text('loading')}</p>
  const { institution, people } = answer
  const ask = (next: Partial<Question>): void => {
    setTicked(NOTHING)
    setQuestion({ ...question, ...next })
  }
  return (
    <div className="orda-slips">
      <p>{text('intro')}</p>
      <SlipQuestion answer={answer} onAsk={ask} question={question} text={text} />
      {institution && people.length === 0 && <p role="status">{text('none')}</p>}
      {institution && people.length > 0 && (
        <>
          {answer.all > people.length && (
            <p>{text('more', { all: answer.all, shown: people.length })}</p>
          )}
          <PrintSlips
            institution={institution.id}
            onPrinted={() => {
              setTicked(NOTHING)
              again()
            }}
            onTick={setTicked}
            people={people}
            text={text}
            ticked={ticked}
          />
          <SlipTable onTick={setTicked} people={people} text={text} ticked={ticked} />
        </>
      )}
    </div>
  )
}
