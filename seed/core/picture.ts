import sharp from 'sharp'

/** A drawing of ours: steppe, hills, a school and the morning sun. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="800" viewBox="0 0 1600 800">
<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#8fcbe6"/><stop offset="1" stop-color="#eef6f2"/></linearGradient></defs>
<rect width="1600" height="800" fill="url(#s)"/>
<circle cx="1230" cy="210" r="84" fill="#f6c453"/>
<path d="M0 470 Q220 330 430 440 T860 420 T1260 430 T1600 400 V800 H0Z" fill="#9fc3a7"/>
<path d="M0 560 Q300 470 620 540 T1180 530 T1600 540 V800 H0Z" fill="#6fa77f"/>
<g transform="translate(520 380)">
<rect width="560" height="240" fill="#fdf8ee"/><path d="M-24 0 L280 -96 L584 0Z" fill="#0f5f73"/>
<rect x="240" y="110" width="80" height="130" fill="#0f5f73"/>
<g fill="#7fb4c6">${[40, 120, 380, 460].map((x) => `<rect x="${String(x)}" y="50" width="60" height="64"/><rect x="${String(x)}" y="144" width="60" height="64"/>`).join('')}</g>
<path d="M280 -96 V-190" stroke="#444" stroke-width="6"/><path d="M283 -188 h88 v48 h-88z" fill="#00a3b8"/><circle cx="327" cy="-164" r="11" fill="#f6c453"/></g>
<path d="M0 640 Q400 600 800 640 T1600 630 V800 H0Z" fill="#4f8a62"/>
</svg>`

/** The demo school's picture as a JPEG file. */
export async function demoPicture(): Promise<{
  data: Buffer
  mimetype: string
  name: string
  size: number
}> {
  const data = await sharp(Buffer.from(SVG)).jpeg({ quality: 86 }).toBuffer()
  return { data, mimetype: 'image/jpeg', name: 'orda-demo-school.jpg', size: data.length }
}
