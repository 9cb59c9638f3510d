"""Text → sentence spans. The rules of a language are data: `<language>.toml` in this folder."""

from i18n.segmentation.sentences import segment

__all__ = ["segment"]
