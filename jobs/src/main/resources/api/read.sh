# Needs COVALUE_URL, e.g. https://covalue.example.org, and COVALUE_TOKEN, issued under "My account".
api() { curl --silent --show-error --fail --header "Authorization: Bearer $COVALUE_TOKEN" "$@"; }

# What is published, the last edition first.
api "$COVALUE_URL/api/v1/editions"

# A whole table as CSV.
api --output groups.csv "$COVALUE_URL/api/v1/tables/groups.csv"

# Only some rows: a column may be named more than once.
api --output productivity.csv "$COVALUE_URL/api/v1/tables/indicators.csv?indicator=labour_productivity&year_from=2020"

# Again only if something new was published: curl keeps the tag and sends it along.
api --etag-save groups.etag --etag-compare groups.etag --output groups.csv "$COVALUE_URL/api/v1/tables/groups.csv"
