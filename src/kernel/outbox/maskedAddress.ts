/** An address by which its owner knows it and nobody else: `aigul@mail.kz` → `a…@m….kz`. */
export function maskedAddress(address: string | undefined): string {
  if (address === undefined) return ''
  const [name = '', host = ''] = address.split(/@(?=[^@]*$)/)
  const ending = host.includes('.') ? host.slice(host.lastIndexOf('.')) : ''
  return `${[...name].slice(0, 1).join('')}…@${[...host].slice(0, 1).join('')}…${ending}`
}
