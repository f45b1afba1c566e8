import { describe, expect, it } from 'vitest'
import { onto } from './align'
import { Comparing } from './comparing.svelte'
import type { ViewPage } from './pages'

const page = (attachment: string, number: number, more: Partial<ViewPage> = {}): ViewPage => ({
  attachment, page: number, width: 800, height: 600, label: `${attachment} ${number}`, ...more,
})

describe('comparing two pages', () => {
  it('begins with the same page of what it took the place of', () => {
    const comparing = new Comparing()
    const newer = page('c', 2)
    comparing.start(newer, [page('a', 1), page('b', 1, { replacedBy: 'c' }), page('b', 2, { replacedBy: 'c' }), newer])
    expect(comparing.older?.label).toBe('b 2')
    expect(comparing.others.map((other) => other.label)).toEqual(['a 1', 'b 1', 'b 2'])
  })
  it('leaves out what has no picture', () => {
    const comparing = new Comparing()
    comparing.start(page('c', 1), [page('z', 1, { container: true })])
    expect(comparing.over).toBeUndefined()
    expect(comparing.others).toEqual([])
  })
  it('is aligned by two spots, each pointed at on the old page and then on the new', () => {
    const comparing = new Comparing()
    comparing.start(page('c', 1), [page('b', 1, { width: 400, height: 300 })])
    comparing.align()
    expect([comparing.pointsAt, comparing.shown]).toEqual(['old', 0])
    // On screen the old page lies twice as large: its (100, 100) is seen at (200, 200).
    comparing.point({ x: 200, y: 200 })
    expect([comparing.pointsAt, comparing.shown]).toEqual(['new', 1])
    comparing.point({ x: 210, y: 205 })
    comparing.point({ x: 600, y: 200 })
    comparing.point({ x: 610, y: 205 })
    expect(comparing.pointsAt).toBeUndefined()
    const at = comparing.over && onto(comparing.over.lie, { x: 100, y: 100 })
    expect(at?.x).toBeCloseTo(210)
    expect(at?.y).toBeCloseTo(205)
    expect(comparing.isMoved).toBe(true)
    comparing.reset()
    expect(comparing.isMoved).toBe(false)
  })
  it('fades from one to the other and no further', () => {
    const comparing = new Comparing()
    comparing.start(page('c', 1), [page('b', 1)])
    for (let n = 0; n < 9; n += 1) comparing.fade(0.1)
    expect(comparing.mix).toBe(1)
    comparing.fade(-0.1)
    expect(comparing.mix).toBe(0.9)
  })
})
