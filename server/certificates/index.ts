export { issueCertificate, type Completion } from './issue-certificate.ts';
export { findCertificate, type Certificate } from './store/certificates.ts';
