-- An alarm that is being told: mail and webhooks take as long as they take, and no transaction waits for them. A process that dies
-- at it leaves its claim, which ends by itself; the alarm is told again then.
create table alarm_telling (
    alarm_id bigint not null references alarm on delete cascade,
    channel  text not null,
    event    text not null check (event in ('told', 'told_recovered')),
    until    timestamptz not null,
    primary key (alarm_id, channel, event)
);
