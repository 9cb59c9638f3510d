"""Text → sentence spans. The rules of a language are data: `<language>.toml` in this folder."""

from i18n.segmentation.sentences import Decision, ExtraRules, Segmentation, explain, segment

__all__ = ["Decision", "ExtraRules", "Segmentation", "explain", "segment"]
