import { expect, it } from 'vitest'
import { Marking, spotOf } from './marking.svelte'

const page = { width: 200, height: 100 }

it('a place is kept in shares of the page, never beside it', () => {
  expect(spotOf({ x: 50, y: 50 }, page)).toEqual({ x: 0.25, y: 0.5 })
  expect(spotOf({ x: -3, y: 140 }, page)).toEqual({ x: 0, y: 1 })
})

it('a box and an arrow have two ends, a pin one; a third point begins anew', () => {
  const marking = new Marking()
  marking.point({ x: 20, y: 20 }, page)
  expect([marking.ends.length, marking.isSet]).toEqual([1, false])
  marking.point({ x: 40, y: 60 }, page)
  expect(marking.isSet).toBe(true)
  marking.undo()
  expect([marking.ends.length, marking.isSet]).toEqual([1, false])
  marking.point({ x: 60, y: 60 }, page)
  marking.point({ x: 80, y: 80 }, page)
  expect(marking.ends).toEqual([{ x: 0.4, y: 0.8 }])
  marking.choose('PIN')
  expect(marking.ends).toEqual([])
  marking.point({ x: 20, y: 20 }, page)
  expect(marking.isSet).toBe(true)
  marking.toggle()
  expect([marking.on, marking.ends.length]).toEqual([true, 0])
})
