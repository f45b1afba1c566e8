import type { Shape } from '../shape'
import type { registers as zh } from '../zh/registers'

export const registers: Shape<typeof zh> = {
  list: 'Register',
  from: 'From',
  to: 'To',
  none: 'Nothing was registered in this period',
  excel: 'Export Excel',
  pdf: 'Save as PDF',
  exported: (name, rows) => `${name} exported, rows: ${rows}`,
  saved: (name) => `Saved as PDF: ${name}`,
}
