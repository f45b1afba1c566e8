/** The pieces in a page, under hands: keys, input methods, names for a screen reader. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { flushSync, mount, tick, unmount, type Component } from 'svelte'
import { toUnread } from '../keys/unread'
import { Problem } from '../ipc/problem'
import Button from './Button.svelte'
import DateField from './DateField.svelte'
import EntryGrid from './EntryGrid.svelte'
import Field from './Field.svelte'
import NumberField from './NumberField.svelte'
import Picker from './Picker.svelte'
import Table from './Table.svelte'
import { Columns } from './columns.svelte'
import { Entry } from './entry.svelte'
import { Rows } from './rows.svelte'

let made: object | undefined

function show<P extends object>(piece: Component<P, Record<string, unknown>>, props: P): HTMLElement {
  made = mount(piece as unknown as Component<object>, { target: document.body, props })
  flushSync()
  return document.body
}

function press(target: Element, key: string, more: KeyboardEventInit & { keyCode?: number } = {}): KeyboardEvent {
  const { keyCode, ...init } = more
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
  if (keyCode !== undefined) Object.defineProperty(event, 'keyCode', { value: keyCode })
  target.dispatchEvent(event)
  flushSync()
  return event
}

function type(input: HTMLInputElement, text: string) {
  input.focus()
  input.value = text
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  flushSync()
}

beforeEach(() => {
  document.body.innerHTML = ''
  localStorage.clear()
})
afterEach(() => {
  if (made) void unmount(made)
  made = undefined
})

describe('a button', () => {
  it('takes words, key and state from its action', () => {
    let run = 0
    const action = { id: 'lend', label: '借出', chords: ['Ctrl+Enter'], enabled: true, run: () => (run += 1) }
    const button = show(Button, { action, main: true }).querySelector('button')!
    expect(button.textContent).toMatch(/借出\s*Ctrl Enter/)
    expect(button.getAttribute('aria-keyshortcuts')).toBe('Control+Enter')
    button.click()
    expect(run).toBe(1)
  })
  it('cannot be pressed while the action may not run', () => {
    const action = { id: 'lend', label: '借出', chords: [], enabled: false, run: () => {} }
    expect(show(Button, { action }).querySelector('button')!.disabled).toBe(true)
  })
})

describe('a field', () => {
  it('says its problem where the screen reader finds it', () => {
    const body = show(Field, { label: '图号', problem: '这个图号用过了。' })
    const input = body.querySelector('input')!
    expect(body.querySelector('label')!.getAttribute('for')).toBe(input.id)
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(input.getAttribute('aria-describedby')!)?.textContent).toBe('这个图号用过了。')
  })
  it('is called by its own name when it must be filled', () => {
    const problem = new Problem({ code: 'field.missing', zh: '“说明”必须填写。', en: '“Note” must be filled in.', field: 'note' })
    expect(show(Field, { label: '补了什么', problem }).querySelector('[role=alert]')?.textContent).toBe('“补了什么”必须填写。')
  })
  it('does not go on while an input method confirms with Enter', () => {
    const entered: string[] = []
    const input = show(Field, { label: '题名', value: '稳压', onenter: (v: string) => entered.push(v) }).querySelector('input')!
    press(input, 'Enter', { isComposing: true })
    press(input, 'Enter', { keyCode: 229 })
    expect(entered).toEqual([])
    press(input, 'Enter')
    expect(entered).toEqual(['稳压'])
  })
  it('of a number understands full width and refuses words', () => {
    const got: (number | undefined)[] = []
    const body = show(NumberField, { label: '页数', min: 1, oninput: (n: number | undefined) => got.push(n) })
    const input = body.querySelector('input')!
    type(input, '１２')
    type(input, '十二')
    expect(got).toEqual([12])
    expect(body.textContent).toContain('这里要写数字。')
  })
  it('of a day writes out what was meant', () => {
    const got: (string | undefined)[] = []
    const body = show(DateField, { label: '期限', today: '2026-11-23', min: '2026-11-23', onchoose: (d: string | undefined) => got.push(d) })
    const input = body.querySelector('input')!
    type(input, '+2w')
    expect(body.textContent).toContain('2026-12-07 周一')
    press(input, 'Enter')
    expect([got, input.value]).toEqual([['2026-12-07'], '2026-12-07 周一'])
    type(input, '-3d')
    press(input, 'Enter')
    expect(body.textContent).toContain('不能早于 2026-11-23。')
    expect(got).toEqual(['2026-12-07'])
  })
})

describe('a picker', () => {
  const people = [{ value: 1, label: '陈立群' }, { value: 2, label: '陈丽芹' }]

  it('chooses by initials with Enter, and by a digit after a moment', async () => {
    vi.useFakeTimers()
    const got: (string | undefined)[] = []
    const input = show(Picker<number>, { label: '借阅人', search: async () => people, onchoose: (p: { label: string } | undefined) => got.push(p?.label) }).querySelector('input')!
    type(input, 'clq')
    await vi.advanceTimersByTimeAsync(1)
    press(input, 'Enter')
    type(input, 'cl')
    await vi.advanceTimersByTimeAsync(1)
    expect(press(input, '2').defaultPrevented).toBe(true)
    await vi.advanceTimersByTimeAsync(60)
    expect(got).toEqual(['陈立群', '陈丽芹'])
    vi.useRealTimers()
  })
  it('leaves Enter to the input method, and digits to a name with numbers', async () => {
    const got: unknown[] = []
    const input = show(Picker<number>, { label: '借阅人', search: async () => people, onchoose: (p: unknown) => got.push(p) }).querySelector('input')!
    type(input, "c'l'q")
    await tick()
    press(input, 'Enter', { isComposing: true, keyCode: 229 })
    type(input, '3 号')
    await tick()
    expect(press(input, '2').defaultPrevented).toBe(false)
    expect(got).toEqual([])
  })
  it('says that nothing is chosen when what stands there is to be written down', async () => {
    const body = document.body
    body.innerHTML = '<main class="here"></main>'
    made = mount(Picker<number>, { target: body.querySelector('main')!, props: { label: '负责人', search: async () => [] } })
    flushSync()
    const input = body.querySelector('input')!
    type(input, '没有的人')
    await vi.waitFor(() => expect(body.textContent).toContain('没有相符的'))
    expect(toUnread()).toBe(true)
    flushSync()
    expect([document.activeElement === input, body.querySelector('[role=alert]')?.textContent]).toEqual([true, '还没有选定：从列表里选一个，或按 Esc 不改'])
  })
  it('offers what is new last', async () => {
    const fresh: string[] = []
    const body = show(Picker<number>, { label: '客户', search: async () => [], onfresh: (text: string) => fresh.push(text) })
    const input = body.querySelector('input')!
    type(input, '澜光光电')
    await vi.waitFor(() => expect(body.textContent).toContain('新建“澜光光电”'))
    press(input, 'Enter')
    await vi.waitFor(() => expect(fresh).toEqual(['澜光光电']))
  })
  it('never chooses from the list of what was typed before', async () => {
    const got: (string | undefined)[] = []
    let answer: (found: typeof people) => void = () => {}
    const search = (text: string) => (text === 'c' ? Promise.resolve(people) : new Promise<typeof people>((done) => (answer = done)))
    const body = show(Picker<number>, { label: '借阅人', search, onchoose: (p: { label: string } | undefined) => got.push(p?.label) })
    const input = body.querySelector('input')!
    type(input, 'c')
    await vi.waitFor(() => expect(body.textContent).toContain('陈立群'))
    type(input, 'clqin')
    press(input, 'Enter')
    expect(got).toEqual([])
    answer([people[1]!])
    await vi.waitFor(() => expect(got).toEqual(['陈丽芹']))
  })
})

describe('lines of a form', () => {
  it('have the cursor in the open cell wherever they are clicked', async () => {
    const entry = new Entry<{ title: string }>({ columns: [{ id: 'title', title: () => '题名', width: 'rest', text: (r) => r.title, set: (_, title) => ({ title }) }], blank: () => ({ title: '' }), filled: (r) => r.title !== '' }, [{ title: '总图' }])
    const body = show(EntryGrid<{ title: string }>, { entry, label: '各行' })
    body.querySelectorAll<HTMLElement>('[role=gridcell]')[1]!.click()
    await vi.waitFor(() => expect([entry.line, document.activeElement?.getAttribute('aria-label')]).toEqual([1, '第 2 行 题名']))
    // Beside the cells, on the ruled ground.
    body.querySelector<HTMLElement>('[role=grid]')!.focus()
    await vi.waitFor(() => expect(document.activeElement).toBe(body.querySelector('input')))
  })
})

describe('a list', () => {
  interface Row { id: number; title: string; head?: string }
  const columns = () => new Columns<Row>('test', [{ id: 'id', title: () => '号', width: 80, text: (r) => String(r.id) }, { id: 'title', title: () => '题名', width: 'rest', text: (r) => r.title, sort: true }])
  const rows = (count: number) => new Rows<Row, number>({ key: (r) => String(r.id), load: async (after) => ({ rows: Array.from({ length: Math.min(100, count - (after ?? 0)) }, (_, n) => ({ id: (after ?? 0) + n, title: `第 ${(after ?? 0) + n} 件`, ...((after ?? 0) + n === 2 ? { head: '分界' } : {}) })), next: (after ?? 0) + 100 < count ? (after ?? 0) + 100 : null, total: count }) })

  it('draws only what is on screen, and says how many there are', async () => {
    const source = rows(5000)
    await source.start()
    const grid = show(Table<Row, number>, { rows: source, columns: columns(), label: '资料' }).querySelector('[role="grid"]')!
    expect(grid.getAttribute('aria-rowcount')).toBe('5001')
    expect(grid.querySelectorAll('[role="row"]').length).toBeLessThan(40)
  })
  it('moves with the arrows past headings and opens with Enter', async () => {
    const source = rows(10)
    await source.start()
    const chosen: number[] = []
    const opened: number[] = []
    const grid = show(Table<Row, number>, { rows: source, columns: columns(), label: '资料', heading: (r: Row) => r.head, onchoose: (r: Row) => chosen.push(r.id), onopen: (r: Row) => opened.push(r.id) }).querySelector('[role="grid"]')!
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'End', 'Home', 'Enter']) press(grid, key)
    expect(chosen).toEqual([0, 1, 3, 1, 9, 0])
    expect(opened).toEqual([0])
    expect(grid.querySelector('[aria-selected="true"]')?.id).toBe(grid.getAttribute('aria-activedescendant'))
  })
  it('remembers the order she asked for', async () => {
    const source = rows(3)
    await source.start()
    let sorted = 0
    const mine = columns()
    const body = show(Table<Row, number>, { rows: source, columns: mine, label: '资料', onsort: () => (sorted += 1) })
    body.querySelector<HTMLElement>('[role="columnheader"] button')!.click()
    body.querySelector<HTMLElement>('[role="columnheader"] button')!.click()
    expect([sorted, mine.sort]).toEqual([2, { column: 'title', down: true }])
    expect(columns().sort).toEqual({ column: 'title', down: true })
  })
})
