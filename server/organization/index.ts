export { addPeople } from './add-people.ts';
export { giveJobRole, recordDeparture, viewEmployment } from './change-employment.ts';
export { createDepartment } from './create-department.ts';
export { assertDepartmentExists } from './list-departments.ts';
export { assignJobRoles, placePeople, setManagers, type JobRoleAssignment } from './place-people.ts';
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
} from './store/people.ts';
export type { PersonOrder } from './store/person-order.ts';
export {
  departmentsOf,
  EVERYBODYS_PROFILE,
  findPersonInCompany,
  personsWithChanges,
  selectPersonFacts as personFacts,
  type PersonFacts,
} from './store/persons-in-company.ts';
export { isManagedBy, reportsOf } from './store/reporting-lines.ts';
