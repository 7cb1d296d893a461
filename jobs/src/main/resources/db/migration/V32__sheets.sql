-- A workbook is delivered sheet by sheet: each is a table like a file.
alter table delivery add column sheet text not null default '';
alter table delivery add column label text generated always as
    (case sheet when '' then file else file || ', sheet ' || sheet end) stored;
comment on column delivery.sheet is 'Sheet of a workbook; empty for a file that is a table by itself';
comment on column delivery.label is 'The file, and the sheet where there is one, as messages name it';

create or replace view standing_rejection as
with latest as (
    select distinct on (file, sheet) delivery_id, file, sheet, record
    from delivery
    where state in ('complete', 'refused')
    order by file, sheet, delivery_id desc
)
select d.file, d.sheet, r.row_number, r.column_name, coalesce(d.record, '') as record, r.found,
       r.expected, r.rule, r.message, r.organisation_id, r.member_id, r.found_coded, r.expected_coded, r.message_coded
from rejected_row r
inner join latest d on d.delivery_id = r.delivery_id
union all
select d.file, d.sheet, u.row_number, u.column_name, u.record, u.found,
       'the id of a known ' || u.target, 'reference',
       'unknown ' || u.target || '; the row is tried again in later runs', u.organisation_id, u.member_id, null,
       '{code: expected_reference' || t.sentence, '{code: reference_unknown' || t.sentence
from unresolved_reference u
inner join delivery d on d.delivery_id = u.delivery_id and d.state = 'complete'
cross join lateral (
    select case when u.target in ('organisation', 'member', 'project') then '_' || u.target || ', values: {}}'
                else ', values: {target: ' || u.target || '}}' end as sentence) t
where u.resolved_at is null;
