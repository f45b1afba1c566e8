import { describe, expect, it } from 'vitest'
import { Problem } from '../ipc/problem'
import { Rows, type Page } from './rows.svelte'

type Row = { id: number }
const source = (count: number, asked: (number | null)[] = []) => async (after: number | null): Promise<Page<Row, number>> => {
  asked.push(after)
  const from = after ?? 0
  const rows = Array.from({ length: Math.min(100, count - from) }, (_, n) => ({ id: from + n }))
  return { rows, next: from + 100 < count ? from + 100 : null, total: count }
}

describe('rows read page by page', () => {
  it('go on where the last page ended, one question at a time', async () => {
    const asked: (number | null)[] = []
    const rows = new Rows<Row, number>({ load: source(250, asked), key: (r) => String(r.id) })
    await rows.start()
    await Promise.all([rows.readOn(), rows.readOn()])
    await rows.readOn()
    await rows.readOn()
    expect(asked).toEqual([null, 100, 200])
    expect([rows.all.length, rows.more, rows.total]).toEqual([250, false, 250])
  })
  it('a reload reads as many again, so that the list does not jump', async () => {
    const asked: (number | null)[] = []
    const rows = new Rows<Row, number>({ load: source(250, asked), key: (r) => String(r.id) })
    await rows.start()
    await rows.readOn()
    asked.length = 0
    await rows.again()
    expect(asked).toEqual([null, 100])
    expect(rows.all.length).toBe(200)
  })
  it('a slow answer to an old question is forgotten', async () => {
    let release = (_: Page<Row, number>) => {}
    const answers = [new Promise<Page<Row, number>>((r) => (release = r)), Promise.resolve({ rows: [{ id: 2 }], next: null })]
    const rows = new Rows<Row, number>({ load: () => answers.shift()!, key: (r) => String(r.id) })
    const first = rows.start()
    await rows.start()
    release({ rows: [{ id: 1 }], next: null })
    await first
    expect(rows.all).toEqual([{ id: 2 }])
    expect(rows.busy).toBe(false)
  })
  it('a refusal is shown and the old rows stay', async () => {
    let fail = false
    const good = source(3)
    const rows = new Rows<Row, number>({ load: (after) => (fail ? Promise.reject({ code: 'E1', zh: '坏', en: 'bad' }) : good(after)), key: (r) => String(r.id) })
    await rows.start()
    fail = true
    await rows.again()
    expect(rows.all.length).toBe(3)
    expect(rows.problem).toBeInstanceOf(Problem)
    expect(rows.problem?.sentence).toBe('坏')
  })
})
