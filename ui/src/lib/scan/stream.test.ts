import { describe, expect, it } from 'vitest'
import { charOf, KeyStream, type Verdict } from './stream'

type Key = Parameters<KeyStream['take']>[0]

/** A keydown as a US keyboard makes it; `ime` as an input method hides it. */
function down(char: string, at: number, more: Partial<Key> & { ime?: boolean } = {}): Key {
  const code = /[a-z]/i.test(char) ? `Key${char.toUpperCase()}` : /\d/.test(char) ? `Digit${char}` : char === '-' ? 'Minus' : char
  const { ime, ...rest } = more
  return { code, key: ime ? 'Process' : char, shiftKey: /[A-Z]/.test(char), ctrlKey: false, altKey: false, metaKey: false, repeat: false, timeStamp: at, ...rest }
}

/** Types a text with a fixed gap, capitals with Shift before, Enter at the end. */
function type(stream: KeyStream, text: string, gap: number, ime = false): Verdict {
  let at = 1000
  for (const char of text) {
    if (/[A-Z]/.test(char)) stream.take(down('Shift', (at += gap / 2), { key: 'Shift', code: 'ShiftLeft' }))
    stream.take(down(char, (at += gap), { ime }))
  }
  return stream.take(down('Enter', at + gap, { code: 'Enter', key: ime ? 'Process' : 'Enter' }))
}

describe('a scanner', () => {
  it('is told by its speed', () => {
    expect(type(new KeyStream(), 'KG-TZ-2026-0012', 6)).toEqual({ kind: 'scan', code: 'KG-TZ-2026-0012', bursts: 1 })
  })
  it('is understood behind a Chinese input method', () => {
    expect(type(new KeyStream(), 'KG-TZ-2026-0012', 8, true)).toEqual({ kind: 'scan', code: 'KG-TZ-2026-0012', bursts: 1 })
  })
  it('keeps its capitals when Caps Lock turns them round', () => {
    const stream = new KeyStream()
    let at = 0
    for (const char of 'JYD1') stream.take(down(char, (at += 5), { key: char.toLowerCase(), shiftKey: /[A-Z]/.test(char), getModifierState: () => true }))
    expect(stream.take(down('Enter', at + 5, { code: 'Enter', key: 'Enter' }))).toEqual({ kind: 'scan', code: 'JYD1', bursts: 1 })
  })
  it('may stumble once when it is surely a scanner', () => {
    const stream = new KeyStream()
    let at = 0
    for (const [n, char] of [...'KG0012'].entries()) stream.take(down(char, (at += n === 4 ? 70 : 8)))
    expect(stream.take(down('Enter', at + 8, { code: 'Enter', key: 'Enter' }))).toEqual({ kind: 'scan', code: 'KG0012', bursts: 2 })
  })
  it('is understood whole however it stumbles, if it ran once', () => {
    const scanned = (gaps: Record<number, number>, enter = 8) => {
      const stream = new KeyStream()
      let at = 1000
      for (const [n, char] of [...'JYD20261126-003'].entries()) stream.take(down(char, (at += gaps[n] ?? 8)))
      return stream.take(down('Enter', at + enter, { code: 'Enter', key: 'Enter' }))
    }
    expect(scanned({ 2: 120 })).toEqual({ kind: 'scan', code: 'JYD20261126-003', bursts: 2 })
    expect(scanned({ 1: 60 })).toEqual({ kind: 'scan', code: 'JYD20261126-003', bursts: 2 })
    expect(scanned({ 3: 200, 9: 90, 13: 45 }, 70)).toEqual({ kind: 'scan', code: 'JYD20261126-003', bursts: 4 })
  })
  it('keeps its capitals when only the text carries them', () => {
    expect(charOf({ code: 'KeyK', key: 'K', shiftKey: false })).toBe('K')
    expect(charOf({ code: 'KeyK', key: 'Process', shiftKey: true })).toBe('K')
  })
  it('gives half-width digits where only full-width text is known', () => {
    expect(charOf({ code: '', key: '７', shiftKey: false })).toBe('7')
    expect(charOf({ code: '', key: 'Ａ', shiftKey: true })).toBe('A')
    expect(charOf({ code: 'Digit7', key: '７', shiftKey: false })).toBe('7')
  })
  it('may end with a line feed', () => {
    const stream = new KeyStream()
    for (const [n, char] of [...'B305'].entries()) stream.take(down(char, n * 8))
    expect(stream.take(down('\n', 32, { code: 'Unidentified' }))).toEqual({ kind: 'scan', code: 'B305', bursts: 1 })
  })
  it('may use the number pad and its Enter', () => {
    const stream = new KeyStream()
    let at = 0
    for (const char of '880213') stream.take(down(char, (at += 9), { code: `Numpad${char}` }))
    expect(stream.take(down('Enter', at + 9, { code: 'NumpadEnter', key: 'Enter' }))).toEqual({ kind: 'scan', code: '880213', bursts: 1 })
  })
})

