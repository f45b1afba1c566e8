// Generated from src-tauri/src/table.rs by `cargo xtask fixtures`; not edited by hand.
import { ask } from './call'

export type Action = "archive.start" | "settings.change" | "calendar.mark" | "calendar.clear" | "customers.add" | "customers.change" | "customers.deactivate" | "customers.reactivate" | "departments.add" | "departments.change" | "people.add" | "people.change" | "people.deactivate" | "people.reactivate" | "people.set_pin" | "people.pin_refused" | "places.add" | "places.change" | "places.retire" | "places.reopen" | "receipts.register" | "receipts.void" | "materials.review" | "materials.resubmit" | "materials.file" | "materials.change" | "materials.move" | "attachments.attach" | "attachments.replace" | "attachments.withdraw" | "attachments.assign" | "attachments.view" | "attachments.save_as" | "marks.add" | "marks.withdraw" | "loans.request" | "loans.approve" | "loans.reject" | "loans.withdraw" | "loans.lend" | "loans.take_back" | "loans.renew" | "loans.remind" | "loans.reverse" | "incidents.report" | "incidents.close" | "forms.print" | "registers.export" | "materials.export" | "archive.export" | "unreadable";

export type Actor = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * By which name.
 */
name: string, 
/**
 * With which role.
 */
role: Role, };

export type AnyId = string;

export type Approval = { 
/**
 * Identity.
 */
id: ApprovalId, 
/**
 * Which step.
 */
step: Step, 
/**
 * What was decided.
 */
decision: Decision, 
/**
 * In ink or by PIN.
 */
mode: ApprovalMode, 
/**
 * Who decided.
 */
approver: PersonId, 
/**
 * Its name.
 */
approver_name: string, 
/**
 * For whom, where a substitute decided.
 */
for_name: string, 
/**
 * 意见.
 */
opinion: string, 
/**
 * 签批日期.
 */
decided_on: string, 
/**
 * Who wrote it down.
 */
recorded_by: string, 
/**
 * Whether its signed paper (F-06) is still waited for (待补扫描件).
 */
scan_due: boolean, };

export type ApprovalId = string;

export type ApprovalMode = "INK" | "PIN";

export type ApproveRequest = { 
/**
 * Which slip.
 */
loan: LoanId, 
/**
 * What was decided.
 */
decisions: Decisions, };

export type ApproversOn = { loan: LoanId, on: string | null, };

export type Assignment = { ids: Array<AttachmentId>, to: Owner, role: AttachmentRole | null, };

export type AttachProgress = { 
/**
 * Which file, from 0.
 */
file: number, 
/**
 * Of how many.
 */
files: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Bytes of it that are done.
 */
done: number, 
/**
 * Its bytes.
 */
total: number, 
/**
 * Bytes of all files that are done.
 */
all_done: number, 
/**
 * Bytes of all files.
 */
all_total: number, };

export type AttachRequest = { 
/**
 * What it will belong to.
 */
owner: Owner, 
/**
 * The files and folders.
 */
files: Array<FileToAttach>, 
/**
 * What to do with content that is elsewhere already.
 */
on_duplicate: OnDuplicate, 
/**
 * Remark, the same for all.
 */
note: string, 
/**
 * Where they come from (a scanner, a watched folder); empty for a drop.
 */
came_from: string, };

export type AttachStep = { "step": "copying" } & AttachProgress | { "step": "ended" } & FileReport;

export type Attachment = { 
/**
 * Identity.
 */
id: AttachmentId, 
/**
 * Its place in the order of attaching, also the page key.
 */
seq: number, 
/**
 * What it belongs to.
 */
owner: Owner, 
/**
 * Its file name, as it was.
 */
name: string, 
/**
 * A name that every system takes, to offer when it is saved.
 */
save_name: string, 
/**
 * What it shows or proves.
 */
role: AttachmentRole, 
/**
 * Remark.
 */
note: string, 
/**
 * Where it came from: the way inside a dropped folder, or the scanner.
 */
came_from: string, 
/**
 * SHA-256 of its content, as `sha256sum` prints it.
 */
sha256: string, 
/**
 * Its size in bytes.
 */
size: number, 
/**
 * Its media type, by content.
 */
mime: string, 
/**
 * Whether its content fits the ending of its name (CK-A5).
 */
fits_its_name: boolean, 
/**
 * How many pages it has; `None` while nobody looked, or where there are none.
 */
pages: number | null, 
/**
 * Width of page 1 in pixels.
 */
width: number | null, 
/**
 * Height of page 1 in pixels.
 */
height: number | null, 
/**
 * Why there is no picture, where that is known.
 */
problem: Problem | null, 
/**
 * When it was attached, UTC.
 */
added_at: string, 
/**
 * By whom.
 */
added_by: string, 
/**
 * When it was withdrawn or replaced, UTC.
 */
withdrawn_at: string | null, 
/**
 * Why.
 */
withdrawn_reason: string | null, 
/**
 * What stands in its place.
 */
replaced_by: AttachmentId | null, };

export type AttachmentId = string;

export type AttachmentRole = "SCAN" | "PHOTO" | "DOCUMENT" | "APPROVAL" | "ISSUE_PHOTO" | "RETURN_PHOTO";

export type Bar = { 
/**
 * A week, a month, a department or a room.
 */
name: string, 
/**
 * The count.
 */
value: number, 
/**
 * Of it late, or the capacity.
 */
other: number, };

export type CalendarDay = { 
/**
 * The day, `2026-10-01`.
 */
day: string, 
/**
 * Whether people work: true is a 调休 day, false a holiday.
 */
working: boolean, 
/**
 * What it is called: 国庆节.
 */
name: string, };

export type CalendarYear = { year: number, };

export type Carrier = "PAPER" | "ELECTRONIC" | "OPTICAL_USB" | "OBJECT";

export type Category = "TECH" | "DRAWING" | "SAMPLE" | "CONTRACT" | "OTHER";

export type Cell = null | number | string;

export type ChainReport = { 
/**
 * How many events there are.
 */
events: number, 
/**
 * The number of the first event that does not fit, where one does not.
 */
broken_at: number | null, 
/**
 * The code of the newest event.
 */
head: string, };

export type Changed = "customers" | "people" | "places" | "receipts" | "materials" | "attachments" | "marks" | "loans" | "incidents" | "drafts" | "settings" | "calendar";

export type CheckFinding = { 
/**
 * Which check.
 */
check: CheckId, 
/**
 * How bad it is.
 */
severity: Severity, 
/**
 * What it is about: a number, a code, a hash, an event.
 */
place: string, 
/**
 * What was seen, in the words of the database.
 */
detail: string, 
/**
 * In Chinese.
 */
zh: string, 
/**
 * In English.
 */
en: string, };

export type CheckId = "DB-1" | "DB-2" | "DB-3" | "DB-6" | "DB-7" | "DB-4" | "DB-5" | "CK-A11" | "CK-A6" | "CK-A12" | "CK-I1" | "CK-I2" | "CK-I4" | "CK-I5" | "CK-I6" | "CK-I8" | "CK-U5" | "CK-S6" | "CK-A3" | "CK-S3";

export type CheckReport = { 
/**
 * When, UTC.
 */
at: string, 
/**
 * Whether the originals were read.
 */
full: boolean, 
/**
 * The checks in order.
 */
results: Array<CheckResult>, 
/**
 * What was found, at most [`MOST`] of each.
 */
findings: Array<CheckFinding>, 
/**
 * The code of the newest event when it was looked at.
 */
head: string, };

export type CheckResult = { 
/**
 * Which one.
 */
check: CheckId, 
/**
 * Which of the four qualities it looks at.
 */
quality: Quality, 
/**
 * What it came to.
 */
result: Verdict, 
/**
 * How many findings, also those beyond the ones listed.
 */
findings: number, 
/**
 * In Chinese.
 */
zh: string, 
/**
 * In English.
 */
en: string, };

export type Checking = { 
/**
 * Which one.
 */
check: CheckId, 
/**
 * So much of …
 */
done: number, 
/**
 * … so much; in units of its own, bytes where the originals are read.
 */
of: number, };

export type ClearDays = { days: Array<string>, };

export type CloseRequest = { 
/**
 * Which.
 */
id: IncidentId, 
/**
 * What came of it.
 */
outcome: IncidentOutcome, 
/**
 * In words: where it was, who agreed to what.
 */
closing: string, };

export type Closing = "when_done" | "now" | "stay";

export type CodeAt = { 
/**
 * Its number in the journal.
 */
seq: number, 
/**
 * When it was written, UTC.
 */
at: string, 
/**
 * What was done.
 */
action: Action, 
/**
 * The number people know its subject by.
 */
number: string, };

export type ColumnKind = "text" | "number" | "date";

export type ConditionIn = "GOOD" | "SHORT" | "DAMAGED" | "LOST";

export type Contents = { 
/**
 * The materials: place by place in the order of the tree, then as they were registered.
 */
rows: Array<Placed>, 
/**
 * Where the next page begins; `None` at the end.
 */
next: ContentsKey | null, 
/**
 * How many there are in all.
 */
total: number, };

export type ContentsKey = { 
/**
 * In which place it stands.
 */
place: PlaceId, 
/**
 * Its order of registration.
 */
seq: number, };

export type ContentsOf = { place: PlaceId, after: ContentsKey | null, limit: number, };

export type CopyKind = "ORIGINAL" | "PHOTOCOPY" | "SCAN";

export type Counts = { 
/**
 * By reason, in the order of the list, none left out.
 */
by: Array<[Waiting, number]>, 
/**
 * Everything that waits.
 */
all: number, 
/**
 * Files in the tray (待整理).
 */
tray: number, 
/**
 * Items out now.
 */
out: number, 
/**
 * Of them, late.
 */
late: number, 
/**
 * Materials in all.
 */
materials: number, };

export type Cursor = { 
/**
 * In which pass.
 */
pass: number, 
/**
 * At which key of the column.
 */
key: string, 
/**
 * At which material.
 */
seq: number, };

export type Custody = "IN_STORE" | "OUT" | "MISSING" | "GONE";

export type Customer = { 
/**
 * Identity.
 */
id: CustomerId, 
/**
 * Two to six letters or digits, unique, part of the 档号.
 */
code: string, 
/**
 * The full name.
 */
name: string, 
/**
 * The name used at the desk (简称).
 */
short_name: string, 
/**
 * Former names (曾用名), separated by `、`; found by the search.
 */
former_names: string, 
/**
 * The usual contact person.
 */
contact: string, 
/**
 * The contact's telephone.
 */
phone: string, 
/**
 * Pinyin initials of all names.
 */
initials: string, 
/**
 * Whether new receipts may name it.
 */
active: boolean, };

export type CustomerChange = { id: CustomerId, fields: CustomerFields, };

export type CustomerFields = { 
/**
 * See [`Customer::code`].
 */
code: string, 
/**
 * See [`Customer::name`].
 */
name: string, 
/**
 * See [`Customer::short_name`].
 */
short_name: string, 
/**
 * See [`Customer::former_names`].
 */
former_names: string, 
/**
 * See [`Customer::contact`].
 */
contact: string, 
/**
 * See [`Customer::phone`].
 */
phone: string, };

export type CustomerId = string;

export type Decision = "APPROVED" | "REJECTED";

export type DecisionFields = { 
/**
 * Which step.
 */
step: Step, 
/**
 * What was decided.
 */
decision: Decision, 
/**
 * Who decided.
 */
approver: PersonId, 
/**
 * In ink or by PIN.
 */
mode: ApprovalMode, 
/**
 * The PIN, where it is by PIN.
 */
pin: string | null, 
/**
 * 意见; compulsory for a refusal.
 */
opinion: string, 
/**
 * The date on the paper; `None` is today.
 */
decided_on: string | null, };

export type Decisions = "all_in_ink" | { "these": Array<DecisionFields> };

export type Department = { 
/**
 * Identity.
 */
id: DepartmentId, 
/**
 * The name.
 */
name: string, 
/**
 * Its head (部门负责人).
 */
head: PersonId | null, 
/**
 * The head's name.
 */
head_name: string, 
/**
 * A substitute (代理人), between the two dates only.
 */
deputy: PersonId | null, 
/**
 * The substitute's name.
 */
deputy_name: string, 
/**
 * First day of the substitution.
 */
deputy_from: string | null, 
/**
 * Last day of the substitution.
 */
deputy_until: string | null, 
/**
 * Whether it still exists.
 */
active: boolean, 
/**
 * Pinyin initials of its name.
 */
initials: string, };

export type DepartmentChange = { id: DepartmentId, fields: DepartmentFields, };

export type DepartmentFields = { 
/**
 * See [`Department::name`].
 */
name: string, 
/**
 * See [`Department::head`].
 */
head: PersonId | null, 
/**
 * See [`Department::deputy`].
 */
deputy: PersonId | null, 
/**
 * First day of the substitution; empty is none.
 */
deputy_from: string, 
/**
 * Last day of the substitution; empty is none.
 */
deputy_until: string, };

export type DepartmentId = string;

export type DescriptionFields = { 
/**
 * Which material.
 */
material: MaterialId, 
/**
 * 资料名称.
 */
title: string, 
/**
 * 图号.
 */
drawing_no: string, 
/**
 * 版次.
 */
revision: string, 
/**
 * 页数 of one copy, counted again.
 */
pages: number, 
/**
 * Second-level category.
 */
subtype: string, 
/**
 * The fields of the category.
 */
extra: Record<string, string>, 
/**
 * 责任者.
 */
creator: string, 
/**
 * 形成日期.
 */
doc_date: string | null, 
/**
 * Project or contract.
 */
project: string, 
/**
 * 密级.
 */
security_level: SecurityLevel, 
/**
 * 保密期限.
 */
secret_until: string | null, 
/**
 * 返还期限: the day the customer wants it back.
 */
return_by: string | null, 
/**
 * What filing decided, where it is filed.
 */
filed: FiledFields | null, 
/**
 * Who agreed and on what ground, where the 密级 becomes lower, the 保管期限 shorter, or the customer waits longer
 * for what is due back.
 */
level_reason: string, 
/**
 * Remark.
 */
note: string, 
/**
 * Why it is corrected.
 */
reason: string, };

