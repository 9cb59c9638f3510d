"""The order of merged messages: that of one side, with what the other has put in behind its neighbour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

Name = TypeVar("Name")


def is_lead_theirs(
    base: Sequence[tuple[Name, bool]],
    ours: Sequence[tuple[Name, bool]],
    theirs: Sequence[tuple[Name, bool]],
) -> bool:
    """Does the order of theirs count: is it the only side whose source changed?

    A side is its messages in order, each with whether it is obsolete.
    """
    was, our, their = ([name for name, gone in side if not gone] for side in (base, ours, theirs))
    if our == their:
        return list(ours) == list(base)
    return our == was


def ordered(
    lead: Sequence[tuple[Name, bool]],
    other: Sequence[tuple[Name, bool]],
    merged: Mapping[Name, bool],
) -> list[Name]:
    """The merged messages in the order of `lead`; `merged` says of each whether it is obsolete.

    What `lead` does not have, or has with the other state, goes behind the message before it in
    `other` that has its state, and behind what `lead` has put in there; a current one without such a
    neighbour goes to the head, what is obsolete in neither to the end.
    """
    placed = {name for name, gone in lead if merged.get(name) is gone}
    behind: dict[Name | None, list[Name]] = {}
    anchors: dict[bool, Name | None] = {False: None, True: None}
    left = dict.fromkeys(name for name in merged if name not in placed)
    for name, gone in other:
        if name in placed:
            anchors[merged[name]] = name
        elif name in left and merged[name] is gone:
            anchor = anchors[gone]
            if anchor is not None or not gone:
                behind.setdefault(anchor, []).append(name)
                del left[name]
    shared = {name for name, _ in other}
    order: list[Name] = []
    waiting = behind.get(None, [])
    for name, _ in lead:
        if name not in placed:
            continue
        if name in shared:
            order += waiting
            waiting = behind.get(name, [])
        order.append(name)
    order += waiting
    return [
        *order,
        *(name for name in left if not merged[name]),
        *(name for name in left if merged[name]),
    ]
