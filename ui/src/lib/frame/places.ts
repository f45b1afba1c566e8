/** The places of the rail: their order, sign and group. Which view stands in each is said in src/views. */
import type { Component } from 'svelte'
import type { IconName } from '../pieces/icons'
import type { PlaceId } from '../router/router.svelte'

export interface PlaceEntry {
  id: PlaceId
  icon: IconName
  /** Below the line of the rail: what is looked up, not worked through. */
  lookup?: boolean
  view: Component
}

/** Sign and group of every place, in the order of the rail. */
export const railOrder: readonly { id: PlaceId; icon: IconName; lookup?: boolean }[] = [
  { id: 'today', icon: 'today' },
  { id: 'intake', icon: 'intake' },
  { id: 'materials', icon: 'materials' },
  { id: 'loans', icon: 'loans' },
  { id: 'movement', icon: 'movement' },
  { id: 'communication', icon: 'communication' },
  { id: 'store', icon: 'store' },
  { id: 'disposal', icon: 'disposal' },
  { id: 'registers', icon: 'registers', lookup: true },
  { id: 'people', icon: 'people', lookup: true },
  { id: 'settings', icon: 'settings', lookup: true },
]

/** The places that have a view, in the order of the rail. A place without one is not shown. */
export function placesWith(views: Partial<Record<PlaceId, Component>>): readonly PlaceEntry[] {
  return railOrder.flatMap((place) => {
    const view = views[place.id]
    return view ? [{ ...place, view }] : []
  })
}
