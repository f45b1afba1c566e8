import { describe, expect, it } from 'vitest'
import { Router } from './router.svelte'

describe('where she is', () => {
  it('every place keeps its own spot', () => {
    const r = new Router()
    r.go('materials', { id: 'a' })
    r.go('loans')
    r.go('materials')
    expect(r.spot('materials')).toEqual({ id: 'a' })
  })
  it('Esc goes one step back: what floats first, then the steps, then nothing', () => {
    const r = new Router()
    r.go('materials', { id: 'a' })
    r.go('materials', { id: 'a', over: 'viewer' })
    let open = true
    const forget = r.opened(() => { open = false; forget() })
    r.back()
    expect([open, r.spot('materials').over]).toEqual([false, 'viewer'])
    r.back()
    expect(r.spot('materials')).toEqual({ id: 'a' })
    r.back()
    r.back()
    expect([r.place, r.back()]).toEqual(['today', false])
  })
  it('moving through a list is no step', () => {
    const r = new Router()
    r.go('materials')
    r.replace({ id: 'b' })
    r.replace({ id: 'c' })
    r.back()
    expect(r.place).toBe('today')
  })
})
