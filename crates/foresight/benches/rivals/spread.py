"""Other engines on the tasks of the benchmark `cascade`.

    python spread.py FOLDER

Each line on standard input names an engine; each is answered by one line of JSON with the seconds
it took and what came of it. Only the spreading is timed: graph and people are in memory before.

cynetdiff   On the graph in FOLDER (starts.u32, edges.u32, little-endian; as many ties lead from
            each person): thresholds uniform between 0 and 1, a person's ties weigh the same and add
            up to 1, every 50th person begins. CyNetDiff draws the thresholds itself.
ndlib       The same law on a random graph of 100,000 people whose ties lead both ways, as NDlib
            wants it; a NetworkX graph of ten million would not fit into memory.
epiworldpy  A million people, ten meetings a day drawn anew among all, 100 days; nobody lives with
            anybody.
"""

import array
import json
import pathlib
import sys
import time

import numpy as np

NDLIB_PERSONS = 100_000
SEED_EVERY = 50


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


class Cynetdiff:
    def __init__(self, folder):
        from cynetdiff.models import LinearThresholdModel

        starts = np.fromfile(folder / "starts.u32", dtype="<u4")
        edges = np.fromfile(folder / "edges.u32", dtype="<u4")
        self.persons = len(starts) - 1
        arriving = np.bincount(edges, minlength=self.persons)
        weights = (1.0 / arriving)[edges] if arriving.all() else (1.0 / np.maximum(arriving, 1))[edges]
        as_array = lambda kind, column: array.array(kind, column.tobytes())
        self.model = LinearThresholdModel(
            as_array("I", starts[:-1]),
            as_array("I", edges),
            influence=as_array("f", weights.astype(np.float32)),
        )
        self.model.set_seeds(list(range(0, self.persons, SEED_EVERY)))

    def run(self):
        self.model.reset_model()
        seconds = timed(self.model.advance_until_completion)
        active = self.model.get_num_activated_nodes()
        return {"seconds": seconds, "share": active / self.persons, "persons": self.persons}


class Ndlib:
    def __init__(self, _):
        import networkx as nx
        import ndlib.models.ModelConfig as config
        import ndlib.models.epidemics as epidemics

        graph = nx.gnm_random_graph(NDLIB_PERSONS, 5 * NDLIB_PERSONS, seed=1)
        self.degrees = dict(graph.degree())
        self.model = epidemics.ThresholdModel(graph, seed=1)
        settings = config.Configuration()
        settings.add_model_parameter("fraction_infected", 1 / SEED_EVERY)
        thresholds = np.random.default_rng(2).random(NDLIB_PERSONS)
        for node, threshold in enumerate(thresholds):
            settings.add_node_configuration("threshold", node, float(threshold))
        self.model.set_initial_status(settings)

    def run(self):
        self.model.reset()

        def spread():
            # The first round only names the seeds; it is over when a later one changes nobody.
            self.model.iteration(node_status=True)
            while self.model.iteration(node_status=True)["status"]:
                pass

        seconds = timed(spread)
        active = [node for node, status in self.model.status.items() if status == 1]
        touched = sum(self.degrees[node] for node in active)
        share = len(active) / NDLIB_PERSONS
        return {"seconds": seconds, "share": share, "persons": NDLIB_PERSONS, "touched": touched}


class Epiworld:
    PERSONS = 1_000_000

    def __init__(self, _):
        from epiworldpy import epimodels

        self.model = epimodels.ModelSIRCONN("bench", self.PERSONS, 0.001, 10.0, 0.03, 1 / 7)
        self.model.verbose_off()

    def run(self):
        seconds = timed(lambda: self.model.run(100, 1))
        left = self.model.get_agents_in_state(0)
        left = left if isinstance(left, int) else len(left)
        return {"seconds": seconds, "share": 1 - left / self.PERSONS, "persons": self.PERSONS}


def main():
    folder, engines = pathlib.Path(sys.argv[1]), {}
    kinds = {"cynetdiff": Cynetdiff, "ndlib": Ndlib, "epiworldpy": Epiworld}
    for line in sys.stdin:
        name = line.strip()
        if name not in engines:
            # One at a time: together they may not fit.
            engines.clear()
            engines[name] = kinds[name](folder)
        print(json.dumps(engines[name].run()), flush=True)


if __name__ == "__main__":
    main()
