"""newsgen: static news sites in Simplified and Traditional Chinese."""

__version__ = "0.1.0"
