import { asked, decide } from '../decide.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = asked;

export const actions: Actions = { default: decide('grant') };
