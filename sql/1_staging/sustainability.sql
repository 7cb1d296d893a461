/*
title: {en: Sustainability figures of members, es: Cifras de sostenibilidad de los miembros}
grain: one row per member and year and, of an organisation's own version of it, organisation (blank in the common version)
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      sustainability: |
        delivery_id | row_number | member_id | year | headcount | women_headcount | energy_mwh | sustainability_report
        1           | 1          | M1        | 2023 | 40        | 18              | 210.5      | true
        1           | 2          | M1        | 2022 | 38        | 17              | 205        |
        2           | 1          | M1        | 2023 | 41        |                 | 210.5      | false
    expect: |
      member_id | year | headcount | women_headcount | energy_mwh | sustainability_report
      M1        | 2023 | 41        |                 | 210.5      | false
      M1        | 2022 | 38        | 17              | 205        |
  - name: a reported zero stays zero and a blank stays blank
    given:
      sustainability: |
        delivery_id | row_number | member_id | year | hours_worked | injuries
        1           | 1          | M1        | 2023 | 68000        | 0
        1           | 2          | M2        | 2023 | 21000        |
    expect: |
      member_id | injuries
      M1        | 0
      M2        |
  - name: an organisation's own version stands beside the common one, and each is replaced by its own corrections
    given:
      sustainability: |
        delivery_id | row_number | member_id | year | headcount | own_of
        1           | 1          | M1        | 2023 | 100     |
        2           | 1          | M1        | 2023 | 90      | cordoba
        3           | 1          | M1        | 2023 | 95      | cordoba
        4           | 1          | M1        | 2023 | 110     |
    expect: |
      member_id | year | headcount | own_of
      M1        | 2023 | 110     |
      M1        | 2023 | 95      | cordoba
*/
with delivered as (
    select
        member_id, year, headcount, women_headcount, managers, women_managers, headcount_15_29,
        hourly_pay_men, hourly_pay_women, training_hours, hours_worked, injuries, total_purchases,
        local_purchases, total_investment, green_investment, currency, energy_mwh, renewable_mwh,
        ghg_scope1_t, ghg_scope2_t, scope2_method, water_m3, waste_t, waste_recovered_t,
        sustainability_report,
        own_of,
        row_number() over (
            partition by member_id, year, own_of
            order by delivery_id desc, row_number desc
        ) as recency
    from sustainability
)
select
    member_id, year, headcount, women_headcount, managers, women_managers, headcount_15_29,
    hourly_pay_men, hourly_pay_women, training_hours, hours_worked, injuries, total_purchases,
    local_purchases, total_investment, green_investment, currency, energy_mwh, renewable_mwh,
    ghg_scope1_t, ghg_scope2_t, scope2_method, water_m3, waste_t, waste_recovered_t,
    sustainability_report, own_of
from delivered
where recency = 1
