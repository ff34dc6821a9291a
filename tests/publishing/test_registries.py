"""No output forgets a kind: adding one to the model fails here until every output has it."""

from typing import get_args

import pytest

from atelier.content import model
from atelier.publishing.handout import Handout, Paper
from atelier.publishing.pdf import answering, asking, blocks, flows, inlines, source
from atelier.publishing.plain import asking as plain_asking
from atelier.publishing.plain import blocks as plain_blocks
from atelier.publishing.plain import flows as plain_flows
from atelier.publishing.plain import inlines as plain_inlines
from atelier.publishing.plain import text


@pytest.mark.parametrize(
    ("registry", "kinds"),
    [
        (blocks.BLOCKS, get_args(model.Block)),
        (flows.FLOWS, get_args(model.Flow)),
        (inlines.INLINES, get_args(model.Inline)),
        (source.HANDOUTS, get_args(Handout)),
        (source.PAPERS, Paper),
        (asking.ASKED, model.QuestionKind),
        (answering.ANSWERED, model.QuestionKind),
        (plain_blocks.BLOCKS, get_args(model.Block)),
        (plain_flows.FLOWS, get_args(model.Flow)),
        (plain_inlines.INLINES, get_args(model.Inline)),
        (plain_asking.ASKED, model.QuestionKind),
        (plain_asking.ANSWERED, model.QuestionKind),
        (text.HANDOUTS, get_args(Handout)),
    ],
)
def test_every_kind_has_its_function(registry, kinds):
    assert set(registry) == set(kinds)
