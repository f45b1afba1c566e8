/** Words used everywhere. */
import type { common as zh } from '../zh/common'
import type { Shape } from '../shape'

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
  items: (n: string) => `${n} items`,
  of: (n: string, total: string) => `${n} of ${total} items`,
  unexpected: 'Something unforeseen happened and this step was not done. Please try again; if it stays so, tell your administrator the code.',
}
