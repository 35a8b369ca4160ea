export interface AccountQuestion {
  verb: 'disable' | 'enable';
  label: string;
  title: string;
  text: string;
  does: string;
  isDanger: boolean;
}

/** What is asked before an account is disabled or enabled, in the dialog and on the page. */
export function questionOf({ name, isDisabled }: { name: string; isDisabled: boolean }, isSelf: boolean): AccountQuestion {
  if (isDisabled)
    return {
      verb: 'enable',
      label: 'Enable the account',
      title: `Enable the account of ${name}?`,
      text: 'They can sign in again with the password they had. Access keys that ended stay revoked.',
      does: `Enable ${name}`,
      isDanger: false,
    };
  return {
    verb: 'disable',
    label: 'Disable the account',
    title: `Disable the account of ${name}?`,
    text: `${isSelf ? 'This is your own account: you are signed out and cannot come back by yourself. ' : ''}Sessions, access keys and links end at once. What was learned and shown stays, and you can enable the account again.`,
    does: `Disable ${name}`,
    isDanger: true,
  };
}
