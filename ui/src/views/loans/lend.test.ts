import { expect, it, vi } from 'vitest'
import { ipc, type Loan, type Material, type Standing } from '../../lib/ipc/generated'
import { LendState } from './lend.svelte'

const material = (id: string) => ({ id, title: id, copies: 1, pages: 1, custody: 'IN_STORE', security_level: 'INTERNAL', condition: '', receipt_no: 'r', line_no: 1, archive_no: id }) as unknown as Material
const slip = (materials: string[]) => ({ id: 'slip', number: 'JYD', state: 'PENDING', borrower: 'p', lines: materials.map((id) => ({ material: id })) }) as unknown as Loan

it('an item that is scanned while the request is on its way is not lost', async () => {
  vi.spyOn(ipc.loans, 'openOfMaterial').mockResolvedValue(null)
  vi.spyOn(ipc.materials, 'get').mockImplementation(async (id) => material(id))
  vi.spyOn(ipc.people, 'standing').mockResolvedValue({ person: { id: 'p', name: 'p' } } as unknown as Standing)
  vi.spyOn(ipc.drafts, 'save').mockResolvedValue({ value: { id: 'd', saved_at: '' }, changed: [] } as never)
  vi.spyOn(ipc.drafts, 'list').mockResolvedValue([])
  vi.spyOn(ipc.loans, 'approvers').mockResolvedValue([])
  vi.spyOn(ipc.attachments, 'list').mockResolvedValue([])
  vi.spyOn(ipc.journal, 'history').mockResolvedValue([])
  vi.spyOn(ipc.paper, 'print').mockRejectedValue(new Error('no printer'))
  let answer = (_: unknown) => {}
  vi.spyOn(ipc.loans, 'request').mockImplementation(() => new Promise((done) => (answer = done as never)) as never)

  const lend = new LendState()
  await lend.setPerson('p')
  await lend.addMaterial('a')
  const requested = lend.doNext()
  await vi.waitFor(() => expect(ipc.loans.request).toHaveBeenCalled())
  const scanned = lend.addMaterial('b')
  answer({ value: slip(['a']), changed: [] })
  await requested
  await scanned
  expect(lend.items.map((item) => item.material)).toEqual(['b'])
})
