import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Keys, type Action, type Scope } from '../keys/keys.svelte'
import { ScanRouter } from './scan.svelte'

const place: Scope = { name: 'place', level: 1, modal: false, active: () => true }
const windowScope: Scope = { name: 'window', level: 0, modal: false, active: () => true }

let clock = 0
function key(char: string, gap: number, target: HTMLElement, more: KeyboardEventInit & { keyCode?: number } = {}): KeyboardEvent {
  clock += gap
  const code = char === 'Enter' ? 'Enter' : /[a-z]/i.test(char) ? `Key${char.toUpperCase()}` : char === '-' ? 'Minus' : `Digit${char}`
  const { keyCode, ...init } = more
  const event = new KeyboardEvent('keydown', { key: char, code, bubbles: true, cancelable: true, shiftKey: /^[A-Z]$/.test(char), ...init })
  Object.defineProperty(event, 'timeStamp', { value: clock })
  if (keyCode !== undefined) Object.defineProperty(event, 'keyCode', { value: keyCode })
  Object.defineProperty(event, 'target', { value: target })
  return event
}

let router: ScanRouter
let keys: Keys
let fired: string[]
const action = (id: string, chord: string, more: Partial<Action> = {}): Action => ({ id, label: id, chords: [chord], enabled: true, run: () => void fired.push(id), ...more })

/** The order of the window: scans first, then keys; a field takes what neither wanted. */
function press(event: KeyboardEvent, field?: HTMLInputElement) {
  if (router.press(event)) return
  if (!keys.press(event) && field && !event.defaultPrevented && event.key.length === 1) field.value += event.key
}

function scan(code: string, target: HTMLElement, field?: HTMLInputElement, more: KeyboardEventInit & { keyCode?: number } = {}) {
  clock += 500
  for (const char of code) press(key(char, 7, target, more), field)
  const enter = key('Enter', 7, target)
  press(enter, field)
  return enter
}

beforeEach(() => {
  vi.useFakeTimers()
  document.body.innerHTML = '<input id="field"><div id="list" tabindex="0"></div><button id="button"></button>'
  router = new ScanRouter()
  keys = new Keys()
  keys.holdWith((_, run) => router.hold(run))
  fired = []
})
afterEach(() => vi.useRealTimers())

const field = () => document.querySelector<HTMLInputElement>('#field')!
const list = () => document.querySelector<HTMLElement>('#list')!

describe('a key that is held back', () => {
  it('is done before what is pressed right after it', () => {
    keys.add(place, () => [action('mark', 'Space'), action('decide', 'Ctrl+Enter')])
    const space = key(' ', 500, list())
    Object.defineProperty(space, 'code', { value: 'Space' })
    press(space)
    press(key('Control', 12, list(), { ctrlKey: true, code: 'ControlLeft' }))
    press(key('Enter', 8, list(), { ctrlKey: true }))
    vi.advanceTimersByTime(100)
    expect(fired).toEqual(['mark', 'decide'])
  })
})

describe('a scan', () => {
  it('is not seen in the field of a PIN, however fast it is typed', () => {
    const got: string[] = []
    router.add(windowScope, (code) => { got.push(code); return true })
    const pin = document.createElement('input')
    pin.type = 'password'
    document.body.append(pin)
    const enter = scan('2468', pin, pin)
    expect(pin.value).toBe('2468')
    expect(enter.defaultPrevented).toBe(false)
    expect(got).toEqual([])
  })

  it('reaches the view first and stops there when it takes it', () => {
    const got: string[] = []
    router.add(windowScope, (code) => { got.push(`window ${code}`); return true })
    router.add(place, (code) => { got.push(`place ${code}`); return true })
    scan('JYD20261118', list())
    expect(got).toEqual(['place JYD20261118'])
  })

  it('goes on to the window when the view does not want it', async () => {
    const got: string[] = []
    router.add(windowScope, (code) => { got.push(code); return true })
    router.add(place, async () => false)
    scan('B-3-05', list())
    await vi.runAllTimersAsync()
    expect(got).toEqual(['B-3-05'])
  })

  it('leaves no trace in the field it fell into, and tells the field so', () => {
    let told = 0
    field().addEventListener('input', () => (told += 1))
    field().focus()
    field().value = '稳压'
    field().setSelectionRange(2, 2)
    scan('KG-0012', field(), field())
    expect(field().value).toBe('稳压')
    expect(told).toBe(1)
    expect(document.activeElement).toBe(field())
  })

  it('leaves no trace where the focus moved to while it came, and none when it stumbled', () => {
    field().value = '稳压'
    clock += 500
    for (const [n, char] of [...'KG0012'].entries()) {
      const on = n < 2 ? list() : field()
      press(key(char, n === 4 ? 100 : 7, on), n < 2 ? undefined : field())
    }
    press(key('Enter', 7, field()), field())
    expect(router.last).toBe('KG0012')
    expect(field().value).toBe('稳压')
  })

  it('leaves no trace behind an input method that commits late', async () => {
    field().focus()
    field().value = '外壳'
    scan('kg0012', field(), undefined, { key: 'Process', keyCode: 229, isComposing: true })
    // The input method commits its letters after it lost the field.
    await vi.advanceTimersByTimeAsync(50)
    field().value = '外壳kg0012'
    field().dispatchEvent(new InputEvent('input', { bubbles: true }))
    expect(field().value).toBe('外壳')
    // Then she types: that stays.
    press(key('a', 100, field()), field())
    field().dispatchEvent(new InputEvent('input', { bubbles: true }))
    await vi.runAllTimersAsync()
    expect(field().value).toBe('外壳a')
    expect(router.last).toBe('kg0012')
  })

  it('presses nothing: neither its letters nor its Enter', async () => {
    keys.add(place, () => [action('return', 'R'), action('one', '1'), action('open', 'Enter')])
    router.add(place, () => true)
    const enter = scan('R1R1', list())
    await vi.runAllTimersAsync()
    expect(fired).toEqual([])
    expect(enter.defaultPrevented).toBe(true)
  })

  it('is not handed to a place that is not on screen', () => {
    const got: string[] = []
    router.add({ ...place, active: () => false }, (code) => { got.push(code); return true })
    scan('880213', list())
    expect(got).toEqual([])
  })
})

