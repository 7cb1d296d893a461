"""Needs COVALUE_URL and COVALUE_TOKEN, and nothing but Python 3."""
import csv, io, json, os, re, urllib.parse, urllib.request


def ask(address):
    request = urllib.request.Request(address, headers={"Authorization": "Bearer " + os.environ["COVALUE_TOKEN"]})
    return urllib.request.urlopen(request)


def rows(table, **chosen):
    """All rows of a table, page by page; values are numbers, texts or None."""
    query = urllib.parse.urlencode({"limit": 1000, **chosen}, doseq=True)
    address = f"{os.environ['COVALUE_URL']}/api/v1/tables/{table}?{query}"
    while address:
        with ask(address) as page:
            yield from json.load(page)
            following = re.search('<([^>]+)>; rel="next"', page.headers.get("Link", ""))
            address = following and urllib.parse.urljoin(address, following.group(1))


medians = list(rows("groups", indicator="export_intensity", statistic="median", age_band=["0-4", "5-9", "10+"], funding_class="all"))
for row in medians:
    print(row["year"], row["age_band"], row["value"] if row["state"] == "ok" else row["state"])

# The whole table in one answer.
with ask(os.environ["COVALUE_URL"] + "/api/v1/tables/funding_mix.csv") as file:
    mix = list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8", newline="")))
print(len(mix), "rows of the funding mix")
