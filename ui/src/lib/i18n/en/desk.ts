/** The frame of the window: places, bars, the sheet of keys. */
import type { desk as zh } from '../zh/desk'
import type { Shape } from '../shape'
import { some } from './some'

export const desk: Shape<typeof zh> = {
  name: 'Kedang',
  places: {
    today: 'Today', intake: 'Intake', materials: 'Materials', loans: 'Loan desk', movement: 'Movement', communication: 'Contacts',
    store: 'Store', disposal: 'Disposal', registers: 'Registers', people: 'People', settings: 'Settings',
  },
  placesLabel: 'Places',
  waiting: (place: string, n: string) => `${place}, ${n} waiting`,
  find: 'Find anything, or just scan',
  findNothing: (text: string) => `Nothing found for “${text}”.`,
  findAll: 'See all of them in Materials',
  findHint: 'Reference code, drawing number, title, pinyin initials, words inside an attachment, slip number.',
  tray: 'Tray',
  intoTray: 'Put into the tray',
  allKeys: 'All keys',
  keysOf: { window: 'Everywhere', place: 'This place', layer: 'In front' },
  keysNothing: 'There are no keys here.',
  goTo: (place: string) => `Go to ${place}`,
  running: (n: string) => `${some(n, 'job')} running`,
  scanUnknown: (code: string) => `The scanned code is unknown here: ${code}.`,
  split: 'Divider between list and record, can be dragged',
  emptyPlaces: 'There is no place here yet.',
  closing: {
    title: 'Work is still going on', text: 'Files are being stored, checked or exported. What is stored is safe; if you close now, what has not had its turn must be begun again.',
    whenDone: 'Close when done', now: 'Stop and close', stay: 'Stay', waits: 'Closes by itself when it is done.',
  },
}