export type DeskStatus = { 
/**
 * The folder of the open archive; `None` before the first start.
 */
folder: string | null, 
/**
 * The folder that was wanted and could not be opened.
 */
wanted: string | null, 
/**
 * Why not.
 */
problem: Problem | null, 
/**
 * Who sits at the desk.
 */
actor: Actor | null, 
/**
 * The settings.
 */
settings: Settings | null, 
/**
 * The version of the program.
 */
version: string, 
/**
 * Where a first archive is suggested to live.
 */
suggested: string, };

export type Draft = { 
/**
 * Identity.
 */
id: DraftId, 
/**
 * What it will become.
 */
kind: DraftKind, 
/**
 * One line to recognise it by.
 */
title: string, 
/**
 * What was typed, in the window's own shape.
 */
body: unknown, 
/**
 * When it was begun, UTC.
 */
made_at: string, 
/**
 * When it was last saved, UTC.
 */
saved_at: string, };

export type DraftFields = { 
/**
 * Which draft; a new id begins one.
 */
id: DraftId, 
/**
 * What it will become.
 */
kind: DraftKind, 
/**
 * One line to recognise it by.
 */
title: string, 
/**
 * What was typed.
 */
body: unknown, };

export type DraftId = string;

export type DraftKind = "RECEIPT" | "LOAN" | "PERSON" | "DEPARTMENT" | "CUSTOMER" | "FILING";

export type Elsewhere = "CUSTOMER_NAME" | "FORMER_NAME" | "OWNER" | "PROVIDER" | "PROJECT" | "CREATOR" | "RECEIPT" | "COURIER" | "FIELD";

export type ElsewhereHit = { 
/**
 * Which field.
 */
field: Elsewhere, 
/**
 * Its text.
 */
text: string, 
/**
 * What to mark in it.
 */
marks: Array<HitMark>, };

export type Exported = { 
/**
 * The file.
 */
file_name: string, 
/**
 * Its rows, the head not counted.
 */
rows: number, };

export type FileFacts = { 
/**
 * Its media type, by content.
 */
mime: string, 
/**
 * How many pages it has; `None` where the format knows none.
 */
pages: number | null, 
/**
 * Width of page 1 in pixels.
 */
width: number | null, 
/**
 * Height of page 1 in pixels.
 */
height: number | null, 
/**
 * Whether its pages are lines and letters, sharp at any size; else it has the pixels it has.
 */
is_drawn: boolean, 
/**
 * Whether its picture is only the small one the file carries of itself.
 */
shows_only_a_preview: boolean, 
/**
 * Whether it holds files that can be taken out ([`Previewer::look_inside`]).
 */
is_container: boolean, 
/**
 * Whether a password opens it here ([`Previewer::unlock`]).
 */
asks_password: boolean, 
/**
 * Why there is no picture, where there is none.
 */
problem: Problem | null, };

export type FileReport = { 
/**
 * Which file, from 0.
 */
file: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its way inside a dropped folder.
 */
came_from: string, 
/**
 * How it ended.
 */
result: FileResult, };

export type FileResult = { "outcome": "attached", 
/**
 * The new attachment.
 */
attachment: Attachment, } | { "outcome": "duplicate", 
/**
 * Where.
 */
twin: Twin, 
/**
 * The sentence that says so.
 */
problem: Problem, } | { "outcome": "problem", 
/**
 * Why.
 */
problem: Problem, };

export type FileToAttach = { 
/**
 * Where it is.
 */
path: string, 
/**
 * What it shows or proves.
 */
role: AttachmentRole, };

export type FiledFields = { 
/**
 * 性质.
 */
nature: Nature, 
/**
 * 用途.
 */
purpose: Purpose, 
/**
 * 保管期限.
 */
retention_class: Retention, 
/**
 * 责任人.
 */
owner: PersonId, };

export type FilingFields = { 
/**
 * Which material.
 */
material: MaterialId, 
/**
 * 资料名称, as it will stand in the catalogue.
 */
title: string, 
/**
 * 类别.
 */
category: Category, 
/**
 * Second-level category.
 */
subtype: string, 
/**
 * 图号.
 */
drawing_no: string, 
/**
 * 版次.
 */
revision: string, 
/**
 * 形成日期.
 */
doc_date: string | null, 
/**
 * 责任者.
 */
creator: string, 
/**
 * 性质.
 */
nature: Nature, 
/**
 * 用途.
 */
purpose: Purpose, 
/**
 * 保管期限.
 */
retention_class: Retention, 
/**
 * 密级.
 */
security_level: SecurityLevel, 
/**
 * Who agreed to a level lower than at receipt, and on what ground; compulsory then, otherwise left out.
 */
level_reason: string, 
/**
 * 保密期限.
 */
secret_until: string | null, 
/**
 * 责任人.
 */
owner: PersonId, 
/**
 * 存放位置; compulsory for everything that can be touched.
 */
place: PlaceId | null, 
/**
 * 页数, counted again.
 */
pages: number, 
/**
 * The fields of the category.
 */
extra: Record<string, string>, };

export type FilingPreview = { 
/**
 * Which material.
 */
material: MaterialId, 
/**
 * The 档号.
 */
archive_no: string, 
/**
 * The last day of retention; `None` when permanent.
 */
retention_until: string | null, };

export type Filters = { 
/**
 * 客户.
 */
customer: Array<CustomerId>, 
/**
 * 责任人.
 */
owner: Array<PersonId>, 
/**
 * 存放位置, with everything inside it.
 */
place: Array<PlaceId>, 
/**
 * 类别.
 */
category: Array<Category>, 
/**
 * 性质.
 */
nature: Array<Nature>, 
/**
 * 用途.
 */
purpose: Array<Purpose>, 
/**
 * 保管期限.
 */
retention: Array<Retention>, 
/**
 * 密级.
 */
security: Array<SecurityLevel>, 
/**
 * How far it is.
 */
lifecycle: Array<Lifecycle>, 
/**
 * Where it is.
 */
custody: Array<Custody>, 
/**
 * 载体.
 */
carrier: Array<Carrier>, 
/**
 * Only what is late today (逾期).
 */
overdue: boolean, 
/**
 * With (`true`) or without (`false`) attachments.
 */
attached: boolean | null, 
/**
 * First day of receipt.
 */
received_from: string | null, 
/**
 * Last day of receipt.
 */
received_to: string | null, 
/**
 * First day of filing.
 */
filed_from: string | null, 
/**
 * Last day of filing.
 */
filed_to: string | null, };

export type Finding = { 
/**
 * The point, 1 to 10 of F-02.
 */
point: number, 
/**
 * How it was found.
 */
result: PointResult, 
/**
 * What was seen.
 */
note: string, };

export type Found = { 
/**
 * The hits, best first.
 */
rows: Array<Hit>, 
/**
 * Where the next page begins; `None` at the end.
 */
next: Cursor | null, 
/**
 * How many there are; told with the first page only.
 */
total: Total | null, 
/**
 * How many materials the archive has.
 */
all: number, };

export type HistoryOf = { subject: AnyId, before: number | null, limit: number, };

export type HistoryRow = { 
/**
 * Its place in the journal.
 */
seq: number, 
/**
 * When, UTC.
 */
at: string, 
/**
 * Who.
 */
actor: string, 
/**
 * What was done.
 */
action: Action, 
/**
 * About what, in Chinese.
 */
zh: string, 
/**
 * About what, in English.
 */
en: string, 
/**
 * The slip or code it went by.
 */
number: string, };

export type Hit = { 
/**
 * The row of the list.
 */
row: MaterialRow, 
/**
 * What to mark in it.
 */
marks: Array<HitMark>, 
/**
 * What was found beside what the row shows.
 */
elsewhere: ElsewhereHit | null, };

export type HitField = "number" | "title" | "drawing_no" | "customer" | "text";

export type HitMark = { 
/**
 * In which field.
 */
field: HitField, 
/**
 * Where it begins.
 */
start: number, 
/**
 * How long it is.
 */
length: number, };

export type Holder = { 
/**
 * The loan.
 */
loan: LoanId, 
/**
 * Its number.
 */
loan_no: string, 
/**
 * The borrower.
 */
person: PersonId, 
/**
 * The borrower's name.
 */
name: string, 
/**
 * The borrower's department.
 */
department: string, 
/**
 * Since which day.
 */
since: string, 
/**
 * Until when; derived lateness is for the reader to see.
 */
due_on: string, 
/**
 * Days late today; negative while there is time.
 */
days_late: number, };

export type HoldersOf = { id: MaterialId, since: string, };

export type Incident = { 
/**
 * Identity.
 */
id: IncidentId, 
/**
 * 异常单号.
 */
number: string, 
/**
 * What was reported.
 */
fields: IncidentFields, 
/**
 * How far it is.
 */
state: IncidentState, 
/**
 * The day.
 */
reported_on: string, 
/**
 * The end of it, once it is closed.
 */
end: IncidentEnd | null, };

export type IncidentEnd = { 
/**
 * What came of it.
 */
outcome: IncidentOutcome, 
/**
 * In words.
 */
closing: string, 
/**
 * The day.
 */
closed_on: string, 
/**
 * Who closed it.
 */
closed_by: string, };

export type IncidentFields = { 
/**
 * What happened.
 */
kind: IncidentKind, 
/**
 * To which material.
 */
material: MaterialId, 
/**
 * On which slip.
 */
loan: LoanId | null, 
/**
 * Who had it.
 */
person: PersonId | null, 
/**
 * What was seen.
 */
facts: string, };

export type IncidentId = string;

export type IncidentKind = "LOSS" | "DAMAGE" | "LEAK" | "UNSUITABLE" | "NOT_RETURNED";

export type IncidentOutcome = "FOUND" | "REPAIRED" | "SETTLED" | "UNFOUNDED";

export type IncidentState = "REPORTED" | "CLOSED";

export type InnerFile = { 
/**
 * Which one it is, for taking it out.
 */
number: number, 
/**
 * Its name, with the folders it lies in; for showing, never for a path.
 */
name: string, 
/**
 * Its size in bytes, where that is known before it is taken out.
 */
size: number | null, 
/**
 * It wants a password.
 */
is_locked: boolean, };

export type Inside = { 
/**
 * The letter, where the container is one.
 */
letter: Letter | null, 
/**
 * The parts, in their order.
 */
parts: Array<InnerFile>, 
/**
 * How many more there are than are named.
 */
left_off: number, };

export type Lang = "zh" | "en";

export type LendRequest = { 
/**
 * Which slip.
 */
loan: LoanId, 
/**
 * How items look as they leave, where it differs from the request.
 */
lines: Array<LineOut>, };

export type Letter = { 
/**
 * Who sent it: name and address.
 */
from: string, 
/**
 * To whom.
 */
to: string, 
/**
 * To whom besides.
 */
cc: string, 
/**
 * What it is about.
 */
subject: string, 
/**
 * When it was sent (RFC 3339), as it says itself.
 */
sent_at: string | null, 
/**
 * Its words.
 */
text: string, };

export type Lifecycle = "PENDING_REVIEW" | "SUPPLEMENT" | "PENDING_FILING" | "FILED" | "SENT_BACK" | "VOID";

export type LineBack = { 
/**
 * On which slip it went out.
 */
loan: LoanId, 
/**
 * Which material.
 */
material: MaterialId, 
/**
 * 份数 counted.
 */
copies: number, 
/**
 * 页数 counted, of one copy.
 */
pages: number, 
/**
 * How it looks.
 */
condition: ConditionIn, 
/**
 * What was seen; compulsory unless good.
 */
note: string, 
/**
 * Whether to open an incident (异常报告单); what is lost always opens one.
 */
incident: boolean, };

export type LineFields = { 
/**
 * 资料名称.
 */
title: string, 
/**
 * 类别.
 */
category: Category, 
/**
 * Second-level category.
 */
subtype: string, 
/**
 * 图号或编号.
 */
drawing_no: string, 
/**
 * 版次.
 */
revision: string, 
/**
 * 载体.
 */
carrier: Carrier, 
/**
 * Original or copy.
 */
copy_kind: CopyKind, 
/**
 * 数量（份、件）.
 */
copies: number, 
/**
 * 页数 of one copy.
 */
pages: number, 
/**
 * 外观情况.
 */
condition: string, 
/**
 * 形成日期.
 */
doc_date: string | null, 
/**
 * 责任者.
 */
creator: string, 
/**
 * 密级.
 */
security_level: SecurityLevel, 
/**
 * Remark.
 */
note: string, 
/**
 * The fields of the category.
 */
extra: Record<string, string>, 
/**
 * Files already stored with the draft that belong to this line.
 */
attachments: Array<AttachmentId>, };

export type LineOut = { 
/**
 * Which material.
 */
material: MaterialId, 
/**
 * 借出时状况.
 */
condition_out: string, };

export type LineState = "REQUESTED" | "OUT" | "RETURNED" | "LOST" | "GIVEN" | "REVERSED" | "ENDED";

export type ListColumn = "number" | "title" | "drawing" | "revision" | "state" | "holder" | "due" | "customer" | "category" | "security" | "copies" | "pages" | "place" | "received" | "filed" | "retention" | "files";

