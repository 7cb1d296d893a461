# check_package.py FOLDER: the loader reads every table with types and labels; keys and foreign keys hold
import json, os, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
from load import load
import pandas

package = json.load(open(os.path.join(sys.argv[1], "datapackage.json"), encoding="utf-8"))
tables, spanish = load(sys.argv[1]), load(sys.argv[1], language="es")
for resource in package["resources"]:
    table, schema = tables[resource["name"]], resource["schema"]
    kinds = {"string": "string", "integer": "Int64", "number": "float64"}
    for field in schema["fields"]:
        kind = str(table[field["name"]].dtype)
        assert kind == ("category" if "categories" in field else kinds[field["type"]]), (resource["name"], field, kind)
        assert table.attrs["labels"][field["name"]] != spanish[resource["name"]].attrs["labels"][field["name"]]
    for key in [schema["primaryKey"]] if "primaryKey" in schema else []:
        assert not table.duplicated(key).any() and not table[key].isna().any().any(), resource["name"]
    for key in schema.get("foreignKeys", []):
        there = set(tables[key["reference"]["resource"]][key["reference"]["fields"][0]])
        assert set(table[key["fields"][0]].dropna()) <= there, (resource["name"], key)
states = tables["indicators"]["state"]
assert (states.notna() & (tables["indicators"]["value"].notna() == (states == "ok"))).all()
try:
    import jsonschema
    print("jsonschema is here")
except ImportError:
    pass
print(sum(len(table) for table in tables.values()), "rows")
