"""Bundles collected as Parquet: partitioned by year, so that a cluster reads the folder as it is; one commit point."""
