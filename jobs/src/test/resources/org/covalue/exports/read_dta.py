# read_dta.py FILE.csv FILE.dta: the Stata file says what the CSV says, as pandas reads it
import csv, datetime, sys
import pandas
from pandas.io.stata import StataReader, StataMissingValue

rows = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline="")))
header, rows = rows[0], rows[1:]
reader = StataReader(sys.argv[2], convert_categoricals=False, convert_missing=True, preserve_dtypes=True)
labels = reader.variable_labels()
table = reader.read()
codes = StataReader(sys.argv[2]).value_labels()
assert len(table.columns) == len(header), (list(table.columns), header)
assert len(table) == len(rows), (len(table), len(rows))
states = {"": ".", "ok": ".", "not_reported": ".n", "not_applicable": ".a", "suppressed": ".s", "not_estimable": ".e"}
words = {"value": "ok", "not reported": "not_reported", "not applicable": "not_applicable", "confidential": "suppressed",
         "not estimable": "not_estimable", "to confirm": "open", "confirmed as right": "confirmed"}
seen = {}
def same(text, value, state):
    if text == "":
        if isinstance(value, StataMissingValue):
            seen[value.string] = seen.get(value.string, 0) + 1
            return state is None or value.string == states[state]
        return value == "" or pandas.isna(value)
    if isinstance(value, StataMissingValue):
        return False
    if isinstance(value, (pandas.Timestamp, datetime.date)):
        return str(value)[:10] == text
    if isinstance(value, str):
        return value == text or "'" + value == text
    if text in ("true", "false"):
        return int(value) == (text == "true")
    return float(value) == float(text)
has_state = "state" in header and "state_en" in codes and 1 in codes["state_en"] and codes["state_en"][1] == "value"
for i, row in enumerate(rows):
    state = row[header.index("state")] if has_state else None
    for j, name in enumerate(header):
        value = table.iat[i, j]
        if table.columns[j] == "state" and "state_en" in codes:
            value = words[codes["state_en"][int(value)]]
        assert same(row[j], value, state), (i, name, row[j], value, state)
for name in table.columns:
    assert labels[name], name
print(len(rows), "rows,", len(header), "columns, missing", dict(sorted(seen.items())), "label", reader.data_label)
