/** Which view stands in which place. A place without a view is not on the rail. */
import type { Component } from 'svelte'
import type { PlaceId } from '../lib/router/router.svelte'
import IntakeView from './intake/IntakeView.svelte'
import LoansView from './loans/LoansView.svelte'
import MaterialsView from './materials/MaterialsView.svelte'
import PeopleView from './people/PeopleView.svelte'
import RegistersView from './registers/RegistersView.svelte'
import SettingsView from './settings/SettingsView.svelte'
import StoreView from './store/StoreView.svelte'
import TodayView from './today/TodayView.svelte'

export const views: Partial<Record<PlaceId, Component>> = {
  today: TodayView,
  loans: LoansView,
  intake: IntakeView,
  materials: MaterialsView,
  store: StoreView,
  people: PeopleView,
  registers: RegistersView,
  settings: SettingsView,
}
