"""Reads the data package with types and labels: needs pandas.

    from load import load
    tables = load("FOLDER")                 # or load("FOLDER", language="es")
    tables["indicators"].attrs["labels"]["value"]
"""
import json
import os

import pandas

TYPES = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "string", "date": "string"}


def load(folder=os.path.dirname(os.path.abspath(__file__)), language="en"):
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
        package = json.load(file)
    return {one["name"]: table(folder, one, language) for one in package["resources"]}


def table(folder, resource, language):
    fields = resource["schema"]["fields"]
    read = pandas.read_csv(
        os.path.join(folder, resource["path"]),
        encoding="utf-8",
        dtype={one["name"]: TYPES[one["type"]] for one in fields},
        keep_default_na=False,
        na_values=resource["schema"]["missingValues"],
        float_precision="round_trip",
    )
    for one in fields:
        name = one["name"]
        if one["type"] == "date":
            read[name] = pandas.to_datetime(read[name], format="%Y-%m-%d")
        elif one["type"] == "boolean":
            read[name] = read[name].map({"true": True, "false": False}).astype("boolean")
        elif "categories" in one:
            read[name] = pandas.Categorical(read[name], categories=[code["value"] for code in one["categories"]])
    spanish = language == "es"
    read.attrs["title"] = resource["title_es" if spanish else "title"]
    read.attrs["labels"] = {one["name"]: one["title_es" if spanish else "title"] for one in fields}
    return read


if __name__ == "__main__":
    for name, rows in load().items():
        print(f"{name}: {len(rows)} rows, {len(rows.columns)} columns: {rows.attrs['title']}")