describe('a person', () => {
  it('is slower', () => {
    expect(type(new KeyStream(), 'KG-TZ-2026-0012', 31).kind).toBe('other')
    expect(type(new KeyStream(), 'KG-TZ-2026-0012', 80).kind).toBe('other')
  })
  it('who confirms a composition does not scan', () => {
    expect(type(new KeyStream(), 'zhongguo', 70, true).kind).toBe('other')
  })
  it('who rolls two keys and hits Enter does not scan', () => {
    expect(type(new KeyStream(), 'abc', 10).kind).toBe('other')
  })
  it('who holds a key down does not scan', () => {
    const stream = new KeyStream()
    for (let n = 0; n < 20; n += 1) stream.take(down('a', n * 25, { repeat: n > 0 }))
    expect(stream.take(down('Enter', 520, { code: 'Enter', key: 'Enter' })).kind).toBe('other')
  })
  it('who waits before Enter does not scan', () => {
    const stream = new KeyStream()
    let at = 0
    for (const char of '202611') stream.take(down(char, (at += 8)))
    expect(stream.take(down('Enter', at + 200, { code: 'Enter', key: 'Enter' })).kind).toBe('other')
  })
  it('who typed before the scan came leaves only the scan', () => {
    const stream = new KeyStream()
    stream.take(down('x', 0))
    stream.take(down('y', 120))
    let at = 900
    for (const char of 'B305') stream.take(down(char, (at += 7)))
    expect(stream.take(down('Enter', at + 7, { code: 'Enter', key: 'Enter' }))).toEqual({ kind: 'scan', code: 'B305', bursts: 1 })
  })
  it('who was typing when the scan came leaves only the scan', () => {
    const stream = new KeyStream()
    for (const [n, char] of [...'xyz'].entries()) stream.take(down(char, n * 140))
    let at = 420
    for (const char of 'B305') stream.take(down(char, (at += 7)))
    expect(stream.take(down('Enter', at + 7, { code: 'Enter', key: 'Enter' }))).toEqual({ kind: 'scan', code: 'B305', bursts: 1 })
  })
  it('who rolls over the keys all the time does not scan', () => {
    const stream = new KeyStream()
    let at = 0
    for (const [n, char] of [...'erfahrung'].entries()) stream.take(down(char, (at += n % 3 === 0 ? 90 : 22)))
    expect(stream.take(down('Enter', at + 20, { code: 'Enter', key: 'Enter' })).kind).toBe('other')
  })
  it('with Ctrl held breaks a burst', () => {
    const stream = new KeyStream()
    for (const [n, char] of [...'abcd'].entries()) stream.take(down(char, n * 5))
    stream.take(down('v', 22, { ctrlKey: true }))
    expect(stream.take(down('Enter', 25, { code: 'Enter', key: 'Enter' })).kind).toBe('other')
  })
})
