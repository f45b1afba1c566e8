import { flushSync, mount, tick, unmount } from 'svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { heedTyping } from '../keys/pause'
import { work } from '../state/work.svelte'
import DropLayer from './DropLayer.svelte'
import { Drops } from './drops.svelte'
import { Taking, takings } from './taking.svelte'

describe('files over the window', () => {
  let under: Element | null = null
  beforeEach(() => {
    document.body.innerHTML = '<div id="record"><div id="line"><b id="word"></b></div></div><div id="other"></div>'
    document.elementFromPoint = () => under
  })

  it('go to the innermost place that takes them, and are told before what it does', () => {
    const drops = new Drops()
    const got: string[] = []
    const zone = (id: string) => drops.add({ element: document.getElementById(id)!, spec: () => ({ label: `附到 ${id}`, take: (paths) => got.push(`${id} ${paths.join()}`) }) })
    zone('record')
    const gone = zone('line')
    drops.otherwise = () => ({ label: '放入待整理', take: (paths) => got.push(`tray ${paths.join()}`) })
    under = document.getElementById('word')
    drops.drag({ type: 'enter', paths: ['a.tif'], x: 1, y: 1 })
    expect(drops.target?.spec.label).toBe('附到 line')
    gone()
    drops.drag({ type: 'over', x: 1, y: 1 })
    expect(drops.target?.spec.label).toBe('附到 record')
    under = document.getElementById('other')
    drops.drag({ type: 'over', x: 1, y: 1 })
    expect(drops.target).toMatchObject({ here: false, spec: { label: '放入待整理' } })
    under = document.getElementById('word')
    drops.drag({ type: 'drop', paths: ['a.tif', 'b.pdf'], x: 1, y: 1 })
    expect(got).toEqual(['record a.tif,b.pdf'])
    expect(drops.target).toBeUndefined()
  })
  it('that leave again do nothing', () => {
    const drops = new Drops()
    const take = vi.fn()
    drops.otherwise = () => ({ label: '放入待整理', take })
    drops.drag({ type: 'enter', paths: ['a'], x: 0, y: 0 })
    drops.drag({ type: 'leave' })
    expect([drops.paths, drops.target, take.mock.calls.length]).toEqual([[], undefined, 0])
  })
})

describe('files on their way', () => {
  it('say in one line how it stands, here and at the foot', () => {
    const taking = new Taking({ heading: '正在附到', no: 'KG-1' }, [
      { id: 'a', name: 'a', bytes: 10_000_000, stage: 'stored' },
      { id: 'b', name: 'b', bytes: 10_000_000, stage: 'waiting' },
      { id: 'c', name: 'c', bytes: 1, stage: 'duplicate' },
    ])
    taking.put('b', { stage: 'storing', done: 5_000_000, speed: 2_500_000 })
    expect(taking.sum).toBe('已存 1，正在存 1，等你定 1')
    expect(work.jobs[0]).toMatchObject({ label: '正在存 1 个文件', rest: 2 })
    taking.put('b', { stage: 'stored' })
    expect(work.jobs).toEqual([])
    expect([taking.over, taking.asking?.id]).toEqual([false, 'c'])
    taking.put('c', { stage: 'left' })
    expect([taking.over, taking.sum]).toEqual([true, '已存 2，没有附上 1'])
  })
})

describe('what asks about a file', () => {
  it('takes the keyboard when she pauses in her typing, and gives it back', async () => {
    vi.useFakeTimers()
    document.body.innerHTML = '<input>'
    const field = document.querySelector('input')!
    const deaf = heedTyping(window)
    const layer = mount(DropLayer, { target: document.body })
    field.focus()
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))
    takings.show(new Taking({ heading: '正在附到', no: 'KG-1' }, [{ id: 'a', name: 'a', bytes: 1, stage: 'duplicate' }]))
    flushSync()
    await vi.advanceTimersByTimeAsync(900)
    expect([takings.hasKeys, document.activeElement]).toEqual([false, field])
    await vi.advanceTimersByTimeAsync(200)
    expect([takings.hasKeys, document.activeElement?.textContent?.trim()]).toEqual([true, '只引用那一份 Enter'])
    takings.close()
    flushSync()
    await tick()
    await tick()
    expect([takings.hasKeys, document.activeElement]).toEqual([false, field])
    deaf()
    void unmount(layer)
    vi.useRealTimers()
  })
})
