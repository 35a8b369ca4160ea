import { exportDepartment } from '../../export.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => exportDepartment(event, event.params.departmentId);
