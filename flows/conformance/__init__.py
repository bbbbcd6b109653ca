"""The conformance suite of the policies: cases as data, each with a sentence saying what it shows.

A case reads like an application's summary, "2024年集群总产值: 30.00亿元", with the verdict that must come
of it. `cluster-intake conformance` runs all of them; with `--json` it prints them with every
figure as value and interval, for another program to run.
"""
