import type { WithheldClinics } from '#server/coaching/contract.ts';
import { withheldSentence } from '#lib/clinic-words.ts';

interface Known {
  computedAt: string | null;
  hasGroupOffer: boolean;
  isVerified: boolean;
  oneToOne: readonly unknown[];
  withheld: readonly WithheldClinics[];
}

/** Why no group is suggested, and what would change it. */
export function whyEmpty({ computedAt, hasGroupOffer, isVerified, oneToOne, withheld }: Known) {
  if (!hasGroupOffer)
    return {
      title: 'You hold no group offer',
      text: 'A clinic is a session for a group. Make an offer for one, and suggestions appear here.',
      href: '/coach/hours/offers/new',
      label: 'Make an offer',
    };
  if (!isVerified)
    return {
      title: 'No level of yours is verified',
      text: 'Clinics are suggested to coaches whose level the Open Source Programme Office has verified.',
      href: '/coach/hours/profile',
      label: 'Look at your profile',
    };
  if (!computedAt)
    return {
      title: 'Nothing is planned yet',
      text: 'Every night it is planned from everybody’s hours and gaps. “Plan anew” does it now.',
      href: '/coach/hours',
      label: 'Look at your hours',
    };
  if (withheld.length > 0)
    return {
      title: 'Your limits are reached',
      text: withheld.map((each) => withheldSentence(each, 'Your')).join(' '),
      href: '/coach/hours/profile',
      label: 'Look at your limits',
    };
  return {
    title: oneToOne.length > 0 ? 'No group to suggest now' : 'Nothing to suggest now',
    text: 'No five people who work in your free hours of the next four weeks share a gap that you could close in a group.',
    href: '/coach/hours',
    label: 'Look at your hours',
  };
}
