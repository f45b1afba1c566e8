import { describe, expect, it } from 'vitest'
import { back, growth, middleOnMiddle, onto, shifted, through, turning } from './align'

const near = (p: { x: number; y: number }, x: number, y: number) => {
  expect(p.x).toBeCloseTo(x)
  expect(p.y).toBeCloseTo(y)
}

describe('laying an older page on a newer one', () => {
  it('begins as wide, middle on middle', () => {
    const lie = middleOnMiddle({ width: 400, height: 300 }, { width: 800, height: 700 })
    near(onto(lie, { x: 200, y: 150 }), 400, 350)
    expect(growth(lie)).toBe(2)
  })
  it('goes through two points, grown, turned and moved', () => {
    const old = [{ x: 10, y: 10 }, { x: 110, y: 10 }] as const
    const now = [{ x: 50, y: 60 }, { x: 50, y: 260 }] as const
    const lie = through(old, now)
    if (!lie) throw new Error('no lie')
    near(onto(lie, old[0]), 50, 60)
    near(onto(lie, old[1]), 50, 260)
    expect(growth(lie)).toBeCloseTo(2)
    expect(turning(lie)).toBeCloseTo(90)
    near(back(lie, onto(lie, { x: 33, y: -7 })), 33, -7)
    near(onto(shifted(lie, 3, 4), old[0]), 53, 64)
  })
  it('needs two different points on each', () => {
    const [p, q] = [{ x: 1, y: 1 }, { x: 2, y: 2 }]
    expect(through([p, p], [p, q])).toBeUndefined()
    expect(through([p, q], [q, q])).toBeUndefined()
  })
})