export type ListExport = { 
/**
 * Words, conditions and order; where the page ended and how long it was do not matter.
 */
query: Query, 
/**
 * The columns from left to right; none takes them all.
 */
columns: Array<ListColumn>, 
/**
 * The file.
 */
target: string, 
/**
 * Whether a file that is there may be replaced.
 */
replace: boolean, };

export type Loan = { 
/**
 * Identity.
 */
id: LoanId, 
/**
 * 借阅单号.
 */
number: string, 
/**
 * The code on the slip.
 */
code: string, 
/**
 * 借阅人.
 */
borrower: PersonId, 
/**
 * The borrower's name.
 */
borrower_name: string, 
/**
 * The borrower's department at the time.
 */
department: DepartmentId, 
/**
 * Its name.
 */
department_name: string, 
/**
 * The borrower's telephone.
 */
phone: string, 
/**
 * 借阅事由.
 */
use_reason: string, 
/**
 * Project.
 */
project: string, 
/**
 * 借阅方式.
 */
mode: LoanMode, 
/**
 * Where it is taken when it leaves the company; empty stays inside.
 */
destination: string, 
/**
 * Days asked for.
 */
days: number, 
/**
 * 申请日期.
 */
requested_on: string, 
/**
 * Who wrote the request down.
 */
recorded_by: string, 
/**
 * How far it is.
 */
state: LoanState, 
/**
 * Since when, UTC.
 */
state_since: string, 
/**
 * Why it was rejected, withdrawn or reversed.
 */
state_reason: string, 
/**
 * 借出经办人.
 */
issued_by: string, 
/**
 * 借出日期.
 */
issued_on: string | null, 
/**
 * 应还日期.
 */
due_on: string | null, 
/**
 * The day the last item came back.
 */
closed_on: string | null, 
/**
 * Days late today; negative while there is time, zero when not out.
 */
days_late: number, 
/**
 * The items.
 */
lines: Array<LoanLine>, 
/**
 * The steps this loan needs, in order: those of the settings on the day of the request.
 */
steps: Array<Step>, 
/**
 * The decisions so far.
 */
approvals: Array<Approval>, 
/**
 * Whether an ink approval still lacks its scan (待补扫描件), derived.
 */
scan_missing: boolean, 
/**
 * The renewals so far.
 */
renewals: Array<Renewal>, 
/**
 * How often it was recalled.
 */
reminders: number, };

export type LoanDraft = { borrower: PersonId | null, use_reason: string, project: string, mode: LoanMode | null, destination: string, days: number | null, lines: Array<LoanLineDraft>, };

export type LoanFields = { 
/**
 * 借阅人.
 */
borrower: PersonId, 
/**
 * 借阅事由 (第十四条（一）: business need only).
 */
use_reason: string, 
/**
 * Project.
 */
project: string, 
/**
 * 借阅方式.
 */
mode: LoanMode, 
/**
 * Where it is taken when it leaves the company; empty stays inside.
 */
destination: string, 
/**
 * Days; `None` takes the most the security level allows.
 */
days: number | null, 
/**
 * The items.
 */
lines: Array<LoanLineFields>, 
/**
 * The draft it grew in.
 */
draft: DraftId | null, };

export type LoanFilter = { 
/**
 * By state.
 */
list: LoanList, 
/**
 * By borrower.
 */
borrower: PersonId | null, };

export type LoanId = string;

export type LoanLine = { 
/**
 * Its place on the slip, from 1.
 */
line_no: number, 
/**
 * The material.
 */
material: MaterialId, 
/**
 * Its label code.
 */
code: string, 
/**
 * 档号.
 */
number: string, 
/**
 * 资料名称.
 */
title: string, 
/**
 * 类别.
 */
category: Category, 
/**
 * 版次.
 */
revision: string, 
/**
 * 密级.
 */
security_level: SecurityLevel, 
/**
 * Where it belongs.
 */
place: string, 
/**
 * The customer's short name.
 */
customer: string, 
/**
 * How far it is.
 */
state: LineState, 
/**
 * 份数 that go out.
 */
copies: number, 
/**
 * 页数 of one copy.
 */
pages: number, 
/**
 * 借出时状况.
 */
condition_out: string, 
/**
 * When it left, UTC.
 */
issued_at: string | null, 
/**
 * 归还日期.
 */
returned_on: string | null, 
/**
 * 归还验收人.
 */
returned_by: string, 
/**
 * 份数 that came back.
 */
copies_back: number | null, 
/**
 * 页数 that came back.
 */
pages_back: number | null, 
/**
 * How it came back.
 */
condition_in: ConditionIn | null, 
/**
 * What was seen.
 */
note_in: string, };

export type LoanLineDraft = { material: MaterialId | null, copies: number | null, condition_out: string, };

export type LoanLineFields = { 
/**
 * Which material.
 */
material: MaterialId, 
/**
 * How many copies; `None` takes all.
 */
copies: number | null, 
/**
 * 借出时状况.
 */
condition_out: string, };

export type LoanList = "ALL" | "TO_APPROVE" | "TO_LEND" | "OPEN" | "OUT" | "OVERDUE" | "SCAN_MISSING";

export type LoanMode = "OUT_ORIGINAL" | "IN_ROOM" | "PHOTOCOPY" | "ELECTRONIC";

export type LoanRow = { 
/**
 * Identity.
 */
id: LoanId, 
/**
 * Order of request, also the page key.
 */
seq: number, 
/**
 * 借阅单号.
 */
number: string, 
/**
 * The borrower's name.
 */
borrower: string, 
/**
 * The borrower's department.
 */
department: string, 
/**
 * The first title.
 */
title: string, 
/**
 * How many items.
 */
items: number, 
/**
 * How many of them are out.
 */
out: number, 
/**
 * How far it is.
 */
state: LoanState, 
/**
 * 申请日期.
 */
requested_on: string, 
/**
 * 借出日期.
 */
issued_on: string | null, 
/**
 * 应还日期.
 */
due_on: string | null, 
/**
 * Days late today.
 */
days_late: number, 
/**
 * How often it was recalled.
 */
reminders: number, 
/**
 * When it was recalled last, UTC.
 */
reminded_at: string | null, 
/**
 * Whether an ink approval lacks its scan.
 */
scan_missing: boolean, };

export type LoanRule = { 
/**
 * The level.
 */
level: SecurityLevel, 
/**
 * The most days of one loan.
 */
most_days: number, 
/**
 * Whether the executive (分管领导) must approve too.
 */
executive: boolean, };

export type LoanState = "PENDING" | "APPROVED" | "REJECTED" | "WITHDRAWN" | "OUT" | "RETURNED" | "DONE" | "REVERSED";

export type LoansPage = { filter: LoanFilter, before: number | null, limit: number, };

export type ManyPlaces = { 
/**
 * The place they become part of; `None` for rooms.
 */
parent: PlaceId | null, 
/**
 * The rows, the largest kind first.
 */
rows: Array<PlaceRow>, };

export type Mark = { 
/**
 * Identity.
 */
id: MarkId, 
/**
 * On which file.
 */
attachment: AttachmentId, 
/**
 * On which page, from 1.
 */
page: number, 
/**
 * Its number on the file; never given twice.
 */
nth: number, 
/**
 * How it points.
 */
kind: MarkKind, 
/**
 * A corner of the box, the tail of the arrow, the pin.
 */
from: Spot, 
/**
 * The opposite corner, the head of the arrow.
 */
to: Spot, 
/**
 * What is to be seen there.
 */
note: string, 
/**
 * When it was made, UTC.
 */
at: string, 
/**
 * By whom.
 */
made_by: string, 
/**
 * When it was taken away, UTC.
 */
withdrawn_at: string | null, };

export type MarkDays = { days: Array<CalendarDay>, };

export type MarkFields = { 
/**
 * On which file.
 */
attachment: AttachmentId, 
/**
 * On which page, from 1.
 */
page: number, 
/**
 * How.
 */
kind: MarkKind, 
/**
 * A corner of the box, the tail of the arrow, the pin.
 */
from: Spot, 
/**
 * The opposite corner, the head of the arrow; of a pin the same place.
 */
to: Spot, 
/**
 * What is to be seen there.
 */
note: string, };

export type MarkId = string;

export type MarkKind = "BOX" | "ARROW" | "PIN";

export type Material = { 
/**
 * Identity.
 */
id: MaterialId, 
/**
 * Its place in the order of registration.
 */
seq: number, 
/**
 * The code on its label.
 */
code: string, 
/**
 * 档号, once filed.
 */
archive_no: string | null, 
/**
 * The receipt it came with.
 */
receipt: ReceiptId, 
/**
 * The receipt's number (接收编号).
 */
receipt_no: string, 
/**
 * Its line on the receipt.
 */
line_no: number, 
/**
 * Whose it is.
 */
customer: CustomerId, 
/**
 * The customer's name.
 */
customer_name: string, 
/**
 * The customer's short name.
 */
customer_short: string, 
/**
 * 资料名称.
 */
title: string, 
/**
 * 类别.
 */
category: Category, 
/**
 * Second-level category.
 */
subtype: string, 
/**
 * 图号 or document number.
 */
drawing_no: string, 
/**
 * 版次.
 */
revision: string, 
/**
 * 载体.
 */
carrier: Carrier, 
/**
 * Original or copy.
 */
copy_kind: CopyKind, 
/**
 * 份数.
 */
copies: number, 
/**
 * 页数 of one copy.
 */
pages: number, 
/**
 * Condition at receipt (外观情况).
 */
condition: string, 
/**
 * 形成日期, where known.
 */
doc_date: string | null, 
/**
 * 责任者: who made it.
 */
creator: string, 
/**
 * Project or contract.
 */
project: string, 
/**
 * 密级.
 */
security_level: SecurityLevel, 
/**
 * 保密期限.
 */
secret_until: string | null, 
/**
 * The day the customer wants it back.
 */
return_by: string | null, 
/**
 * Remark.
 */
note: string, 
/**
 * The fields of its category.
 */
extra: Record<string, string>, 
/**
 * Day of receipt.
 */
received_on: string, 
/**
 * Who gave it.
 */
provided_by: string, 
/**
 * Who received it.
 */
received_by: string, 
/**
 * How far it is.
 */
lifecycle: Lifecycle, 
/**
 * Since when, UTC.
 */
lifecycle_since: string, 
/**
 * Where it is.
 */
custody: Custody, 
/**
 * 性质.
 */
nature: Nature | null, 
/**
 * 用途.
 */
purpose: Purpose | null, 
/**
 * 保管期限.
 */
retention_class: Retention | null, 
/**
 * 保管到期日; `None` when permanent.
 */
retention_until: string | null, 
/**
 * 责任人.
 */
owner: PersonId | null, 
/**
 * The owner's name.
 */
owner_name: string, 
/**
 * 存放位置.
 */
place: PlaceId | null, 
/**
 * The way to the place.
 */
place_path: string, 
/**
 * 归档日期.
 */
filed_on: string | null, 
/**
 * 归档批号.
 */
filing_no: string | null, 
/**
 * Who filed it.
 */
filed_by: string, 
/**
 * The last review's reason, where it was sent for supplement or sent back.
 */
review_reason: string, 
/**
 * Who has it now, where it is out.
 */
holder: Holder | null, 
/**
 * How many attachments it has.
 */
attachments: number, };

export type MaterialId = string;

export type MaterialRow = { 
/**
 * Identity.
 */
id: MaterialId, 
/**
 * Order of registration, also the page key.
 */
seq: number, 
/**
 * The code on its label.
 */
code: string, 
/**
 * 档号, or receipt number and line.
 */
number: string, 
/**
 * 资料名称.
 */
title: string, 
/**
 * 图号.
 */
drawing_no: string, 
/**
 * 版次.
 */
revision: string, 
/**
 * 类别.
 */
category: Category, 
/**
 * The customer's short name.
 */
customer: string, 
/**
 * How far it is.
 */
lifecycle: Lifecycle, 
/**
 * Where it is.
 */
custody: Custody, 
/**
 * 密级.
 */
security_level: SecurityLevel, 
/**
 * 份数.
 */
copies: number, 
/**
 * 页数.
 */
pages: number, 
/**
 * The way to its place.
 */
place: string, 
/**
 * Day of receipt.
 */
received_on: string, 
/**
 * 归档日期.
 */
filed_on: string | null, 
/**
 * 保管到期日.
 */
retention_until: string | null, 
/**
 * Who has it, where it is out.
 */
holder: string, 
/**
 * When it is due, where it is out.
 */
due_on: string | null, 
/**
 * Whether it is late today.
 */
overdue: boolean, 
/**
 * How many attachments it has.
 */
attachments: number, 
/**
 * Whether an incident (异常) of it is open.
 */
incident: boolean, };

export type Method = "IN_PERSON" | "COURIER" | "EMAIL" | "CLOUD" | "PORTAL";

export type Missing = { 
/**
 * The number of its owner.
 */
number: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What is wrong with it, in Chinese.
 */
zh: string, 
/**
 * The same in English.
 */
en: string, };

export type NamesFrom = { first: string, count: number, };

export type Nature = "CONTRACT_DOC" | "TECH_DOC" | "FINANCE_DOC" | "QUALIFICATION_DOC";

export type NumberExample = { 
/**
 * The category.
 */
category: Category, 
/**
 * The 档号.
 */
archive_no: string, 
/**
 * The running number in it; 1 where its row begins with it.
 */
seq: number, };

export type NumberPreset = { 
/**
 * Its name in Chinese.
 */
zh: string, 
/**
 * Its name in English.
 */
en: string, 
/**
 * The template.
 */
archive_no: string, };

