"""A sample of the fault suite; `make faults` runs the whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.register.faults.crowding import crowd_of, letters_of
from tests.register.faults.filling_up import SIZES, full_at
from tests.register.faults.harness import Point, make_office
from tests.register.faults.killing import ERRORS, RUNS, Stage, begin, kill_at, refuse_at
from tests.register.postgres import Server

_KILLS, _REFUSALS, _FULL = 12, 3, 3
"""Points of each run that are tried here."""


@pytest.fixture(scope="module", params=RUNS, ids=lambda run: run.name.replace(" ", "-"))
def stage(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    made = begin(request.param, tmp_path_factory.mktemp("faults") / "stage")
    yield made
    made.commands.close()


def sample(points: tuple[Point, ...], count: int, first: int = 0) -> list[Point]:
    """Return points that are evenly spaced over the run."""
    return [points[(first + place * len(points)) // count] for place in range(count)]


def test_a_run_changes_the_disk_in_the_order_that_makes_it_safe(stage: Stage) -> None:
    """Letters reach the disk aside; the number is reserved; the letters get their places; then they are entered."""
    order = [one for one in stage.points if "/van-ban-di/2026" in one.path or "/so-van-ban" in one.path]

    def last(words: str, call: str) -> int:
        return max(place for place, one in enumerate(order) if words in one.path and one.call == call)

    def first(words: str, call: str) -> int:
        return min(place for place, one in enumerate(order) if words in one.path and one.call == call)

    staged = last(".docx", "fsync")
    reserved = first("register.sqlite-journal", "unlink")
    guarded = last("/numbers/", "fsync")
    placed = (first(".docx", "link"), last(".docx", "link"))
    entering = max(
        place for place, one in enumerate(order) if one.path == "/van-ban-di/2026/hop" and one.call == "fsync"
    )
    entered = last("register.sqlite-journal", "unlink")
    assert staged < reserved < guarded < placed[0] < placed[1] < entering < entered


def test_killed_anywhere_the_same_command_goes_on(stage: Stage) -> None:
    assert {str(point): wrong for point in sample(stage.points, _KILLS) if (wrong := kill_at(stage, point))} == {}


def test_what_a_killed_run_leaves_is_for_its_owner_alone_under_umask_000(stage: Stage) -> None:
    journal = [one for one in stage.points if one.path.endswith("-journal") and one.call in {"fsync", "fdatasync"}]
    placed = [one for one in stage.points if one.call == "link"]
    names = set()
    for point in (journal[0], placed[0], journal[-1]):
        with stage.copy() as place:
            before = set(place.rglob("*"))
            kill = f"{point.call}:signal=KILL:when={point.number}"
            assert stage.commands.run(place, *stage.run.arguments, inject=(kill,), umask=0).code < 0
            left = set(place.rglob("*")) - before
        names |= {path.name for path in left}
        modes = {str(path): oct(path.stat().st_mode & 0o777) for path in left}
        assert {path: mode for path, mode in modes.items() if mode not in ("0o600", "0o700")} == {}
    assert "register.sqlite-journal" in names
    assert any(name.endswith(".part") for name in names)


@pytest.mark.parametrize("onwards", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("error", ERRORS)
def test_whatever_call_fails_is_told_and_the_same_command_goes_on(stage: Stage, error: str, onwards: bool) -> None:  # noqa: FBT001
    first = 30 * ERRORS.index(error) + 15 * onwards
    points = sample(stage.points, _REFUSALS, first)
    assert {str(one): wrong for one in points if (wrong := refuse_at(stage, one, error, onwards=onwards))} == {}


def test_a_full_disk_is_told_and_with_room_the_same_command_goes_on(stage: Stage) -> None:
    sizes = [SIZES[place * (len(SIZES) - 1) // (_FULL - 1)] for place in range(_FULL)]
    ended = {size: full_at(stage, size) for size in sizes}
    assert {size: wrong for size, (_how, wrong) in ended.items() if wrong} == {}
    assert ended[sizes[0]][0] == "full", "the smallest disk has no room for the letters"


@pytest.mark.parametrize("same", [False, True], ids=["other letters", "the same letter"])
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_clerks_at_once_get_numbers_without_double_or_gap(
    tmp_path: Path,
    server: Server,
    database: str,
    same: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CONGVAN_REGISTER_PASSWORD", server.password)
    register = ""
    if database == "postgresql":
        name = f"crowd_{int(same)}"
        server.run(f"CREATE DATABASE {name}")
        register = server.url(name)
    rounds, clerks = 2, 4
    office = make_office(tmp_path / "office", letters_of(rounds, clerks, same=same), register)
    crowd = crowd_of(office, tmp_path / "clerks", clerks)
    try:
        assert crowd.clerks[0].run(office, "register", "init").code == 0
        assert crowd.rounds(rounds, same=same)[0] == []
    finally:
        crowd.close()
