/**
 * Addresses of pictures. Pages, thumbnails and sheets reach the window only through the
 * `kedang` protocol, which checks the right and logs the view; no file path ever does.
 */

// Windows serves custom protocols as http://<scheme>.localhost, the others as <scheme>://localhost.
const base = typeof navigator !== 'undefined' && /Windows/.test(navigator.userAgent) ? 'http://kedang.localhost' : 'kedang://localhost'

/** A part of a page, in shares of its width and height (0–1). */
export interface Region {
  x: number
  y: number
  width: number
  height: number
}

/** The address of anything the protocol serves: `kedangUrl(['page', id, 1], { width: 1200 })`. */
export function kedangUrl(path: readonly (string | number)[], query: Record<string, string | number | undefined> = {}): string {
  const way = path.map((p) => encodeURIComponent(String(p))).join('/')
  const asked = Object.entries(query).filter((e): e is [string, string | number] => e[1] !== undefined)
  const tail = asked.map(([k, v]) => `${k}=${encodeURIComponent(String(v))}`).join('&')
  return `${base}/${way}${tail ? `?${tail}` : ''}`
}

/** A page of an attachment, so many pixels wide; with a region, only that part of it. Pages count from 1. */
export function pageUrl(attachment: string, page: number, width: number, region?: Region): string {
  const part = region && [region.x, region.y, region.width, region.height].map((n) => n.toFixed(6)).join(',')
  return kedangUrl(['page', attachment, page], { width, region: part })
}

/** The small picture of an attachment. */
export function thumbUrl(attachment: string, width = 256): string {
  return kedangUrl(['thumb', attachment], { width })
}