export type NumberRule = { 
/**
 * The template.
 */
archive_no: string, 
/**
 * 全宗号.
 */
fonds: string, 
/**
 * 门类代码.
 */
class: string, };

export type Occupancy = { 
/**
 * The place.
 */
place: Place, 
/**
 * How many materials belong in it and its parts, those out included.
 */
items: number, 
/**
 * How many fit, as far as it is known of the place or its parts.
 */
capacity: number | null, 
/**
 * How many of the items are out on loan.
 */
out: number, 
/**
 * Of them, late today.
 */
late: number, 
/**
 * How many parts it has, directly.
 */
count: number, 
/**
 * Its parts, in the order people count; left out where the answer does not go that deep.
 */
parts: Array<Occupancy>, };

export type OnDuplicate = "ASK" | "LINK";

export type Outcome<T> = { 
/**
 * The answer.
 */
value: T, 
/**
 * The nouns whose lists and counts may look different now.
 */
changed: Array<Changed>, };

export type Owner = { "kind": "MATERIAL", "id": MaterialId } | { "kind": "RECEIPT", "id": ReceiptId } | { "kind": "LOAN", "id": LoanId } | { "kind": "DRAFT", "id": DraftId } | { "kind": "INCIDENT", "id": IncidentId } | { "kind": "TRAY" };

export type OwnerName = { 
/**
 * 档号, slip number; empty for drafts and the tray.
 */
number: string, 
/**
 * Title, customer or borrower.
 */
title: string, };

export type Package = { 
/**
 * The folder.
 */
folder: string, 
/**
 * Its files, those of the bag itself not counted.
 */
files: number, 
/**
 * Their bytes.
 */
bytes: number, 
/**
 * How many of them are originals.
 */
originals: number, 
/**
 * Originals that could not be taken along, with why: damaged or gone.
 */
missing: Array<Missing>, 
/**
 * The code of the newest event in it.
 */
head: string, };

export type Page<T> = { 
/**
 * The rows, in order.
 */
rows: Array<T>, 
/**
 * Where the next page begins; `None` at the end.
 */
next: number | null, };

export type PageOf = { id: AttachmentId, page: number, };

export type PageView = { 
/**
 * Of which file.
 */
attachment: AttachmentId, 
/**
 * The page, from 1.
 */
page: number, 
/**
 * Only this part of it; the whole page without it.
 */
part?: Part, 
/**
 * Turned clockwise by 0, 90, 180 or 270 degrees.
 */
turn: number, };

export type Paper = "a4-portrait" | "a4-landscape" | "a5-landscape" | "a4-two-up" | "continuous-241x140" | "label-60x40";

export type Part = { x: number, y: number, width: number, height: number, };

export type PasswordOf = { id: AttachmentId, password: string, };

export type Paths = { paths: string[], };

export type PdfRequest = { what: Printable, target: string, };

export type Person = { 
/**
 * Identity.
 */
id: PersonId, 
/**
 * The short code on the badge label we print.
 */
code: string, 
/**
 * The company's own badge number, where there is one; a scan of it means this person too.
 */
badge: string | null, 
/**
 * The name.
 */
name: string, 
/**
 * The department.
 */
department: DepartmentId, 
/**
 * The department's name.
 */
department_name: string, 
/**
 * Telephone.
 */
phone: string, 
/**
 * What the person is to the archive.
 */
role: Role, 
/**
 * Whether a PIN for approvals at this desk is set.
 */
has_pin: boolean, 
/**
 * Until when the confidentiality undertaking (保密承诺书) holds.
 */
undertaking_until: string | null, 
/**
 * Pinyin initials of the name, every reading.
 */
initials: string, 
/**
 * Whether the person is still with the company.
 */
active: boolean, };

export type PersonChange = { id: PersonId, fields: PersonFields, };

export type PersonFields = { 
/**
 * See [`Person::name`].
 */
name: string, 
/**
 * See [`Person::badge`]; empty is none.
 */
badge: string, 
/**
 * See [`Person::department`].
 */
department: DepartmentId, 
/**
 * See [`Person::phone`].
 */
phone: string, 
/**
 * See [`Person::role`].
 */
role: Role, 
/**
 * See [`Person::undertaking_until`]; empty is none.
 */
undertaking_until: string, };

export type PersonId = string;

export type Pictures = { 
/**
 * Items lent in each of the last twelve weeks (`name`: the Monday), oldest first.
 */
lent: Array<Bar>, 
/**
 * Items out by department; `other` is late.
 */
out: Array<Bar>, 
/**
 * Items on the shelves by room; `other` is the capacity, zero where none was given.
 */
rooms: Array<Bar>, 
/**
 * Materials whose retention ends in each of the next twelve months (`name`: `2026-12`).
 */
ends: Array<Bar>, };

export type PinChange = { 
/**
 * Whose.
 */
id: PersonId, 
/**
 * The new one.
 */
fresh: string, 
/**
 * The one before, where there is one.
 */
pin: string, 
/**
 * Why without the one before: it is forgotten. Stands in the person's history.
 */
reason: string, };

export type Place = { 
/**
 * Identity.
 */
id: PlaceId, 
/**
 * The short code on its label.
 */
code: string, 
/**
 * The place it is part of; `None` for a room.
 */
parent: PlaceId | null, 
/**
 * What it is.
 */
kind: PlaceKind, 
/**
 * Its name within the parent.
 */
name: string, 
/**
 * The whole way to it, `一号库 B 柜 3 层 5 盒`.
 */
path: string, 
/**
 * Pinyin initials of the path.
 */
initials: string, 
/**
 * What belongs there, `技术资料`; may be empty.
 */
note: string, 
/**
 * How many items fit, where that is known.
 */
capacity: number | null, 
/**
 * Whether it is in use.
 */
active: boolean, };

export type PlaceChange = { 
/**
 * Which place.
 */
id: PlaceId, 
/**
 * See [`Place::name`].
 */
name: string, 
/**
 * See [`Place::note`].
 */
note: string, 
/**
 * See [`Place::capacity`].
 */
capacity: number | null, };

export type PlaceFields = { 
/**
 * See [`Place::parent`].
 */
parent: PlaceId | null, 
/**
 * See [`Place::kind`].
 */
kind: PlaceKind, 
/**
 * See [`Place::name`].
 */
name: string, 
/**
 * See [`Place::note`].
 */
note: string, 
/**
 * See [`Place::capacity`].
 */
capacity: number | null, };

export type PlaceId = string;

export type PlaceKind = "ROOM" | "CABINET" | "SHELF" | "BOX";

export type PlaceRow = { 
/**
 * What they are.
 */
kind: PlaceKind, 
/**
 * The name of the first; the others count on from it.
 */
first: string, 
/**
 * How many.
 */
count: number, 
/**
 * How many items fit in each, where that is known.
 */
capacity: number | null, 
/**
 * What belongs in each.
 */
note: string, };

export type Placed = { 
/**
 * The material.
 */
row: MaterialRow, 
/**
 * The very place it stands in.
 */
place: PlaceId, 
/**
 * That place's own name.
 */
name: string, };

export type PointResult = "OK" | "NOT_OK" | "NA";

export type Preview = { "kind": "record", 
/**
 * Which sheet.
 */
what: Printable, 
/**
 * On which paper; the usual one without it.
 */
paper?: Paper, } | { "kind": "receipt", 
/**
 * What is typed so far.
 */
draft: ReceiptDraft, } | { "kind": "loan", 
/**
 * What is typed so far.
 */
draft: LoanDraft, };

export type PrintDone = { 
/**
 * Which time this form of this record was printed.
 */
nth: number, 
/**
 * How many pages.
 */
pages: number, 
/**
 * The printer's number of the job, or the file.
 */
job: string, };

export type PrintRequest = { what: Printable, at: PrinterChoice, };

export type Printable = { "kind": "receipt", 
/**
 * Which receipt.
 */
id: ReceiptId, } | { "kind": "review", 
/**
 * Which receipt.
 */
receipt: ReceiptId, } | { "kind": "loan", 
/**
 * Which slip.
 */
id: LoanId, } | { "kind": "recall", 
/**
 * Which slip.
 */
loan: LoanId, 
/**
 * Which notice, from 1.
 */
nth: number, } | { "kind": "renewal", 
/**
 * Which slip.
 */
loan: LoanId, 
/**
 * Which renewal, from 1, as it was granted; without it the next one, open for ink.
 */
nth?: number, } | { "kind": "labels", 
/**
 * Which materials.
 */
materials: Array<MaterialId>, } | { "kind": "place_labels", 
/**
 * Which places.
 */
places: Array<PlaceId>, 
/**
 * Also one for each of their parts.
 */
parts: boolean, } | { "kind": "badges", 
/**
 * Which people.
 */
people: Array<PersonId>, } | { "kind": "history", 
/**
 * Which material.
 */
material: MaterialId, } | { "kind": "page", 
/**
 * What is seen of which file.
 */
view: PageView, } | { "kind": "register", 
/**
 * Which register.
 */
name: RegisterName, 
/**
 * The first day.
 */
from: string, 
/**
 * The last day.
 */
to: string, };

export type Printer = { 
/**
 * Its name in the system.
 */
name: string, 
/**
 * Whether the system takes it when none is named.
 */
is_default: boolean, 
/**
 * How it is, in the system's words; empty when it is ready.
 */
note: string, };

export type PrinterChoice = { 
/**
 * The printer's name; empty takes that of the settings for the paper.
 */
printer: string, 
/**
 * How many; none takes as many as the settings say for the paper.
 */
copies: number | null, };

export type Problem = { 
/**
 * Stable code, never reworded.
 */
code: string, 
/**
 * The sentence in Chinese.
 */
zh: string, 
/**
 * The sentence in English.
 */
en: string, 
/**
 * The field that caused it, where one did.
 */
field: string | null, };

export type Progress = { 
/**
 * Bytes done.
 */
done: number, 
/**
 * Bytes altogether.
 */
total: number, };

export type Pulse = { 
/**
 * How many events others wrote: what is shown is old once it moves.
 */
foreign: number, 
/**
 * The date at the desk.
 */
today: string, };

export type Purpose = "DAILY_OFFICE" | "PROJECT" | "AFTER_SALES";

export type Quality = "AUTHENTICITY" | "INTEGRITY" | "USABILITY" | "SECURITY";

export type Query = { 
/**
 * Words, all of which have to match; empty is the whole list.
 */
text: string, 
/**
 * What else has to hold.
 */
filters: Filters, 
/**
 * The order.
 */
sort: Sort, 
/**
 * Where the page before ended.
 */
after: Cursor | null, 
/**
 * Rows wanted, at most [`crate::storage::rows::MOST`]; zero asks for a usual page.
 */
limit: number, };

export type Reasoned<Id> = { id: Id, reason: string, };

export type Rebuilding = { 
/**
 * So many rows …
 */
done: number, 
/**
 * … of so many.
 */
of: number, };

export type Receipt = { 
/**
 * Identity.
 */
id: ReceiptId, 
/**
 * 接收编号.
 */
number: string, 
/**
 * The code on the slip.
 */
code: string, 
/**
 * 客户.
 */
customer: CustomerId, 
/**
 * The customer's name.
 */
customer_name: string, 
/**
 * 接收日期.
 */
received_on: string, 
/**
 * 提供方式.
 */
method: Method, 
/**
 * 提供人.
 */
provided_by: string, 
/**
 * The provider's telephone.
 */
provider_phone: string, 
/**
 * 快递单号.
 */
courier_no: string, 
/**
 * 项目或合同号.
 */
project: string, 
/**
 * The day the customer wants it back.
 */
return_by: string | null, 
/**
 * 保密要求.
 */
secrecy: string, 
/**
 * 业务经办人.
 */
handler: PersonId | null, 
/**
 * Its name.
 */
handler_name: string, 
/**
 * 接收人.
 */
received_by: PersonId, 
/**
 * Its name.
 */
received_by_name: string, 
/**
 * Remark.
 */
note: string, 
/**
 * When it was registered, UTC.
 */
registered_at: string, 
/**
 * Why it was voided.
 */
void_reason: string | null, 
/**
 * How far it is, derived.
 */
state: ReceiptState, 
/**
 * Its lines.
 */
lines: Array<Material>, };

export type ReceiptDraft = { customer: CustomerId | null, 
/**
 * What stands in the customer's field while none is chosen.
 */
customer_typed: string, received_on: string, method: Method | null, provided_by: string, provider_phone: string, courier_no: string, project: string, return_by: string | null, secrecy: string, handler: PersonId | null, note: string, lines: Array<ReceiptLineDraft>, };

export type ReceiptFields = { 
/**
 * 客户.
 */
customer: CustomerId, 
/**
 * 接收日期.
 */
received_on: string, 
/**
 * 提供方式.
 */
method: Method, 
/**
 * 提供人（客户方）.
 */
provided_by: string, 
/**
 * The provider's telephone.
 */
provider_phone: string, 
/**
 * 快递单号.
 */
courier_no: string, 
/**
 * 项目或合同号.
 */
project: string, 
/**
 * The day the customer wants it back; empty is never.
 */
return_by: string | null, 
/**
 * 保密要求.
 */
secrecy: string, 
/**
 * 业务经办人.
 */
handler: PersonId | null, 
/**
 * Remark.
 */
note: string, 
/**
 * The lines.
 */
lines: Array<LineFields>, 
/**
 * The draft it grew in, whose files and row end with it.
 */
draft: DraftId | null, };

export type ReceiptId = string;

export type ReceiptLineDraft = { title: string, category: Category | null, drawing_no: string, revision: string, carrier: Carrier | null, copy_kind: CopyKind | null, copies: number | null, pages: number | null, condition: string, security_level: SecurityLevel | null, note: string, };

