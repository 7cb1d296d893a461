/*
title: {en: Membership fee invoices, es: Facturas de cuotas}
grain: one row per membership fee invoice
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      fee_invoice: |
        delivery_id | row_number | invoice_id | organisation_id | member_id | amount | currency | paid_amount
        1           | 1          | I1         | cordoba         | M1        | 400    | USD      | 400
        2           | 1          | I1         | cordoba         | M1        | 450    | USD      |
    expect: |
      invoice_id | amount | paid_amount
      I1         | 450    | 0
  - name: a blank paid amount means zero
    given:
      fee_invoice: |
        delivery_id | row_number | invoice_id | organisation_id | amount | paid_amount
        1           | 1          | I1         | cordoba         | 400    |
        1           | 2          | I2         | cordoba         | 250    | 100
    expect: |
      invoice_id | paid_amount
      I1         | 0
      I2         | 100
*/
with delivered as (
    select
        invoice_id, organisation_id, member_id, invoiced_on, amount, currency,
        coalesce(paid_amount, 0) as paid_amount,
        row_number() over (
            partition by invoice_id
            order by delivery_id desc, row_number desc
        ) as recency
    from fee_invoice
)
select
    invoice_id, organisation_id, member_id, invoiced_on, amount, currency, paid_amount
from delivered
where recency = 1
