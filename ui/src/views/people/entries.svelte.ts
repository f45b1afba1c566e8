/** What is typed about a person and a department, and how each is saved. */
import type { Day } from '../../lib/dates/day'
import { t } from '../../lib/i18n'
import { en } from '../../lib/i18n/en'
import { zh } from '../../lib/i18n/zh'
import { ipc, type Department, type Person, type Role } from '../../lib/ipc/generated'
import { Problem } from '../../lib/ipc/problem'
import type { PickItem } from '../../lib/pieces'
import { live } from '../../lib/state/live.svelte'
import { Typing } from '../../lib/state/typing.svelte'

export interface TypedPerson {
  name: string
  badge: string
  department: PickItem | undefined
  phone: string
  role: Role | undefined
  undertaking_until: Day | undefined
}

export interface TypedDepartment {
  name: string
  head: PickItem | undefined
  deputy: PickItem | undefined
  from: Day | undefined
  until: Day | undefined
}

const item = (value: string | null, label: string): PickItem | undefined => (value === null ? undefined : { value, label })

/** A field that the archive cannot be asked without. */
function needed<T>(value: T | undefined, field: string): T {
  if (value !== undefined) return value
  throw new Problem({ code: 'field.missing', zh: zh.pieces.required, en: en.pieces.required, field })
}

/** A person; `department` is the one a new person begins with. */
export function typingPerson(department: () => PickItem | undefined): Typing<TypedPerson, Person> {
  return new Typing<TypedPerson, Person>({
    kind: 'PERSON',
    refuses: ['person_name', 'badge', 'department', 'phone', 'undertaking_until'],
    blank: () => ({ name: '', badge: '', department: department(), phone: '', role: 'READER', undertaking_until: undefined }),
    of: (p) => ({ name: p.name, badge: p.badge ?? '', department: item(p.department, p.department_name), phone: p.phone, role: p.role, undertaking_until: p.undertaking_until ?? undefined }),
    title: (f) => f.name || t.people.untitled,
    save: async (id, f) => {
      const fields = { name: f.name, badge: f.badge, department: needed(f.department, 'department').value, phone: f.phone, role: f.role ?? 'READER', undertaking_until: f.undertaking_until ?? '' }
      return await live.act(id === undefined ? ipc.people.add(fields) : ipc.people.change({ id, fields }))
    },
  })
}

export function typingDepartment(): Typing<TypedDepartment, Department> {
  return new Typing<TypedDepartment, Department>({
    kind: 'DEPARTMENT',
    refuses: ['department', 'from', 'to'],
    blank: () => ({ name: '', head: undefined, deputy: undefined, from: undefined, until: undefined }),
    of: (d) => ({ name: d.name, head: item(d.head, d.head_name), deputy: item(d.deputy, d.deputy_name), from: d.deputy_from ?? undefined, until: d.deputy_until ?? undefined }),
    title: (f) => f.name || t.people.untitled,
    save: async (id, f) => {
      const fields = { name: f.name, head: f.head?.value ?? null, deputy: f.deputy?.value ?? null, deputy_from: f.from ?? '', deputy_until: f.until ?? '' }
      return await live.act(id === undefined ? ipc.departments.add(fields) : ipc.departments.change({ id, fields }))
    },
  })
}
