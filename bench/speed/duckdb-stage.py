"""The simple statistics of each account by DuckDB's SQL, for comparison: duckdb-stage.py FILE; or FILE OUT.parquet to convert."""
import json
import resource
import sys

import duckdb

path = sys.argv[1]
source = f"read_parquet('{path}')" if path.endswith(".parquet") else f"read_json_auto('{path}', format='newline_delimited', maximum_object_size=67108864)"
if len(sys.argv) > 2:
    duckdb.sql(f"copy (select * replace (to_json(input)::varchar as input, to_json(output)::varchar as output, to_json(params)::varchar as params, strftime(ts::timestamp, '%Y-%m-%dT%H:%M:%S.%gZ') as ts) from {source}) to '{sys.argv[2]}' (format parquet, compression snappy)")
    sys.exit(0)
duckdb.sql("set threads = 2")
label = "json_extract_string(output::json, '$.label')"
rows = duckdb.sql(f"""
  with calls as (select account, ts::timestamp as t, ip, tokens_in, tokens_out, hash(input::varchar) as i, {label} as l from {source}),
  gaps as (select *, epoch_ms(t) - lag(epoch_ms(t)) over (partition by account order by t) as gap from calls)
  select account, count(*) as n, count(distinct i), approx_count_distinct(i), entropy(l), min(t), max(t), histogram(hour(t)),
         approx_quantile(gap, [0.25, 0.5, 0.75]), sum(tokens_in), sum(tokens_out), count(distinct ip)
  from gaps group by account""").fetchall()
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"rows": sum(row[1] for row in rows), "cpu": used.ru_utime + used.ru_stime, "rssMb": used.ru_maxrss / 1024}))
