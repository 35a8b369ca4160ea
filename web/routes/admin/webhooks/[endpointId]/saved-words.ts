/** What is said after something was done with an endpoint; that it is paused is said by its standing. */
export const SAVED: Record<string, string> = {
  tested: 'A test is on its way. Load again in a few seconds to see what the receiver answered.',
  resumed: 'The endpoint is told again, what waits first.',
  again: 'It is sent again within seconds, as soon as the endpoint is told. Its id stays the same.',
  changed: 'The endpoint is changed.',
};
