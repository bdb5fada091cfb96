"""The build that answers now: watched, verified and exchanged without delaying a request."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from bot.builds import Build, newest_sound, open_build
from bot.errors import AudienceRefused, IndexRefused, SidelineError
from bot.manifest import current_build_id
from web.logs import log

LOOK_EVERY = 0.5  # seconds between two looks at the pointer file
RETRY_AFTER = 5.0  # seconds until a refused build is tried once more


class NotReady(SidelineError):
    """Raised when there is no verified index to answer from."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__("index", why, remedy)


class LiveBuild:
    """Hold the current build; look for a newer one now and then, and load that beside the requests.

    Where the index names one that is damaged or missing and none answers yet, the newest sound one beside it does.
    `prepare` makes a build that was read the one to answer from. `fault` says why the build that the index names
    isn't the one that answers, or is None.
    """

    def __init__(
        self,
        index: Path,
        on_change: Callable[[str | None, str | None], None] | None = None,
        prepare: Callable[[Build], Build] = lambda build: build,
    ) -> None:
        self.index, self._prepare = index, prepare
        self.fault: SidelineError | None = None
        self._build: Build | None = None
        self._on_change = on_change
        self._loading = threading.Lock()
        self._next_look = 0.0
        self._refused: tuple[str, float] | None = None
        self._load()

    @property
    def current(self) -> Build | None:
        """Give the build that answers, or None. Read it once a request: the next read may give another."""
        self._look()
        return self._build

    def watch(self) -> None:
        """Look from now on unasked as well: a server that nobody asks has a new build ready for the next request."""
        threading.Thread(target=self._keep_looking, name="watch-index", daemon=True).start()

    def _keep_looking(self) -> None:
        while True:
            time.sleep(LOOK_EVERY)
            self._look()

    def _look(self) -> None:
        now = time.monotonic()
        if now >= self._next_look:
            self._next_look = now + LOOK_EVERY
            if self._changed(now) and self._loading.acquire(blocking=False):
                try:
                    threading.Thread(target=self._load_and_release, name="load-build", daemon=True).start()
                except RuntimeError:  # no thread to be had: try at the next look
                    self._loading.release()

    def require(self) -> Build:
        """Give the build that answers, or raise NotReady."""
        build = self.current
        if build is None:
            fault = self.fault
            raise NotReady(fault.why if fault else "it is being loaded", fault.remedy if fault else "Try again.")
        return build

    def _changed(self, now: float) -> bool:
        try:
            named = current_build_id(self.index)
        except IndexRefused as fault:
            self._note(fault)
            return False
        if self._build is not None and named == self._build.build_id:
            self.fault = self._refused = None
            return False
        return not (self._refused and self._refused[0] == named and now < self._refused[1])

    def _load_and_release(self) -> None:
        try:
            self._load()
        finally:
            self._loading.release()

    def _load(self) -> None:
        named = ""
        try:
            named = current_build_id(self.index)
            build = self._prepare(open_build(self.index))
        except SidelineError as fault:
            self._refuse(named, fault)
        except Exception as fault:  # noqa: BLE001 - whatever a foreign index does, the old one must go on
            self._refuse(named, IndexRefused(str(self.index), f"it can't be read ({type(fault).__name__})"))
        else:
            self._take(build)
            self.fault = self._refused = None

    def _take(self, build: Build) -> None:
        old, self._build = self._build, build
        before = old.build_id if old else None
        log("build", build=build.build_id, before=before, passages=len(build.passages))
        if self._on_change:
            self._on_change(build.build_id, before)

    def _refuse(self, named: str, fault: SidelineError) -> None:
        self._refused = (named, time.monotonic() + RETRY_AFTER)
        # An owner who trained for other audiences meant to: an older build would show what was withdrawn.
        older = None if self._build or isinstance(fault, AudienceRefused) else self._older()
        if older is None:
            self._note(fault)
            return
        log("index_refused", logging.ERROR, why=str(fault), named=named or None, instead=older.build_id)
        self.fault = fault
        self._take(older)

    def _older(self) -> Build | None:
        try:
            build = newest_sound(self.index)
            return self._prepare(build) if build else None
        except Exception as fault:  # noqa: BLE001 - as above: without an answer it must still start
            log("older_build_refused", logging.WARNING, error=type(fault).__name__)
            return None

    def _note(self, fault: SidelineError) -> None:
        if str(self.fault) != str(fault):
            stays = self._build.build_id if self._build else None
            log("index_refused", logging.WARNING, why=str(fault), stays=stays)
        self.fault = fault
