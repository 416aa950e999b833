"""The simple statistics of each account by polars, for comparison: polars-stage.py FILE; or FILE.parquet OUT.arrow to convert."""
import json
import resource
import sys

import polars as pl

path = sys.argv[1]
if len(sys.argv) > 2:
    pl.read_parquet(path).write_ipc(sys.argv[2], compression="uncompressed", compat_level=pl.CompatLevel.oldest())
    sys.exit(0)
time = pl.col("ts").str.to_datetime(strict=False, time_zone="UTC")
label = pl.col("output").struct.field("label")
calls = pl.scan_ndjson(path, schema={
    "ts": pl.String, "account": pl.String, "ip": pl.String, "input": pl.String, "tokens_in": pl.Int64, "tokens_out": pl.Int64,
    "output": pl.Struct({"label": pl.String}),
}).select("account", "ip", "tokens_in", "tokens_out", time.alias("t"), pl.col("input").hash().alias("i"), label.alias("l"))
rows = calls.sort("t").group_by("account").agg(
    pl.len().alias("n"), pl.col("i").n_unique().alias("inputs"), pl.col("i").approx_n_unique().alias("about"),
    pl.col("l").unique_counts().entropy().alias("entropy"), pl.col("t").min().alias("first"), pl.col("t").max().alias("last"),
    pl.col("t").dt.hour().unique_counts().alias("hours"), pl.col("t").diff().quantile(0.5).alias("gap"),
    pl.col("tokens_in").sum(), pl.col("tokens_out").sum(), pl.col("ip").n_unique().alias("ips"),
).collect()
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"rows": int(rows["n"].sum()), "cpu": used.ru_utime + used.ru_stime, "rssMb": used.ru_maxrss / 1024}))