export type ReceiptRow = { 
/**
 * Identity.
 */
id: ReceiptId, 
/**
 * Order of registration, also the page key.
 */
seq: number, 
/**
 * 接收编号.
 */
number: string, 
/**
 * 接收日期.
 */
received_on: string, 
/**
 * The customer's short name.
 */
customer: string, 
/**
 * Project or contract.
 */
project: string, 
/**
 * The first title.
 */
title: string, 
/**
 * How many lines.
 */
lines: number, 
/**
 * Lines waiting for review or supplement.
 */
to_review: number, 
/**
 * Of them, lines waiting for a supplement.
 */
supplement: number, 
/**
 * Lines waiting for filing.
 */
to_file: number, 
/**
 * Derived state.
 */
state: ReceiptState, };

export type ReceiptState = "IN_REVIEW" | "TO_FILE" | "DONE" | "REJECTED" | "VOID";

export type ReceiptsPage = { open: boolean, before: number | null, limit: number, };

export type RegisterColumn = { 
/**
 * Its stable name.
 */
key: string, 
/**
 * Its head in Chinese.
 */
zh: string, 
/**
 * Its head in English.
 */
en: string, 
/**
 * What it holds.
 */
kind: ColumnKind, 
/**
 * How wide it wants to be, in digits of the text size (a Chinese character is two).
 */
width: number, };

export type RegisterExport = { name: RegisterName, from: string, to: string, target: string, 
/**
 * Whether the file dialog already asked about a file that is there.
 */
replace: boolean, };

export type RegisterKey = { 
/**
 * The day of the act.
 */
on: string, 
/**
 * The order of the acts.
 */
seq: number, 
/**
 * The line in one act.
 */
line: number, };

export type RegisterName = "RECEIPTS" | "FILINGS" | "USES" | "LOANS";

export type RegisterOf = { name: RegisterName, from: string, to: string, after: RegisterKey | null, limit: number, };

export type RegisterPage = { 
/**
 * Which register.
 */
name: RegisterName, 
/**
 * The form it prints on, `F-07`.
 */
form: string, 
/**
 * Its columns.
 */
columns: Array<RegisterColumn>, 
/**
 * The rows, oldest first.
 */
rows: Array<RegisterRow>, 
/**
 * Where the next page begins; `None` at the end.
 */
next: RegisterKey | null, };

export type RegisterRow = { 
/**
 * Its place.
 */
key: RegisterKey, 
/**
 * The material it is about.
 */
material: MaterialId, 
/**
 * 作废 or 已冲正: shown struck out, never left out.
 */
void: boolean, 
/**
 * What stands in it.
 */
cells: Array<Cell>, };

export type Relocation = { materials: Array<MaterialId>, place: PlaceId, };

export type Reminder = { 
/**
 * Identity.
 */
id: ReminderId, 
/**
 * Which time.
 */
nth: number, 
/**
 * Days late when it was written.
 */
days_late: number, 
/**
 * The working day it asks the return by.
 */
until: string, 
/**
 * The slip it recalls.
 */
loan: Loan, };

export type ReminderId = string;

export type RenewRequest = { 
/**
 * Which slip.
 */
loan: LoanId, 
/**
 * The new due date; `None` adds the days of the settings to the due date, or to today where that is past.
 */
due_on: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * Whether the archivist saw the material; unseen renewals are how lost things stay out for years.
 */
seen: boolean, 
/**
 * Who allowed it.
 */
approver: PersonId, };

export type Renewal = { 
/**
 * Which time.
 */
nth: number, 
/**
 * The due date before.
 */
was_due: string, 
/**
 * The due date after.
 */
due_on: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Whether the archivist saw the material.
 */
seen: boolean, 
/**
 * Who allowed it.
 */
approver_name: string, 
/**
 * When, UTC.
 */
at: string, 
/**
 * Whether its signed paper (F-08B) is still waited for (待补扫描件).
 */
scan_due: boolean, };

export type RenewalTerms = { 
/**
 * Who may allow it, the usual one first: those who may decide the borrower's step (F-06).
 */
approvers: Array<Person>, 
/**
 * The latest due date it may get, which it gets where none is asked for.
 */
due_on: string, 
/**
 * How many renewals are left.
 */
left: number, };

export type ReplaceRequest = { 
/**
 * The attachment to replace.
 */
id: AttachmentId, 
/**
 * The new file.
 */
path: string, 
/**
 * Why.
 */
reason: string, 
/**
 * What to do when the archive has the new content elsewhere.
 */
on_duplicate: OnDuplicate, };

export type Required = { number: string, };

export type Retention = "SHORT" | "MEDIUM" | "LONG" | "PERMANENT";

export type RetentionYears = { 
/**
 * The class.
 */
class: Retention, 
/**
 * Its years; `None` keeps for ever.
 */
years: number | null, };

export type ReviewRequest = { 
/**
 * Which materials.
 */
materials: Array<MaterialId>, 
/**
 * The result.
 */
result: ReviewResult, 
/**
 * Why, compulsory unless it passed.
 */
reason: string, 
/**
 * By when the customer should supplement; only with 补正.
 */
due_on: string | null, 
/**
 * The points looked at.
 */
checklist: Array<Finding>, };

export type ReviewResult = "PASS" | "SUPPLEMENT" | "REJECT";

export type Reviewed = { 
/**
 * The review's number.
 */
number: string, 
/**
 * The material.
 */
material: MaterialId, 
/**
 * The state it went to.
 */
lifecycle: Lifecycle, 
/**
 * Whether the reviewer also received it: allowed in a small firm, but said (separation rule 3).
 */
same_as_receiver: boolean, };

export type Role = "ADMIN" | "ARCHIVIST" | "CLERK" | "DEPT_HEAD" | "EXECUTIVE" | "READER" | "SECURITY" | "AUDITOR";

export type SaveRequest = { 
/**
 * The attachment.
 */
id: AttachmentId, 
/**
 * The file to make; one that exists is never overwritten.
 */
target: string, 
/**
 * What for; empty says only that it was saved.
 */
reason: string, };

export type SecurityLevel = "PUBLIC" | "INTERNAL" | "CONFIDENTIAL" | "CORE";

export type Settings = { 
/**
 * The company as it stands at the head of every form.
 */
company: string, 
/**
 * Its code in numbers: 全宗号 (`{FONDS}`).
 */
fonds: string, 
/**
 * The code of this archive in numbers: 门类代码 (`{CLS}`).
 */
class: string, 
/**
 * Who sits at the desk.
 */
operator: PersonId | null, 
/**
 * The language of the window.
 */
lang: Lang, 
/**
 * `light`, `dark` or `system`.
 */
theme: string, 
/**
 * The 档号 template (`domain/4-rules.md` 4.2, DA/T 13-2022).
 */
archive_no: string, 
/**
 * Retention periods in years, by class.
 */
retention: Array<RetentionYears>, 
/**
 * Loan rules by security level.
 */
loan_rules: Array<LoanRule>, 
/**
 * How often a loan may be renewed.
 */
renewals: number, 
/**
 * Days a renewal adds.
 */
renewal_days: number, 
/**
 * A borrower with this many overdue items cannot borrow more; `0` never bars.
 */
overdue_bars_at: number, 
/**
 * Days after which a recall notice asks for the return.
 */
reminder_days: number, 
/**
 * Working days in which a receipt should be reviewed.
 */
review_days: number, 
/**
 * Days ahead at which retention ends are shown on Today.
 */
retention_ahead_days: number, 
/**
 * The department whose head approves as owner of the materials (资料归口部门).
 */
owner_department: DepartmentId | null, 
/**
 * Whether that head must approve loans too, where it is not the borrower's own department.
 */
owner_head_approves: boolean, 
/**
 * The printer of slips; empty asks the system for its own.
 */
slip_printer: string, 
/**
 * The printer of three-part paper; empty takes that of slips.
 */
three_part_printer: string, 
/**
 * The printer of labels; empty asks the system for its own.
 */
label_printer: string, 
/**
 * How many of each slip or register are printed; its parts (联次) are pages of one print.
 */
slip_copies: number, 
/**
 * How many of each label are printed.
 */
label_copies: number, 
/**
 * Whether receipts print on continuous three-part paper (241×140) instead of A5 sheets.
 */
three_part_paper: boolean, };

export type Setup = { 
/**
 * The company's name.
 */
company: string, 
/**
 * Its code in numbers (全宗号), letters and digits.
 */
company_code: string, 
/**
 * The archivist's name.
 */
operator: string, 
/**
 * Her department (资料归口部门).
 */
department: string, 
/**
 * The language of the window.
 */
lang: Lang, };

export type Severity = "ERROR" | "WARNING" | "HINT";

export type Sort = "RELEVANCE" | "NEWEST" | "OLDEST" | "NUMBER" | "NUMBER_DOWN" | "TITLE" | "TITLE_DOWN" | "DRAWING" | "DRAWING_DOWN" | "RECEIVED" | "RECEIVED_DOWN" | "FILED" | "FILED_DOWN";

export type Spot = { 
/**
 * From the left.
 */
x: number, 
/**
 * From the top.
 */
y: number, };

export type Standing = { 
/**
 * The person.
 */
person: Person, 
/**
 * Items out now.
 */
out: number, 
/**
 * Of them, late.
 */
overdue: number, 
/**
 * Whether the undertaking has run out or was never signed (warned, not barred).
 */
undertaking_missing: boolean, };

export type Stay = { 
/**
 * The loan's number.
 */
loan_no: string, 
/**
 * Who.
 */
name: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day; `None` while it is still out.
 */
until: string | null, 
/**
 * Whether it is or was late.
 */
late: boolean, };

export type Step = "DEPT_HEAD" | "OWNER_HEAD" | "EXECUTIVE";

export type StepApprovers = { 
/**
 * Which step.
 */
step: Step, 
/**
 * Who may decide.
 */
people: Array<Person>, };

export type Supplement = { 
/**
 * Which material.
 */
material: MaterialId, 
/**
 * What was done.
 */
note: string, 
/**
 * The pages it has now.
 */
pages: number, };

export type Survey = { 
/**
 * How many files.
 */
files: number, 
/**
 * How many bytes.
 */
bytes: number, 
/**
 * Hidden files and links inside folders, which are left out.
 */
left_out: number, 
/**
 * The names of the first files.
 */
names: Array<string>, };

export type TakeBackRequest = { 
/**
 * The items, of one slip or of several.
 */
lines: Array<LineBack>, };

export type TakeOutRequest = { 
/**
 * The container.
 */
id: AttachmentId, 
/**
 * The numbers of its parts, as [`Previewer::look_inside`] names them.
 */
parts: Array<number>, };

export type TakenBack = { 
/**
 * The slips as they are now.
 */
loans: Array<Loan>, 
/**
 * The numbers of the incidents that were opened.
 */
incidents: Array<string>, };

export type Thing = { 
/**
 * What it is.
 */
kind: ThingKind, 
/**
 * Which one.
 */
id: AnyId, 
/**
 * Its number or code.
 */
number: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What else tells it from others.
 */
detail: string, 
/**
 * What to mark in `title` ([`super::HitField::Title`]) and `number`.
 */
marks: Array<HitMark>, 
/**
 * Whether this is what was typed or scanned in full, so that Enter opens it.
 */
exact: boolean, };

export type ThingKind = "MATERIAL" | "RECEIPT" | "LOAN" | "CUSTOMER" | "PERSON" | "PLACE";

export type TitlesOf = { customer: CustomerId, typed: string, limit: number, };

export type Today = { 
/**
 * The date at the desk.
 */
date: string, 
/**
 * The waiting things, at most [`MOST`] of each reason.
 */
items: Array<WaitingItem>, 
/**
 * The true counts.
 */
counts: Counts, };

export type Total = { 
/**
 * This many …
 */
count: number, 
/**
 * … or more.
 */
more: boolean, };

export type TrayPage = { before: number | null, limit: number, };

export type Twin = { 
/**
 * The attachment.
 */
attachment: AttachmentId, 
/**
 * What it belongs to.
 */
owner: Owner, 
/**
 * What people call that.
 */
owner_name: OwnerName, 
/**
 * The attachment's file name.
 */
name: string, 
/**
 * Its place among the attachments there, from 1.
 */
nth: number, 
/**
 * When it was attached, UTC.
 */
added_at: string, 
/**
 * Whether it is at the very place where the file was to go.
 */
here: boolean, };

export type Typed = { typed: string, limit: number, };

export type Verdict = "PASSED" | "FAILED" | "WARNED" | "NOT_CHECKED";

export type Waiting = "OVERDUE" | "TO_REVIEW" | "SUPPLEMENT" | "TO_FILE" | "TO_APPROVE" | "TO_LEND" | "SCAN_MISSING" | "TRAY" | "INCIDENT" | "RETURN_BY" | "RETENTION_END";

export type WaitingAt = "RECEIPT" | "LOAN" | "MATERIAL" | "TRAY";

export type WaitingItem = { 
/**
 * Why.
 */
waiting: Waiting, 
/**
 * What it is.
 */
at: WaitingAt, 
/**
 * Which.
 */
id: AnyId | null, 
/**
 * Its number.
 */
number: string, 
/**
 * The day it began to wait, or will be due.
 */
since: string, 
/**
 * Days it has waited; negative while it lies ahead.
 */
days: number, 
/**
 * The customer or the borrower.
 */
who: string, 
/**
 * The borrower's department.
 */
department: string, 
/**
 * The first title.
 */
title: string, 
/**
 * How many items.
 */
items: number, 
/**
 * How often it was recalled, where it is late.
 */
reminders: number, 
/**
 * Whether it has waited longer than it may: past its due date, or longer in review than the
 * settings allow.
 */
late: boolean, };

