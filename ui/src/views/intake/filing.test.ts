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
