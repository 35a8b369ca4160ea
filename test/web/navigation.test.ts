import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chosenWorkplace, mainWorkplace, workplacesOf } from '#lib/navigation.ts';
import type { Me } from '#server/identity/contract.ts';

const me = (accessRoles: string[], isManager = false) => ({ accessRoles, isManager }) as Me;
const EVERY_ROLE = me(['learner', 'coach', 'author', 'ospo-lead', 'auditor', 'administrator'], true);

/** Addresses of pages, as folders have them. */
const pages = new Set(
  globSync('web/routes/**/+page.svelte').map(
    (file) =>
      file
        .replace('web/routes', '')
        .replace(/\/\(open\)/, '')
        .replace(/\/?\+page\.svelte$/, '') || '/',
  ),
);

describe('menus', () => {
  test('lead to pages that exist', () => {
    const places = workplacesOf(EVERY_ROLE).flatMap((workplace) => workplace.places);
    expect(places.map(({ href }) => href).filter((href) => !pages.has(href))).toEqual([]);
  });

  test.each([
    [['learner'], false, ['learner']],
    [['learner', 'coach', 'author'], false, ['learner', 'coach', 'author']],
    [['learner', 'auditor'], false, ['learner', 'auditor']],
    [['learner', 'administrator'], true, ['learner', 'manager', 'administrator']],
  ])('of %j, manager %s', (roles, isManager, ids) => {
    expect(workplacesOf(me(roles, isManager)).map(({ id }) => id)).toEqual(ids);
  });

  test('a role that was taken away is no workplace any more', () => {
    expect(chosenWorkplace(me(['learner']), 'administrator').id).toBe('learner');
  });

  test.each([
    [['learner'], false, 'learner'],
    [['learner'], true, 'manager'],
    [['learner', 'author', 'ospo-lead'], true, 'ospo-lead'],
    [['learner', 'auditor'], false, 'auditor'],
    [['learner', 'administrator'], false, 'administrator'],
  ])('of %j, manager %s, begin with the main work', (roles, isManager, id) => {
    expect(mainWorkplace(me(roles, isManager)).id).toBe(id);
    expect(chosenWorkplace(me(roles, isManager), null).id).toBe(id);
    expect(chosenWorkplace(me(roles, isManager), 'learner').id).toBe('learner');
  });
});
