/** Maturity of a department in dealing with open source (content guide 3.1); a course is made for one of them. */
export const STAGES: readonly { id: string; name: string }[] = [
  { id: 'S0', name: 'Unmanaged use' },
  { id: 'S1', name: 'Managed use' },
  { id: 'S2', name: 'Taking part' },
  { id: 'S3', name: 'Hosting' },
  { id: 'S4', name: 'Strategic partner' },
];

export const stageName = (stage: string): string => STAGES.find(({ id }) => id === stage)?.name ?? stage;
