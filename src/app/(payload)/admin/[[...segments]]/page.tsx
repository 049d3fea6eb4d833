import config from '@payload-config'
import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import type { Metadata } from 'next'
import { titleOfScreen } from '#admin/titleOfScreen'
import { importMap } from '../importMap.js'

type Args = {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<Record<string, string | string[]>>
}

export const generateMetadata = async (args: Args): Promise<Metadata> => {
  const title = await titleOfScreen(config, (await args.params).segments)
  const metadata = await generatePageMetadata({ config, ...args })
  return { ...metadata, ...(title !== undefined && { title }) }
}

const Page = ({ params, searchParams }: Args) =>
  RootPage({ config, importMap, params, searchParams })

export default Page
