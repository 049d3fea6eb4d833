import { Nothing as Nothing_f5be116c5a5ec3d489c4aed0629fb4ed } from '../../../../src/admin/Nothing.tsx'
import { ConflictWatch as ConflictWatch_43a0f155cd0541f8e002abd4e94da672 } from '../../../../src/admin/conflict/ConflictWatch.tsx'
import { ImportLink as ImportLink_89c9f1748b56cfe2d1f45bfcf920552f } from '../../../../src/admin/import/ImportLink.tsx'
import { ImportView as ImportView_4f50c025872357a39b1c771a08eece66 } from '../../../../src/admin/import/ImportView.tsx'
import { LanguageStates as LanguageStates_1836346f0ffb47fe05cc5c00e1dd1af4 } from '../../../../src/admin/LanguageStates.tsx'
import { PageViews as PageViews_1438a68ac31fd760e982b8a95925a5ea } from '../../../../src/admin/PageViews.tsx'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ColourField as ColourField_f4c694930eb441e682d618c60baffa92 } from '../../../../src/admin/appearance/ColourField.tsx'
import { AppearancePreview as AppearancePreview_a2ab510e64fd7d24632b369b66f08633 } from '../../../../src/admin/appearance/AppearancePreview.tsx'
import { IinField as IinField_b7bc687e5bc73a2c9e83ecb2bc6c0acd } from '../../../../src/admin/people/IinField.tsx'
import { GuardiansField as GuardiansField_907c5442cfd6fd908bb24833ff72c64f } from '../../../../src/admin/guardians/GuardiansField.tsx'
import { SecondStepField as SecondStepField_a2dec109eac6e98bf47ab69f20caa2ae } from '../../../../src/admin/people/SecondStepField.tsx'
import { NewPassword as NewPassword_ae91f9df74211700eacfe9ee67b5b741 } from '../../../../src/admin/people/NewPassword.tsx'
import { StateCell as StateCell_38085702dcd329092ef4b10237b63ed4 } from '../../../../src/admin/people/StateCell.tsx'
import { MembershipCard as MembershipCard_7d47d15c69bfc3856012f1a274f9ace6 } from '../../../../src/admin/people/MembershipCard.tsx'
import { PersonCell as PersonCell_3a367ebc7cb333dc740c676280f1691f } from '../../../../src/admin/people/PersonCell.tsx'
import { PeopleAbove as PeopleAbove_927bf07dc2d3f17f9e8142bd212dfd1a } from '../../../../src/admin/people/PeopleAbove.tsx'
import { BrandIcon as BrandIcon_96dde3996486a1f7cac95a8cd00dfb33 } from '../../../../src/admin/Brand.tsx'
import { BrandLogo as BrandLogo_96dde3996486a1f7cac95a8cd00dfb33 } from '../../../../src/admin/Brand.tsx'
import { WorkingAs as WorkingAs_25088c1c695da1f4e5bcd3be0390411c } from '../../../../src/admin/WorkingAs.tsx'
import { Dashboard as Dashboard_bfcc977efa0be7d8a0df028c625b41ee } from '../../../../src/admin/dashboard/Dashboard.tsx'
import { ScreenLinks as ScreenLinks_013e11759cf424b53ce81f515e8508fa } from '../../../../src/admin/ScreenLinks.tsx'
import { KazakhDates as KazakhDates_004a7c5e09d827359f8ef992b5dac3cc } from '../../../../src/admin/KazakhDates.tsx'
import { HardCodedTexts as HardCodedTexts_3387267dbf1a676cb982c220cfcc3bcd } from '../../../../src/admin/HardCodedTexts.tsx'
import { ModulesView as ModulesView_6fdb4afe6f049fe95f21f792217e96e3 } from '../../../../src/admin/modules/ModulesView.tsx'
import { RulesView as RulesView_056534b4a183f751d10e2f1beee9c9e2 } from '../../../../src/admin/rules/RulesView.tsx'
import { BlueprintView as BlueprintView_ea9a07ab4453cb372e1ff5757eb7d609 } from '../../../../src/admin/blueprint/BlueprintView.tsx'
import { MailView as MailView_db27fb5243f849c64dd1f5e1568bb40d } from '../../../../src/admin/mail/MailView.tsx'
import { GuardiansView as GuardiansView_2194cf1effc82f6c68d226526752995d } from '../../../../src/admin/guardians/GuardiansView.tsx'
import { InvitationsView as InvitationsView_d638b0040b0b7f4c763be65aa42a6be7 } from '../../../../src/admin/invitations/InvitationsView.tsx'
import { SlipsView as SlipsView_8f3e4999941b989ece29abd9bd2de084 } from '../../../../src/admin/slips/SlipsView.tsx'
import { HandoversView as HandoversView_de6484931d75a35fc255316284d30b34 } from '../../../../src/admin/handovers/HandoversView.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/admin/Nothing.tsx#Nothing": Nothing_f5be116c5a5ec3d489c4aed0629fb4ed,
  "/src/admin/conflict/ConflictWatch.tsx#ConflictWatch": ConflictWatch_43a0f155cd0541f8e002abd4e94da672,
  "/src/admin/import/ImportLink.tsx#ImportLink": ImportLink_89c9f1748b56cfe2d1f45bfcf920552f,
  "/src/admin/import/ImportView.tsx#ImportView": ImportView_4f50c025872357a39b1c771a08eece66,
  "/src/admin/LanguageStates.tsx#LanguageStates": LanguageStates_1836346f0ffb47fe05cc5c00e1dd1af4,
  "/src/admin/PageViews.tsx#PageViews": PageViews_1438a68ac31fd760e982b8a95925a5ea,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/appearance/ColourField.tsx#ColourField": ColourField_f4c694930eb441e682d618c60baffa92,
  "/src/admin/appearance/AppearancePreview.tsx#AppearancePreview": AppearancePreview_a2ab510e64fd7d24632b369b66f08633,
  "/src/admin/people/IinField.tsx#IinField": IinField_b7bc687e5bc73a2c9e83ecb2bc6c0acd,
  "/src/admin/guardians/GuardiansField.tsx#GuardiansField": GuardiansField_907c5442cfd6fd908bb24833ff72c64f,
  "/src/admin/people/SecondStepField.tsx#SecondStepField": SecondStepField_a2dec109eac6e98bf47ab69f20caa2ae,
  "/src/admin/people/NewPassword.tsx#NewPassword": NewPassword_ae91f9df74211700eacfe9ee67b5b741,
  "/src/admin/people/StateCell.tsx#StateCell": StateCell_38085702dcd329092ef4b10237b63ed4,
  "/src/admin/people/MembershipCard.tsx#MembershipCard": MembershipCard_7d47d15c69bfc3856012f1a274f9ace6,
  "/src/admin/people/PersonCell.tsx#PersonCell": PersonCell_3a367ebc7cb333dc740c676280f1691f,
  "/src/admin/people/PeopleAbove.tsx#PeopleAbove": PeopleAbove_927bf07dc2d3f17f9e8142bd212dfd1a,
  "/src/admin/Brand.tsx#BrandIcon": BrandIcon_96dde3996486a1f7cac95a8cd00dfb33,
  "/src/admin/Brand.tsx#BrandLogo": BrandLogo_96dde3996486a1f7cac95a8cd00dfb33,
  "/src/admin/WorkingAs.tsx#WorkingAs": WorkingAs_25088c1c695da1f4e5bcd3be0390411c,
  "/src/admin/dashboard/Dashboard.tsx#Dashboard": Dashboard_bfcc977efa0be7d8a0df028c625b41ee,
  "/src/admin/ScreenLinks.tsx#ScreenLinks": ScreenLinks_013e11759cf424b53ce81f515e8508fa,
  "/src/admin/KazakhDates.tsx#KazakhDates": KazakhDates_004a7c5e09d827359f8ef992b5dac3cc,
  "/src/admin/HardCodedTexts.tsx#HardCodedTexts": HardCodedTexts_3387267dbf1a676cb982c220cfcc3bcd,
  "/src/admin/modules/ModulesView.tsx#ModulesView": ModulesView_6fdb4afe6f049fe95f21f792217e96e3,
  "/src/admin/rules/RulesView.tsx#RulesView": RulesView_056534b4a183f751d10e2f1beee9c9e2,
  "/src/admin/blueprint/BlueprintView.tsx#BlueprintView": BlueprintView_ea9a07ab4453cb372e1ff5757eb7d609,
  "/src/admin/mail/MailView.tsx#MailView": MailView_db27fb5243f849c64dd1f5e1568bb40d,
  "/src/admin/guardians/GuardiansView.tsx#GuardiansView": GuardiansView_2194cf1effc82f6c68d226526752995d,
  "/src/admin/invitations/InvitationsView.tsx#InvitationsView": InvitationsView_d638b0040b0b7f4c763be65aa42a6be7,
  "/src/admin/slips/SlipsView.tsx#SlipsView": SlipsView_8f3e4999941b989ece29abd9bd2de084,
  "/src/admin/handovers/HandoversView.tsx#HandoversView": HandoversView_de6484931d75a35fc255316284d30b34,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
