import { exportSuggestions } from '../export.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => exportSuggestions(event);
