"""Every key point is read from its own tokens, whatever stands in the same batch."""

import torch
from hypothesis import given
from hypothesis import strategies as st

from knowledge.grading.point_reading import read_points

SEPARATOR, PADDING = 2, 1
words = st.lists(st.integers(3, 9), max_size=4)
passes = st.tuples(words, words, st.lists(words, min_size=1, max_size=4))


def row(question: list[int], answer: list[int], points: list[list[int]]) -> list[int]:
    ids = [0, *question, SEPARATOR, *answer, SEPARATOR, SEPARATOR]
    for point in points:
        ids += [*point, SEPARATOR]
    return ids


@given(batch=st.lists(passes, min_size=1, max_size=4))
def test_means_and_ends_are_those_of_the_points(
    batch: list[tuple[list[int], list[int], list[list[int]]]],
) -> None:
    rows = [row(*one) for one in batch]
    longest = max(map(len, rows))
    tokens = torch.tensor([ids + [PADDING] * (longest - len(ids)) for ids in rows])
    mask = torch.tensor([[1] * len(ids) + [0] * (longest - len(ids)) for ids in rows])
    places = torch.arange(longest, dtype=torch.float32).expand(len(rows), -1)
    states = torch.stack([tokens.float(), places], dim=-1)
    ends, means = read_points(states, tokens, mask, SEPARATOR)
    number = 0
    for question, answer, points in batch:
        place = len(question) + len(answer) + 4
        for point in points:
            own = [*point, SEPARATOR]
            assert ends[number].tolist() == [SEPARATOR, place + len(point)]
            torch.testing.assert_close(
                means[number],
                torch.tensor([sum(own) / len(own), place + (len(own) - 1) / 2]),
            )
            place += len(own)
            number += 1
    assert number == len(ends) == len(means)
