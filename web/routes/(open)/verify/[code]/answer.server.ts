import { json, type RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { verifyCertificate } from '#server/certificates/contract.ts';

/** What anybody with the number may know. */
export const check = (event: RequestEvent, code: string) => need(call(event, verifyCertificate, { params: { code } }));

/** The same for machines: the answer of the API as it is. */
export async function checkForMachines(event: RequestEvent, code: string): Promise<Response> {
  const headers = { 'cache-control': 'no-store', 'access-control-allow-origin': '*' };
  return json(await check(event, code), { headers });
}
