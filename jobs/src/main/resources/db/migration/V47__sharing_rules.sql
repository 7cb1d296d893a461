-- What becomes of rows that an organisation sends in about members that are another's too. Without a rule they are refused.
create table sharing_rule (
    organisation_id text primary key,
    rule            text not null check (rule in ('first_come', 'joined_first'))
);
