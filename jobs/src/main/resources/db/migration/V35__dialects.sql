-- How the columns of a file are written is found out from all its rows; a file that is begun anew is read so.
alter table delivery add column dialect text;
alter table delivery add column read_as text not null default '';
comment on column delivery.dialect is 'How its columns are read, for example ends_on=DAY_FIRST revenue=COMMA; null until '
    'all its rows were looked at';
comment on column delivery.read_as is 'What was found out of how the file is written: characters, separator, and the '
    'columns that are not written as Covalue writes them';
