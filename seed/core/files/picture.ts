import sharp from 'sharp'
import type { DemoFile } from './demoFile'

/** Sky (its top and its end), sun, and the hills from the farthest to the nearest. */
const SCENES = {
  morning: ['#8fcbe6', '#eef6f2', '#f6c453', '#9fc3a7', '#6fa77f', '#4f8a62'],
  evening: ['#4a5a8c', '#f2b48a', '#f08a4b', '#8d8a9c', '#6a6b82', '#4b4d66'],
  winter: ['#a9c4d6', '#f3f6f8', '#f7e3a8', '#dfe9ef', '#eef3f6', '#ffffff'],
} as const

export type Scene = keyof typeof SCENES

/** A drawing of ours: steppe, hills, a school and the sun. */
const drawing = ([
  sky,
  haze,
  sun,
  far,
  middle,
  near,
]: (typeof SCENES)[Scene]): string => `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="800" viewBox="0 0 1600 800">
<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky}"/><stop offset="1" stop-color="${haze}"/></linearGradient></defs>
<rect width="1600" height="800" fill="url(#s)"/>
<circle cx="1230" cy="210" r="84" fill="${sun}"/>
<path d="M0 470 Q220 330 430 440 T860 420 T1260 430 T1600 400 V800 H0Z" fill="${far}"/>
<path d="M0 560 Q300 470 620 540 T1180 530 T1600 540 V800 H0Z" fill="${middle}"/>
<g transform="translate(520 380)">
<rect width="560" height="240" fill="#fdf8ee"/><path d="M-24 0 L280 -96 L584 0Z" fill="#0f5f73"/>
<rect x="240" y="110" width="80" height="130" fill="#0f5f73"/>
<g fill="#7fb4c6">${[40, 120, 380, 460].map((x) => `<rect x="${String(x)}" y="50" width="60" height="64"/><rect x="${String(x)}" y="144" width="60" height="64"/>`).join('')}</g>
<path d="M280 -96 V-190" stroke="#444" stroke-width="6"/><path d="M283 -188 h88 v48 h-88z" fill="#00a3b8"/><circle cx="327" cy="-164" r="11" fill="#f6c453"/></g>
<path d="M0 640 Q400 600 800 640 T1600 630 V800 H0Z" fill="${near}"/>
</svg>`

/** A picture of the demo school as a JPEG file. */
export async function demoPicture(scene: Scene): Promise<DemoFile> {
  const data = await sharp(Buffer.from(drawing(SCENES[scene])))
    .jpeg({ quality: 86 })
    .toBuffer()
  return { data, mimetype: 'image/jpeg', name: `orda-demo-${scene}.jpg`, size: data.length }
}
