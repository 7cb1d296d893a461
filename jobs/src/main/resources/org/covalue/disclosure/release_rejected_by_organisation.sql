insert into released.rejected_by_organisation
    (edition_id, organisation_id, record, rule, "column", expected, expected_coded, rows, faults)
select :edition, o.organisation_id, r.record, r.rule, r.column_name, r.expected, r.expected_coded,
       count(distinct (r.file, r.sheet, r.row_number)), count(*)
from covalue.told_rejection r
inner join mart.organisation o
    on o.organisation_id = r.organisation_id
    or (r.organisation_id is null and exists (
        select 1 from mart.membership_year m
        where m.organisation_id = o.organisation_id and m.member_id = r.member_id))
group by o.organisation_id, r.record, r.rule, r.column_name, r.expected, r.expected_coded
