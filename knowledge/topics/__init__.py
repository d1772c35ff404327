"""What people type -> the headings they mean."""

from knowledge.topics.headings import Heading
from knowledge.topics.look_up import Match, Tier, TopicIndex

__all__ = ["Heading", "Match", "Tier", "TopicIndex"]
