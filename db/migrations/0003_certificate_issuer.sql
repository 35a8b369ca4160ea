ALTER TABLE "certificates" ADD COLUMN "issuer_name" text NOT NULL;
