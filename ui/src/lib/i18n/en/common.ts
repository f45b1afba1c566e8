/** Words used everywhere. */
import type { common as zh } from '../zh/common'
import type { Shape } from '../shape'
import { some } from './some'

export const common: Shape<typeof zh> = {
  ok: 'OK',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  open: 'Open',
  back: 'Back',
  undo: 'Undo',
  retry: 'Try again',
  print: 'Print',
  export: 'Export',
  more: 'More',
  choose: 'Choose',
  next: 'Next',
  all: 'All',
  none: '—',
  search: 'Find',
  loading: 'Reading',
  items: (n: string) => `${some(n, 'item')}`,
  of: (n: string, total: string) => `${n} of ${some(total, 'item')}`,
  unexpected: 'Something unforeseen happened and this step was not done. Please try again; if it stays so, tell your administrator the code.',
}
