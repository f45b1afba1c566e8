/** What is typed about a customer, in 人员与客户 and over a receipt, and how it is saved. */
import { t } from '../i18n'
import { ipc, type Customer, type CustomerFields } from '../ipc/generated'
import { live } from '../state/live.svelte'
import { Typing } from '../state/typing.svelte'

export function typingCustomer(): Typing<CustomerFields, Customer> {
  return new Typing<CustomerFields, Customer>({
    kind: 'CUSTOMER',
    refuses: ['name', 'code', 'short_name', 'former_names', 'contact', 'phone'],
    blank: () => ({ code: '', name: '', short_name: '', former_names: '', contact: '', phone: '' }),
    of: ({ code, name, short_name, former_names, contact, phone }) => ({ code, name, short_name, former_names, contact, phone }),
    title: (f) => f.name || f.code || t.people.untitled,
    save: async (id, fields) => await live.act(id === undefined ? ipc.customers.add({ ...fields }) : ipc.customers.change({ id, fields: { ...fields } })),
  })
}
