-- Sessions that began before this moment have ended: the password was changed or the user was disabled.
alter table portal_user add column sessions_valid_from timestamptz not null default now();

-- Who an identity provider says it is: the address by which an administrator names somebody, and the subject (issuer and
-- subject of the provider) that is bound to it at the first sign-in.
alter table portal_user add column email text;
alter table portal_user add column subject text unique;
create unique index portal_user_email on portal_user (lower(email));
