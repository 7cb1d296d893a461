-- What is wrong with a row is kept as a code with what it speaks of, beside its English words, and told in the language of the
-- reader. Rows from before have no code and are told in English.
alter table rejected_row add column found_coded text, add column expected_coded text, add column message_coded text;
alter table released.rejected_row add column expected_coded text, add column message_coded text;
alter table released.rejected_by_organisation add column expected_coded text;

create or replace view standing_rejection as
with latest as (
    select distinct on (file) delivery_id, file, record
    from delivery
    where state in ('complete', 'refused')
    order by file, delivery_id desc
)
select d.file, cast('' as text) as sheet, r.row_number, r.column_name, coalesce(d.record, '') as record, r.found,
       r.expected, r.rule, r.message, r.organisation_id, r.member_id, r.found_coded, r.expected_coded, r.message_coded
from rejected_row r
inner join latest d on d.delivery_id = r.delivery_id
union all
select d.file, '', u.row_number, u.column_name, u.record, u.found,
       'the id of a known ' || u.target, 'reference',
       'unknown ' || u.target || '; the row is tried again in later runs', u.organisation_id, u.member_id, null,
       '{code: expected_reference' || t.sentence, '{code: reference_unknown' || t.sentence
from unresolved_reference u
inner join delivery d on d.delivery_id = u.delivery_id and d.state = 'complete'
cross join lateral (
    select case when u.target in ('organisation', 'member', 'project') then '_' || u.target || ', values: {}}'
                else ', values: {target: ' || u.target || '}}' end as sentence) t
where u.resolved_at is null;

create or replace view told_rejection as
with standing as (
    select r.*,
           (r.rule = 'reference' or r.rule = 'another organisation' and r.message <> 'the row names another organisation')
           and exists (select 1 from delivery d where d.file = r.file and d.sent_by is not null) as is_of_others
    from standing_rejection r
)
select file, sheet, row_number, column_name, record, found,
       case when is_of_others then 'an id that is known as yours alone' else expected end as expected,
       case when is_of_others then 'not yours alone' else rule end as rule,
       case when is_of_others then 'the id is not known as yours alone; where it is right, the operator delivers the row' else message end as message,
       organisation_id, member_id, found_coded,
       case when is_of_others then '{code: expected_own_id, values: {}}' else expected_coded end as expected_coded,
       case when is_of_others then '{code: id_not_own, values: {}}' else message_coded end as message_coded
from standing;

drop function rejected_of(text);
create function rejected_of(of_organisation text) returns setof told_rejection
    language plpgsql stable security definer set search_path = covalue, pg_temp as $$
begin
    if not manages(of_organisation) then
        return;
    end if;
    return query select r.* from told_rejection r where r.organisation_id = of_organisation;
    if to_regclass('mart.membership_year') is not null then
        return query
            select r.*
            from told_rejection r
            where r.organisation_id is null and exists (
                select 1 from mart.membership_year m where m.organisation_id = of_organisation and m.member_id = r.member_id);
    end if;
end $$;
