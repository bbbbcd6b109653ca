"""Whose figures a sentence states: the cluster's, a part of it, or somebody else's."""

from __future__ import annotations

import re

from extractors.figures.meaning.language import Concept
from extractors.figures.meaning.vocabulary import OTHERS, OURS

# what may stand before the name of another place that a clause speaks of
_OPENING = re.compile(
    r"(?:该|本|此)?集群所[在处]的?|(?:19|20)\d\d\s?年(?:度|末|底)?|同期|同年|当年|而|如|与|同|和|比|较|邻近|相邻|周边|毗邻|其中|对标|相比|例如|据|的|在|汕头市?|目前"
    r"|先进地区|另外?|此外|[\d.、（）()]|\s"
)


def start_of_clause(text: str, offset: int, marks: str = "，,；：") -> int:
    """Where the clause around a place begins, clauses being set apart by these marks."""
    return max(text.rfind(mark, 0, offset) for mark in marks) + 1


class Owner:
    """Who is spoken of in one sentence, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.theirs = self.spoke_of_part = self.spoke_of_others = False

    def turn_to(self, concepts: frozenset[str]) -> None:
        """Whose figures follow: another's until the cluster or a part of it is named again."""
        if concepts & OTHERS:
            # 我区集群产值: ours, though the place is named
            self.theirs = not (concepts & OTHERS == {"home"} and "cluster" in concepts)
        # firms of another kind, until the cluster is named again
        self.spoke_of_others = "other_firms" in concepts or (self.spoke_of_others and not concepts & OURS)
        self.spoke_of_part = bool(concepts & {"sme", "leading"}) or (self.spoke_of_part and not concepts & OURS)
        if not concepts & OTHERS and concepts & OURS:
            self.theirs = False

    def opening_place(self, words: list[Concept]) -> frozenset[str]:
        """Somebody else, where another place's name opens the clause: 邻近的普宁市纺织产业, but not 出口到上海."""
        for word in words:
            if word.code not in ("other_place", "district"):
                continue
            begin = start_of_clause(self.text, word.start)
            ours = word.code == "district" and "集群" in self.text[word.end : words[-1].end]
            if not ours and not _OPENING.sub("", self.text[begin : word.start]):
                return frozenset({"elsewhere"})
        return frozenset()
