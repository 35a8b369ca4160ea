export { addPeople } from './add-people.ts';
export { giveJobRole, recordDeparture, recordDepartures, viewEmployment } from './change-employment.ts';
export { changePeople } from './change-people.ts';
export { createDepartment } from './create-department.ts';
export { assertDepartmentExists } from './list-departments.ts';
export { assignJobRoles, endManagers, placePeople, setJobRoles, setManagers, type JobRoleAssignment } from './place-people.ts';
export { isOpenOn } from './rules/closing.ts';
export { reportingCircles } from './rules/reporting.ts';
export { withAncestors, withDescendants } from './rules/department-tree.ts';
export { selectDepartments as listDepartments, type Department } from './store/departments.ts';
export {
  countPersonsOn,
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
export { isManagedBy, reportingLinesOn, reportsOf } from './store/reporting-lines.ts';
export { personsStandingByEmail, selectStandings as standingsOf, type Standing } from './store/standings.ts';
