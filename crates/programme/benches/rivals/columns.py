"""Task D1 by columns, in NumPy and in OpenFisca, on the people the benchmark `decide` has written.

    python columns.py FOLDER PERSONS

FOLDER holds one file of PERSONS bytes for each column: what the Rust side decides on as well. Each
line on standard input names what to run; each is answered by one line of JSON. Only evaluation is
timed: the columns are in memory before. The rules and amounts are those of ../decide/d1.toml.
"""

import hashlib
import json
import pathlib
import sys
import time

import numpy as np

OCCUPATIONS = ["ordinary", "soldier", "officer", "diplomat", "official", "journalist", "scientist"]
SOLDIER, OFFICER, DIPLOMAT, OFFICIAL, JOURNALIST = 1, 2, 3, 4, 5
NUMBERS = {"occupation": 7, "rank": 12, "dependants": 5}
FLAGS = ["surrendered", "war_crimes", "notable", "skilled", "equipment"]
MONTHS = 24
DAY = "2022-03"


def read(folder, persons):
    """The columns as bytes, from the files."""
    columns = {}
    for name in [*NUMBERS, *FLAGS]:
        column = np.fromfile(folder / f"{name}.bin", dtype=np.uint8)
        assert len(column) == persons, f"{name} has {len(column)} persons"
        columns[name] = column
    return columns


def check(columns, persons):
    """Draws the people again from NumPy's own generator and compares every byte."""
    random = np.random.default_rng(1)
    drawn = {name: random.integers(0, choices, persons) for name, choices in NUMBERS.items()}
    for flag in FLAGS:
        drawn[flag] = random.random(persons) < 0.3
    digest = hashlib.sha256()
    for name, column in drawn.items():
        column = column.astype(np.uint8)
        assert np.array_equal(column, columns[name]), f"the column {name} is another one"
        digest.update(column.tobytes())
    return {"sha256": digest.hexdigest()}


def in_numpy(persons, number):
    """The rules in NumPy; `number` is the type of amounts. Gives the cost and who may stay."""
    occupation, rank = persons["occupation"], persons["rank"]
    eligible = ~persons["war_crimes"]
    soldier = (occupation == SOLDIER) | (occupation == OFFICER)
    deserter = eligible & persons["surrendered"] & soldier
    diplomat = eligible & (occupation == DIPLOMAT)
    high_officer = (occupation == OFFICER) & (rank >= 8)
    senior = eligible & ((occupation == OFFICIAL) | high_officer)
    prominent = eligible & ((occupation == JOURNALIST) | persons["notable"])
    citizenship = diplomat | senior | prominent
    asylum = deserter | citizenship
    amount = np.dtype(number).type
    bounty = deserter * np.where(persons["equipment"], amount(150_000), amount(100_000))
    skilled = np.where(eligible & persons["skilled"], amount(1_200), amount(0))
    stipend = np.where(diplomat, amount(2_500), skilled)
    stipend = np.where(senior | prominent, amount(4_000), stipend)
    family = asylum * persons["dependants"] * amount(800)
    cost = bounty + amount(MONTHS) * (stipend + family) + asylum * amount(15_000)
    return cost, citizenship


class Numpy:
    """The columns in types of their own: `number` for what is counted, bool for flags."""

    def __init__(self, columns, number):
        self.number = number
        self.columns = {name: columns[name].astype(number) for name in NUMBERS}
        self.columns |= {flag: columns[flag].astype(bool) for flag in FLAGS}

    def run(self):
        start = time.perf_counter()
        cost, citizenship = in_numpy(self.columns, self.number)
        return time.perf_counter() - start, cost, citizenship


