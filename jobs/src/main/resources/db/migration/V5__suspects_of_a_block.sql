-- The suspects of a block stand in one row. Suspects live from a block to the end of its load; a load that was under way when
-- the database was upgraded must look at every row.
create table suspects (
    delivery_id integer not null references delivery on delete cascade,
    row_numbers integer[] not null,
    first_rows  integer[] not null
);
insert into suspects select distinct delivery_id, array[0], array[0] from suspect_row;
drop table suspect_row;

comment on table suspects is
    'Rows whose key their file may have brought before, and the row that brought it first; row 0 stands for all rows of the file';
