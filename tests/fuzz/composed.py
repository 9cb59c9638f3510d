"""Inputs that hypothesis composes, by target."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.laws import docx_writing, writing

COMPOSED: dict[str, st.SearchStrategy[bytes]] = {
    "docx": docx_writing.DOCUMENTS,
    "html": writing.HTML.map(str.encode),
    "md": writing.MARKDOWN.map(str.encode),
    "mdx": writing.MDX.map(str.encode),
    "txt": writing.PLAIN.map(str.encode),
    "segmentation": st.one_of(
        st.lists(writing.SENTENCES, max_size=12).map(" ".join), writing.ARBITRARY, st.text()
    ).map(lambda text: text.encode("utf-8", "replace")),
}
