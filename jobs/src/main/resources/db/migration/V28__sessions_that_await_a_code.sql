-- The password was right and the code of the second factor has not come: its user is to see that somebody knows the password.
alter table portal_session add column awaits_code boolean not null default false;
