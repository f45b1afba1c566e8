import type { Shape } from '../shape'
import type { materials as zh } from '../zh/materials'
import { some } from './some'

export const materials: Shape<typeof zh> = {
  list: 'Materials', found: (n, all) => `${n} of ${all}`, more: (n) => `more than ${n}`,
  number: 'Reference code', title: 'Title', drawing: 'Drawing no.', revision: 'Rev.', state: 'State', customer: 'Customer', category: 'Category', place: 'Place', filed: 'Filed', received: 'Received', due: 'Due', level: 'Level', files: 'Files',
  search: 'Search materials: title, code, drawing number, pinyin initials', filterHint: 'Customer, owner, place, period, or any kind', filter: 'Filter', searchKey: 'Find',
  overdue: 'Overdue', noFiles: 'No files', period: (from, to) => `${from} to ${to}`,
  fileCount: (files, pages) => `${some(files, 'file')}, ${some(pages, 'page')}`,
  none: 'No material fits.', noneYet: 'No materials yet. Register the first at Intake.', choose: 'Choose one on the left to see all of it here.',
  holder: 'Who has it now', inStore: (place) => `In store, ${place}`, heldFacts: (since, due) => `lent ${since}, due ${due}`, late: (n) => `${some(n, 'day')} late`, left: (n) => `${some(n, 'day')} left`,
  attachments: 'Attachments', dropHere: 'Drop files here, or', attach: 'Attach files', attachTo: (no) => `Attach to ${no}`,
  history: 'History', events: (n) => `${some(n, 'event')}`, card: 'History card', moreHistory: 'Earlier',
  categoryCarrier: 'Category / carrier', retention: 'Retention', until: (word, day) => `${word}, until ${day}`, counts: 'Copies / pages', count: (copies, pages, kind) => [some(copies, 'copy', 'copies'), ...(pages === '0' ? [] : [some(pages, 'page')]), kind].join(', '), owner: 'Person in charge', receipt: 'Receipt no.', nature: 'Nature / purpose', creator: 'Creator', unknownDate: 'unknown', subtype: 'Sub-type', docDate: 'Date of creation', provider: 'Provided by', secret: (level, day) => `${level} until ${day}`,
  lend: 'Lend', giveBack: 'Return', label: 'Label', look: 'Look closely', otherFile: 'Other file', more2: 'More', change: 'Correct description', relocate: 'Move', withdraw: 'Withdraw file', replace: 'Replace file', save: 'Save original as', reason: 'Reason', newPlace: 'New place', done: 'Moved', changed: 'Corrected', withdrawn: 'Withdrawn', replaced: 'Replaced', saved: 'Original saved',
  labelPrinted: 'Label sent to the printer', apply: 'Apply', ground: 'Ground: who agreed, on what (lower level, shorter retention, later return)', returnBy: (day: string) => `Due back ${day}`, note: 'Note', project: 'Project or contract', clear: 'Clear filters', excel: 'Export', excelName: 'Materials',
  incidents: 'Incidents', incidentOpen: 'an incident is open', closeIncident: 'Close the incident', outcome: 'Outcome', closing: 'What came of it: where it was, who agreed to what', incidentClosed: (no) => `${no} closed`, closedBy: (day, who) => `${day}, ${who}`,
}
