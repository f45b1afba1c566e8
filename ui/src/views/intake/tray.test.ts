import { flushSync, mount, unmount } from 'svelte'
import { expect, it, vi } from 'vitest'
import { ipc, type Attachment } from '../../lib/ipc/generated'
import { router } from '../../lib/router/router.svelte'
import { keys } from '../../lib/keys/keys.svelte'
import IntakeView from './IntakeView.svelte'

it('the tray has the keyboard, beside the receipt that was open, goes on to its next file, and gives it to a new receipt', async () => {
  let tray = ['a', 'b', 'c'].map((id) => ({ id, name: `${id}.pdf`, came_from: '', withdrawn_at: null }) as unknown as Attachment)
  const receipt = { id: 'r', number: 'JSD-1', customer_name: '华芯', provided_by: '', method: 'IN_PERSON', received_on: '', lines: [], state: 'IN_REVIEW', void_reason: '' }
  vi.spyOn(ipc.drafts, 'list').mockResolvedValue([])
  vi.spyOn(ipc.attachments, 'tray').mockImplementation(async () => ({ rows: tray, next: null }) as never)
  vi.spyOn(ipc.attachments, 'list').mockResolvedValue([])
  vi.spyOn(ipc.receipts, 'list').mockResolvedValue({ rows: [{ id: 'r', number: 'JSD-1', customer: '', title: '', lines: 1, received_on: '', state: 'IN_REVIEW', supplement: 0, to_review: 0, to_file: 0 }], next: null } as never)
  vi.spyOn(ipc.receipts, 'get').mockResolvedValue(receipt as never)
  vi.spyOn(ipc.receipts, 'previewNumber').mockResolvedValue('JSD-2')
  vi.spyOn(ipc.drafts, 'save').mockResolvedValue({ value: { saved_at: '2026-11-23T09:00:00Z' }, changed: [] } as never)
  vi.spyOn(ipc.paper, 'preview').mockResolvedValue([])
  const assign = vi.spyOn(ipc.attachments, 'assign').mockImplementation(async ({ ids }) => {
    tray = tray.filter((file) => !ids.includes(file.id))
    return { value: [], changed: ['attachments'] } as never
  })
  document.body.innerHTML = '<main class="here"></main>'
  router.go('intake', { tab: 'open', id: 'r' })
  const view = mount(IntakeView, { target: document.querySelector('main')! })
  await vi.waitFor(() => expect(document.body.textContent).toContain('JSD-1'))
  // F8 says only where to go.
  router.go('intake', { tab: 'tray' })
  flushSync()
  const hands = () => document.activeElement?.querySelector('.name')?.textContent
  await vi.waitFor(() => expect(hands()).toBe('a.pdf'))
  expect(document.querySelector('h2')?.textContent).toContain('华芯')
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }))
  flushSync()
  expect(hands()).toBe('b.pdf')
  keys.press(new KeyboardEvent('keydown', { key: 'g', code: 'KeyG', cancelable: true }))
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith({ ids: ['b'], to: { kind: 'RECEIPT', id: 'r' }, role: null }))
  await vi.waitFor(() => expect(hands()).toBe('c.pdf'))
  // N takes it along.
  keys.press(new KeyboardEvent('keydown', { key: 'n', code: 'KeyN', cancelable: true }))
  await vi.waitFor(() => expect(assign).toHaveBeenLastCalledWith({ ids: ['c'], to: { kind: 'DRAFT', id: router.spot('intake').part }, role: 'SCAN' }))
  await unmount(view)
})
