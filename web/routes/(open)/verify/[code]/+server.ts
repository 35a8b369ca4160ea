import { checkForMachines } from './answer.server.ts';
import type { RequestHandler } from './$types';

/** Answers those who ask for JSON; browsers get the page of the same address. */
export const GET: RequestHandler = (event) => checkForMachines(event, event.params.code);
