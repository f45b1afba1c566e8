import { expect, test } from 'vitest'
import { words } from '../ipc/generated'
import { fits, nextBy } from './letters'

const levels = Object.values(words.SecurityLevel)
const zh = levels.map((word) => ({ label: word.zh }))
const en = levels.map((word) => ({ label: word.en }))

test('a letter goes to the next word that begins with it, in both languages, and round', () => {
  const internal = zh.findIndex((option) => option.label === words.SecurityLevel.INTERNAL.zh)
  expect(nextBy('n', zh, -1)).toBe(internal)
  expect(nextBy('N', zh, internal)).toBe(internal)
  expect(nextBy('i', en, -1)).toBe(internal)
  expect(nextBy('z', zh, -1)).toBe(-1)
  expect(nextBy('a', [], -1)).toBe(-1)
})

test('a word is found by any part of it and by its initials from the first', () => {
  const { zh: label } = words.Custody.IN_STORE
  expect(fits(label, 'zk')).toBe(true)
  expect(fits(label, label.slice(1))).toBe(true)
  expect(fits(label, 'k')).toBe(false)
})
