import { describe, expect, it } from 'vitest'
import { length, ofKnown, ofPaper } from './measure'

const fix = (x: number, y: number, by = 1) => ({ x, y, by })

describe('measuring', () => {
  it('knows millimetres of paper and the scale of the drawing', () => {
    // 96 units are an inch.
    expect(length(fix(0, 0), fix(96, 0), ofPaper(1)).mm).toBeCloseTo(25.4)
    expect(length(fix(0, 0), fix(0, 96), ofPaper(2)).mm).toBeCloseTo(50.8)
  })
  it('is as exact as the points were set', () => {
    expect(length(fix(0, 0, 1), fix(96, 0, 1), ofPaper(1)).error).toBeCloseTo(25.4 / 96)
    expect(length(fix(0, 0, 0.1), fix(96, 0, 0.1), ofPaper(1)).error).toBeCloseTo(2.54 / 96)
  })
  it('takes a stretch whose length is known, and its error with it', () => {
    const gauge = ofKnown(fix(0, 0), fix(300, 400), 1000)
    if (!gauge) throw new Error('no gauge')
    const long = length(fix(10, 0), fix(10, 100), gauge)
    expect(long.mm).toBeCloseTo(200)
    expect(long.error).toBeCloseTo((1 + 100 / 500) * 2)
    expect(ofKnown(fix(1, 1), fix(1, 1), 10)).toBeUndefined()
    expect(ofKnown(fix(1, 1), fix(2, 1), 0)).toBeUndefined()
  })
})
