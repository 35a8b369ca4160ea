import type { FastifyInstance } from 'fastify';
import type { AppDeps } from './app.ts';
import { assessmentPorts } from './assessment-ports.ts';
import { handInsOf } from './assessment/index.ts';
import { assessmentRoutes } from './assessment/routes.ts';
import { catalogRoutes } from './catalog/routes.ts';
import { certificatesRoutes } from './certificates/routes.ts';
import { coachingRoutes } from './coaching/routes.ts';
import { identityRoutes } from './identity/routes.ts';
import { importsRoutes } from './imports/routes.ts';
import { learningRoutes } from './learning/routes.ts';
import { notificationsRoutes } from './notifications/routes.ts';
import { operationsRoutes } from './operations/routes.ts';
import { organizationRoutes } from './organization/routes.ts';
import { quizzesOf } from './quiz/index.ts';
import { quizRoutes } from './quiz/routes.ts';
import { skillsRoutes } from './skills/routes.ts';
import { NOWHERE } from './webhooks/index.ts';
import { webhooksRoutes } from './webhooks/routes.ts';

/** Every feature's routes, below `/api/v1`. Who may call what stands at each route. */
export async function features(
  api: FastifyInstance,
  { publicUrl, appSecret, isDemo, defaultTimeZone, egress = NOWHERE }: AppDeps,
): Promise<void> {
  void api.register(identityRoutes, {
    publicUrl,
    defaultTimeZone,
    isSecure: () => publicUrl().startsWith('https:'),
  });
  void api.register(organizationRoutes);
  void api.register(importsRoutes, { defaultTimeZone });
  void api.register(catalogRoutes);
  void api.register(learningRoutes, { quizzesOf, handInsOf });
  void api.register(quizRoutes);
  void api.register(skillsRoutes);
  void api.register(certificatesRoutes, { publicUrl });
  void api.register(coachingRoutes, { appSecret, publicUrl });
  void api.register(assessmentRoutes, assessmentPorts);
  void api.register(notificationsRoutes, { isDemo });
  void api.register(operationsRoutes);
  void api.register(webhooksRoutes, { appSecret, egress });
}
