"""Looks names up in a long list by normalising, sorting words and rapidfuzz's ratio against every
name: engine (b) of the rivals' script, whose own normalisation is used.

scan.py SCRIPT LIST.txt QUERIES.txt prints one line of JSON. One name a line in both files."""
import importlib.util
import json
import resource
import sys
import time

from rapidfuzz import fuzz, process

spec = importlib.util.spec_from_file_location("rivals", sys.argv[1])
rivals = importlib.util.module_from_spec(spec)
spec.loader.exec_module(rivals)


def lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


names, queries = lines(sys.argv[2]), lines(sys.argv[3])
start = time.perf_counter()
keys = [rivals.norm(name) for name in names]
load = time.perf_counter() - start
times = []
for query in queries:
    start = time.perf_counter()
    process.extract(rivals.norm(query), keys, scorer=fuzz.ratio, limit=1)
    times.append(time.perf_counter() - start)
    if sum(times) > 30:
        break
times.sort()
print(json.dumps({
    "load_s": load,
    "queries": len(times),
    "queries_per_s": len(times) / sum(times),
    "p50_ms": times[len(times) // 2] * 1e3,
    "p99_ms": times[int(len(times) * .99)] * 1e3,
    "resident_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
