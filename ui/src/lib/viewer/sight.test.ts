import { describe, expect, it } from 'vitest'
import { fit, kept, moved, pointAt, tiles, visible, zoomAt, type Sight } from './sight'

const page = { width: 840, height: 594 }
const room = { width: 936, height: 697 }
const limits = { least: 0.05, most: 32 }

describe('looking at a page', () => {
  it('fits it whole, turned too', () => {
    const sight = fit(page, room)
    expect(sight.scale).toBeCloseTo(900 / 840)
    expect(fit(page, room, 90).scale).toBeCloseTo(661 / 840)
    expect(visible(sight, page, room)).toEqual({ x0: 0, y0: 0, x1: 1, y1: 1 })
  })
  it('zooms around the pointer', () => {
    const before = fit(page, room)
    const at = (s: Sight, px: number) => (px - s.x) / s.scale
    const after = zoomAt(before, 3, 300, 200, limits)
    expect(at(after, 300)).toBeCloseTo(at(before, 300))
    expect(zoomAt(before, 1e9, 0, 0, limits).scale).toBe(32)
  })
  it('never loses the page', () => {
    const big = zoomAt(fit(page, room), 4, 400, 300, limits)
    const far = moved(big, 100_000, -100_000, page, room)
    const see = visible(far, page, room)
    expect(see.x1 - see.x0).toBeGreaterThan(0.2)
    expect(see.y1 - see.y0).toBeGreaterThan(0.1)
    expect(kept(fit(page, room), page, room)).toEqual(fit(page, room))
  })
  it('knows the point of the page under the pointer, turned too', () => {
    const sight: Sight = { x: 500, y: 400, scale: 2, turn: 0 }
    expect(pointAt(sight, page, 500, 400)).toEqual({ x: 420, y: 297 })
    expect(pointAt(sight, page, 520, 400)).toEqual({ x: 430, y: 297 })
    // A quarter to the right: what was above is at the right.
    expect(pointAt({ ...sight, turn: 90 }, page, 520, 400)).toEqual({ x: 420, y: 287 })
    expect(pointAt({ ...sight, turn: 180 }, page, 520, 400)).toEqual({ x: 410, y: 297 })
  })
  it('knows what is on screen when the page is turned', () => {
    const big: Sight = { x: 0, y: 0, scale: 4, turn: 0 }
    // The middle of the page lies in the upper left corner: its lower right is on screen.
    expect(visible(big, page, room)).toMatchObject({ x0: 0.5, y0: 0.5 })
    expect(visible({ ...big, turn: 180 }, page, room)).toMatchObject({ x1: 0.5, y1: 0.5 })
    expect(visible({ ...big, turn: 90 }, page, room)).toMatchObject({ x0: 0.5, y1: 0.5 })
  })
})

describe('tiles', () => {
  const of = (sight: Sight, base: number, density: number, most?: number) =>
    tiles(visible(sight, page, room), page, page.width * sight.scale * density, base, most)
  it('are not needed while the base picture is sharp', () => {
    expect(of(fit(page, room), 1000, 1)).toEqual([])
  })
  it('cover what is on screen, and little more', () => {
    const sight = zoomAt(fit(page, room), 8, 468, 348, limits)
    const got = of(sight, 1000, 1)
    const see = visible(sight, page, room)
    expect(Math.min(...got.map((g) => g.x))).toBeLessThanOrEqual(see.x0)
    expect(Math.max(...got.map((g) => g.x + g.width))).toBeGreaterThanOrEqual(see.x1)
    expect(Math.min(...got.map((g) => g.y))).toBeLessThanOrEqual(see.y0)
    expect(Math.max(...got.map((g) => g.y + g.height))).toBeGreaterThanOrEqual(see.y1)
    expect(got.length).toBeLessThanOrEqual(24)
    expect(got.every((g) => g.pixels <= 512)).toBe(true)
  })
  it('stay inside the page and never ask for more than the original has', () => {
    const sight = zoomAt(fit(page, room), 30, 900, 690, limits)
    const got = of(sight, 1000, 2, 3000)
    expect(got.length).toBeGreaterThan(0)
    expect(got.every((g) => g.x >= 0 && g.y >= 0 && g.x + g.width <= 1.0000001 && g.y + g.height <= 1.0000001)).toBe(true)
    expect(got.every((g) => g.key.startsWith('3000/'))).toBe(true)
    expect(of(sight, 3000, 2, 3000)).toEqual([])
  })
})
