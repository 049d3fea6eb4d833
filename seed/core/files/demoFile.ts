/** A file as an upload collection takes it. */
export type DemoFile = Readonly<{ data: Buffer; mimetype: string; name: string; size: number }>
