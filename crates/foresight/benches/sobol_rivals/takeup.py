"""The take-up model of the benchmark `sobol` in NumPy, sampled and analysed by SALib.

    python takeup.py FOLDER PROCESSES

FOLDER holds the people, written by the Rust side: `segment.bin`, a byte each, and `shock.bin`, a
float of 64 bits each. Each line on standard input is a request as JSON, answered by one line:

    {"points": [[…], …], "weeks": 52, "seed": 1}  take-up and cost at each point, and the seconds
    {"base": 1024, "parameters": 12}              seconds SALib takes to sample and to analyse
"""

import json
import multiprocessing
import pathlib
import sys
import time

import numpy as np
from SALib.analyze import sobol as analysis
from SALib.sample import sobol as sampling

SEGMENTS = 8
people = {}


def read(folder):
    people["segment"] = np.fromfile(folder / "segment.bin", dtype=np.uint8)
    people["shock"] = np.fromfile(folder / "shock.bin", dtype=np.float64)
    people["size"] = np.bincount(people["segment"], minlength=SEGMENTS)


def take_up(task):
    """Who has left after so many weeks at one point, as a share, and what it costs."""
    point, weeks, seed = task
    start, slope, amount, risk, company, reach, hazard, trust, delay, price, family, ties = point
    random = np.random.default_rng(seed)
    segment, shock = people["segment"], people["shock"]
    persons = len(segment)
    liking = 3 * start - 4 + slope * np.linspace(-1, 1, SEGMENTS)
    liking += 3 * amount * (0.5 + trust) - 2 * family * ties
    weekly_reach = 0.02 + 0.2 * reach
    weekly_chance = (0.05 + 0.3 * hazard) * (1 - 0.5 * delay)
    aware = np.zeros(persons, dtype=bool)
    left = np.zeros(persons, dtype=bool)
    for _ in range(weeks):
        aware |= random.random(persons) < weekly_reach
        share = np.bincount(segment[left], minlength=SEGMENTS) / people["size"]
        danger = 4 * risk * (1 - np.minimum(1, 4 * company * share))
        willing = (liking - danger)[segment] + shock > 0
        left |= willing & aware & (random.random(persons) < weekly_chance)
    count = int(left.sum())
    return count / persons, count * (50_000 + 100_000 * price)


def run(pool, request):
    points, weeks, seed = request["points"], request["weeks"], request["seed"]
    tasks = [(point, weeks, [seed, index]) for index, point in enumerate(points)]
    start = time.perf_counter()
    results = pool.map(take_up, tasks, chunksize=1)
    seconds = time.perf_counter() - start
    take_ups, costs = zip(*results)
    return {"seconds": seconds, "take_up": take_ups, "cost": costs}


def sensitivity(request):
    """SALib's own work, on a result that costs nothing to compute."""
    count = request["parameters"]
    names = [f"p{index}" for index in range(count)]
    problem = {"num_vars": count, "names": names, "bounds": [[0, 1]] * count}
    start = time.perf_counter()
    points = sampling.sample(problem, request["base"], calc_second_order=False, seed=1)
    sampled = time.perf_counter()
    result = points @ np.arange(1, count + 1)
    analysis.analyze(problem, result, calc_second_order=False, num_resamples=200, seed=1)
    return {"sample": sampled - start, "analyse": time.perf_counter() - sampled, "runs": len(points)}


def main():
    read(pathlib.Path(sys.argv[1]))
    with multiprocessing.get_context("fork").Pool(int(sys.argv[2])) as pool:
        for line in sys.stdin:
            request = json.loads(line)
            answer = run(pool, request) if "points" in request else sensitivity(request)
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