export type Way = { 
/**
 * The room first, the place itself last.
 */
places: Array<Place>, 
/**
 * What it is called at the shelf: `B-3-5`.
 */
short: string, };

export interface Word { code: string; zh: string; en: string }

/** The closed lists with their words, and the initials by which the Chinese one is typed. */
export const words = {
  Action: {
    "archive.start": { zh: "建库", en: "Archive started", typed: "jk" },
    "settings.change": { zh: "改设置", en: "Settings changed", typed: "gsz" },
    "calendar.mark": { zh: "改日历", en: "Calendar changed", typed: "grl" },
    "calendar.clear": { zh: "去掉日历上的日子", en: "Day taken off the calendar", typed: "qdrlsdrz" },
    "customers.add": { zh: "登记客户", en: "Customer added", typed: "djkh" },
    "customers.change": { zh: "更正客户", en: "Customer corrected", typed: "gzkh" },
    "customers.deactivate": { zh: "停用客户", en: "Customer taken out of use", typed: "tykh" },
    "customers.reactivate": { zh: "恢复客户", en: "Customer taken back into use", typed: "hfkh" },
    "departments.add": { zh: "登记部门", en: "Department added", typed: "djbm" },
    "departments.change": { zh: "更正部门", en: "Department corrected", typed: "gzbm" },
    "people.add": { zh: "登记人员", en: "Person added", typed: "djry" },
    "people.change": { zh: "更正人员", en: "Person corrected", typed: "gzry" },
    "people.deactivate": { zh: "停用人员", en: "Person taken out of use", typed: "tyry" },
    "people.reactivate": { zh: "恢复人员", en: "Person taken back into use", typed: "hfry" },
    "people.set_pin": { zh: "设签批密码", en: "PIN set", typed: "sqpmm" },
    "people.pin_refused": { zh: "签批密码不对", en: "PIN refused", typed: "qpmmbd" },
    "places.add": { zh: "登记位置", en: "Place added", typed: "djwz" },
    "places.change": { zh: "更正位置", en: "Place corrected", typed: "gzwz" },
    "places.retire": { zh: "停用位置", en: "Place put out of use", typed: "tywz" },
    "places.reopen": { zh: "恢复使用位置", en: "Place in use again", typed: "hfsywz" },
    "receipts.register": { zh: "接收登记", en: "Received", typed: "jsdj" },
    "receipts.void": { zh: "接收单作废", en: "Receipt voided", typed: "jsdzf jsszf" },
    "materials.review": { zh: "审核", en: "Reviewed", typed: "sh" },
    "materials.resubmit": { zh: "补正完成", en: "Supplemented", typed: "bzwc" },
    "materials.file": { zh: "归档", en: "Filed", typed: "gd" },
    "materials.change": { zh: "更正著录", en: "Description corrected", typed: "gzzl" },
    "materials.move": { zh: "移位", en: "Moved", typed: "yw" },
    "attachments.attach": { zh: "附加文件", en: "File attached", typed: "fjwj" },
    "attachments.replace": { zh: "替换附件", en: "File replaced", typed: "thfj" },
    "attachments.withdraw": { zh: "撤回附件", en: "File withdrawn", typed: "chfj" },
    "attachments.assign": { zh: "归入附件", en: "File assigned", typed: "grfj" },
    "attachments.view": { zh: "查看电子件", en: "File viewed", typed: "ckdzj zkdzj" },
    "attachments.save_as": { zh: "另存原件", en: "Original saved as", typed: "lcyj" },
    "marks.add": { zh: "标注", en: "Marked", typed: "bz" },
    "marks.withdraw": { zh: "撤去标注", en: "Mark taken away", typed: "cqbz" },
    "loans.request": { zh: "申请借阅", en: "Loan requested", typed: "sqjy" },
    "loans.approve": { zh: "批准借阅", en: "Loan approved", typed: "pzjy" },
    "loans.reject": { zh: "驳回借阅", en: "Loan rejected", typed: "bhjy" },
    "loans.withdraw": { zh: "撤回借阅", en: "Loan withdrawn", typed: "chjy" },
    "loans.lend": { zh: "借出", en: "Lent", typed: "jc" },
    "loans.take_back": { zh: "归还", en: "Returned", typed: "gh" },
    "loans.renew": { zh: "续借", en: "Renewed", typed: "xj" },
    "loans.remind": { zh: "催还", en: "Recalled", typed: "ch" },
    "loans.reverse": { zh: "借出冲正", en: "Issue reversed", typed: "jccz" },
    "incidents.report": { zh: "上报异常", en: "Incident reported", typed: "sbyc" },
    "incidents.close": { zh: "异常结案", en: "Incident closed", typed: "ycja" },
    "forms.print": { zh: "打印", en: "Printed", typed: "dy" },
    "registers.export": { zh: "导出登记簿", en: "Register exported", typed: "dcdjb" },
    "materials.export": { zh: "导出清单", en: "List exported", typed: "dcqd dcqs" },
    "archive.export": { zh: "整库导出", en: "Archive exported", typed: "zkdc" },
    "unreadable": { zh: "本版本不认识的操作", en: "An act this version does not know", typed: "bbbbrsdcz bbbbrzdcz" },
  },
  ApprovalMode: {
    "INK": { zh: "线下签批", en: "In ink", typed: "xxqp" },
    "PIN": { zh: "密码签批", en: "By PIN", typed: "mmqp" },
  },
  AttachmentRole: {
    "SCAN": { zh: "扫描件", en: "Scan", typed: "smj" },
    "PHOTO": { zh: "照片", en: "Photo", typed: "zp" },
    "DOCUMENT": { zh: "电子文件", en: "Document", typed: "dzwj" },
    "APPROVAL": { zh: "签字件", en: "Signed paper", typed: "qzj" },
    "ISSUE_PHOTO": { zh: "借出时照片", en: "Photo at issue", typed: "jcszp" },
    "RETURN_PHOTO": { zh: "归还时照片", en: "Photo on return", typed: "ghszp" },
  },
  Carrier: {
    "PAPER": { zh: "纸质", en: "Paper", typed: "zz" },
    "ELECTRONIC": { zh: "电子", en: "Electronic", typed: "dz" },
    "OPTICAL_USB": { zh: "光盘U盘", en: "Disc or USB", typed: "gpup" },
    "OBJECT": { zh: "实物", en: "Object", typed: "sw" },
  },
  Category: {
    "TECH": { zh: "技术资料", en: "Technical data", typed: "jszl jzzl" },
    "DRAWING": { zh: "设计图纸", en: "Drawing", typed: "sjtz" },
    "SAMPLE": { zh: "样品资料", en: "Sample", typed: "ypzl" },
    "CONTRACT": { zh: "合同协议", en: "Contract", typed: "gtxy htxy" },
    "OTHER": { zh: "其他资料", en: "Other", typed: "qtzl" },
  },
  Changed: {
    "customers": { zh: "客户", en: "customers", typed: "kh" },
    "people": { zh: "人员", en: "people", typed: "ry" },
    "places": { zh: "存放位置", en: "places", typed: "cfwz" },
    "receipts": { zh: "接收单", en: "receipts", typed: "jsd jss" },
    "materials": { zh: "资料", en: "materials", typed: "zl" },
    "attachments": { zh: "附件", en: "attachments", typed: "fj" },
    "marks": { zh: "标注", en: "marks", typed: "bz" },
    "loans": { zh: "借阅", en: "loans", typed: "jy" },
    "incidents": { zh: "异常", en: "incidents", typed: "yc" },
    "drafts": { zh: "草稿", en: "drafts", typed: "cg" },
    "settings": { zh: "设置", en: "settings", typed: "sz" },
    "calendar": { zh: "日历", en: "calendar", typed: "rl" },
  },
  CheckId: {
    "DB-1": { zh: "数据库完整性", en: "Database integrity", typed: "sjkwzx" },
    "DB-2": { zh: "数据库引用", en: "References in the database", typed: "sjkyy" },
    "DB-3": { zh: "在库状态与借阅一致", en: "Custody agrees with loans", typed: "zkztyjyyz" },
    "DB-6": { zh: "状态与日志一致", en: "States agree with the journal", typed: "ztyrzyz" },
    "DB-7": { zh: "数据库的表与守卫齐全", en: "Tables and their guards are there", typed: "sjkdbyswqq" },
    "DB-4": { zh: "流水号不会重复", en: "No number can be given twice", typed: "lshbhcf lshbhzf lshbkcf lshbkzf" },
    "DB-5": { zh: "条码指向正确", en: "Codes lead to their records", typed: "tmzxzq" },
    "CK-A11": { zh: "日志链未断", en: "Journal chain unbroken", typed: "rzlwd" },
    "CK-A6": { zh: "档号与著录项一致", en: "Reference codes agree with their segments", typed: "dhyzlxyz" },
    "CK-A12": { zh: "线下签批有扫描件", en: "Ink approvals have their scans", typed: "xxqpysmj" },
    "CK-I1": { zh: "必填著录项齐全", en: "Mandatory fields are there", typed: "btzlxqq" },
    "CK-I2": { zh: "有内容或有位置", en: "Each has a file or a place", typed: "ynrhywz" },
    "CK-I4": { zh: "附件有所属", en: "Attachments have an owner", typed: "fjyss fjysz" },
    "CK-I5": { zh: "档号连续（断号）", en: "Numbers without gaps", typed: "dhlxdh" },
    "CK-I6": { zh: "登记与文件相符", en: "Records and files agree", typed: "djywjxf" },
    "CK-I8": { zh: "过程记录完整", en: "The way of each is complete", typed: "gcjlwz" },
    "CK-U5": { zh: "检索索引相符", en: "The search index agrees", typed: "jssyxf" },
    "CK-S6": { zh: "离职人员无在借", en: "Leavers hold nothing", typed: "lzrywzj" },
    "CK-A3": { zh: "原件校验值未变", en: "Originals unchanged (SHA-256)", typed: "yjjyzwb yjxyzwb" },
    "CK-S3": { zh: "病毒扫描", en: "Malware scan", typed: "bdsm" },
  },
  ConditionIn: {
    "GOOD": { zh: "完好", en: "Good", typed: "wh" },
    "SHORT": { zh: "缺页、缺件", en: "Pages or parts missing", typed: "qyqj" },
    "DAMAGED": { zh: "破损", en: "Damaged", typed: "ps" },
    "LOST": { zh: "遗失", en: "Lost", typed: "ws ys" },
  },
  CopyKind: {
    "ORIGINAL": { zh: "原件", en: "Original", typed: "yj" },
    "PHOTOCOPY": { zh: "复印件", en: "Photocopy", typed: "fyj" },
    "SCAN": { zh: "扫描件", en: "Scan", typed: "smj" },
  },
  Custody: {
    "IN_STORE": { zh: "在库", en: "In store", typed: "zk" },
    "OUT": { zh: "借出", en: "Out", typed: "jc" },
    "MISSING": { zh: "遗失待查", en: "Missing", typed: "wsdc wsdz ysdc ysdz" },
    "GONE": { zh: "已出库", en: "Gone", typed: "yck" },
  },
  Decision: {
    "APPROVED": { zh: "同意", en: "Approved", typed: "ty" },
    "REJECTED": { zh: "不同意", en: "Rejected", typed: "bty" },
  },
  DraftKind: {
    "RECEIPT": { zh: "接收单", en: "Receipt", typed: "jsd jss" },
    "LOAN": { zh: "借阅单", en: "Loan slip", typed: "jyd jys" },
    "PERSON": { zh: "人员", en: "Person", typed: "ry" },
    "DEPARTMENT": { zh: "部门", en: "Department", typed: "bm" },
    "CUSTOMER": { zh: "客户", en: "Customer", typed: "kh" },
    "FILING": { zh: "归档", en: "Filing", typed: "gd" },
  },
  FieldShape: {
    "LINE": { zh: "一行文字", en: "A line of text", typed: "yhwz yxwz" },
    "DAY": { zh: "日期", en: "A day", typed: "rj rq" },
    "WHOLE": { zh: "整数", en: "A whole number", typed: "zs" },
  },
  IncidentKind: {
    "LOSS": { zh: "丢失", en: "Loss", typed: "ds" },
    "DAMAGE": { zh: "损坏", en: "Damage", typed: "sh" },
    "LEAK": { zh: "泄密", en: "Leak", typed: "xm" },
    "UNSUITABLE": { zh: "不适用", en: "Unsuitable", typed: "bsy" },
    "NOT_RETURNED": { zh: "逾期不还", en: "Not returned", typed: "yjbh yqbh" },
  },
  IncidentOutcome: {
    "FOUND": { zh: "已找到", en: "Found", typed: "yzd" },
    "REPAIRED": { zh: "已修复", en: "Repaired", typed: "yxf" },
    "SETTLED": { zh: "已与客户了结", en: "Settled with the customer", typed: "yykhlj" },
    "UNFOUNDED": { zh: "查无此事", en: "Unfounded", typed: "cwcs zwcs" },
  },
  IncidentState: {
    "REPORTED": { zh: "已上报", en: "Reported", typed: "ysb" },
    "CLOSED": { zh: "已结案", en: "Closed", typed: "yja" },
  },
  Lifecycle: {
    "PENDING_REVIEW": { zh: "待审核", en: "To review", typed: "dsh" },
    "SUPPLEMENT": { zh: "待补正", en: "To supplement", typed: "dbz" },
    "PENDING_FILING": { zh: "待归档", en: "To file", typed: "dgd" },
    "FILED": { zh: "已归档", en: "Filed", typed: "ygd" },
    "SENT_BACK": { zh: "已退回客户", en: "Sent back", typed: "ythkh" },
    "VOID": { zh: "作废", en: "Void", typed: "zf" },
  },
  LineState: {
    "REQUESTED": { zh: "已申请", en: "Requested", typed: "ysq" },
    "OUT": { zh: "借出", en: "Out", typed: "jc" },
    "RETURNED": { zh: "已归还", en: "Returned", typed: "ygh" },
    "LOST": { zh: "遗失", en: "Lost", typed: "ws ys" },
    "GIVEN": { zh: "已给副本", en: "Copy given", typed: "ygfb yjfb" },
    "REVERSED": { zh: "已冲正", en: "Reversed", typed: "ycz" },
    "ENDED": { zh: "未借出", en: "Not lent", typed: "wjc" },
  },
  ListColumn: {
    "number": { zh: "档号", en: "Number", typed: "dh" },
    "title": { zh: "资料名称", en: "Title", typed: "zlmc" },
    "drawing": { zh: "图号", en: "Drawing no.", typed: "th" },
    "revision": { zh: "版次", en: "Revision", typed: "bc" },
    "state": { zh: "状态", en: "State", typed: "zt" },
    "holder": { zh: "现在在谁手里", en: "Holder", typed: "xzzssl" },
    "due": { zh: "应还日期", en: "Due", typed: "yhrj yhrq" },
    "customer": { zh: "客户", en: "Customer", typed: "kh" },
    "category": { zh: "类别", en: "Category", typed: "lb" },
    "security": { zh: "密级", en: "Security level", typed: "mj" },
    "copies": { zh: "份数", en: "Copies", typed: "fs" },
    "pages": { zh: "页数", en: "Pages", typed: "ys" },
    "place": { zh: "存放位置", en: "Place", typed: "cfwz" },
    "received": { zh: "接收日期", en: "Received", typed: "jsrj jsrq" },
    "filed": { zh: "归档日期", en: "Filed", typed: "gdrj gdrq" },
    "retention": { zh: "保管到期日", en: "Retention end", typed: "bgdjr bgdqr" },
    "files": { zh: "附件", en: "Files", typed: "fj" },
  },
  LoanList: {
    "ALL": { zh: "全部", en: "All", typed: "qb" },
    "TO_APPROVE": { zh: "等批准", en: "To approve", typed: "dpz" },
    "TO_LEND": { zh: "已批待取", en: "To hand out", typed: "ypdq" },
    "OPEN": { zh: "未结", en: "Open", typed: "wj" },
    "OUT": { zh: "在外", en: "Out", typed: "zw" },
    "OVERDUE": { zh: "逾期", en: "Overdue", typed: "yj yq" },
    "SCAN_MISSING": { zh: "待补扫描件", en: "Scan missing", typed: "dbsmj" },
  },
  LoanMode: {
    "OUT_ORIGINAL": { zh: "原件外借", en: "Original, taken out", typed: "yjwj" },
    "IN_ROOM": { zh: "原件室内查阅", en: "Original, read in the room", typed: "yjsncy yjsnzy" },
    "PHOTOCOPY": { zh: "复印件", en: "Photocopy", typed: "fyj" },
    "ELECTRONIC": { zh: "电子副本", en: "Electronic copy", typed: "dzfb" },
  },
  LoanState: {
    "PENDING": { zh: "待审批", en: "To approve", typed: "dsp" },
    "APPROVED": { zh: "已批准", en: "Approved", typed: "ypz" },
    "REJECTED": { zh: "已驳回", en: "Rejected", typed: "ybh" },
    "WITHDRAWN": { zh: "已撤回", en: "Withdrawn", typed: "ych" },
    "OUT": { zh: "借出中", en: "Out", typed: "jcz" },
    "RETURNED": { zh: "已归还", en: "Returned", typed: "ygh" },
    "DONE": { zh: "已办结", en: "Done", typed: "ybj" },
    "REVERSED": { zh: "已冲正", en: "Reversed", typed: "ycz" },
  },
  MarkKind: {
    "BOX": { zh: "框", en: "Box", typed: "k" },
    "ARROW": { zh: "箭头", en: "Arrow", typed: "jt" },
    "PIN": { zh: "点", en: "Pin", typed: "d" },
  },
  Method: {
    "IN_PERSON": { zh: "面交", en: "In person", typed: "mj" },
    "COURIER": { zh: "快递", en: "Courier", typed: "kd" },
    "EMAIL": { zh: "邮件", en: "E-mail", typed: "yj" },
    "CLOUD": { zh: "网盘", en: "Cloud drive", typed: "wp" },
    "PORTAL": { zh: "客户平台", en: "Customer portal", typed: "khpt" },
  },
  Nature: {
    "CONTRACT_DOC": { zh: "合同文件", en: "Contract document", typed: "gtwj htwj" },
    "TECH_DOC": { zh: "技术文件", en: "Technical document", typed: "jswj jzwj" },
    "FINANCE_DOC": { zh: "财务文件", en: "Finance document", typed: "cwwj" },
    "QUALIFICATION_DOC": { zh: "资质文件", en: "Qualification document", typed: "zzwj" },
  },
  OwnField: {
    "文件编号": { zh: "文件编号", en: "Document no.", typed: "wjbh" },
    "图幅": { zh: "图幅", en: "Sheet size", typed: "tf" },
    "比例": { zh: "比例", en: "Scale", typed: "bl" },
    "张数": { zh: "张数", en: "Sheets", typed: "zs" },
    "数量": { zh: "数量", en: "Quantity", typed: "sl" },
    "单位": { zh: "单位", en: "Unit", typed: "dw sw" },
    "有效期": { zh: "有效期", en: "Valid until", typed: "yxj yxq" },
    "封样": { zh: "封样", en: "Sealed sample", typed: "fy" },
    "合同号": { zh: "合同号", en: "Contract no.", typed: "gth hth" },
    "签订日": { zh: "签订日", en: "Signed on", typed: "qdr" },
    "起始日": { zh: "起始日", en: "In force from", typed: "qsr" },
    "截止日": { zh: "截止日", en: "In force until", typed: "jzr" },
    "金额": { zh: "金额", en: "Amount", typed: "je" },
  },
  PlaceKind: {
    "ROOM": { zh: "库房", en: "Room", typed: "kf" },
    "CABINET": { zh: "柜", en: "Cabinet", typed: "g" },
    "SHELF": { zh: "层", en: "Shelf", typed: "c" },
    "BOX": { zh: "盒", en: "Box", typed: "h" },
  },
  PointResult: {
    "OK": { zh: "合格", en: "pass", typed: "gg hg" },
    "NOT_OK": { zh: "不合格", en: "fail", typed: "bgg bhg" },
    "NA": { zh: "不适用", en: "n/a", typed: "bsy" },
  },
  Purpose: {
    "DAILY_OFFICE": { zh: "日常办公", en: "Daily office", typed: "rcbg" },
    "PROJECT": { zh: "项目执行", en: "Project", typed: "xmzh xmzx" },
    "AFTER_SALES": { zh: "售后服务", en: "After-sales", typed: "shfw" },
  },
  Quality: {
    "AUTHENTICITY": { zh: "真实性", en: "Authenticity", typed: "zsx" },
    "INTEGRITY": { zh: "完整性", en: "Integrity", typed: "wzx" },
    "USABILITY": { zh: "可用性", en: "Usability", typed: "kyx" },
    "SECURITY": { zh: "安全性", en: "Security", typed: "aqx" },
  },
  ReceiptState: {
    "IN_REVIEW": { zh: "审核中", en: "In review", typed: "shz" },
    "TO_FILE": { zh: "待归档", en: "To file", typed: "dgd" },
    "DONE": { zh: "已办结", en: "Done", typed: "ybj" },
    "REJECTED": { zh: "已拒收", en: "Rejected", typed: "yjs" },
    "VOID": { zh: "作废", en: "Void", typed: "zf" },
  },
  RegisterName: {
    "RECEIPTS": { zh: "接收登记表", en: "Receipts", typed: "jsdjb" },
    "FILINGS": { zh: "归档登记表", en: "Filings", typed: "gddjb" },
    "USES": { zh: "使用登记表", en: "Uses", typed: "sydjb" },
    "LOANS": { zh: "借阅登记表", en: "Loans", typed: "jydjb" },
  },
  Retention: {
    "SHORT": { zh: "短期", en: "Short", typed: "dj dq" },
    "MEDIUM": { zh: "中期", en: "Medium", typed: "zj zq" },
    "LONG": { zh: "长期", en: "Long", typed: "cj cq zj zq" },
    "PERMANENT": { zh: "永久", en: "Permanent", typed: "yj" },
  },
  ReviewPoint: {
    "1": { zh: "与清单、合同相符", en: "Agrees with the list and the contract", typed: "yqdgtxf yqdhtxf yqsgtxf yqshtxf" },
    "2": { zh: "数量、页数齐全", en: "Copies and pages complete", typed: "slysqq" },
    "3": { zh: "版次为最新有效版", en: "Latest valid revision", typed: "bcwzxyxb" },
    "4": { zh: "清晰可读，文件能打开", en: "Legible, files open", typed: "qxkdwjndk" },
    "5": { zh: "签章、日期齐全", en: "Signed, sealed and dated", typed: "qzrjqq qzrqqq" },
    "6": { zh: "来源合法，有权提供", en: "Lawful source", typed: "lygfyqdg lygfyqtg lyhfyqdg lyhfyqtg" },
    "7": { zh: "密级、保密要求明确", en: "Secrecy is clear", typed: "mjbmyqmq" },
    "8": { zh: "个人信息、知识产权标识", en: "Personal data and property marks", typed: "grxxzscqbs grxxzscqbz grxxzzcqbs grxxzzcqbz" },
    "9": { zh: "样品外观及数量", en: "Samples: look and number", typed: "ypwgjsl" },
    "10": { zh: "其他", en: "Other", typed: "qt" },
  },
  ReviewResult: {
    "PASS": { zh: "合格", en: "Passed", typed: "gg hg" },
    "SUPPLEMENT": { zh: "补正", en: "Supplement", typed: "bz" },
    "REJECT": { zh: "拒收", en: "Rejected", typed: "js" },
  },
  Right: {
    "RECEIVE": { zh: "接收登记", en: "register receipts", typed: "jsdj" },
    "REVIEW": { zh: "审核", en: "review materials", typed: "sh" },
    "FILE": { zh: "归档", en: "file materials", typed: "gd" },
    "ATTACH": { zh: "附加文件", en: "attach files", typed: "fjwj" },
    "VIEW": { zh: "查看电子件", en: "view files", typed: "ckdzj zkdzj" },
    "EXPORT": { zh: "导出原件", en: "export originals", typed: "dcyj" },
    "REQUEST": { zh: "申请借阅", en: "request loans", typed: "sqjy" },
    "LEND": { zh: "借阅出库与归还", en: "lend and take back", typed: "jyckygh" },
    "PRINT": { zh: "打印单据", en: "print forms", typed: "dydj dysj" },
    "REPORT": { zh: "上报异常", en: "report incidents", typed: "sbyc" },
    "MASTER_DATA": { zh: "维护客户、人员与位置", en: "keep customers, people and places", typed: "whkhryywz" },
    "CONFIGURE": { zh: "修改设置", en: "change settings", typed: "xgsz" },
  },
  Role: {
    "ADMIN": { zh: "系统管理员", en: "Administrator", typed: "jtgly xtgly" },
    "ARCHIVIST": { zh: "资料管理员", en: "Archivist", typed: "zlgly" },
    "CLERK": { zh: "资料员", en: "Department clerk", typed: "zly" },
    "DEPT_HEAD": { zh: "部门负责人", en: "Department head", typed: "bmfzr" },
    "EXECUTIVE": { zh: "分管领导", en: "Executive", typed: "fgld" },
    "READER": { zh: "使用人", en: "Reader", typed: "syr" },
    "SECURITY": { zh: "保密员", en: "Security officer", typed: "bmy" },
    "AUDITOR": { zh: "审计员", en: "Auditor", typed: "sjy" },
  },
  SecurityLevel: {
    "PUBLIC": { zh: "公开", en: "Public", typed: "gk" },
    "INTERNAL": { zh: "内部", en: "Internal", typed: "nb" },
    "CONFIDENTIAL": { zh: "普通商密", en: "Confidential", typed: "ptsm" },
    "CORE": { zh: "核心商密", en: "Core secret", typed: "hxsm" },
  },
  Severity: {
    "ERROR": { zh: "错误", en: "Error", typed: "cw" },
    "WARNING": { zh: "警告", en: "Warning", typed: "jg" },
    "HINT": { zh: "提示", en: "Hint", typed: "ds ts" },
  },
  Step: {
    "DEPT_HEAD": { zh: "借阅部门负责人意见", en: "Borrowing department head", typed: "jybmfzryj jybmfzryx" },
    "OWNER_HEAD": { zh: "资料归口部门负责人意见", en: "Owning department head", typed: "zlgkbmfzryj zlgkbmfzryx" },
    "EXECUTIVE": { zh: "分管领导意见", en: "Executive", typed: "fgldyj fgldyx" },
  },
  ThingKind: {
    "MATERIAL": { zh: "资料", en: "Material", typed: "zl" },
    "RECEIPT": { zh: "接收单", en: "Receipt", typed: "jsd jss" },
    "LOAN": { zh: "借阅单", en: "Loan slip", typed: "jyd jys" },
    "CUSTOMER": { zh: "客户", en: "Customer", typed: "kh" },
    "PERSON": { zh: "人员", en: "Person", typed: "ry" },
    "PLACE": { zh: "存放位置", en: "Place", typed: "cfwz" },
  },
  UsageKind: {
    "READ": { zh: "查阅", en: "Read", typed: "cy zy" },
    "BORROW": { zh: "借阅", en: "Borrowed", typed: "jy" },
    "COPY": { zh: "复制", en: "Copied", typed: "fz" },
    "EXCERPT": { zh: "摘抄", en: "Excerpt", typed: "zc" },
    "VIEW_E": { zh: "电子查看", en: "Viewed", typed: "dzck dzzk" },
    "EXPORT": { zh: "导出", en: "Exported", typed: "dc" },
    "REVERSAL": { zh: "冲正", en: "Reversal", typed: "cz" },
  },
  Verdict: {
    "PASSED": { zh: "通过", en: "passed", typed: "tg" },
    "FAILED": { zh: "不通过", en: "failed", typed: "btg" },
    "WARNED": { zh: "警告", en: "warning", typed: "jg" },
    "NOT_CHECKED": { zh: "未检测", en: "not checked", typed: "wjc" },
  },
  Waiting: {
    "OVERDUE": { zh: "逾期", en: "Overdue", typed: "yj yq" },
    "TO_REVIEW": { zh: "待审核", en: "To review", typed: "dsh" },
    "SUPPLEMENT": { zh: "待补正", en: "To supplement", typed: "dbz" },
    "TO_FILE": { zh: "待归档", en: "To file", typed: "dgd" },
    "TO_APPROVE": { zh: "待审批", en: "To approve", typed: "dsp" },
    "TO_LEND": { zh: "已批待取", en: "To hand out", typed: "ypdq" },
    "SCAN_MISSING": { zh: "待补扫描件", en: "Scan missing", typed: "dbsmj" },
    "TRAY": { zh: "待整理", en: "To sort", typed: "dzl" },
    "INCIDENT": { zh: "异常", en: "Incident", typed: "yc" },
    "RETURN_BY": { zh: "限期返还", en: "Due back to customer", typed: "xjfh xqfh" },
    "RETENTION_END": { zh: "到期", en: "Retention ends", typed: "dj dq" },
  },
} as const

