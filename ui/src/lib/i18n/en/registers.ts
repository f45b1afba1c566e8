import type { Shape } from '../shape'
import type { registers as zh } from '../zh/registers'
import { some } from './some'

export const registers: Shape<typeof zh> = {
  list: 'Register',
  period: 'Period',
  from: 'From',
  to: 'To',
  rowsN: (n) => `${some(n, 'row')}`,
  none: 'Nothing was registered in this period',
  excel: 'Export Excel',
  pdf: 'Save as PDF',
  exported: (name, rows) => `${name} exported, rows: ${rows}`,
  saved: (name) => `Saved as PDF: ${name}`,
}
