import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Count } from '#server/shared/schemas.ts';

export const countDecisions = endpoint({
  id: 'countDecisions',
  summary: 'How many requests wait for an OSPO lead to decide',
  method: 'GET',
  path: '/coaching/waiting-decisions',
  success: { status: 200, schema: Type.Object({ disclosures: Count, corrections: Count }) },
});
