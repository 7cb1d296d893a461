# read_wide_dta.py WIDE.csv WIDE.dta: values and, for the missing ones, the states of the CSV
import csv, sys
from pandas.io.stata import StataReader, StataMissingValue

rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))
reader = StataReader(sys.argv[2], convert_missing=True)
labels = reader.variable_labels()
table = reader.read()
states = {"ok": ".", "": ".", "not_reported": ".n", "not_applicable": ".a", "suppressed": ".s", "not_estimable": ".e"}
values = [name for name in rows[0] if "state_" + name in rows[0]]
short = dict(zip(values, list(table.columns)[-len(values):]))
assert len(table) == len(rows) and len(values) > 10
for i, row in enumerate(rows):
    for name in values:
        value = table[short[name]].iat[i]
        if isinstance(value, StataMissingValue):
            assert row[name] == "" and value.string == states[row["state_" + name]], (i, name, row[name], value)
        else:
            assert float(row[name]) == value, (i, name, row[name], value)
print(*labels.values(), sep="\n")
