"""The made-up cluster that one form is about: other seeds, other places, trades and figures."""

from __future__ import annotations

from random import Random

from sample_docs.truth import WORLD, Application, Profile, make_application


def make_cluster(form: str, seed: int) -> Application:
    """A coherent cluster for the form of this name; the same arguments give the same cluster."""
    random = Random(f"{seed}:{form}")
    place, trade = random.choice(WORLD["districts"]), random.choice(WORLD["industries"])
    profile = Profile(
        output=random.randint(420, 1090) * 1000 + random.randint(1, 999),
        growth=(round(random.uniform(7.6, 13.5), 1), round(random.uniform(7.6, 13.5), 1)),
        firms=random.randint(24, 40),
        patents=random.randint(40, 95),
    )
    return make_application(random.randint(1, 99), 0, place, trade, profile, seed)
