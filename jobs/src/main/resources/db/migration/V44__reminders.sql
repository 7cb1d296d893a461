-- Mails that remind managers of what is expected of their organisation. A reminder is begun by one process only; where that dies before
-- it knows, it is not sent again. One that could not be sent is begun again later.
create table reminder (
    reminder_id     bigint generated always as identity primary key,
    login           text not null references portal_user on delete cascade,
    organisation_id text not null,
    record          text not null,
    files           text not null,
    due_on          date not null,
    days            integer not null,
    begun_at        timestamptz not null,
    sent_at         timestamptz,
    failed_at       timestamptz,
    failure         text,
    tries           integer not null default 1,
    unique (login, organisation_id, record, files, due_on, days)
);
comment on column reminder.due_on is 'When the input was due; -infinity where it never came and no date says when it is due';
comment on column reminder.days is 'How many days after that date the reminder is for; negative before it';

alter table portal_user add column wants_reminders boolean not null default true;
