/*
title:       {en: Fee collection rate, es: Tasa de cobro de cuotas}
question:
  en: "How much of the membership fees invoiced in the year was paid?"
  es: "¿Cuánto de las cuotas facturadas en el año se cobró?"
family:      funding
dimension:   sustainability
code:        FUN-10
numerator:
  en: "Paid on invoices of the year, no more than each invoice"
  es: "Cobrado de las facturas del año, sin exceder cada factura"
denominator:
  en: "Invoiced in the year, credit notes left out"
  es: "Facturado en el año, sin notas de crédito"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "17.3"
source:      ESCA financing indicators
examples:
  - name: sums over the invoices of the year
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | fee_invoice
      fee_invoice: |
        organisation_id | invoice_id | year | amount_usd | paid_usd
        cordoba         | 1          | 2023 | 100        | 100
        cordoba         | 2          | 2023 | 300        | 0
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 100       | 400         | 2            | 2        |
  - name: nothing paid is a true zero, nothing invoiced a denominator of zero
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2022 | fee_invoice
        cordoba         | 2023 | fee_invoice
      fee_invoice: |
        organisation_id | invoice_id | year | amount_usd | paid_usd
        cordoba         | 1          | 2023 | 100        | 0
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2022 | 0         | 0           | 0            | 0        |
        cordoba         | 2023 | 0         | 100         | 1            | 1        |
  - name: invoices without a usable amount are missing, not zero; who never invoices has no row
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | fee_invoice
        rosario         | 2023 | fee_invoice
        salta           | 2023 | project
      fee_invoice: |
        organisation_id | invoice_id | year | amount_usd | paid_usd
        cordoba         | 1          | 2023 | 100        | 50
        cordoba         | 2          | 2023 |            |
        rosario         | 3          | 2023 |            |
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 50        | 100         | 1            | 2        |
        rosario         | 2023 | 0         | 0           | 0            | 1        | not_reported
*/
with
invoiced as (
    select
        organisation_id,
        year,
        sum(paid_usd) as paid,
        sum(amount_usd) as amount,
        count(amount_usd) as used,
        count(invoice_id) as invoices
    from fee_invoice
    group by organisation_id, year
)
select
    organisation_record.organisation_id,
    organisation_record.year,
    coalesce(invoiced.paid, 0) as numerator,
    coalesce(invoiced.amount, 0) as denominator,
    coalesce(invoiced.used, 0) as contributors,
    coalesce(invoiced.invoices, 0) as eligible,
    case when invoiced.used = 0 then 'not_reported' end as state
from organisation_record
left join invoiced
    on invoiced.organisation_id = organisation_record.organisation_id
    and invoiced.year = organisation_record.year
where organisation_record.record = 'fee_invoice'
