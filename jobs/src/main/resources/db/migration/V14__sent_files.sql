-- Files that an organisation has sent in itself may bring rows about that organisation only.
alter table delivery add column sent_by text;

comment on column delivery.sent_by is 'The organisation that sent the file in through the portal; blank for files that an operator delivers';
