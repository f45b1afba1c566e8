import { expect, it, vi } from 'vitest'
import { ipc, type Attachment } from '../../lib/ipc/generated'
import { ReceiptEntry } from './draft.svelte'

it('a file of the tray comes along with its line, and goes back when the draft is put aside', async () => {
  const done = <T>(value: T) => ({ value, changed: [] }) as never
  vi.spyOn(ipc.drafts, 'save').mockResolvedValue(done({ saved_at: '' }))
  vi.spyOn(ipc.drafts, 'discard').mockResolvedValue(done('d'))
  vi.spyOn(ipc.paper, 'preview').mockResolvedValue([])
  vi.spyOn(ipc.attachments, 'facts').mockResolvedValue({ pages: 3 } as never)
  const file = { id: 'a', name: 'HX-2601-03 总装图.pdf', size: 1, pages: null } as unknown as Attachment
  const assign = vi.spyOn(ipc.attachments, 'assign').mockResolvedValue(done([file]))
  const draft = new ReceiptEntry('d')
  await draft.takeAlong([file])
  expect(assign).toHaveBeenLastCalledWith({ ids: ['a'], to: { kind: 'DRAFT', id: 'd' }, role: 'SCAN' })
  await vi.waitFor(() => expect(draft.entry.filled[0]).toMatchObject({ title: '总装图', drawing: 'HX-2601-03', pages: '3', attachments: ['a'] }))
  // A file that cannot go back keeps its draft: it would be in no list.
  assign.mockRejectedValueOnce({ code: 'file.already_there', zh: '', en: '', field: null })
  expect(await draft.discard()).toBe(false)
  expect(ipc.drafts.discard).not.toHaveBeenCalled()
  expect(await draft.discard()).toBe(true)
  expect(assign).toHaveBeenLastCalledWith({ ids: ['a'], to: { kind: 'TRAY' }, role: null })
})
