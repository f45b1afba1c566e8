import { expect, it, vi } from 'vitest'
import { ipc, type Material } from '../../lib/ipc/generated'
import { Filing } from './intake.svelte'

const material = (id: string, title: string) => ({ id, title, category: 'DRAWING', subtype: '', drawing_no: '', revision: '', doc_date: null, creator: '', customer_name: '', security_level: 'INTERNAL', secret_until: null, pages: 1, extra: {} }) as unknown as Material

it('what was typed for a line stays when the receipt is read again', () => {
  vi.spyOn(ipc.materials, 'previewFiling').mockResolvedValue([])
  const filing = new Filing()
  filing.begin([material('a', '总图'), material('b', '零件图')])
  filing.change({ doc_date: '2026-03-04', extra: { 图幅: 'A1' } }, 'a')
  filing.place = { value: 'p', label: '一号库' }
  filing.begin([material('a', '总图'), material('b', '零件图')])
  expect(filing.lines.map((line) => [line.doc_date, line.extra])).toEqual([['2026-03-04', { 图幅: 'A1' }], [null, {}]])
  expect(filing.place.label).toBe('一号库')
  // Another receipt begins anew.
  filing.begin([material('c', '合同')])
  expect(filing.lines.map((line) => [line.material, line.doc_date])).toEqual([['c', null]])
  expect(filing.place).toBeUndefined()
})

it('what was typed is there again after she left, and is put aside once it is filed', async () => {
  vi.spyOn(ipc.materials, 'previewFiling').mockResolvedValue([])
  const kept = new Map<string, unknown>()
  vi.spyOn(ipc.drafts, 'list').mockImplementation(async () => [...kept].map(([id, body]) => ({ id, body })) as never)
  vi.spyOn(ipc.drafts, 'save').mockImplementation(async ({ id, body }) => {
    kept.set(id, JSON.parse(JSON.stringify(body)))
    return { value: { id }, changed: [] } as never
  })
  vi.spyOn(ipc.drafts, 'discard').mockImplementation(async (id) => {
    kept.delete(id)
    return { value: id, changed: [] } as never
  })
  vi.spyOn(ipc.materials, 'file').mockResolvedValue({ value: [], changed: [] } as never)
  vi.spyOn(ipc.paper, 'print').mockRejectedValue(new Error('no printer'))
  const before = new Filing()
  before.begin([material('a', '总图')], 'r')
  before.change({ doc_date: '2026-03-04' }, 'a')
  await before.keep()

  const after = new Filing()
  after.begin([material('a', '总图')], 'r')
  await vi.waitFor(() => expect(after.lines[0]?.doc_date).toBe('2026-03-04'))
  const other = new Filing()
  other.begin([material('b', '合同')], 's')
  await new Promise((done) => setTimeout(done))
  expect(other.lines[0]?.doc_date).toBeNull()
  await after.file()
  expect(kept.size).toBe(0)
})