describe('a person at the keys', () => {
  it('fires a bare letter after a moment', async () => {
    keys.add(place, () => [action('return', 'R')])
    press(key('r', 500, list()))
    expect(fired).toEqual([])
    await vi.advanceTimersByTimeAsync(60)
    expect(fired).toEqual(['return'])
  })

  it('fires two rolled letters both', async () => {
    keys.add(place, () => [action('return', 'R'), action('print', 'P')])
    press(key('r', 500, list()))
    press(key('p', 15, list()))
    await vi.advanceTimersByTimeAsync(60)
    expect(fired).toEqual(['return', 'print'])
  })

  it('types a bare letter into a field and fires nothing', async () => {
    keys.add(place, () => [action('return', 'R'), action('cut', 'Del'), action('find', 'Ctrl+K'), action('tray', 'F8')])
    press(key('r', 500, field()), field())
    press(key('1', 200, field(), { key: 'Delete', code: 'Delete' }), field())
    await vi.runAllTimersAsync()
    expect(fired).toEqual([])
    expect(field().value).toBe('r')
    press(key('k', 200, field(), { ctrlKey: true }))
    press(key('1', 200, field(), { key: 'F8', code: 'F8' }))
    expect(fired).toEqual(['find', 'tray'])
  })

  it('who confirms a composition with Enter saves nothing', async () => {
    keys.add(place, () => [action('save', 'Ctrl+Enter'), action('go', 'Enter', { inFields: true })])
    press(key('Enter', 500, field(), { isComposing: true, keyCode: 229 }))
    press(key('Enter', 500, field(), { keyCode: 229 }))
    press(key('Enter', 500, field(), { ctrlKey: true, isComposing: true }))
    await vi.runAllTimersAsync()
    expect(fired).toEqual([])
    press(key('Enter', 500, field()))
    expect(fired).toEqual(['go'])
  })
})

describe('the registry', () => {
  it('of the window that count anywhere are heard under a layer too', () => {
    keys.add(windowScope, () => [action('all keys', 'F1', { anywhere: true }), action('back', 'Esc')])
    keys.add({ name: 'layer', level: 11, modal: true, active: () => true }, () => [])
    const named = (name: string) => new KeyboardEvent('keydown', { key: name, code: name, bubbles: true, cancelable: true })
    expect([keys.press(named('F1')), keys.press(named('Escape'))]).toEqual([true, false])
    expect(fired).toEqual(['all keys'])
  })

  it('asks the nearest first and skips what may not run', () => {
    keys.add(windowScope, () => [action('window', 'Esc')])
    keys.add(place, () => [action('place', 'Esc')])
    const layer: Scope = { name: 'layer', level: 11, modal: true, active: () => true }
    const gone = keys.add(layer, () => [action('layer', 'Esc', { enabled: false })])
    const esc = () => key('1', 100, list(), { key: 'Escape', code: 'Escape' })
    keys.press(esc())
    expect(fired).toEqual([])
    gone()
    keys.press(esc())
    expect(fired).toEqual(['place'])
  })
  it('leaves Enter and Space to a button that has the focus', () => {
    keys.add(place, () => [action('open', 'Enter'), action('look', 'Space')])
    const button = document.querySelector<HTMLElement>('#button')!
    keys.press(key('Enter', 100, button))
    keys.press(key('1', 100, button, { key: ' ', code: 'Space' }))
    expect(fired).toEqual([])
  })
  it('knows a letter behind another writing system by its place on the keyboard', async () => {
    keys.add(place, () => [action('return', 'R')])
    press(key('r', 500, list(), { key: 'к', code: 'KeyR' }))
    await vi.runAllTimersAsync()
    expect(fired).toEqual(['return'])
  })
})
