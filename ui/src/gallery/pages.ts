/** The invented places beside 资料, and what they show over them when the address asks. */
import type { Component } from 'svelte'
import type { PlaceId } from '../lib/router/router.svelte'
import IntakePage from './places/IntakePage.svelte'
import LoansPage from './places/LoansPage.svelte'
import PiecesPage from './places/PiecesPage.svelte'
import ReturnPage from './places/ReturnPage.svelte'
import TodayPage from './places/TodayPage.svelte'

export const pages: Partial<Record<PlaceId, Component>> = { today: TodayPage, intake: IntakePage, loans: LoansPage, movement: ReturnPage, settings: PiecesPage }
