insert into released.warning_by_organisation
    (edition_id, organisation_id, record, rule, "column", state, confirmed_by, reason, figures)
select :edition, o.organisation_id, w.record, w.rule, w.column_name,
       case when w.confirmed_at is null then 'open' else 'confirmed' end, w.confirmed_by, w.reason, count(*)
from covalue.standing_warning w
inner join mart.organisation o
    on o.organisation_id = w.organisation_id
    or (w.organisation_id is null and exists (
        select 1 from mart.membership_year m
        where m.organisation_id = o.organisation_id and m.member_id = w.member_id))
group by o.organisation_id, w.record, w.rule, w.column_name, w.confirmed_at is null, w.confirmed_by, w.reason
