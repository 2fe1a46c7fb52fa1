"""What every action is given first: the graph, who acts, and when."""

from dataclasses import dataclass
from datetime import date, datetime

from graph.domain.policy import Actor
from graph.domain.values.moment import Moment
from graph.engine import Graph


@dataclass(frozen=True, slots=True)
class Context:
    """Who does something to which graph, and when."""

    graph: Graph
    actor: Actor
    moment: Moment

    @property
    def now(self) -> datetime:
        """The instant, UTC."""
        return self.moment.now

    @property
    def today(self) -> date:
        """The calendar day, Asia/Jakarta."""
        return self.moment.today

    @property
    def latest(self) -> date:
        """The latest day anywhere in Indonesia: what is dated later has not come yet."""
        return self.moment.latest
