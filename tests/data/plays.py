"""Which steps a play of four eyes may take, and where plays begin."""

from collections.abc import Callable

from tests.data.play import (
    Play,
    answer,
    appeal,
    ask,
    bring,
    claim,
    complete,
    decide,
    fall_silent,
    hand_over,
    hire,
    merge,
    part,
    publish,
    reply,
    submit,
    succeed,
)
from tests.data.play_lists import (
    hand_in_copies,
    hand_in_innovations,
    map_list,
    name_list,
    release_list,
    send_list_back,
    start_list,
)

Pick = tuple[Callable[[Play, str, int], None], str, int]
# A way to touch a record is a line here; one that leads further stands more than once.
STEPS: tuple[Callable[[Play, str, int], None], ...] = (
    *(submit, answer, decide, hand_over, succeed, bring, publish, start_list, release_list) * 2,
    *(ask, reply, complete, appeal, fall_silent, hire, merge, part, claim),
    *(hand_in_copies, hand_in_innovations, map_list, name_list, send_list_back),
)
# Where a sequence begins, so that it gets somewhere: real steps too, judged like all others.
BY_FORM: tuple[tuple[Pick, ...], ...] = (
    (),
    ((hire, "a1", 3), (submit, "a1", 0), (answer, "o1", 0)),
    ((submit, "a2", 0), (answer, "o2", 2), (submit, "a1", 0)),
    ((submit, "a1", 0), (answer, "o1", 3)),
    ((submit, "a1", 0), (complete, "a1", 0), (answer, "o1", 0), (decide, "k1", 0)),
    ((submit, "k4", 1), (answer, "t1", 0), (bring, "a1", 0)),
    ((submit, "o1", 1), (answer, "t1", 0), (decide, "k1", 2)),
    ((submit, "a1", 3), (answer, "t1", 0), (decide, "k1", 3), (appeal, "a2", 0)),
    ((bring, "a1", 0), (publish, "k2", 0), (submit, "a1", 0)),
    ((bring, "a1", 0), (publish, "k2", 1)),
    ((bring, "k4", 0), (submit, "o2", 1), (fall_silent, "o2", 0)),
    ((submit, "a1", 0), (answer, "o1", 0), (decide, "k1", 0), (bring, "a1", 0), (publish, "k2", 1)),
    ((submit, "a1", 0), (answer, "o1", 0), (decide, "o2", 0)),
)
BY_LETTER: tuple[tuple[Pick, ...], ...] = (
    ((submit, "a1", 2), (ask, "k2", 3), (reply, "k2", 0)),
    ((submit, "a1", 2), (ask, "k1", 3)),
    ((submit, "a1", 2), (ask, "k1", 3), (reply, "k1", 0), (hand_over, "k1", 6), (decide, "k2", 0)),
)
BY_SUCCESSION: tuple[tuple[Pick, ...], ...] = (
    ((succeed, "t1", 4), (submit, "a1", 1), (answer, "k4", 0), (decide, "k1", 0)),
    ((succeed, "t1", 0), (submit, "a1", 1), (answer, "a2", 0)),
    ((submit, "a1", 3), (merge, "k3", 1), (part, "k2", 0), (answer, "t1", 0)),
)
BY_LIST: tuple[tuple[Pick, ...], ...] = (
    ((hand_in_copies, "a1", 0), (map_list, "a1", 0), (name_list, "a2", 0), (start_list, "a2", 0), (answer, "o1", 0)),
    ((hand_in_copies, "a1", 0), (start_list, "a2", 0), (answer, "o1", 0), (decide, "k1", 0)),
    ((hand_in_copies, "k4", 1), (start_list, "k4", 0), (answer, "t1", 0)),
    ((hand_in_copies, "o2", 1), (start_list, "o1", 0), (answer, "t1", 0), (decide, "o2", 0)),
    ((succeed, "t1", 0), (hand_in_copies, "a1", 1), (start_list, "a2", 0)),
    ((hand_in_copies, "k3", 0), (start_list, "k2", 0), (claim, "a1", 0), (submit, "a1", 0), (answer, "o1", 0)),
    (
        *((hand_in_copies, "k3", 0), (start_list, "k2", 0), (claim, "a1", 0), (submit, "a1", 0)),
        *((answer, "o1", 0), (decide, "k2", 0), (decide, "k1", 0)),
    ),
    ((hand_in_innovations, "k3", 1), (map_list, "k2", 0), (start_list, "k3", 0), (release_list, "k1", 0)),
    ((hand_in_innovations, "k3", 1), (start_list, "k2", 0), (release_list, "k2", 0), (release_list, "o2", 0)),
    ((hand_in_innovations, "k3", 1), (start_list, "k3", 0), (hand_over, "k3", 5), (release_list, "k1", 0)),
    ((succeed, "t1", 4), (hand_in_innovations, "k3", 1), (start_list, "k3", 0), (release_list, "o2", 0)),
    ((hand_in_innovations, "k3", 0), (start_list, "k3", 0), (send_list_back, "k1", 0), (start_list, "k2", 0)),
)
OPENINGS = (*BY_FORM, *BY_LETTER, *BY_SUCCESSION, *BY_LIST)
