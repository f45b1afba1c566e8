/**
 * The geometry of looking at a page: where it lies, how large, how turned, and which tiles
 * of it are needed for what is on screen. Pure numbers; no element, no picture.
 */

/** Turned clockwise by so many degrees. */
export type Turn = 0 | 90 | 180 | 270

/** A page on screen: its middle in the window of the viewer, and CSS pixels per page unit. */
export interface Sight {
  x: number
  y: number
  scale: number
  turn: Turn
}

export interface Size {
  width: number
  height: number
}

/** A place on a page, in its own units, from its upper left corner. */
export interface Point {
  x: number
  y: number
}

/** A part of a page, in shares (0–1). */
export interface Seen {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** A piece of the page, in shares of its width and height, and how many pixels wide to ask for. */
export interface Tile {
  key: string
  x: number
  y: number
  width: number
  height: number
  pixels: number
}

const PAD = 18
/** Largest side of a tile in its own pixels. */
export const TILE = 512

/** Width and height of a page as it lies turned. */
export function turned(page: Size, turn: Turn): Size {
  return turn % 180 === 0 ? page : { width: page.height, height: page.width }
}

/** The whole page, in the middle. */
export function fit(page: Size, room: Size, turn: Turn = 0): Sight {
  const lying = turned(page, turn)
  const scale = Math.max(0.001, Math.min((room.width - PAD * 2) / lying.width, (room.height - PAD * 2) / lying.height))
  return { x: room.width / 2, y: room.height / 2, scale, turn }
}

/** Larger or smaller so that the point under the pointer stays where it is. */
export function zoomAt(sight: Sight, factor: number, px: number, py: number, limits: { least: number; most: number }): Sight {
  const scale = Math.min(limits.most, Math.max(limits.least, sight.scale * factor))
  const real = scale / sight.scale
  return { ...sight, scale, x: px + (sight.x - px) * real, y: py + (sight.y - py) * real }
}

/** Moved; never so far that the page leaves the room. */
export function moved(sight: Sight, dx: number, dy: number, page: Size, room: Size): Sight {
  return kept({ ...sight, x: sight.x + dx, y: sight.y + dy }, page, room)
}

/** A page smaller than the room stays inside it; a larger one covers its middle. */
export function kept(sight: Sight, page: Size, room: Size): Sight {
  const lying = turned(page, sight.turn)
  const keep = (at: number, long: number, space: number) => {
    const half = long / 2
    const low = Math.min(half, space - half)
    const high = Math.max(half, space - half)
    // A little past the edge, so that the rim can be seen free.
    return Math.max(low - PAD, Math.min(high + PAD, at))
  }
  return { ...sight, x: keep(sight.x, lying.width * sight.scale, room.width), y: keep(sight.y, lying.height * sight.scale, room.height) }
}

/** The point of the page under a point of the room, in page units from its upper left corner. */
export function pointAt(sight: Sight, page: Size, px: number, py: number): Point {
  const dx = (px - sight.x) / sight.scale
  const dy = (py - sight.y) / sight.scale
  const [x, y] = ({ 0: [dx, dy], 90: [dy, -dx], 180: [-dx, -dy], 270: [-dy, dx] } as const)[sight.turn]
  return { x: x + page.width / 2, y: y + page.height / 2 }
}

/** The corners of what is on screen, in page units; they may lie beside the page. */
export function corners(sight: Sight, page: Size, room: Size): readonly Point[] {
  return [[0, 0], [room.width, 0], [0, room.height], [room.width, room.height]].map(([x = 0, y = 0]) => pointAt(sight, page, x, y))
}

/** The part of a page between these points, in shares (0–1) of it. */
export function around(points: readonly Point[], page: Size): Seen {
  const clamp = (n: number) => Math.min(1, Math.max(0, n))
  const xs = points.map((p) => p.x / page.width)
  const ys = points.map((p) => p.y / page.height)
  return { x0: clamp(Math.min(...xs)), x1: clamp(Math.max(...xs)), y0: clamp(Math.min(...ys)), y1: clamp(Math.max(...ys)) }
}

/** The part of the page that is on screen, in shares (0–1) of the unturned page. */
export function visible(sight: Sight, page: Size, room: Size): Seen {
  return around(corners(sight, page, room), page)
}

/**
 * The tiles for what is seen of a page that lies `wanted` pixels wide; none while the base
 * picture is sharp enough. Levels are powers of two above the base, so that panning and small
 * zooms ask for the same tiles. `most` is the width of the original in pixels: more is never
 * asked for.
 */
export function tiles(see: Seen, page: Size, wanted: number, base: number, most = Number.POSITIVE_INFINITY): readonly Tile[] {
  if (wanted <= base * 1.1 || base >= most) return []
  let level = base
  while (level < wanted && level < most) level *= 2
  const wide = Math.min(level, most)
  const high = (wide * page.height) / page.width
  const out: Tile[] = []
  const columns = Math.ceil(wide / TILE)
  const lines = Math.ceil(high / TILE)
  for (let r = Math.max(0, Math.floor(see.y0 * (high / TILE))); r < Math.min(lines, Math.ceil(see.y1 * (high / TILE))); r += 1) {
    for (let c = Math.max(0, Math.floor(see.x0 * (wide / TILE))); c < Math.min(columns, Math.ceil(see.x1 * (wide / TILE))); c += 1) {
      const x = (c * TILE) / wide
      const y = (r * TILE) / high
      const width = Math.min(1 - x, TILE / wide)
      const height = Math.min(1 - y, TILE / high)
      out.push({ key: `${Math.round(wide)}/${c}/${r}`, x, y, width, height, pixels: Math.max(1, Math.round(width * wide)) })
    }
  }
  return out
}
