/** What a typed or scanned text may mean in a field for a person, a customer or a place. */
import { ipc } from '../ipc/generated'
import type { PickItem } from '../pieces'
import { notices } from './notices.svelte'

/** Customers that the typed letters may mean. */
export async function suggestCustomers(text: string): Promise<readonly PickItem<string>[]> {
  const customers = await ipc.customers.suggest({ typed: text, limit: 9 })
  return customers.map((c) => ({ value: c.id, label: c.short_name || c.name, sub: [c.code] }))
}

/** People that the typed letters may mean. */
export async function suggestPeople(text: string): Promise<readonly PickItem<string>[]> {
  const people = await ipc.people.suggest({ typed: text, limit: 9 })
  return people.map((p) => ({ value: p.id, label: p.name, sub: [p.department_name] }))
}

/** Places that the typed letters may mean. */
export async function suggestPlaces(text: string): Promise<readonly PickItem<string>[]> {
  const places = await ipc.places.suggest({ typed: text, limit: 9 })
  return places.map((p) => ({ value: p.id, label: p.path, sub: [p.code] }))
}

/** The place whose code was scanned. */
export async function placeOfCode(code: string): Promise<PickItem<string> | undefined> {
  const thing = await notices.attempt(() => ipc.search.scan({ number: code }))
  if (thing?.kind !== 'PLACE') return undefined
  const places = await ipc.places.suggest({ typed: thing.number, limit: 9 })
  const place = places.find(({ id }) => id === thing.id)
  return place && { value: place.id, label: place.path, sub: [place.code] }
}
