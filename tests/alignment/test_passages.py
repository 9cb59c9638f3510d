"""Where the translation of a paragraph may be cut."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.alignment.passages import pairs
from i18n.catalogs.cutting import THRESHOLD, Pair, Passage
from i18n.segmentation import segment
from tests.alignment.texts import PAIRS, SOURCE, TARGET


def cut(*passages: tuple[Sequence[str], str]) -> list[list[Pair]]:
    """The parts of passages, with what the other pairs of the text teach."""
    found = [Passage(tuple(sources), target) for sources, target in passages]
    return pairs(found, PAIRS, segment, "es")


def test_sentences_in_order_are_parts_without_a_doubt() -> None:
    target = " ".join(TARGET[1:6])
    (found,) = cut((SOURCE[1:6], target))
    assert [target[part.start : part.end] for part in found] == TARGET[1:6]
    assert all(part.sentences == 1 and part.score >= THRESHOLD for part in found)


def test_a_sentence_that_became_two_has_both() -> None:
    target = "El pleno votó el 12 de marzo. Congelará los alquileres durante 3 años. ¿Quién cumple?"
    (found,) = cut(([SOURCE[1], "Who has to obey?"], target))
    assert [target[part.start : part.end] for part in found] == [target[:70], target[71:]]


def test_two_sentences_that_became_one_are_one_part() -> None:
    target = f"{TARGET[11]} El índice abarca 140 calles de Madrid, y Toledo tiene 7 más."
    sources = [SOURCE[11], "The index covers 140 streets in Madrid.", "Toledo has 7 more."]
    (found,) = cut((sources, target))
    assert [part.sentences for part in found] == [1, 2]
    assert target[found[1].start : found[1].end] == target[len(TARGET[11]) + 1 :]


def test_a_sentence_without_a_partner_goes_with_its_neighbour_and_is_no_sure_part() -> None:
    target = f"{TARGET[1]} {TARGET[12]} {TARGET[14]}"
    (found,) = cut(([SOURCE[1], SOURCE[14]], target))
    assert sum(part.sentences for part in found) == 2
    assert min(part.score for part in found) < THRESHOLD
    covered = " ".join(target[part.start : part.end] for part in found)
    assert covered == target


def test_every_sentence_and_every_word_is_in_a_part_whatever_is_to_be_cut() -> None:
    texts = [(SOURCE[:3], TARGET[7]), (SOURCE[5:6] * 2, " ".join(TARGET)), (SOURCE[2:9], "Sí.")]
    for (sources, target), found in zip(texts, cut(*texts), strict=True):
        assert sum(part.sentences for part in found) == len(sources)
        assert " ".join(target[part.start : part.end] for part in found) == target


def test_no_passages_have_no_parts() -> None:
    assert cut() == []


def test_a_line_break_of_the_translation_alone_ends_no_sentence() -> None:
    target = f"{TARGET[1]} {TARGET[12]}".replace(" ", "\n", 3)
    (found,) = cut((SOURCE[1:13:11], target))
    assert [target[part.start : part.end] for part in found] == [
        TARGET[1].replace(" ", "\n", 3),
        TARGET[12],
    ]


def test_a_part_of_another_length_is_no_sure_part_nor_are_those_beside_it() -> None:
    target = f"{TARGET[1]} Sí. {' '.join(TARGET[12:15])}"
    (found,) = cut(([SOURCE[1], SOURCE[12], SOURCE[13], SOURCE[14]], target))
    assert [part.score >= THRESHOLD for part in found][:2] == [False, False]
