export { addPeople } from './add-people.ts';
export { changeDepartment } from './change-department.ts';
export { changeDepartmentOf, giveJobRole, JobRoleHeld, recordDeparture, viewEmployment } from './change-employment.ts';
export { createDepartment } from './create-department.ts';
export { assertDepartmentExists, UnknownDepartment } from './list-departments.ts';
export { assignJobRoles, placePeople, setManagers, type JobRoleAssignment, type Placement } from './place-people.ts';
export { isOpenOn } from './rules/closing.ts';
export { withAncestors, withDescendants } from './rules/department-tree.ts';
export { selectDepartments as listDepartments, type Department } from './store/departments.ts';
export {
  findPersonByEmail,
  findPersons,
  searchPersons,
  updateTimeZone,
  EmailTaken,
  type NewPerson,
  type Person,
  type PersonSearch,
} from './store/people.ts';
export type { PersonOrder } from './store/person-order.ts';
export { PeriodOverlaps } from './store/periods.ts';
export {
  departmentsOf,
  findPersonInCompany,
  personsWithChanges,
  selectPersonFacts as personFacts,
  type PersonFacts,
} from './store/persons-in-company.ts';
export { hasReports, isManagedBy, reportsOf } from './store/reporting-lines.ts';
