import { flushSync, mount, unmount } from 'svelte'
import { expect, it } from 'vitest'
import { listenToKeys } from '../keys/listen'
import { keys } from '../keys/keys.svelte'
import { notices } from '../state/notices.svelte'
import FootBar from './FootBar.svelte'

it('Esc puts the red line away before it leaves what she is at, and a layer keeps its own', () => {
  const foot = mount(FootBar, { target: document.body, props: { onkeys: () => {} } })
  let left = 0
  const leaves = { id: 'leave', label: '留作草稿', keys: 'Esc', chords: ['Esc'], enabled: true, foot: true, run: () => (left += 1) }
  const gone = keys.add({ name: 'place', level: 1, modal: false, active: () => true }, () => [leaves])
  const line = () => document.querySelector('.wrongline')?.textContent?.trim().replace(/\s+/g, ' ')
  const esc = () => {
    keys.press(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }))
    flushSync()
  }
  notices.complain({ code: 'printer', zh: '没有打印机可用。', en: 'No printer.' })
  flushSync()
  expect([line(), keys.foot.map((a) => a.id)]).toEqual(['没有打印机可用。 知道了 Esc', ['leave']])
  const closed = keys.add({ name: 'layer', level: 11, modal: true, active: () => true }, () => [])
  esc()
  expect(line()).toBe('没有打印机可用。 知道了')
  closed()
  esc()
  expect([line(), left]).toEqual([undefined, 0])
  esc()
  expect(left).toBe(1)
  gone()
  void unmount(foot)
})

it('names the keys that are heard where the cursor is', () => {
  const quiet = listenToKeys(window)
  const foot = mount(FootBar, { target: document.body, props: { onkeys: () => {} } })
  const spec = (id: string, keys: string, more = {}) => ({ id, label: id, keys, chords: [keys], enabled: true, foot: true, run: () => {}, ...more })
  const gone = keys.add({ name: 'place', level: 1, modal: false, active: () => true }, () => [spec('label', 'P'), spec('pages', 'PgDn'), spec('apply', 'Ctrl+Enter'), { ...spec('rows', 'Down'), run: undefined }])
  const said = () => {
    flushSync()
    return keys.foot.map((each) => each.id)
  }
  const field = document.body.appendChild(document.createElement('input'))
  const note = document.body.appendChild(document.createElement('textarea'))
  expect(said()).toEqual(['label', 'pages', 'apply', 'rows'])
  field.focus()
  expect([said(), document.querySelector('footer')?.textContent?.includes('F1')]).toEqual([['pages', 'apply'], true])
  note.focus()
  expect(said()).toEqual(['apply'])
  note.blur()
  return Promise.resolve().then(() => {
    expect(said()).toEqual(['label', 'pages', 'apply', 'rows'])
    gone()
    quiet()
    field.remove()
    note.remove()
    void unmount(foot)
  })
})
