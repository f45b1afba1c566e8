/**
 * How an older page lies on the one on screen: grown, turned and moved as a whole, never bent.
 * A point (x, y) of the older page comes to (a·x − b·y + dx, b·x + a·y + dy) of the newer one.
 */
import type { Point, Size } from './sight'

export interface Lie {
  a: number
  b: number
  dx: number
  dy: number
}

/** As wide as the newer page, middle on middle. */
export function middleOnMiddle(old: Size, now: Size): Lie {
  const a = now.width / old.width
  return { a, b: 0, dx: 0, dy: (now.height - old.height * a) / 2 }
}

/** So that two points of the older page come to lie on two of the newer; none where a pair is one point. */
export function through(old: readonly [Point, Point], now: readonly [Point, Point]): Lie | undefined {
  const [p, q] = old
  const [s, t] = now
  const [ox, oy, nx, ny] = [q.x - p.x, q.y - p.y, t.x - s.x, t.y - s.y]
  const long = ox * ox + oy * oy
  if (long === 0 || nx * nx + ny * ny === 0) return undefined
  const a = (ox * nx + oy * ny) / long
  const b = (ox * ny - oy * nx) / long
  return { a, b, dx: s.x - a * p.x + b * p.y, dy: s.y - b * p.x - a * p.y }
}

/** Moved in units of the newer page. */
export const shifted = (lie: Lie, dx: number, dy: number): Lie => ({ ...lie, dx: lie.dx + dx, dy: lie.dy + dy })

/** How much the older page grows. */
export const growth = (lie: Lie): number => Math.hypot(lie.a, lie.b)

/** By how many degrees it turns, clockwise. */
export const turning = (lie: Lie): number => (Math.atan2(lie.b, lie.a) * 180) / Math.PI

/** Where a point of the older page comes to. */
export const onto = (lie: Lie, p: Point): Point => ({ x: lie.a * p.x - lie.b * p.y + lie.dx, y: lie.b * p.x + lie.a * p.y + lie.dy })

/** Where a point of the newer page was on the older one. */
export function back(lie: Lie, p: Point): Point {
  const long = lie.a * lie.a + lie.b * lie.b
  const [x, y] = [p.x - lie.dx, p.y - lie.dy]
  return { x: (lie.a * x + lie.b * y) / long, y: (lie.a * y - lie.b * x) / long }
}
