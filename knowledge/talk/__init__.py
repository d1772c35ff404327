"""What someone who talks to the coach wants: told by the encoder and examples, without Discord."""

from knowledge.talk.classifier import Classifier
from knowledge.talk.intent import Intent, Understanding

__all__ = ["Classifier", "Intent", "Understanding"]