class OpenFisca:
    """The rules as OpenFisca variables of one month; its amounts are 32-bit floats."""

    def __init__(self, columns):
        from openfisca_core.entities import build_entity
        from openfisca_core.indexed_enums import Enum
        from openfisca_core.taxbenefitsystems import TaxBenefitSystem

        self.persons = len(columns["rank"])
        entity = build_entity(key="person", plural="persons", label="Person", is_person=True)
        kinds = Enum("Occupation", {name: name for name in OCCUPATIONS})
        self.system = TaxBenefitSystem([entity])
        for variable in variables(entity, kinds):
            self.system.add_variable(variable)
        self.columns = {name: columns[name].astype(np.int32) for name in ["rank", "dependants"]}
        self.columns["occupation"] = columns["occupation"].astype(np.int16)
        self.columns |= {flag: columns[flag].astype(bool) for flag in FLAGS}

    def run(self):
        from openfisca_core.simulation_builder import SimulationBuilder

        # A simulation remembers what it has worked out, so every run gets one of its own.
        simulation = SimulationBuilder().build_default_simulation(self.system, self.persons)
        for name, column in self.columns.items():
            simulation.set_input(name, DAY, column)
        start = time.perf_counter()
        cost = simulation.calculate("cost", DAY)
        citizenship = simulation.calculate("citizenship", DAY)
        return time.perf_counter() - start, cost, citizenship


def variables(entity, kinds):
    """What is asked, then one variable for each rule."""
    from openfisca_core.periods import MONTH
    from openfisca_core.variables import Variable

    def variable(name, kind, formula=None, **more):
        body = {"entity": entity, "definition_period": MONTH, "label": name, "value_type": kind}
        if formula is not None:
            body["formula"] = lambda person, month: formula(lambda other: person(other, month))
        return type(name, (Variable,), body | more)

    def works_as(of, *names):
        occupation = of("occupation")
        found = occupation == kinds[names[0]]
        for name in names[1:]:
            found = found + (occupation == kinds[name])
        return found

    def senior(of):
        high_officer = works_as(of, "officer") * (of("rank") >= 8)
        return of("eligible") * (works_as(of, "official") + high_officer)

    def stipend(of):
        skilled = np.where(of("eligible") * of("skilled"), 1_200.0, 0.0)
        others = np.where(of("diplomatic"), 2_500.0, skilled)
        return np.where(of("senior") + of("prominent"), 4_000.0, others)

    first = kinds[OCCUPATIONS[0]]
    from openfisca_core.indexed_enums import Enum

    return [
        variable("occupation", Enum, possible_values=kinds, default_value=first),
        variable("rank", int),
        variable("dependants", int),
        *[variable(flag, bool) for flag in FLAGS],
        variable("eligible", bool, lambda of: ~of("war_crimes")),
        variable(
            "deserter",
            bool,
            lambda of: of("eligible") * of("surrendered") * works_as(of, "soldier", "officer"),
        ),
        variable("diplomatic", bool, lambda of: of("eligible") * works_as(of, "diplomat")),
        variable("senior", bool, senior),
        variable(
            "prominent",
            bool,
            lambda of: of("eligible") * (works_as(of, "journalist") + of("notable")),
        ),
        variable(
            "citizenship", bool, lambda of: of("diplomatic") + of("senior") + of("prominent")
        ),
        variable("asylum", bool, lambda of: of("deserter") + of("citizenship")),
        variable(
            "bounty",
            float,
            lambda of: of("deserter") * (100_000.0 + 50_000.0 * of("equipment")),
        ),
        variable("stipend", float, stipend),
        variable("family", float, lambda of: of("asylum") * of("dependants") * 800.0),
        variable(
            "cost",
            float,
            lambda of: of("bounty")
            + MONTHS * (of("stipend") + of("family"))
            + 15_000.0 * of("asylum"),
        ),
    ]


def main():
    folder, persons = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    columns = read(folder, persons)
    engines = {
        "numpy": lambda: Numpy(columns, np.int64),
        "numpy-narrow": lambda: Numpy(columns, np.int32),
        "openfisca-core": lambda: OpenFisca(columns),
    }
    ready = {}
    for line in sys.stdin:
        name = line.strip()
        if name == "check":
            answer = check(columns, persons)
        else:
            engine = ready.setdefault(name, None) or engines[name]()
            ready[name] = engine
            seconds, cost, citizenship = engine.run()
            total = int(cost.sum(dtype=np.float64 if cost.dtype.kind == "f" else np.int64))
            answer = {"seconds": seconds, "dollars": total, "citizens": int(citizenship.sum())}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
