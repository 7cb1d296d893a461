-- What stands rejected, as it is told to those whose rows it is. Why an id of a file that an organisation has sent in was refused
-- depends on what others have; all such reasons read alike, so that sending ids does not tell which of them exist elsewhere.
create view told_rejection as
with standing as (
    select r.file, r.sheet, r.row_number, r.column_name, r.record, r.found, r.expected, r.rule, r.message, r.organisation_id, r.member_id,
           (r.rule = 'reference' or r.rule = 'another organisation' and r.message <> 'the row names another organisation')
           and exists (select 1 from delivery d where d.file = r.file and d.sent_by is not null) as is_of_others
    from standing_rejection r
)
select file, sheet, row_number, column_name, record, found,
       case when is_of_others then 'an id that is known as yours alone' else expected end as expected,
       case when is_of_others then 'not yours alone' else rule end as rule,
       case when is_of_others then 'the id is not known as yours alone; where it is right, the operator delivers the row' else message end as message,
       organisation_id, member_id
from standing;

drop function rejected_of(text);
create function rejected_of(of_organisation text)
    returns table (file text, sheet text, row_number integer, column_name text, record text, found text, expected text, rule text,
                   message text, organisation_id text, member_id text)
    language plpgsql stable security definer set search_path = covalue, pg_temp as $$
#variable_conflict use_column
begin
    if not manages(of_organisation) then
        return;
    end if;
    return query
        select r.file, r.sheet, r.row_number, r.column_name, r.record, r.found, r.expected, r.rule, r.message, r.organisation_id, r.member_id
        from told_rejection r where r.organisation_id = of_organisation;
    if to_regclass('mart.membership_year') is not null then
        return query
            select r.file, r.sheet, r.row_number, r.column_name, r.record, r.found, r.expected, r.rule, r.message, r.organisation_id, r.member_id
            from told_rejection r
            where r.organisation_id is null and exists (
                select 1 from mart.membership_year m where m.organisation_id = of_organisation and m.member_id = r.member_id);
    end if;
end $$;
