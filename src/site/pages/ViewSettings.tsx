import type { Translate } from '#kernel'
import { Button } from '../ui/Button'
import { SCHEMES, SIZES, type View } from '../view'

type ViewSettingsProps = Readonly<{
  /** Address the form is sent to. */
  action: string
  t: Translate
  /** Where the reader came from, and goes back to. */
  to: string
  view: View
}>

/** Reading preferences, as a form that needs no script: it shows each choice as it will look. */
export function ViewSettings({ action, t, to, view }: ViewSettingsProps) {
  return (
    <div className="panel">
      <h1>{t('site:view.title')}</h1>
      <p>{t('site:view.intro')}</p>
      <form action={action} method="post">
        <input name="to" type="hidden" value={to} />
        <Choices
          label={t('site:view.size')}
          name="size"
          options={SIZES.map((size) => [String(size), t(`site:view.size.${String(size)}`)])}
          value={String(view.size)}
        />
        <Choices
          label={t('site:view.scheme')}
          name="scheme"
          options={SCHEMES.map((scheme) => [scheme, t(`site:view.scheme.${scheme}`)])}
          value={view.scheme}
        />
        <Switch isOn={view.isSpaced} label={t('site:view.spaced')} name="spaced" />
        <Switch isOn={!view.hasPictures} label={t('site:view.textOnly')} name="textOnly" />
        <div className="choice-buttons">
          <Button>{t('site:view.apply')}</Button>
          <button className="button button-quiet" name="usual" type="submit" value="1">
            {t('site:view.usual')}
          </button>
        </div>
      </form>
    </div>
  )
}

type ChoicesProps = Readonly<{
  label: string
  name: string
  options: readonly (readonly [value: string, label: string])[]
  value: string
}>

function Choices({ label, name, options, value }: ChoicesProps) {
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      {options.map(([option, text]) => (
        <label className={`choice choice-${name}-${option}`} key={option}>
          <input defaultChecked={option === value} name={name} type="radio" value={option} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Switch({ isOn, label, name }: Readonly<{ isOn: boolean; label: string; name: string }>) {
  return (
    <label className="choice">
      <input defaultChecked={isOn} name={name} type="checkbox" value="1" />
      <span>{label}</span>
    </label>
  )
}
