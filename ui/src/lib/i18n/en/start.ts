import type { Shape } from '../shape'
import type { start as zh } from '../zh/start'

export const start: Shape<typeof zh> = {
  title: 'Kedang',
  hello: 'A few things first; all but the folder can be changed later in Settings.',
  where: 'Archive folder',
  whereHint: 'An empty folder, best on this PC, not inside a cloud-sync folder',
  choose: 'Choose folder',
  company: 'Company',
  code: 'Company code',
  codeHint: 'Part of reference codes, e.g. Q001',
  operator: "Archivist's name",
  department: 'Department that owns the materials',
  departmentUsual: 'Administration',
  begin: 'Start the archive',
  openOther: 'Open an existing archive',
  openTitle: 'Choose the archive folder',
  secrets: 'This software must not be used to store or process state secrets.',
  wanted: (folder) => `“${folder}” was not opened.`,
  inChinese: '中文',
  inEnglish: 'English',
  language: 'Language',
  again: 'Try again',
}