/** Every verb of the archive. */
export const ipc = {
  attachments: {
    assign: (request: Assignment) => ask<Outcome<Array<Attachment>>>('attachments.assign', request),
    facts: (request: AttachmentId) => ask<FileFacts>('attachments.facts', request),
    isIncomplete: (request: PageOf) => ask<boolean>('attachments.is_incomplete', request),
    list: (request: Owner) => ask<Array<Attachment>>('attachments.list', request),
    lookInside: (request: AttachmentId) => ask<Inside>('attachments.look_inside', request),
    ownerName: (request: Owner) => ask<OwnerName>('attachments.owner_name', request),
    replace: (request: ReplaceRequest) => ask<Outcome<FileResult>>('attachments.replace', request),
    saveAs: (request: SaveRequest) => ask<Outcome<Attachment>>('attachments.save_as', request),
    survey: (request: Paths) => ask<Survey>('attachments.survey', request),
    takeOut: (request: TakeOutRequest) => ask<Outcome<Array<FileReport>>>('attachments.take_out', request),
    tray: (request: TrayPage) => ask<Page<Attachment>>('attachments.tray', request),
    unlock: (request: PasswordOf) => ask<FileFacts>('attachments.unlock', request),
    view: (request: AttachmentId) => ask<Outcome<boolean>>('attachments.view', request),
    withdraw: (request: Reasoned<AttachmentId>) => ask<Outcome<Attachment>>('attachments.withdraw', request),
  },
  calendar: {
    clear: (request: ClearDays) => ask<Outcome<Array<string>>>('calendar.clear', request),
    list: (request: CalendarYear) => ask<Array<CalendarDay>>('calendar.list', request),
    mark: (request: MarkDays) => ask<Outcome<Array<CalendarDay>>>('calendar.mark', request),
  },
  customers: {
    add: (request: CustomerFields) => ask<Outcome<Customer>>('customers.add', request),
    change: (request: CustomerChange) => ask<Outcome<Customer>>('customers.change', request),
    deactivate: (request: CustomerId) => ask<Outcome<Customer>>('customers.deactivate', request),
    get: (request: CustomerId) => ask<Customer | null>('customers.get', request),
    list: () => ask<Array<Customer>>('customers.list', null),
    reactivate: (request: CustomerId) => ask<Outcome<Customer>>('customers.reactivate', request),
    suggest: (request: Typed) => ask<Array<Customer>>('customers.suggest', request),
  },
  departments: {
    add: (request: DepartmentFields) => ask<Outcome<Department>>('departments.add', request),
    change: (request: DepartmentChange) => ask<Outcome<Department>>('departments.change', request),
    list: () => ask<Array<Department>>('departments.list', null),
  },
  drafts: {
    discard: (request: DraftId) => ask<Outcome<DraftId>>('drafts.discard', request),
    list: (request: DraftKind) => ask<Array<Draft>>('drafts.list', request),
    save: (request: DraftFields) => ask<Outcome<Draft>>('drafts.save', request),
  },
  incidents: {
    close: (request: CloseRequest) => ask<Outcome<Incident>>('incidents.close', request),
    ofMaterial: (request: MaterialId) => ask<Array<Incident>>('incidents.of_material', request),
    report: (request: IncidentFields) => ask<Outcome<Incident>>('incidents.report', request),
  },
  journal: {
    headCode: () => ask<string>('journal.head_code', null),
    history: (request: HistoryOf) => ask<Array<HistoryRow>>('journal.history', request),
    pulse: () => ask<Pulse>('journal.pulse', null),
    verify: () => ask<ChainReport>('journal.verify', null),
    verifyCode: (request: string) => ask<CodeAt | null>('journal.verify_code', request),
  },
  loans: {
    approve: (request: ApproveRequest) => ask<Outcome<Loan>>('loans.approve', request),
    approvers: (request: ApproversOn) => ask<Array<StepApprovers>>('loans.approvers', request),
    dueAfter: (request: number) => ask<string>('loans.due_after', request),
    get: (request: LoanId) => ask<Loan | null>('loans.get', request),
    lend: (request: LendRequest) => ask<Outcome<Loan>>('loans.lend', request),
    list: (request: LoansPage) => ask<Page<LoanRow>>('loans.list', request),
    openOfMaterial: (request: MaterialId) => ask<Loan | null>('loans.open_of_material', request),
    previewNumber: () => ask<string>('loans.preview_number', null),
    remind: (request: Array<LoanId>) => ask<Outcome<Array<Reminder>>>('loans.remind', request),
    renew: (request: RenewRequest) => ask<Outcome<Loan>>('loans.renew', request),
    renewalTerms: (request: LoanId) => ask<RenewalTerms>('loans.renewal_terms', request),
    request: (request: LoanFields) => ask<Outcome<Loan>>('loans.request', request),
    require: (request: Required) => ask<Loan>('loans.require', request),
    reverse: (request: Reasoned<LoanId>) => ask<Outcome<Loan>>('loans.reverse', request),
    takeBack: (request: TakeBackRequest) => ask<Outcome<TakenBack>>('loans.take_back', request),
    withdraw: (request: Reasoned<LoanId>) => ask<Outcome<Loan>>('loans.withdraw', request),
  },
  marks: {
    add: (request: MarkFields) => ask<Outcome<Mark>>('marks.add', request),
    list: (request: AttachmentId) => ask<Array<Mark>>('marks.list', request),
    withdraw: (request: MarkId) => ask<Outcome<Mark>>('marks.withdraw', request),
  },
  materials: {
    change: (request: DescriptionFields) => ask<Outcome<Material>>('materials.change', request),
    export: (request: ListExport) => ask<Outcome<Exported>>('materials.export', request),
    file: (request: Array<FilingFields>) => ask<Outcome<Array<Material>>>('materials.file', request),
    get: (request: MaterialId) => ask<Material | null>('materials.get', request),
    holders: (request: HoldersOf) => ask<Array<Stay>>('materials.holders', request),
    previewFiling: (request: Array<FilingFields>) => ask<Array<FilingPreview>>('materials.preview_filing', request),
    relocate: (request: Relocation) => ask<Outcome<Array<Material>>>('materials.relocate', request),
    require: (request: Required) => ask<Material>('materials.require', request),
    resubmit: (request: Supplement) => ask<Outcome<MaterialId>>('materials.resubmit', request),
    review: (request: ReviewRequest) => ask<Outcome<Array<Reviewed>>>('materials.review', request),
    titles: (request: TitlesOf) => ask<Array<[string, Category]>>('materials.titles', request),
    usualChecklist: (request: Array<MaterialId>) => ask<Array<Finding>>('materials.usual_checklist', request),
  },
  numbers: {
    presets: () => ask<Array<NumberPreset>>('numbers.presets', null),
    preview: (request: NumberRule) => ask<Array<NumberExample>>('numbers.preview', request),
  },
  paper: {
    preview: (request: Preview) => ask<Array<string>>('paper.preview', request),
    print: (request: PrintRequest) => ask<PrintDone>('paper.print', request),
    save: (request: PdfRequest) => ask<PrintDone>('paper.save', request),
  },
  people: {
    add: (request: PersonFields) => ask<Outcome<Person>>('people.add', request),
    change: (request: PersonChange) => ask<Outcome<Person>>('people.change', request),
    deactivate: (request: PersonId) => ask<Outcome<Person>>('people.deactivate', request),
    get: (request: PersonId) => ask<Person | null>('people.get', request),
    list: () => ask<Array<Person>>('people.list', null),
    reactivate: (request: PersonId) => ask<Outcome<Person>>('people.reactivate', request),
    setPin: (request: PinChange) => ask<Outcome<Person>>('people.set_pin', request),
    standing: (request: PersonId) => ask<Standing>('people.standing', request),
    suggest: (request: Typed) => ask<Array<Person>>('people.suggest', request),
  },
  places: {
    add: (request: PlaceFields) => ask<Outcome<Place>>('places.add', request),
    addMany: (request: ManyPlaces) => ask<Outcome<Array<Place>>>('places.add_many', request),
    change: (request: PlaceChange) => ask<Outcome<Place>>('places.change', request),
    contents: (request: ContentsOf) => ask<Contents>('places.contents', request),
    elevation: (request: Array<PlaceId>) => ask<Array<Occupancy>>('places.elevation', request),
    get: (request: PlaceId) => ask<Place | null>('places.get', request),
    list: () => ask<Array<Place>>('places.list', null),
    names: (request: NamesFrom) => ask<Array<string>>('places.names', request),
    reopen: (request: PlaceId) => ask<Outcome<Place>>('places.reopen', request),
    retire: (request: PlaceId) => ask<Outcome<Place>>('places.retire', request),
    rooms: () => ask<Array<Occupancy>>('places.rooms', null),
    suggest: (request: Typed) => ask<Array<Place>>('places.suggest', request),
    way: (request: PlaceId) => ask<Way>('places.way', request),
  },
  printers: {
    list: () => ask<Array<Printer>>('printers.list', null),
  },
  receipts: {
    get: (request: ReceiptId) => ask<Receipt | null>('receipts.get', request),
    list: (request: ReceiptsPage) => ask<Page<ReceiptRow>>('receipts.list', request),
    previewNumber: () => ask<string>('receipts.preview_number', null),
    register: (request: ReceiptFields) => ask<Outcome<Receipt>>('receipts.register', request),
    require: (request: Required) => ask<Receipt>('receipts.require', request),
    void: (request: Reasoned<ReceiptId>) => ask<Outcome<Receipt>>('receipts.void', request),
  },
  registers: {
    export: (request: RegisterExport) => ask<Outcome<Exported>>('registers.export', request),
    rows: (request: RegisterOf) => ask<RegisterPage>('registers.rows', request),
  },
  search: {
    anything: (request: string) => ask<Array<Thing>>('search.anything', request),
    find: (request: Query) => ask<Found>('search.find', request),
    scan: (request: Required) => ask<Thing | null>('search.scan', request),
  },
  settings: {
    change: (request: Settings) => ask<Outcome<Settings>>('settings.change', request),
    get: () => ask<Settings>('settings.get', null),
  },
  today: {
    counts: () => ask<Counts>('today.counts', null),
    list: () => ask<Today>('today.list', null),
    pictures: () => ask<Pictures>('today.pictures', null),
  },
}

