export { issueCertificate } from './issue-certificate.ts';
export { findCertificate } from './store/certificates.ts';
