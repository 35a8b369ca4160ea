/** Where mails are, in the order in which an administrator looks. */
export const STATES = [
  { id: 'unsent', label: 'Not sent yet' },
  { id: 'failing', label: 'Failing' },
  { id: 'sent', label: 'Sent' },
  { id: 'kept', label: 'Kept' },
] as const;

export const addressOf = (state: string | null, q = '', cursor: string | null = null): string => {
  const search = new URLSearchParams({ ...(state && { state }), ...(q && { q }), ...(cursor && { cursor }) });
  return `/admin/mails${search.size > 0 ? `?${search}` : ''}`;
};
