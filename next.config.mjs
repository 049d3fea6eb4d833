import { withPayload } from '@payloadcms/next/withPayload'

/** Next serves the admin only; everything else is Express. Nothing is fetched, at build or at run time. */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  devIndicators: false,
  serverExternalPackages: ['libsql', '@libsql/client', 'sharp', 'mongoose', 'mongodb', 'pdfkit'],
}

export default withPayload(config, { devBundleServerPackages: false })
