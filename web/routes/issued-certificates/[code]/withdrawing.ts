/** What is asked before a certificate is withdrawn, in the dialog and on the page. */
export const withdrawing = ({ personName, courseTitle }: { personName: string; courseTitle: string }) => ({
  title: `Withdraw the certificate of ${personName}?`,
  text: `It is the one for “${courseTitle}”. Whoever checks it from now on reads that it was withdrawn, and when. ${personName} is told by mail and reads the reason. The evidence behind it stays; correct that separately. It cannot be undone.`,
  verb: `Withdraw the certificate of ${personName}`,
});
