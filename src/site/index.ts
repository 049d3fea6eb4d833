export { loadAssets, type Asset, type Assets } from './assets'
export { colourSheet } from './colourSheet'
export {
  CABINET_PAGES,
  CabinetFrame,
  cabinetPath,
  type CabinetPage,
  type CabinetProps,
} from './cabinet/CabinetFrame'
export { Children, type ChildrenProps } from './cabinet/Children'
export { MyData, type MyDataProps } from './cabinet/MyData'
export { Notifications, type NotificationsProps } from './cabinet/Notifications'
export { Profile, type ProfileProps } from './cabinet/Profile'
export { Security, type SecurityProps } from './cabinet/Security'
export { renderLetter, type RenderedLetter } from './mail/renderLetter'
export { Mailbox, type KeptMail } from './pages/Mailbox'
export { ErrorPage, errorTitle } from './pages/ErrorPage'
export { Join, type JoinProps } from './pages/Join'
export { JoinClosed, Joined } from './pages/Joined'
export { SamplePage } from './pages/SamplePage'
export { SignIn } from './pages/SignIn'
export { AskRecovery, NewPassword, RecoverySent, type RecoveryProps } from './pages/Recovery'
export { EmailClosed, EmailProven, ProveEmail } from './pages/ProveEmail'
export { SlipEntry, type SlipEntryProps } from './pages/SlipEntry'
export { StateWay } from './pages/StateWay'
export { ViewSettings } from './pages/ViewSettings'
export { renderPagePreview } from './preview/PagePreview'
export { renderDocument } from './renderDocument'
export { renderFeed } from './renderFeed'
export { renderSitemap, renderSitemapIndex } from './renderSitemap'
export { AppSetup } from './steps/AppSetup'
export { CardSetup } from './steps/CardSetup'
export { CodeStep } from './steps/CodeStep'
export { EnrolChoice } from './steps/EnrolChoice'
export { PasswordStep } from './steps/PasswordStep'
export { RecoveryCodes } from './steps/RecoveryCodes'
export type { StepProps } from './steps/StepFrame'
export { siteMessages } from './translations'
export type { Theme } from './ui/Theme'
export { writtenMoment } from './ui/writtenMoment'
export {
  canonicalView,
  CLEAR_VIEW,
  readView,
  USUAL_VIEW,
  viewOfForm,
  viewText,
  type View,
} from './view'
