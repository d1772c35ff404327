"""``python -m knowledge intents``: what is meant by what is said, and how well that is told."""

import argparse
import json
import sys
from collections.abc import Sequence

from config.settings import Settings
from knowledge import encoder
from knowledge.cli.records import problem, records_of
from knowledge.talk import examples
from knowledge.talk.classifier import Classifier
from knowledge.talk.intent import Intent, Understanding
from knowledge.talk.measures import Judged, Measures, Rate, measure
from knowledge.talk.records import Record, read
from knowledge.talk.weights import SHIPPED

Parts = dict[str, list[Judged]]
"""What is measured apart, by its title."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("intents", help="measure how well what is said is understood")
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="JSON lines with text, open_question and intent (what was meant); - reads stdin",
    )
    chosen.add_argument(
        "--examples",
        action="store_true",
        help="measure on the examples, each by a model that did not learn from it",
    )
    chosen.add_argument(
        "--learn", action="store_true", help="learn the weights that ship from the examples"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--wrong", action="store_true", help="list what was taken for another")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the measures, or write the weights; 1 if a line was broken."""
    try:
        if options.learn:
            _learn()
            return 0
        parts, broken = _left_out() if options.examples else _judged(options.file)
        measured = {title: measure(judged) for title, judged in parts.items()}
    except (OSError, encoder.EncoderError, ValueError) as error:
        print(f"{options.file or 'intents'}: {problem(error)}", file=sys.stderr)
        return 1
    for title, measures in measured.items():
        print(_json(title, measures) if options.json else f"{title}\n\n{_table(measures)}")
        for one in parts[title] if options.wrong else ():
            if one.meant is not one.understood.intent:
                print(f"{one.meant} -> {one.understood.intent}: {one.text}")
    return int(broken)


def understood(records: Sequence[Record], settings: Settings) -> list[Understanding]:
    """Tell what is meant, with the encoder and the cache of the settings.

    Raises:
        EncoderError: the encoder is missing or broken.
    """
    model = encoder.load(settings.encoder_model)
    return Classifier.load(model, settings.cache_dir).understand_all(
        [record.text for record in records], [record.open_question for record in records]
    )


def written(record: Record, understanding: Understanding) -> str:
    """Return a record with what was understood, as a line of JSON."""
    told = {
        "intent": str(understanding.intent),
        "confidence": understanding.confidence,
        "or": None if understanding.other is None else str(understanding.other),
    }
    return json.dumps(record.fields | told, ensure_ascii=False)


def _judged(file: str) -> tuple[Parts, bool]:
    records, broken = records_of(file, read)
    usable = [record for record in records if record.fields.get("intent") in set(Intent)]
    for record in records:
        if record not in usable:
            print(f'{file}:{record.line}: "intent" must be one of the intents', file=sys.stderr)
            broken = True
    judged = [
        Judged(record.text, Intent(record.fields["intent"]), told, bool(record.open_question))
        for record, told in zip(usable, understood(usable, Settings()), strict=True)
    ]
    return {file: judged}, broken


def _learn() -> None:
    from knowledge.talk import learning  # noqa: PLC0415 - takes seconds

    learning.fit(examples.shipped(), encoder.load()).write(SHIPPED)


def _left_out() -> tuple[Parts, bool]:
    from knowledge.talk import learning  # noqa: PLC0415 - takes seconds

    judged = learning.left_out(examples.shipped(), encoder.load(Settings().encoder_model))
    return {
        "with a question open": [one for one in judged if one.is_open],
        "with none open": [one for one in judged if not one.is_open],
    }, False


def _json(title: str, measures: Measures) -> str:
    rates = ("asked", "missed", *_RATES)
    plain = {
        "of": title,
        "count": measures.count,
        "accuracy": measures.accuracy,
        "macro_f1": measures.macro_f1,
        "f1": measures.f1,
        "confusion": [
            {"meant": meant, "taken": taken, "count": count}
            for (meant, taken), count in measures.confusion.most_common()
        ],
        **{name: getattr(measures, name).share for name in rates},
    }
    return json.dumps(plain, ensure_ascii=False)


_RATES = {
    "answers_as_chatter": "answers taken for chatter",
    "chatter_as_answers": "chatter graded as an answer",
    "answers_as_other": "answers taken for anything else",
    "other_as_answers": "anything else graded as an answer",
}


def _table(measures: Measures) -> str:
    lines = [
        f"utterances                         {measures.count}",
        f"accuracy                           {measures.accuracy:.3f}",
        f"macro-F1                           {measures.macro_f1:.3f}",
        f"asked with two buttons             {_share(measures.asked)}",
        f"  and neither was meant            {_share(measures.missed)}",
        *(f"{title:<35}{_share(getattr(measures, name))}" for name, title in _RATES.items()),
        "",
        *(f"{intent:<12}F1 {f1:.3f}" for intent, f1 in measures.f1.items()),
        "",
        *(f"{m} taken for {t}: {n}" for (m, t), n in measures.confusion.most_common()),
    ]
    return "\n".join(lines)


def _share(rate: Rate) -> str:
    return f"{rate.share:.1%} ({rate.count} of {rate.of})"
