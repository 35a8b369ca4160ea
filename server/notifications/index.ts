export { deliverMail, type Delivery } from './deliver-mail.ts';
export { intendMail, type MailIntent } from './intend-mail.ts';
export { smtpPort, type MailPort } from './smtp.ts';
