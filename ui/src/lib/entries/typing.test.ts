import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Draft } from '../ipc/generated'
import { typingCustomer } from './customer.svelte'

/** The archive, as far as drafts and customers go. */
const archive = vi.hoisted(() => ({ drafts: new Map<string, Draft>(), asked: [] as string[], refuse: undefined as undefined | { code: string; zh: string; en: string; field: string } }))
vi.mock('../ipc/call', () => ({
  call: () => Promise.reject(new Error('nothing else is called')),
  ask: async (verb: string, request: never) => {
    archive.asked.push(verb)
    const outcome = (value: unknown) => ({ value, changed: [] })
    switch (verb) {
      case 'drafts.list':
        return [...archive.drafts.values()].filter((draft) => draft.kind === request)
      case 'drafts.save': {
        const draft = { ...(request as Draft), made_at: '', saved_at: '2026-11-23T02:41:07.123Z' }
        archive.drafts.set(draft.id, draft)
        return outcome(draft)
      }
      case 'drafts.discard':
        archive.drafts.delete(request)
        return outcome(request)
      case 'customers.add':
      case 'customers.change': {
        if (archive.refuse) throw archive.refuse
        const { fields, id } = verb === 'customers.add' ? { fields: request as object, id: 'new' } : (request as { fields: object; id: string })
        return outcome({ ...fields, id })
      }
      default:
        throw new Error(verb)
    }
  },
}))

const huaxin = { id: 'c1', code: 'HX', name: '华芯电子有限公司', short_name: '华芯', former_names: '', contact: '', phone: '', initials: 'hx', active: true }

describe('a record that is being typed', () => {
  beforeEach(() => {
    archive.drafts.clear()
    archive.asked.length = 0
    archive.refuse = undefined
  })

  it('goes on with what was typed and not saved, each record with its own', async () => {
    const typing = typingCustomer()
    await typing.begin(huaxin)
    typing.fields.contact = '罗一鸣'
    expect(await typing.keep()).toBe(true)
    await typing.begin(undefined)
    expect(typing.fields.contact).toBe('')
    await typing.begin({ ...huaxin, phone: '8802' })
    expect(typing.resumed).toBe(true)
    expect(typing.dirty).toBe(true)
    expect(typing.fields.contact).toBe('罗一鸣')
  })

  it('keeps nothing where nothing was typed, and nothing of what was taken back', async () => {
    const typing = typingCustomer()
    await typing.begin(huaxin)
    expect(await typing.keep()).toBe(false)
    typing.fields.contact = '罗'
    await typing.keep()
    expect(archive.drafts.size).toBe(1)
    typing.fields.contact = ''
    await typing.keep()
    expect(archive.drafts.size).toBe(0)
  })

  it('ends the draft with the saving, and keeps it when the archive refuses', async () => {
    const typing = typingCustomer()
    await typing.begin(undefined)
    typing.fields.name = '恒达精密'
    typing.fields.code = 'HX'
    await typing.keep()
    archive.refuse = { code: 'taken', zh: '代码“HX”已经用过', en: 'taken', field: 'code' }
    expect(await typing.save()).toBeUndefined()
    expect(typing.wrong.at('code')?.sentence).toContain('HX')
    expect(archive.drafts.size).toBe(1)
    archive.refuse = undefined
    expect((await typing.save())?.name).toBe('恒达精密')
    expect(archive.drafts.size).toBe(0)
    expect(typing.dirty).toBe(false)
  })

  it('does not lose what is kept and asked for again at once', async () => {
    const typing = typingCustomer()
    await typing.begin(huaxin)
    typing.fields.phone = '8802'
    const keeping = typing.keep()
    await typing.begin(huaxin)
    await keeping
    expect(typing.fields.phone).toBe('8802')
  })
})