/** The second level and the own fields of each category. */
export const categories: Record<Category, { subtypes: readonly string[]; nature: keyof typeof words.Nature; retention: keyof typeof words.Retention; fields: readonly { field: keyof typeof words.OwnField; shape: keyof typeof words.FieldShape }[] }> = {
  TECH: { subtypes: ["产品设计","工艺流程","技术规范"], nature: "TECH_DOC", retention: "MEDIUM", fields: [{ field: "文件编号", shape: "LINE" }] },
  DRAWING: { subtypes: ["产品图纸","工程图纸"], nature: "TECH_DOC", retention: "MEDIUM", fields: [{ field: "图幅", shape: "LINE" }, { field: "比例", shape: "LINE" }, { field: "张数", shape: "WHOLE" }] },
  SAMPLE: { subtypes: ["实物样品","样品照片"], nature: "TECH_DOC", retention: "SHORT", fields: [{ field: "数量", shape: "WHOLE" }, { field: "单位", shape: "LINE" }, { field: "有效期", shape: "DAY" }, { field: "封样", shape: "LINE" }] },
  CONTRACT: { subtypes: ["合同","协议"], nature: "CONTRACT_DOC", retention: "LONG", fields: [{ field: "合同号", shape: "LINE" }, { field: "签订日", shape: "DAY" }, { field: "起始日", shape: "DAY" }, { field: "截止日", shape: "DAY" }, { field: "金额", shape: "LINE" }] },
  OTHER: { subtypes: ["市场调研","客户反馈"], nature: "TECH_DOC", retention: "SHORT", fields: [] },
}
