"""The models: which there are, where their files lie, and proof that they are the right ones."""

from livecard.models.digests import WrongDigest
from livecard.models.locating import MissingModel, at_hand, locate
from livecard.models.manifest import Model, load_manifest

__all__ = ["MissingModel", "Model", "WrongDigest", "at_hand", "load_manifest", "locate"]
