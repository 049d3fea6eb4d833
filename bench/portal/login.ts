/** `codes`: of recovery, for people of whom production demands a second factor; each is used once. */
export type Login = Readonly<{ username: string; password: string; codes?: string[] }>
