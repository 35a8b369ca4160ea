import type { Booking, SessionInvitation } from '#server/coaching/contract.ts';
import { count, momentOf } from './format.ts';

type Kept = NonNullable<Booking['kept']>;

/** Seats that are free, but not for everybody yet, and until when. */
export const keptSentence = ({ seats, until }: Kept, timeZone: string, now: Date): string =>
  `${seats === 1 ? 'One seat is' : `${seats} seats are`} kept for people with this gap until ${momentOf(until, timeZone, now)}.`;

/** Why a session is suggested to somebody. */
export function gapSentence({ level, state, required }: SessionInvitation['gap']): string {
  const unknown = state === 'lapsed' ? 'What you showed of it has lapsed' : 'You are not assessed in it yet';
  return `${level === null ? unknown : `You are at level ${level}`}; your job role needs ${required}.`;
}

/** What is free for whoever is invited. */
export const freeSeats = (seats: number): string =>
  seats === 0 ? 'Every seat is taken; you can wait for one' : `${count(seats, 'seat')} free`;

/** A decision that holds, so it is asked for. */
export const DECLINING = {
  title: 'Not for you?',
  verb: 'It is not for me',
  text: 'The session is no longer suggested to you. Neither the coach nor anybody else learns who said so, and a seat that was kept for you is free for others.',
};
