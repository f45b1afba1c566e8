/** Lengths on a drawing: from two points, and how long a unit of the page is. */
import type { Point } from './sight'

/** Millimetres of paper of one page unit (CSS pixel, 96 an inch), where a page is paper. */
export const PAPER_MM = 25.4 / 96

/** A point she set, and how exactly: page units of one pixel of the screen. */
export interface Fix extends Point {
  by: number
}

/** Millimetres of one page unit, and the share by which that may be wrong. */
export interface Gauge {
  mm: number
  share: number
}

/** A length in millimetres, and by how much it may be wrong. */
export interface Length {
  mm: number
  error: number
}

const apart = (p: Point, q: Point) => Math.hypot(q.x - p.x, q.y - p.y)

/** What paper says by itself, at that scale (1 : n). */
export const ofPaper = (scale: number): Gauge => ({ mm: PAPER_MM * scale, share: 0 })

/** The gauge from a stretch whose length stands on the drawing. */
export function ofKnown(p: Fix, q: Fix, mm: number): Gauge | undefined {
  const long = apart(p, q)
  return long > 0 && mm > 0 ? { mm: mm / long, share: (p.by + q.by) / 2 / long } : undefined
}

/** The length between two points. Each is good to half a pixel of the screen. */
export function length(p: Fix, q: Fix, gauge: Gauge): Length {
  const long = apart(p, q)
  return { mm: long * gauge.mm, error: ((p.by + q.by) / 2 + long * gauge.share) * gauge.mm }
}
