import { expect, it, vi } from 'vitest'
import { ipc, type Loan } from '../../lib/ipc/generated'
import { SlipState } from './slip.svelte'

const slip = (id: string) => ({ id, state: 'PENDING', number: id, borrower: 'p', lines: [] }) as unknown as Loan

/** An archive that answers when it is told to. */
function slowly() {
  const waiting = new Map<string, () => void>()
  vi.spyOn(ipc.loans, 'get').mockImplementation((id) => new Promise((answer) => waiting.set(id, () => answer(slip(id)))))
  vi.spyOn(ipc.people, 'standing').mockResolvedValue(null as never)
  vi.spyOn(ipc.loans, 'approvers').mockResolvedValue([])
  vi.spyOn(ipc.attachments, 'list').mockResolvedValue([])
  vi.spyOn(ipc.journal, 'history').mockResolvedValue([])
  return async (id: string) => {
    waiting.get(id)?.()
    await new Promise((done) => setTimeout(done))
  }
}

it('a slip that was put aside does not come back with a late answer', async () => {
  const answer = slowly()
  const shown = new SlipState()
  await shown.put(slip('a'))
  void shown.again()
  shown.clear()
  await answer('a')
  expect(shown.loan).toBeUndefined()
})

it('the slip she asked for last is shown, whichever is answered last', async () => {
  const answer = slowly()
  const shown = new SlipState()
  await shown.put(slip('a'))
  void shown.again()
  void shown.open('b')
  await answer('b')
  await answer('a')
  expect(shown.loan?.id).toBe('b')
  // Nor does a read for the one before it take her away again.
  void shown.open('c')
  void shown.again()
  await answer('c')
  expect(shown.loan?.id).toBe('c')
})
